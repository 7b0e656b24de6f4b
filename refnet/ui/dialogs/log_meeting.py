"""Log meeting: what was prepared, what was asked, what came of it, and what was agreed next."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QWidget

from refnet.domain.kinds import Intent, Noted, Outcome
from refnet.domain.meetings import BEFOREHAND, Known, MeetingDraft, Preparation
from refnet.i18n import _, counted
from refnet.services import meetings, questions
from refnet.services.deals import DealRow
from refnet.services.meetings import MeetingRow
from refnet.services.questions import QuestionRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.after_meeting import tell_after
from refnet.ui.dialogs.parts.deal_picker import DealPicker
from refnet.ui.dialogs.parts.fields import TextField, completing, line, not_ahead, tick
from refnet.ui.dialogs.parts.question_picker import QuestionPicker
from refnet.ui.dialogs.parts.tick_row import TickRow
from refnet.ui.look import fonts, formats, words
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.segmented import Segmented
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

WIDTH, NARROW = 760, 660
LARGE = 150  # percent of the usual size of letters
NOTED = (Noted.UNKNOWN, Noted.YES, Noted.NO)
INTENTS = (Intent.UNKNOWN, Intent.BUYING, Intent.LOOKING)


class MeetingDialog(FormDialog):
    """One screen for a meeting planned or held; what it brought is asked only of one that was held."""

    def __init__(
        self,
        context: Context,
        deal: DealRow | None = None,
        meeting: MeetingRow | None = None,
        parent: QWidget | None = None,
    ) -> None:
        title = _("Log meeting") if meeting is None else _("Edit meeting")
        verb = _("Log meeting") if meeting is None else _("Save")
        self._is_large = fonts.px(100) >= LARGE
        super().__init__(context, title, verb=verb, width=NARROW if self._is_large else WIDTH, parent=parent)
        self._meeting, self._is_new = meeting, meeting is None
        self._after: partial[None] | None = None
        self._make_fields()
        self._lay_out()
        self._connect()
        if deal is not None:
            self.deal.set_deal(deal)
        if meeting is not None:
            self._show(meeting)
        self._follow()
        context.jobs.read(partial(_bank, context.store, meeting), self._show_bank)
        first = self.next_step if self.is_held() else self.day
        (self.deal if deal is None else first).setFocus()

    def draft(self) -> MeetingDraft:
        """Return the meeting as the form has it."""
        day, before = self.day.checked("day"), self._meeting.planned_on if self._meeting else None
        if not self.is_held():
            return MeetingDraft(planned_on=day, prepared=self.prepared.value())
        return MeetingDraft(
            planned_on=before,
            held_on=not_ahead(day, self.context.today(), "day"),
            prepared=self.prepared.value(),
            asked=self.asked.asked(),
            also_asked=self.asked.also_asked(),
            intent=Intent(self.intent.value()),
            return_discussed=Noted(self.discussed.value()),
            qualified=Noted(self.qualified.value()),
            known=self.known.value(),
            is_next_agreed=self.agreed.isChecked(),
            next_step=self.next_step.text().strip(),
            next_step_on=self.next_step_on.optional("next_step_on"),
            met=tuple(filter(None, map(str.strip, self.met.text().splitlines()))),
        )

    def is_held(self) -> bool:
        """Tell whether the meeting took place."""
        return bool(self.state.value())

    def submit(self) -> None:
        deal, draft, store = self.deal.checked("deal"), self.draft(), self.context.store
        draft.check()
        if self._meeting is not None and (draft.is_held or not self._is_new):
            said = _("The meeting was logged.") if self._is_new else _("The meeting was changed.")
            work = partial(_changed, store, self._meeting.id, self._meeting.version, draft)
        else:
            said = _("The meeting was logged.") if draft.is_held else _("The meeting was planned.")
            work = partial(meetings.add, store, deal.id, draft)
        self._after = partial(tell_after, self.context, self.parentWidget(), said, deal.id) if draft.is_held else None
        self.send(work, "" if draft.is_held else said)

    def sent(self, result: object) -> None:
        after = self._after
        super().sent(result)
        if after is not None and isinstance(result, UUID):
            after(result)

    def remove(self) -> None:
        """Remove the meeting; undo brings it back."""
        if self._meeting is not None:
            self._after = None
            self.send(partial(meetings.remove, self.context.store, self._meeting.id), _("The meeting was removed."))

    def _make_fields(self) -> None:
        today = self.context.today()
        self.deal = DealPicker(self.context, _("Deal"))
        self.state = Segmented([(True, _("Held"), ""), (False, _("Planned"), "")], _("Held or planned"))
        self.day = DateField(today)
        beforehand: list[tuple[Preparation, str]] = [(one, words.preparation(one)) for one in BEFOREHAND]
        self.prepared = TickRow(beforehand, _("Prepared beforehand"), 3 if self._is_large else len(beforehand))
        self.asked = QuestionPicker(_("Questions asked"))
        self.intent = Segmented([(one, words.intent(one), "") for one in INTENTS], _("Buying or only looking?"))
        self.discussed = Segmented([(one, words.noted(one), "") for one in NOTED], _("Return on investment discussed?"))
        self.qualified = Segmented([(one, words.noted(one), "") for one in NOTED], _("Qualified?"))
        self.known = TickRow([(one, words.known(one)) for one in Known], _("Found out"), len(Known))
        self.agreed = tick(_("Agreed with the prospect"))
        self.next_step = completing(line(_("What")), _usual_steps())
        self.next_step_on = DateField(today, empty=True, ahead=True)
        self.met = TextField(_("New people met"), lines=5)
        self.met.setPlaceholderText(_("Ann Lee, Acme"))

    def _lay_out(self) -> None:
        self.add_row(
            Field("deal", _("Deal"), self.deal, stretch=2),
            Field("state", _("Held or planned"), self.state),
            Field("day", _("Day"), self.day),
        )
        self.over = label(
            _(
                "This deal is over. Preparation ticked now is kept, but not counted: its end colours what one remembers."
            ),
            "caption",
            wrap=True,
        )
        self.planned = label("", "caption", wrap=True)
        self.planned.hide()
        self.add_widget(self.planned)
        self.add_widget(self.over)
        self._asked = Field("also_asked", _("Questions &asked"), self.asked, hint=" ", stretch=5)
        step = (
            Field("agreed", _("Next &step"), self.agreed, stretch=4),
            Field("next_step", _("What"), self.next_step, hint=_("becomes the deal’s next step"), stretch=7),
            Field("next_step_on", _("By"), self.next_step_on, stretch=4),
        )
        judged = (
            Field("qualified", _("&Qualified?"), self.qualified, hint=_("yes moves the deal on")),
            Field("intent", _("&Buying or only looking?"), self.intent),
        )
        known = Field("known", _("Found &out"), self.known, hint=_("what the prospect was judged by"))
        discussed = Field("return_discussed", _("&Return on investment discussed?"), self.discussed)
        met = Field("met", _("&New people met"), self.met, hint=_("a line each, with the company"), stretch=3)
        hint = _("what was done before the talk")
        prepared = Field("prepared", _("&Prepared beforehand"), self.prepared, hint=hint)
        self._brought = [*step, *judged, known, discussed, self._asked, met]
        rows = [step, judged, (known,), (discussed,)] if self._is_large else [step, judged, (known, discussed)]
        for row in (*rows, (self._asked, met), (prepared,)):
            self.add_row(*row)
        if self._meeting is not None:
            gone = button(_("Remove"), "trash-2", "danger")
            gone.clicked.connect(self.remove)
            self.set_option(gone)

    def _connect(self) -> None:
        self.state.chosen.connect(self._follow)
        self.day.changed.connect(self._follow_day)
        self.deal.picked.connect(self._follow_deal)
        self.asked.changed.connect(self._say_asked)
        self.next_step.textEdited.connect(self._agree)
        self.next_step_on.changed.connect(self._agree)
        self.agreed.toggled.connect(self._forget_next)
        self.over.hide()

    def _show(self, meeting: MeetingRow) -> None:
        self.deal.setReadOnly(True)
        self.deal.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        day = meeting.held_on or meeting.planned_on
        self.state.choose(meeting.held_on is not None or (day is not None and day <= self.context.today()))
        self.day.set_value(day)
        self.prepared.set_value(meeting.prepared)
        self.intent.choose(meeting.intent)
        self.discussed.choose(meeting.return_discussed)
        self.qualified.choose(meeting.qualified)
        self.known.set_value(meeting.known)
        self.next_step.setText(meeting.next_step)
        self.next_step_on.set_value(meeting.next_step_on)
        self.agreed.setChecked(meeting.is_next_agreed)

    def _show_bank(self, found: tuple[list[QuestionRow], tuple[UUID, ...]]) -> None:
        asked: tuple[UUID, ...] = self._meeting.asked if self._meeting is not None else ()
        is_typed = self.isVisible() and self._typed() != self._at_first
        self.asked.show_bank(found[0], {*asked, *self.asked.asked()}, found[1])
        if not is_typed:  # else closing would throw it away unasked
            self.settle()

    def _follow(self) -> None:
        """Ask what a meeting brought only when it was held."""
        is_held = self.is_held()
        for field in self._brought:
            field.set_shown(is_held)
        if self._is_new:
            self.verb.setText(_("Log meeting") if is_held else _("Plan meeting"))
            self.verb.setAccessibleName(self.verb.text())
        if self.isVisible():
            QTimer.singleShot(0, self, self.adjustSize)

    def _follow_day(self) -> None:
        """Take a day that is still to come as planned."""
        day: date | None = self.day.value()
        if day is not None and day > self.context.today() and self.is_held():
            self.state.choose(False)
            self._follow()

    def _follow_deal(self, deal: DealRow) -> None:
        self.asked.set_introducer(deal.introducer)
        if self._is_new:
            self._forget_planned()
            work = partial(meetings.of_deal, self.context.store, deal.id)
            self.context.jobs.read(work, partial(self._take_planned, deal.id))
        self.over.setVisible(deal.outcome is not Outcome.OPEN)

    def _forget_planned(self) -> None:
        """Take back what a meeting planned with another deal had filled in."""
        other, self._meeting = self._meeting, None
        self.planned.hide()
        if other is None:
            return
        if self.day.value() == other.planned_on:
            self.day.set_value(self.context.today())
        self.prepared.set_value([one for one in self.prepared.value() if one not in other.prepared])
        self.context.jobs.read(partial(_bank, self.context.store, None), self._show_bank)

    def _take_planned(self, deal_id: UUID, found: list[MeetingRow]) -> None:
        """Let what is noted belong to the meeting that was planned for today or before, not to a second one."""
        today, chosen = self.context.today(), self.deal.deal
        waiting = [one for one in found if one.held_on is None and one.planned_on and one.planned_on <= today]
        if not waiting or not self.is_held() or chosen is None or chosen.id != deal_id:
            return
        self._meeting = waiting[0]
        if self.day.value() == today:
            self.day.set_value(self._meeting.planned_on)
        self.prepared.set_value({*self.prepared.value(), *self._meeting.prepared})
        told = _("You planned this meeting for {day}: what you note here is kept with it.")
        self.planned.setText(told.format(day=formats.day(self._meeting.planned_on or today)))
        self.planned.show()
        self.context.jobs.read(partial(_bank, self.context.store, self._meeting), self._show_bank)

    def _say_asked(self, number: int) -> None:
        said = counted("{count} ticked", "{count} ticked", number) if number else _("tick what you asked")
        self._asked.set_hint(said)

    def _agree(self) -> None:
        if self.next_step.text().strip() or self.next_step_on.value() is not None:
            self.agreed.setChecked(True)

    def _forget_next(self, agreed: bool) -> None:
        if not agreed:
            self.next_step.clear()
            self.next_step_on.set_value(None)

    def _typed(self) -> tuple[str, ...]:
        return (*super()._typed(), *map(str, self.asked.asked()), *self.asked.also_asked())


def _usual_steps() -> tuple[str, ...]:
    """Return steps that are agreed often; none begins with a word that says enough alone, such as Call."""
    return _("Send proposal"), _("Send material"), _("Second meeting"), _("Agree on terms"), _("Talk to who decides")


def _bank(store: Store, meeting: MeetingRow | None) -> tuple[list[QuestionRow], tuple[UUID, ...]]:
    """Return the questions to offer, and those that were chosen for this meeting."""
    if meeting is None:
        return questions.bank(store), ()
    chosen = meetings.plan(store, meeting.id).chosen
    return questions.offered(store, (*meeting.asked, *chosen)), chosen


def _changed(store: Store, key: UUID, version: int, draft: MeetingDraft) -> UUID:
    meetings.change(store, key, version, draft)
    return key
