"""Looks through the store for the palette."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.look.icon_names import IconName
from refnet.ui.palette.rows import PaletteRow

if TYPE_CHECKING:
    from refnet.services.search import Hit, Hits

LIMIT = 6

Find = Callable[[str], "Hits"]


def find_in(context: Context, text: str) -> "Hits":
    """Return what the open store has; runs in a lane."""
    from refnet.services import search  # noqa: PLC0415 - SQLAlchemy comes after the first paint

    return search.everything(context.store, text, LIMIT)


def rows(context: Context, hits: "Hits") -> list[PaletteRow]:
    """Return the rows of what was found, people first; opening one goes to its page."""
    both = _("Organizations and deals")
    return [
        *_rows(context, hits.people, _("People"), "user", ("allies", "person")),
        *(_organization(context, hit, both) for hit in hits.organizations),
        *_rows(context, hits.deals, both, "briefcase", ("deals", "deal")),
        *_rows(context, hits.introductions, _("Introductions"), "handshake", ("introductions", "introduction")),
    ]


def _organization(context: Context, hit: "Hit", group: str) -> PaletteRow:
    """Return the row of an organization, which opens its people."""
    show = partial(context.go_to_rows, "allies", "organization", hit.title)
    return PaletteRow(group, "building-2", hit.title, show, detail=hit.detail)


def _rows(
    context: Context, hits: "Sequence[Hit]", group: str, icon: IconName, place: tuple[str, str]
) -> list[PaletteRow]:
    page, table = place
    return [
        PaletteRow(group, icon, hit.title, partial(context.go, page, (table, hit.id)), detail=hit.detail)
        for hit in hits
    ]
