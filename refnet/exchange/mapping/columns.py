"""Headers matched with the names they are known by, whatever their order, numbers, accents and marks."""

import re
from collections.abc import Mapping, Sequence
from functools import cache

from refnet.domain.names import fold
from refnet.exchange.mapping.fields import takes_several
from refnet.i18n import _

_NOT_PLAIN = re.compile(r"[\W_]+")
_NUMBER = re.compile(r" ?\b\d+\b")
Headers = Mapping[str, str]  # plain header to field; of one field's headers the best stands first


def plain(text: str) -> str:
    """Return a header or a word folded, with letters and digits only."""
    return _NOT_PLAIN.sub(" ", fold(text)).strip()


def is_unnamed(header: str) -> bool:
    """Tell whether a header only says where its column stands, as tables without headers have them."""
    return any(name.fullmatch(header) for name in _unnamed())


@cache
def _unnamed() -> tuple[re.Pattern[str], ...]:
    names = ((_("column {place}"), "{place}", r"\d+"), (_("Column {letter}"), "{letter}", "[A-Z]+"))
    return tuple(re.compile(re.escape(name).replace(re.escape(gap), fill)) for name, gap, fill in names)


def headers_of(fields: Mapping[str, str]) -> dict[str, str]:
    """Return plain header to field, from fields with their headers, the best first, between bars."""
    return {plain(name): field for field, names in fields.items() for name in names.split("|")}


def match(headers: Sequence[str], likely: Headers) -> dict[str, str]:
    """Return column to field; of several columns a field gets the best known, but all ways to reach somebody."""
    ranks = {name: rank for rank, name in enumerate(likely)}
    found = [(ranks[name], plain(header) != name, plain(header), header, likely[name])
             for header in headers if (name := _known(plain(header), likely)) is not None]  # fmt: skip
    columns: dict[str, str] = {}
    for _rank, _is_numbered, _plain, header, field in sorted(found):
        if field not in columns.values() or takes_several(field):
            columns[header] = field
    return columns


def _known(header: str, likely: Headers) -> str | None:
    """Return the name a header goes by: its own, with its number as the first, or for ways to reach somebody without."""
    if header in likely:
        return header
    first, bare = _NUMBER.sub(" 1", header).strip(), _NUMBER.sub("", header).strip()
    if first in likely:
        return first
    return bare if bare in likely and takes_several(likely[bare]) else None
