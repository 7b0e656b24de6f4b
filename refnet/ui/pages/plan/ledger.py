"""Asks so far: the asks that are chosen, and how many of them came how far."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import partial

from PySide6.QtWidgets import QWidget

from refnet.domain.asking_words import standing_told, wording_told
from refnet.i18n import _, counted
from refnet.services import asking
from refnet.services.asking import AskChoices, AskFunnel, AskQuery, LedgerRow
from refnet.ui.context import Context
from refnet.ui.look import formats
from refnet.ui.pages.plan.asking import AskingShown, AskingTab, Kind
from refnet.ui.pages.plan.choosing import AskBar, short
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.parts.empty_state import EmptyState, Way

LEDGER = "ledger"
MOST_WORDINGS = 4  # lines above the list


@dataclass(frozen=True, slots=True)
class LedgerShown(AskingShown):
    """Chosen asks, what can be chosen, and whether the choice leaves none of those there are."""

    choices: AskChoices = field(default_factory=AskChoices)
    is_left_out: bool = False


def kind(context: Context) -> Kind:
    """Return the list."""
    way = Way(_("Log ask"), "message-circle-question-mark", partial(context.run, "log-ask"), primary=True)
    return Kind(
        LEDGER, _("Asks so far"), partial(read, context, AskQuery()), _columns(context), _("Note names"), _("No asks yet"),
        _("Log an ask with Ctrl+Shift+A; its answer and the names it brings stand here."), (way,),
    )  # fmt: skip


class LedgerTab(AskingTab):
    """The list under its choices; where they leave nothing, all asks are one button away."""

    def __init__(self, context: Context, kind: Kind, parent: QWidget | None = None) -> None:
        super().__init__(context, kind, parent)
        self.bar = AskBar(self)
        show_all = Way(_("Show all asks"), "undo-2", self._show_all, primary=True)
        self.left_out = EmptyState(
            _("No ask is like that"), _("Asks were noted, but none by this choice."), (show_all,), self
        )
        for each in (self.bar, self.left_out):
            each.hide()
        self._column.insertWidget(0, self.bar)
        self._column.addWidget(self.left_out, 1)
        self.setTabOrder(self.bar.answer, self.table)
        self.setTabOrder(self.table, self.deed)
        self.bar.changed.connect(self.refresh)

    def refresh(self) -> None:
        """Read the asks that are chosen."""
        query = self.bar.query(self._context.today())
        self._latest.read(partial(read, self._context, query), self._show)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.bar.set_narrow(narrow)

    def _show(self, shown: AskingShown) -> None:
        super()._show(shown)
        if isinstance(shown, LedgerShown):
            self.bar.offer(shown.choices)
            self.bar.setVisible(bool(shown.rows) or shown.is_left_out)
            self.left_out.setVisible(shown.is_left_out)
            self.empty.setVisible(not shown.rows and not shown.is_left_out)

    def _show_all(self) -> None:
        self.bar.show_all()
        self.bar.rep.setFocus()  # the button goes; the keyboard does not


def read(context: Context, query: AskQuery) -> LedgerShown:
    """Return the chosen asks with their funnel and the wordings they were put in."""
    store, today = context.store, context.today()
    found, choices = asking.funnel(store, today, query), asking.ask_choices(store)
    everything = asking.funnel(store, today).asked if query.is_narrowed else found.asked
    if not found.asked:
        return LedgerShown("", (), choices=choices, is_left_out=everything > 0)
    rows = asking.ledger(store, today, query)
    lines = [funnel_told(found, everything), *_wordings(context, query), *_silence(rows, found), *_cut(rows, found)]
    return LedgerShown("\n".join(lines), rows, choices=choices)


def funnel_told(found: AskFunnel, everything: int) -> str:
    """Say how many asks came how far, and of how many they were chosen."""
    told = _(
        "Of {asked}: {named} brought a name, {introduced} an introduction, {met} a meeting, {won} a client; {waiting} "
        "waiting for an answer, {silent} silent."
    )
    asked = counted("{count} ask", "{count} asks", found.asked)
    if everything > found.asked:
        asked = _("{asked} (of {all} in all)").format(asked=asked, all=formats.number(everything))
    ends = {"named": found.named, "introduced": found.introduced, "met": found.met, "won": found.won}
    ends |= {"waiting": found.waiting, "silent": found.silent}
    return told.format(asked=asked, **{name: formats.number(count) for name, count in ends.items()})


def _silence(rows: Sequence[LedgerRow], found: AskFunnel) -> list[str]:
    """Say what silent means, where an ask is."""
    if not (rows and found.silent):
        return []
    told = _("Silent: without an answer for {days} days (Settings). A late answer is noted like any other.")
    return [told.format(days=formats.number(rows[0].silence))]


def _wordings(context: Context, query: AskQuery) -> list[str]:
    rates = asking.compared(context.store, context.today(), query)[:MOST_WORDINGS]
    return [_("“{name}”: {told}.").format(name=short(one.wording), told=wording_told(one.rate)) for one in rates]


def _cut(rows: Sequence[LedgerRow], found: AskFunnel) -> list[str]:
    if len(rows) >= found.asked:
        return []
    return [_("The newest {count} of them are listed.").format(count=formats.number(len(rows)))]


def _columns(context: Context) -> tuple[Column, ...]:
    return (
        Column("ally", _("Asked"), 170, strong=True),
        Column("asked_on", _("On"), 100, "date"),
        Column("wanted", _("For"), 260),
        Column("answer", _("Answer"), 140, value=partial(_answer, context)),
        Column("named", _("Names"), 70, "number"),
        Column("introduced", _("Introduced"), 90, "number"),
        Column("rep", _("Rep"), 130, priority=2),
    )


def _answer(context: Context, row: LedgerRow) -> str:
    today = context.today()
    return standing_told(row.standing(today), row.answer, row.asked_on, today)
