"""The four lists about asking, and the team: what each reads, shows and says."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.i18n import _, counted
from refnet.services import asking, preferences
from refnet.services.asking import LedgerRow, Suggestion, WarmingRow
from refnet.services.giving import Give
from refnet.services.insights.telling import Voice
from refnet.ui.context import Context
from refnet.ui.look import formats
from refnet.ui.look.icon_names import MaybeIcon
from refnet.ui.pages.plan import give, ledger, team
from refnet.ui.pages.plan.asking import AskingShown, AskingTab, Kind
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.parts.empty_state import Way

NEXT, COLD, NEVER = "next", "cold", "never"


def kinds(context: Context) -> tuple[Kind, ...]:
    """Return the lists in the order of their tabs."""
    return (
        Kind(NEXT, _("Whom to ask"), partial(_next, context), _next_columns(), _("Ask"),
             _("Nobody to ask now"),
             _("Allies stand here, the most promising first. Add some, or let those asked lately rest."),
             (_way(context, "add-ally", _("Add ally"), "user-plus", primary=True),)),
        Kind(COLD, _("Cold deals to warm"), partial(_cold, context), _cold_columns(), _("Prepare ask"),
             _("No way to a cold deal is known"),
             _("Log whom your allies know, and the open cold deals that they could warm stand here."),
             (_way(context, "log-cold-lead", _("Log cold lead"), "snowflake"),), _rests_on),
        Kind(NEVER, _("Clients never asked"), partial(_never, context), _never_columns(), _("Ask"),
             _("Every client was asked"), _("Clients whom nobody ever asked for an introduction stand here.")),
        ledger.kind(context),
        give.kind(context),
        team.kind(context),
    )  # fmt: skip


def tab(context: Context, one: Kind, parent: QWidget | None = None) -> AskingTab:
    """Return the list as it is shown; over the asks so far stands what they can be chosen by."""
    made = ledger.LedgerTab if one.key == ledger.LEDGER else AskingTab
    return made(context, one, parent)


def _way(context: Context, action: str, text: str, icon: MaybeIcon, *, primary: bool = False) -> Way:
    return Way(text, icon, partial(context.run, action), primary)


def _next(context: Context) -> AskingShown:
    found = asking.suggestions(context.store, context.today())
    if not found:
        return AskingShown("", found)
    sentence = _(
        "By how likely they introduce you, how often that wins, and what it brings, less for few cases and for asks that "
        "brought nothing; who is paused, was asked or introduced somebody in the last 30 days, or gave you much more "
        "than you gave, rests."
    )
    return AskingShown(sentence, found)


def _cold(context: Context) -> AskingShown:
    found = asking.warmings(context.store, context.today())
    could = counted(
        "{count} open cold deal could be warmed", "{count} open cold deals could be warmed", len(found.rows)
    )
    cold = _("{could}, of {cold}.").format(could=could, cold=formats.number(found.cold))
    rescued = _("Asked for so far: {asked}; introduced since: {introduced}; won: {won}.").format(
        asked=formats.number(found.asked), introduced=formats.number(found.introduced), won=formats.number(found.won)
    )
    explained = _(
        "Chance: how likely the way holds, by how well each knows the next and whether whom you ask still introduces; "
        "a colleague counts half. "
        "The first is worth most: chance, usual rate of introductions and amount together."
    )
    if not found.cold and not found.asked:
        return AskingShown(
            "", found.rows, (_("No cold deal is open"), _("Open cold deals that an ally could warm stand here."))
        )
    return AskingShown(f"{cold} {rescued} {explained}" if found.rows else f"{cold} {rescued}", found.rows)


def _never(context: Context) -> AskingShown:
    found, currency = asking.never_asked(context.store), preferences.load(context.store).currency
    asked = found.clients - len(found.people)
    sentence = _("{asked} of {clients} clients were asked at least once ({share}).").format(
        asked=formats.number(asked), clients=formats.number(found.clients), share=formats.percent(found.coverage)
    )
    rows = [_Client(key, name, company, (won, currency)) for key, name, company, won in found.people]
    if not found.clients:
        none = (
            _("No clients yet"),
            _("Mark a deal as won, and its client stands here until they are asked for an introduction."),
        )
        return AskingShown("", rows, none)
    return AskingShown(sentence, rows)


class _Client:
    """A client who was never asked, as the list shows them."""

    def __init__(self, key: UUID, name: str, organization: str, won: tuple[int, str]) -> None:
        self.id, self.name, self.organization, self.won = key, name, organization, won


def _next_columns() -> tuple[Column, ...]:
    def row(column: str) -> "partial[str]":
        return partial(_reason, column)

    return (
        Column("name", _("Person"), 160, strong=True),
        Column("organization", _("Organization"), 150, priority=2),
        Column("first", _("Why"), 235, value=row("0"), sortable=False),
        Column("second", _("Asked"), 180, value=row("1"), sortable=False),
        Column("third", _("Besides"), 210, value=row("2"), priority=2, sortable=False),
        Column("warning", _("Mind"), 225, sortable=False),
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
        Column("warning", _("Mind"), 180, priority=2, sortable=False),
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
    return ("allies", ("person", row.id)) if isinstance(row, _Client) else None


def person_of(row: object) -> UUID | None:
    """Return whom the deed of a row asks."""
    if isinstance(row, WarmingRow):
        return row.ally_id
    if isinstance(row, Suggestion):
        return row.person_id
    return row.id if isinstance(row, _Client) else None
