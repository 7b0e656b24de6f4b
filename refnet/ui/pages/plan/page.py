"""Plan: referral math backwards from a goal, the pace so far, and what a change would make of it."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from refnet.domain.coaching import Coached
from refnet.domain.planning import words
from refnet.domain.planning.backwards import GoalKind
from refnet.domain.planning.changing import Effort
from refnet.domain.planning.words import Say
from refnet.i18n import _
from refnet.services import insights, planning
from refnet.services.asking import LedgerRow, WarmingRow
from refnet.services.giving import Give
from refnet.services.planning import Plan
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.look import fonts, formats
from refnet.ui.pages.plan import cards, give, kinds, leading
from refnet.ui.pages.plan.answering import LedgerAnswers
from refnet.ui.pages.plan.asking import AskDeeds, AskingTab
from refnet.ui.pages.plan.band import ForecastBand
from refnet.ui.pages.plan.cards import TableCard, TitledCard
from refnet.ui.pages.plan.ledger import LEDGER
from refnet.ui.pages.plan.reading import ALL, PlanShown, TeamRow, read, read_team
from refnet.ui.pages.plan.tabs import PlanLists
from refnet.ui.pages.plan.what_if import WhatIf
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.lists.tab_row import TabRow, ViewTab
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.page_area import PageArea

WIDEST, BESIDE = 940, 400  # pixels of the plan, beyond which a line is hard to follow, and of what stands beside it


class PlanPage(Page):
    """The plan of one of us, or of all, and all of us side by side."""

    key = "plan"
    tables = (*insights.TABLES, "ask", "setting", "named_prospect", "warming", "tie", "ally", "told", "rep", "tag")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Plan"))
        self.shown: PlanShown | None = None
        self._latest, self._team_latest = Latest(self.jobs, self), Latest(self.jobs, self)
        self.whose = ChoiceBox([("", _("My plan")), (ALL, _("Everybody’s plan"))], _("Whose plan"))
        self.waiting = label(_("Reading …"), "muted")
        self.goal = TitledCard(_("Goal"), _("Set goal"), self)
        self.sentence, self.reached = label("", "sentence", wrap=True), label("", "muted", wrap=True)
        self.takes = TableCard(_("What it takes"), (_("Activity"), _("Wanted a week"), _("Of late, a week")), "", self)
        self.steps = TableCard(
            _("From an ask to a client"), (_("Step"), _("Rate"), _("Rests on")), _("Set rates"), self
        )
        self.leads = TitledCard(_("Where this leads"), "", self)
        self.band, self.forecast = ForecastBand(self), label("", "body", wrap=True)
        self.parts = label("", "caption", wrap=True)
        self.what_if = WhatIf(self)
        team = (_("Rep"), _("So far"), _("By the day"), _("Asks wanted a week"), _("Asks a week"))
        self.team = TableCard(_("The team"), team, "", self)
        self.tabs, self.parts_of = TabRow(_("Parts of the plan"), self), QStackedWidget(self)
        self.lists = PlanLists(context, self._take_list)
        self.answers: LedgerAnswers | None = None  # until the asks so far were shown
        self._is_behind = False  # whether the plan was not read while a list was in view
        self._ask = AskDeeds(context, self)
        self._outside: QBoxLayout
        self._lay_out()
        self._connect()

    def turn(self, key: str) -> None:
        """Show the plan itself or one of the lists about asking."""
        self.tabs.choose(key)
        self.parts_of.setCurrentWidget(self.lists.get(key, self._scroll))
        self.waiting.setVisible(self.shown is None and key not in self.lists)
        if key in self.lists:
            self.lists[key].refresh()
        elif self._is_behind:
            self._read_all()

    def open_list(self, key: str) -> None:
        """Show one of the lists, and take the keyboard there once it has rows."""
        self.lists[key].wants_keyboard = True
        self.turn(key)

    def refresh(self) -> None:
        """Read what is in view: a list about asking, or the plan and then the team's."""
        self._is_behind = self.tabs.current() in self.lists
        if self._is_behind:
            self.lists[self.tabs.current()].refresh()
        else:
            self._read_all()

    def main_control(self) -> QWidget:
        shown = self.lists.get(self.tabs.current())
        return shown.table if shown is not None and shown.table.isVisible() else self

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._set_margins()
        for each in self.lists.made():
            each.set_narrow(narrow)
        direction = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._outside.setDirection(direction)

    def set_goal(self) -> None:
        """Ask for the goal."""
        from refnet.ui.dialogs.set_goal import GoalDialog  # noqa: PLC0415 - when it is wanted

        if self.shown is not None:
            goal = self.shown.plain.goal if self.shown.plain else None
            GoalDialog(self.context, self.shown.rep, goal, self.shown.currency, self).open()

    def set_rates(self) -> None:
        """Ask what is assumed of each step."""
        from refnet.ui.dialogs.set_plan_rates import PlanRatesDialog  # noqa: PLC0415 - when it is wanted

        if self.shown is not None and self.shown.plain is not None:
            plan = self.shown.plain
            PlanRatesDialog(self.context, self.shown.rep, plan.assumed, plan.steps, plan.past, self).open()

    def _read_all(self) -> None:
        self._is_behind = False
        self._read()
        self._team_latest.read(partial(read_team, self.store, self.context.today()), self._show_team)

    def _read(self) -> None:
        change = self.what_if.change()
        self._latest.read(partial(read, self.store, self.whose.value(), self.context.today(), change), self._show)

    def _show(self, shown: PlanShown) -> None:
        self.shown = shown
        self.waiting.hide()
        self._inner.show()
        self.whose.setVisible(len(shown.reps) > 1)
        plan = shown.plain
        if plan is None:
            self._show_trouble(shown)
            return
        self._show_goal(plan)
        self.takes.show_rows(cards.needs_rows(plan), cards.needs_told(plan))
        self.steps.show_rows(cards.step_rows(plan))
        has_forecast = plan.forecast is not None and not plan.is_over
        for each in (self._beside, self.leads, self.what_if):
            each.setVisible(has_forecast)
        self.what_if.show_lift(shown.lift)
        self.what_if.show_plan(plan)
        if has_forecast:
            self._show_forecast(shown)

    def _show_trouble(self, shown: PlanShown) -> None:
        self.sentence.setText(shown.trouble)
        self.reached.setText("")
        for each in (self._beside, self.leads, self.what_if):
            each.setVisible(False)
        self.takes.show_rows([], "")
        self.steps.show_rows([], "")

    def _show_goal(self, plan: Plan) -> None:
        if plan.goal is None:
            self.sentence.setText(_("What do you want to reach, and by when?"))
            self.reached.setText(_("Set a goal, and RefNet works back to how many people to ask a week."))
            self.goal.verb.setText(_("Set goal"))
            return
        say = self.say(plan)
        wanted = _("{goal} by referral by {day}").format(goal=say.one(plan.goal.amount), day=formats.day(plan.goal.by))
        self.sentence.setText(wanted)
        since = _("{reached} so far, since {day}.").format(
            reached=say.one(plan.reached), day=formats.day(plan.goal.since)
        )
        self.reached.setText(since)
        self.goal.verb.setText(_("Change goal"))

    def _show_forecast(self, shown: PlanShown) -> None:
        plain, changed = shown.plain, shown.changed
        if plain is None or changed is None or plain.forecast is None or changed.forecast is None or plain.goal is None:
            return
        say, goal = self.say(plain), plain.goal.amount
        total = changed.forecast.total
        self.band.show_forecast(
            total, goal, plain.reached, (_("Goal: {goal}").format(goal=say.one(goal)), say.one(total.middle))
        )
        is_changed = changed is not plain
        self.forecast.setText(words.where_it_leads(changed.forecast, goal, say, is_changed=is_changed))
        self.parts.setText(leading.parts(changed, changed.forecast, say))
        told = words.difference(plain.forecast, changed.forecast, say) if is_changed else ""
        self.what_if.sentence.setText(told)

    def _show_team(self, rows: Sequence[TeamRow]) -> None:
        self.team.setVisible(len(rows) > 1)
        self.team.show_rows(
            cards.team_rows(rows, self.say), _("Each of us beside their own goal; paces are of the last eight weeks.")
        )

    def say(self, plan: Plan) -> Say:
        """Return how numbers of what a plan's goal counts are said."""
        if plan.goal is not None and plan.goal.kind is GoalKind.REVENUE:
            return _in_money(self.shown.currency if self.shown else "")
        return words.IN_CLIENTS

    def _connect(self) -> None:
        self.whose.chosen.connect(self.refresh)
        self.goal.wanted.connect(self.set_goal)
        self.steps.wanted.connect(self.set_rates)
        self.what_if.changed.connect(self._change)
        self.what_if.effort_set.connect(self._keep_effort)
        self.tabs.chosen.connect(self.turn)

    def _take_list(self, made: AskingTab) -> None:
        """Let a list that was just made follow the page."""
        made.done.connect(self._do)
        made.opened.connect(self._open)
        made.set_narrow(self.is_narrow)
        if made.kind.key == LEDGER:
            self.answers = LedgerAnswers(self.context, made)
        if self.was_shown:
            made.table.keep_in(self.context.settings)
        self.parts_of.addWidget(made)

    def _change(self) -> None:
        if self.context.is_open:  # a slider may still have waited when the file was closed
            self._read()

    def _keep_effort(self, effort: Effort) -> None:
        """Keep the minutes of an ask and a cold lead with what else is assumed."""
        plan = self.shown.plain if self.shown else None
        if self.shown is not None and plan is not None and effort != plan.assumed.effort:
            assumed = replace(plan.assumed, effort=effort)
            self.context.jobs.write(partial(planning.save_assumptions, self.store, self.shown.rep, assumed))

    def _do(self, row: object) -> None:
        person = kinds.person_of(row)
        if isinstance(row, LedgerRow):
            from refnet.ui.dialogs.note_names import NoteNamesDialog  # noqa: PLC0415 - when it is wanted

            NoteNamesDialog(self.context, row, self).open()
        elif isinstance(row, Coached):
            self.context.go_to_rows("introductions", "rep", row.name)
        elif isinstance(row, Give):
            give.do(self.context, self, row)
        elif isinstance(row, WarmingRow):
            self._ask.ask(row.ally_id, row.knows, row.deal_id, row.why)
        elif person is not None:
            self._ask.ask(person)

    def _open(self, row: object) -> None:
        if isinstance(row, Coached):
            self.context.go_to_rows("deals", "rep", row.name)
        found = kinds.opens(row)
        if found is not None:
            self.context.go(*found)

    def _lay_out(self) -> None:
        self.goal.inside.addWidget(self.sentence)
        self.goal.inside.addWidget(self.reached)
        for each in (self.band, self.forecast, self.parts):
            self.leads.inside.addWidget(each)
        left, column = cards.stacked(self.goal, self.takes, self.steps, self.team)
        column.insertWidget(0, self.whose, 0, Qt.AlignmentFlag.AlignLeft)
        self._beside, _column = cards.stacked(self.leads, self.what_if)
        self._beside.setMinimumWidth(fonts.px(BESIDE))
        inner = self._inner = QWidget()
        self._outside = QBoxLayout(QBoxLayout.Direction.LeftToRight, inner)
        self._outside.setSpacing(24)
        left.setMaximumWidth(fonts.px(WIDEST))
        self._outside.addWidget(left, 3)
        self._outside.addWidget(self._beside, 2)
        self._outside.addStretch()
        self._scroll = PageArea(inner, self)
        inner.hide()  # until there is something to show
        self.parts_of.addWidget(self._scroll)
        self.tabs.set_tabs(
            [ViewTab("plan", _("Plan")), *(ViewTab(key, kind.name) for key, kind in self.lists.kinds.items())]
        )
        self._over = QVBoxLayout()
        self._over.setSpacing(10)
        self._over.addWidget(self.tabs)
        self._over.addWidget(self.waiting)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(10)
        whole.addLayout(self._over)
        whole.addWidget(self.parts_of, 1)
        self._set_margins()

    def _set_margins(self) -> None:
        self._over.setContentsMargins(self.margin, 0, self.margin, 0)
        self._scroll.set_margin(self.margin)


def _in_money(currency: str) -> Say:
    def one(value: float) -> str:
        return formats.money_short(round(value), currency)

    def span(low: float, high: float) -> str:
        return _("{low} to {high}").format(low=one(low), high=one(high))

    return Say(one, span)
