"""Log ask: whom we asked for an introduction, and for what kind of client."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.asking_words import answer_told
from refnet.domain.drafts import AskDraft
from refnet.domain.kinds import Answer, Channel
from refnet.i18n import _
from refnet.services import asking, asks
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import TextField, line, not_ahead, tick
from refnet.ui.dialogs.parts.likely_same import LikelySame
from refnet.ui.dialogs.parts.rep_field import UNKNOWN, RepChoice, RepField, settle
from refnet.ui.look import words
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.person_picker import PersonPicker, search_in
from refnet.ui.widgets.forms.segmented import Segmented


def log_with_rep(store: Store, draft: AskDraft, rep: RepChoice, warms: UUID | None = None) -> UUID:
    """Log the ask for a rep who may be new, and the cold deal that it is to warm, in one step."""
    with store.step(_("Log ask")):
        key = asks.log(store, replace(draft, rep_id=settle(store, rep)))
        if warms is not None:
            asking.mark_warming(store, key, warms)
    return key


class LogAskDialog(FormDialog):
    """Who was asked, when and how, for whom, and what the answer was."""

    def __init__(
        self, context: Context, parent: QWidget | None = None, ally: PersonHit | None = None, target: str = ""
    ) -> None:
        super().__init__(context, _("Log ask"), verb=_("Log ask"), width=660, parent=parent)
        self.warms: UUID | None = None  # the cold deal that the ask is to warm
        self._make_fields()
        self._lay_out()
        self.another = tick(_("Log another after this"))
        self.set_option(self.another)
        self.target.setText(target)
        if ally is not None:
            self.ally.set_person(ally)
            self.ideal_client.setFocus()
        else:
            self.ally.setFocus()
        context.jobs.read(partial(asking.last_ideal_client, context.store), self._remember)

    def draft(self) -> AskDraft:
        """Return the ask as the form has it; the rep is settled when it is written."""
        answer = Answer(self.answer.value())
        today = self.context.today()
        asked_on = not_ahead(self.asked_on.checked("asked_on"), today, "asked_on")
        return AskDraft(
            ally=self.ally.draft(),
            rep_id=UNKNOWN,
            asked_on=asked_on,
            channel=Channel(self.channel.value()),
            ideal_client=self.ideal_client.text(),
            wording=self.wording.text(),
            target=self.target.text().strip(),
            answer=answer,
            answered_on=None if answer is Answer.PENDING else today,
        )

    def submit(self) -> None:
        draft = self.draft()
        draft.check()
        work = partial(log_with_rep, self.context.store, draft, self.rep.choice(), self.warms)
        self.send(work, _("The ask was logged."))

    def sent(self, result: object) -> None:
        if not self.another.isChecked():
            super().sent(result)
            return
        self.saved.emit(result)
        self.ally.clear()
        self.target.clear()
        self.ally.setFocus()

    def _remember(self, ideal_client: str) -> None:
        """Begin with what we asked for last; what is typed takes its place."""
        if ideal_client and not self.ideal_client.toPlainText():
            was_empty = self._typed() == self._at_first
            self.ideal_client.setPlainText(ideal_client)
            self.ideal_client.selectAll()
            self.fields["ideal_client"].set_hint(_("as you asked last; typing replaces it"))
            if was_empty:
                self.settle()

    def _make_fields(self) -> None:
        self.ally = PersonPicker(search_in(self.context), _("Ally"))
        self.asked_on = DateField(self.context.today())
        self.rep = RepField(self.context)
        self.channel = Segmented([(one, words.channel(one), "") for one in Channel.of_asking()], _("How did you ask?"))
        self.channel.choose(Channel.CALL)
        self.ideal_client = TextField(_("Ideal client"))
        self.target = line(_("Person or company asked for"))
        self.answer = ChoiceBox([(one, answer_told(one)) for one in Answer])
        self.answer.setAccessibleName(_("Answer"))
        self.wording = TextField(_("How you put it"))

    def _lay_out(self) -> None:
        self.add_row(
            Field("ally", _("Ally"), self.ally, stretch=2),
            Field("asked_on", _("Date"), self.asked_on),
            Field("rep", _("Rep"), self.rep),
        )
        self.add_widget(LikelySame(self.context, self.ally))
        self.add_row(Field("channel", _("How did you ask?"), self.channel))
        hint = _("trade, size, role, what troubles them")
        self.add_row(Field("ideal_client", _("Ideal client"), self.ideal_client, hint=hint))
        self.add_row(
            Field("target", _("Person or company asked for"), self.target, hint=_("if you named one")),
            Field("answer", _("Answer"), self.answer),
        )
        self.add_row(Field("wording", _("How you put it"), self.wording, hint=_("worth keeping when it worked")))
