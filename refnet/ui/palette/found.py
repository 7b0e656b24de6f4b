"""Looks through the store for the palette."""

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.look.icon_names import IconName
from refnet.ui.palette.rows import PaletteRow
from refnet.ui.record_deeds import RecordDeeds

if TYPE_CHECKING:
    from refnet.services.search import Hit, Hits

LIMIT = 6


def find_in(context: Context, text: str) -> "Hits":
    """Return what the open store has; runs in a lane."""
    from refnet.services import search  # noqa: PLC0415 - SQLAlchemy comes after the first paint

    return search.everything(context.store, text, LIMIT)


def rows(context: Context, deeds: RecordDeeds, hits: "Hits") -> list[PaletteRow]:
    """Return the rows of what was found, people first and then deals that run; opening one goes to its page."""
    both = _("Deals and organizations")
    deal = partial(_rows, context, deeds, both, "briefcase", ("deals", "deal"))
    return [
        *_rows(context, deeds, _("People"), "user", ("allies", "person"), hits.people),
        *deal([hit for hit in hits.deals if not hit.is_over]),
        *(_organization(context, hit, both) for hit in hits.organizations),
        *deal([hit for hit in hits.deals if hit.is_over]),
        *_rows(context, deeds, _("Introductions"), "handshake", ("introductions", "introduction"), hits.introductions),
    ]


def _organization(context: Context, hit: "Hit", group: str) -> PaletteRow:
    """Return the row of an organization, which opens its people."""
    show = partial(context.go_to_rows, "allies", "organization", hit.title)
    return PaletteRow(group, "building-2", hit.title, show, detail=hit.detail)


def _rows(  # noqa: PLR0917 - three of them are bound once
    context: Context, deeds: RecordDeeds, group: str, icon: IconName, place: tuple[str, str], hits: "Sequence[Hit]"
) -> list[PaletteRow]:
    page, table = place
    return [
        PaletteRow(
            group, icon, hit.title, partial(context.go, page, (table, hit.id)), detail=hit.detail,
            deeds=deeds.keyed(table, hit),
        )
        for hit in hits
    ]  # fmt: skip
