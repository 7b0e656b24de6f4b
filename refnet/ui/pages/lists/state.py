"""What a list is asked for at the moment: its tab, its chips, the words in its filter box and its order."""

from dataclasses import dataclass, replace

from refnet.services.listing import Filter, Listing
from refnet.ui.look import formats


@dataclass(frozen=True, slots=True)
class FilterField:
    """A field that can be filtered by, with the values that it offers and what the screen says for them."""

    field: str
    title: str
    values: tuple[tuple[str, str], ...] = ()

    def say(self, value: str) -> str:
        """Return what a chip says for this value."""
        shown = dict(self.values).get(value, value) or formats.DASH
        return f"{self.title}: {shown}"


@dataclass(frozen=True, slots=True)
class ListState:
    """The tab's own filters are not shown as chips; those that the user chose are."""

    tab: tuple[Filter, ...] = ()
    chosen: tuple[Filter, ...] = ()
    search: str = ""
    sort: str = ""
    descending: bool = False

    def listing(self) -> Listing:
        """Return what the services are asked for."""
        return Listing(self.search, (*self.tab, *self.chosen), self.sort, self.descending)

    @property
    def is_filtered(self) -> bool:
        """Tell whether the user narrowed the list."""
        return bool(self.search.strip() or self.chosen)

    def with_filter(self, added: Filter) -> "ListState":
        """Return the state narrowed by one filter more."""
        return self if added in self.chosen else replace(self, chosen=(*self.chosen, added))

    def without(self, key: str) -> "ListState":
        """Return the state without the filter of this chip."""
        return replace(self, chosen=tuple(one for one in self.chosen if chip_key(one) != key))


def chip_key(one: Filter) -> str:
    """Return the key of a filter's chip."""
    return f"{one.field}={one.value}"
