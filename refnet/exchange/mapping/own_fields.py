"""Tables whose columns are called like the fields of RefNet need no guessing: those of cards and networks."""

from collections.abc import Sequence

from refnet.exchange.mapping.fields import FIELDS, NEEDED, Rows
from refnet.exchange.mapping.shape import Mapping

_TELLING = (("deal", Rows.DEALS), ("ask", Rows.ASKS), ("prospect", Rows.INTRODUCTIONS), ("person", Rows.PEOPLE))


def own_mapping(headers: Sequence[str]) -> Mapping | None:
    """Return what such a table means, or None when it is none; columns that are called otherwise are left out."""
    columns = {header: header for header in headers if header in FIELDS}
    begun = {name.partition(".")[0] for name in columns}
    rows = next((rows for side, rows in _TELLING if side in begun), None)
    if rows is None or any(set(columns).isdisjoint(group) for group in NEEDED[rows]):
        return None
    return Mapping(rows, columns)
