"""What one typed line or a pasted mail tells: who introduced whom, when, how and why; nothing is guessed silently."""

from refnet.domain.quick.line import understand
from refnet.domain.quick.mail import is_mail, understand_mail
from refnet.domain.quick.markup import without_markup
from refnet.domain.quick.understood import Elsewhere, Kind, Named, Understood

__all__ = ["Elsewhere", "Kind", "Named", "Understood", "is_mail", "understand", "understand_mail", "without_markup"]
