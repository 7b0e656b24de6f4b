"""Columns that only RefNet itself fills: whose a row is and which version it has cannot come from a file."""

from collections.abc import Sequence

from refnet.exchange.mapping.columns import plain
from refnet.exchange.mapping.shape import Mapping
from refnet.i18n import _

_OWN = frozenset(["id", "owner", "owner id", "version", "import batch", "import batch id", "created by", "changed by"])


def reserved(mapping: Mapping, headers: Sequence[str]) -> tuple[str, ...]:
    """Return a sentence about the columns that would say such things, when there are any."""
    left = [header for header in headers if plain(header) in _OWN and header not in mapping.columns]
    if not left:
        return ()
    return (_("Not taken in, since RefNet keeps this itself: {columns}.").format(columns=", ".join(left)),)
