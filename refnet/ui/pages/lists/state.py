"""What a list is asked for at the moment: its tab, its chips, the words in its filter box and its order."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from refnet.services.listing import Filter, Listing, Only
from refnet.ui.look import formats

ONLY = "only"  # the chip of rows chosen by id


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
    only: Only | None = None

    def listing(self) -> Listing:
        """Return what the services are asked for."""
        return Listing(self.search, (*self.tab, *self.chosen), self.sort, self.descending, self.only)

    @property
    def is_filtered(self) -> bool:
        """Tell whether the user narrowed the list."""
        return bool(self.search.strip() or self.chosen or self.only)

    def with_filter(self, added: Filter) -> "ListState":
        """Return the state narrowed by one filter more."""
        return self if added in self.chosen else replace(self, chosen=(*self.chosen, added))

    def without(self, key: str) -> "ListState":
        """Return the state without the filter of this chip."""
        if key == ONLY:
            return replace(self, only=None)
        return replace(self, chosen=tuple(one for one in self.chosen if chip_key(one) != key))

    def chips(self, say: Callable[[Filter], str]) -> list[tuple[str, str]]:
        """Return the chips, each by its key and words; `say` gives the words of a filter."""
        rows = [] if self.only is None else [(ONLY, say_only(self.only))]
        return rows + [(chip_key(one), say(one)) for one in self.chosen]


def say_only(only: Only) -> str:
    """Return what the chip of chosen rows says, as in "Cold, lost before a meeting (41)"."""
    return f"{only.name} ({formats.number(len(only.ids))})"


def chip_key(one: Filter) -> str:
    """Return the key of a filter's chip."""
    return f"{one.field}={one.value}"
