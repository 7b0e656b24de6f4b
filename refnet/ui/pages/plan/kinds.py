"""The four lists about asking, and the team: what each reads, shows and says."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.services.asking import LedgerRow, Suggestion, WarmingRow
from refnet.services.giving import Give
from refnet.services.insights.telling import Voice
from refnet.ui.context import Context
from refnet.ui.look import formats
from refnet.ui.look.icon_names import MaybeIcon
from refnet.ui.pages.plan import give, ledger, team, whom
from refnet.ui.pages.plan.asking import AskingTab, Kind
from refnet.ui.pages.plan.narrow import Chosen, NarrowTab
from refnet.ui.pages.plan.whom import Client
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.parts.empty_state import Way

NEXT, COLD, NEVER = "next", "cold", "never"


def kinds(context: Context) -> tuple[Kind, ...]:
    """Return the lists in the order of their tabs."""
    return (
        Kind(NEXT, _("Whom to ask"), partial(whom.next_to_ask, context), _next_columns(), _("Ask"), *whom.nobody(),
             (_way(context, "add-ally", _("Add ally"), "user-plus", primary=True),), whose=_("Whose allies")),
        Kind(COLD, _("Cold deals to warm"), partial(whom.cold_deals, context), _cold_columns(), _("Prepare ask"), *whom.no_way(),
             (_way(context, "log-cold-lead", _("Log cold lead"), "snowflake", primary=True),), _rests_on, _("Whose deals")),
        Kind(NEVER, _("Clients never asked"), partial(whom.never_asked, context), _never_columns(), _("Ask"), *whom.all_asked(),
             (Way(_("Show deals"), "briefcase", partial(context.go, "deals")),), whose=_("Whose clients")),
        ledger.kind(context),
        give.kind(context),
        team.kind(context),
    )  # fmt: skip


def tab(context: Context, one: Kind, chosen: Chosen, parent: QWidget | None = None) -> AskingTab:
    """Return the list as it is shown: with what its rows can be chosen by, where that is so."""
    if one.key == ledger.LEDGER:
        return ledger.LedgerTab(context, one, parent)
    return NarrowTab(context, one, chosen, parent) if one.whose else AskingTab(context, one, parent)


def _way(context: Context, action: str, text: str, icon: MaybeIcon, *, primary: bool = False) -> Way:
    return Way(text, icon, partial(context.run, action), primary)


def _next_columns() -> tuple[Column, ...]:
    def row(column: str) -> "partial[str]":
        return partial(_reason, column)

    return (
        Column("name", _("Person"), 160, strong=True),
        Column("organization", _("Organization"), 150, priority=2),
        Column("first", _("Why"), 235, value=row("0"), sortable=False),
        Column("second", _("Asked"), 180, value=row("1"), sortable=False),
        Column("third", _("Besides"), 210, value=row("2"), priority=2, sortable=False),
        Column("warning", _("Keep in mind"), 225, sortable=False),
    )


def _reason(column: str, row: Suggestion) -> str:
    place = int(column)
    return row.reasons[place] if place < len(row.reasons) else ""


def _cold_columns() -> tuple[Column, ...]:
    return (
        Column("title", _("Deal"), 220, strong=True),
        Column("prospect", _("Prospect"), 140, priority=2),
        Column("ally", _("Whom to ask"), 150),
        Column("chain", _("Way"), 260, value=_chain, sortable=False),
        Column("rests_on", _("Rests on"), 240, value=_rests_on, priority=2, sortable=False),
        Column("chance", _("Chance"), 80, "number", text=_chance),
        Column("money", _("Amount"), 100, "money"),
        Column("asked_on", _("Asked"), 100, "date", priority=2),
        Column("warning", _("Keep in mind"), 180, priority=2, sortable=False),
    )


def _chain(row: WarmingRow) -> str:
    return _("{way}, a colleague").format(way=row.chain) if row.is_colleague else row.chain


def _rests_on(row: WarmingRow) -> str:
    return row.rests_on(Voice(formats.day, formats.money_short))


def _chance(row: WarmingRow) -> str:
    return formats.percent(row.chance)


def _never_columns() -> tuple[Column, ...]:
    return (
        Column("name", _("Client"), 200, strong=True),
        Column("organization", _("Organization"), 220),
        Column("won", _("Won"), 120, "money"),
    )


def opens(row: object) -> tuple[str, tuple[str, UUID]] | None:
    """Return the page and the record that a row of any list opens."""
    if isinstance(row, WarmingRow):
        return "deals", ("deal", row.deal_id)
    if isinstance(row, LedgerRow):
        return "allies", ("person", row.ally_id)
    if isinstance(row, Suggestion):
        return "allies", ("person", row.person_id)
    if isinstance(row, Give):
        return "allies", ("person", row.ally_id)
    return ("allies", ("person", row.id)) if isinstance(row, Client) else None


def person_of(row: object) -> UUID | None:
    """Return whom the deed of a row asks."""
    if isinstance(row, WarmingRow):
        return row.ally_id
    if isinstance(row, Suggestion):
        return row.person_id
    return row.id if isinstance(row, Client) else None
