"""Prepare meeting: agenda, research, tailored points, questions and the step to aim for, each with its tick, and the brief."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from refnet.domain.meetings import BEFOREHAND, Preparation, PreparationDraft
from refnet.i18n import _, counted
from refnet.services import briefing, deals, meetings, questions
from refnet.services.briefing import Brief
from refnet.services.deals import DealRow
from refnet.services.insights.telling import Voice
from refnet.services.questions import QuestionRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.deal_picker import DealPicker
from refnet.ui.dialogs.parts.fields import TextField, line, working_days_later
from refnet.ui.dialogs.parts.question_picker import QuestionPicker
from refnet.ui.dialogs.parts.tick_row import TickRow
from refnet.ui.look import fonts, formats, words
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.charts.report.content import Report

WIDTH, NARROW = 820, 660
LARGE = 150  # percent of the usual size of letters
SHOWN_SHARED = 6
VOICE = Voice(formats.day, formats.money_short)


@dataclass(frozen=True, slots=True)
class Known:
    """What the form is filled with: the brief of a deal or of one meeting, and the questions to choose from."""

    brief: Brief
    bank: list[QuestionRow]


def read(store: Store, deal_id: UUID, meeting_id: UUID | None, today: date) -> Known:
    """Read what is known of a deal's next meeting, or of a certain one."""
    if meeting_id is None:
        brief = briefing.of_deal(store, deal_id, today, VOICE)
    else:
        brief = briefing.of_meeting(store, meeting_id, today, VOICE)
    return Known(brief, questions.offered(store, brief.plan.chosen if brief.plan is not None else ()))


class PrepareMeetingDialog(FormDialog):
    """One form for the next meeting of a deal; a deal without one gets one with its day."""

    def __init__(
        self,
        context: Context,
        deal: DealRow | None = None,
        meeting_id: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._is_large = fonts.px(100) >= LARGE
        width = NARROW if self._is_large else WIDTH
        super().__init__(context, _("Prepare meeting"), verb=_("Save"), width=width, parent=parent)
        self._meeting_id = meeting_id
        self._version = 0
        self._prints = False
        self._make_fields()
        self._lay_out()
        self._connect()
        self.known.hide()
        if deal is not None:
            self.deal.set_deal(deal)
        (self.deal if deal is None else self.agenda).setFocus()

    def draft(self) -> PreparationDraft:
        """Return the preparation as the form has it."""
        return PreparationDraft(
            planned_on=self.day.checked("planned_on"),
            planned_time=self.time.text(),
            prepared=self.prepared.value(),
            agenda=self.agenda.text(),
            research=self.research.text(),
            points=self.points.text(),
            intended_step=self.step.text(),
            chosen=self.chosen.asked(),
            also_chosen=self.chosen.also_asked(),
        )

    def submit(self) -> None:
        deal, draft, store = self.deal.checked("deal"), self.draft(), self.context.store
        draft.check()
        if self._meeting_id is None:
            self.send(partial(meetings.prepare, store, deal.id, draft), _("The meeting was planned."))
        else:
            work = partial(meetings.change_plan, store, self._meeting_id, self._version, draft)
            self.send(work, _("The preparation was kept."))

    def save_and_print(self) -> None:
        """Keep what the form says, then show the brief as it will be printed."""
        self._prints = True
        self.accept()
        self._prints = self._prints and not self.verb.isEnabled()

    def sent(self, result: object) -> None:
        key = result if isinstance(result, UUID) else self._meeting_id
        prints, window = self._prints, self.parentWidget()
        super().sent(result)
        if prints and key is not None:
            open_brief(self.context, window, key)

    def _make_fields(self) -> None:
        today = self.context.today()
        self.deal = DealPicker(self.context, _("Deal"))
        self.day = DateField(today, ahead=True)
        self.day.set_value(working_days_later(today, 1))
        self.time = line(_("Time"), placeholder="9:30")
        self.known = label("", "muted", wrap=True)
        ticks: list[tuple[Preparation, str]] = [(one, words.preparation(one)) for one in BEFOREHAND]
        self.prepared = TickRow(ticks, _("Prepared"), 3 if self._is_large else len(ticks))
        self.agenda = TextField(_("Agenda"), lines=4)
        self.research = TextField(_("Research"), lines=4)
        self.points = TextField(_("What matters to them"), lines=3)
        self.step = line(_("Next step to aim for"))
        self.chosen = QuestionPicker(_("Questions to ask"))

    def _lay_out(self) -> None:
        self.add_row(
            Field("deal", _("Deal"), self.deal, stretch=4),
            Field("planned_on", _("Day"), self.day, stretch=2),
            Field("planned_time", _("Time"), self.time, stretch=1),
        )
        self.add_widget(self.known)
        self._prepared = Field("prepared", _("Prepared"), self.prepared, hint=" ")
        self.add_row(
            Field("agenda", _("Agenda"), self.agenda, hint=_("a line each")),
            Field("research", _("Research"), self.research, hint=_("company, person, news")),
        )
        self.add_row(
            Field("points", _("What matters to them"), self.points, hint=_("your pitch, tailored")),
            Field("intended_step", _("Next step to aim for"), self.step),
        )
        self._chosen = Field("chosen", _("Questions to ask"), self.chosen, hint=" ")
        self.add_row(self._chosen)
        self.add_row(self._prepared)
        self.show_brief = button(_("Save and print …"), "printer", hint="Ctrl+P")
        self.set_option(self.show_brief)

    def _connect(self) -> None:
        self.deal.picked.connect(self._follow_deal)
        self.chosen.changed.connect(self._follow_chosen)
        self.prepared.changed.connect(self._say_prepared)
        self.show_brief.clicked.connect(self.save_and_print)
        for text, what in (
            (self.agenda, Preparation.AGENDA),
            (self.research, Preparation.RESEARCH),
            (self.points, Preparation.PITCH),
        ):
            text.textChanged.connect(partial(self._tick_written, text, what))
        action = QAction(self)
        action.setShortcut("Ctrl+P")
        action.triggered.connect(self.save_and_print)
        self.addAction(action)

    def _follow_deal(self, deal: DealRow) -> None:
        self.chosen.set_introducer(deal.introducer)
        work = partial(read, self.context.store, deal.id, self._meeting_id, self.context.today())
        self.context.jobs.read(work, self._show)

    def _show(self, found: Known) -> None:
        brief, plan = found.brief, found.brief.plan
        self.chosen.show_bank(found.bank, plan.chosen if plan is not None else ())
        self.chosen.set_introducer(brief.deal.introducer)
        if plan is not None:
            self._meeting_id, self._version = plan.id, plan.version
            self.day.set_value(plan.planned_on)
            self.time.setText(plan.planned_time)
            self.agenda.setPlainText(plan.agenda)
            self.research.setPlainText(plan.research)
            self.points.setPlainText(plan.points)
            self.step.setText(plan.intended_step)
            self.prepared.set_value(plan.ticked)
        self.known.setText(_told(brief))
        self.known.setVisible(bool(self.known.text()))
        self._say_prepared()
        self.settle()
        if self.isVisible():
            QTimer.singleShot(0, self, self.adjustSize)

    def _tick_written(self, text: QPlainTextEdit, what: Preparation) -> None:
        """Take what is written by hand as prepared; the tick can be taken away again."""
        if text.hasFocus():
            self.prepared.boxes[what].setChecked(bool(text.toPlainText().strip()))

    def _follow_chosen(self, number: int) -> None:
        self._chosen.set_hint(counted("{count} chosen", "{count} chosen", number) if number else _("tick what to ask"))
        if self.chosen.isAncestorOf(self.focusWidget() or self):
            self.prepared.boxes[Preparation.QUESTIONS].setChecked(number > 0)

    def _say_prepared(self) -> None:
        done = _("{count} of {all}; each tick keeps the time at which it was set")
        self._prepared.set_hint(done.format(count=len(self.prepared.value()), all=len(BEFOREHAND)))

    def _typed(self) -> tuple[str, ...]:
        return (*super()._typed(), *map(str, self.chosen.asked()), *self.chosen.also_asked())


def open_preparation(context: Context, parent: QWidget, meeting_id: UUID) -> None:
    """Open the form of a meeting that is planned."""
    context.jobs.read(partial(_talk, context.store, meeting_id), partial(_open, context, parent, meeting_id))


def open_brief(context: Context, parent: QWidget | None, meeting_id: UUID) -> None:
    """Show the brief of a meeting as it will be printed."""
    from refnet.ui.dialogs.report import ReportDialog  # noqa: PLC0415 - when it is wanted

    gathering = partial(_brief, context.store, meeting_id, context.today())
    ReportDialog(context, gathering, parent, title=_("Meeting brief")).open()


def _open(context: Context, parent: QWidget, meeting_id: UUID, deal: DealRow) -> None:
    PrepareMeetingDialog(context, deal, meeting_id, parent).open()


def _talk(store: Store, meeting_id: UUID) -> DealRow:
    return deals.record(store, meetings.plan(store, meeting_id).deal_id).row


def _brief(store: Store, meeting_id: UUID, today: date) -> "Report":
    from refnet.charts.report.gathering import on_meeting  # noqa: PLC0415 - matplotlib is heavy

    return on_meeting(store, meeting_id, today, VOICE)


def _told(brief: Brief) -> str:
    """Say in a few lines how we came to them, why, and whom we share."""
    came = [
        _("{introducer} introduced {prospect}").format(introducer=one.introducer, prospect=one.prospect)
        for one in brief.chain
    ]
    lines = ["; ".join(came)] if came else []
    lines += [_("Why: {reason}").format(reason=brief.reason)] if brief.reason else []
    shared = [_("{name} {how}").format(name=one.name, how=one.how) for one in brief.shared[:SHOWN_SHARED]]
    lines += [_("You share: {people}").format(people=", ".join(shared))] if shared else []
    return "\n".join(lines)
