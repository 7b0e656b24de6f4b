"""Text on its way in from forms, cleaned as that of imported files is."""

from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from refnet.domain.drafts import LONGEST_TEXT
from refnet.domain.errors import InvalidInput
from refnet.exchange.values.text import clean_text
from refnet.i18n import _

D = TypeVar("D")

_SEVERAL_LINES = frozenset(
    {"reason", "wording", "ideal_client", "lost_reason", "target", "next_step", "agenda", "research", "points"}
)


def line(text: str) -> str:
    """Return text for one line: breaks, tabs and runs of spaces become one space."""
    return " ".join(clean_text(text).split())


def paragraph(text: str, place: str = "text") -> str:
    """Return text of several lines; raise InvalidInput for that place in the form when it is too long to keep."""
    if len(text) > LONGEST_TEXT:
        raise InvalidInput(place, _("This text is too long to keep. Please shorten it."))
    return clean_text(text)


def cleaned(draft: D) -> D:
    """Return the draft with all its texts cleaned, those of the drafts inside it too."""
    if not is_dataclass(draft) or isinstance(draft, type):
        return draft
    return replace(draft, **{one.name: _value(one.name, getattr(draft, one.name)) for one in fields(draft)})


def _value(name: str, value: Any) -> Any:  # noqa: ANN401 - any field of a draft
    if type(value) is str:  # an enum is a str too, and stays what it is
        return paragraph(value, name) if name in _SEVERAL_LINES else line(value)
    if isinstance(value, tuple):
        return tuple(_value(name, one) for one in value)
    return cleaned(value)
