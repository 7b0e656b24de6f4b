"""Ask card: whom we look for and why, put into words that can be sent or passed on, and logged as an ask."""

from collections.abc import Callable
from functools import partial
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.asking_words import rests_told, wording_told
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Channel, Purpose
from refnet.domain.rates.proportions import rate
from refnet.domain.wordings import inside_sentence
from refnet.i18n import _
from refnet.services import asking
from refnet.services.asking import Card
from refnet.services.people import PersonHit
from refnet.services.wordings import WordingRow
from refnet.ui.context import Context
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.dialogs.parts.fields import TextField, line
from refnet.ui.dialogs.parts.letter import LetterBox
from refnet.ui.jobs import Latest
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.person_picker import PersonPicker, search_in
from refnet.ui.widgets.forms.segmented import Option, Segmented
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

Then = Callable[[object], object]


class AskCardDialog(FormDialog):
    """The card of one ally, maybe to warm a cold deal; Ctrl+Enter goes on to the form that logs the ask."""

    def __init__(
        self,
        context: Context,
        parent: QWidget | None = None,
        ally: PersonHit | None = None,
        target: str = "",
        then: Then | None = None,
        *,
        reason: str = "",
        warms: UUID | None = None,
    ) -> None:
        super().__init__(context, _("Ask card"), verb=_("Log this ask"), width=700, parent=parent)
        self._then, self._warms = then, warms
        self._card: Card | None = None
        self._channel: Channel | None = None
        self._latest = Latest(context.jobs, self)
        self._make_fields(target)
        self.reason.setPlainText(reason)
        self._lay_out()
        self._connect()
        if ally is not None:
            self.ally.set_person(ally)
            self._read()
            self.ideal_client.setFocus()
        else:
            self.ally.setFocus()

    def submit(self) -> None:
        picked = self.ally.hit
        if picked is None:
            raise InvalidInput("ally", _("Please choose somebody you know already. Somebody new can be added first."))
        hit = PersonHit(picked.id, picked.name, picked.organization, picked.is_ally)
        dialog = LogAskDialog(self.context, self.parentWidget(), hit, self.target.text().strip())
        dialog.ideal_client.setPlainText(self.ideal_client.text())
        dialog.wording.setPlainText(self._chosen[Purpose.ASK].name if Purpose.ASK in self._chosen else "")
        if self._channel is not None:
            dialog.channel.choose(self._channel)
        dialog.warms = self._warms
        if self._then is not None:
            dialog.saved.connect(self._then)
        dialog.open()
        self.settle()
        super().reject()

    def reject(self) -> None:
        """Close at once while no text was changed by hand: a card can be made again in no time."""
        if not self.letter.is_changed:
            self.settle()
        super().reject()

    def edit_texts(self) -> None:
        """Open the texts as they are kept."""
        from refnet.ui.dialogs.edit_wordings import EditWordingsDialog  # noqa: PLC0415 - when it is wanted

        dialog = EditWordingsDialog(self.context, Purpose(self.purpose.value()), self)
        dialog.finished.connect(self._read)
        dialog.open()

    def _make_fields(self, target: str) -> None:
        self._chosen: dict[Purpose, WordingRow] = {}
        self.ally = PersonPicker(search_in(self.context), _("Ally"))
        self.target = line(_("Person or company asked for"), target)
        self.ideal_client = TextField(_("Ideal client"))
        self.reason = TextField(_("Why they should talk"))
        kinds: list[Option] = [
            (Purpose.ASK, _("What to say"), ""), (Purpose.FORWARD, _("Note to pass on"), ""),
            (Purpose.OPT_IN, _("Ask both first"), ""),
        ]  # fmt: skip
        self.purpose = Segmented(kinds, _("Kind of text"))
        self.purpose.choose(Purpose.ASK)
        self.wording = ChoiceBox([], _("Wording"))
        self.rests, self.told = label("", "caption", wrap=True), label("", "caption", wrap=True)
        self.letter = LetterBox(self.context, _("Text"), lines=10)
        self.letter.text.setPlaceholderText(_("Choose an ally, and the text stands here."))
        self.edit = button(_("Edit texts …"), kind="link")
        self.letter.ways.addWidget(self.edit)

    def _lay_out(self) -> None:
        self.add_row(
            Field("ally", _("Ally"), self.ally),
            Field("target", _("Person or company asked for"), self.target, hint=_("if you name one")),
        )
        self.add_widget(self.rests)
        self.rests.hide()
        hint = _("trade, size, role, what troubles them")
        self.add_row(
            Field("ideal_client", _("Ideal client"), self.ideal_client, hint=hint),
            Field("reason", _("Why they should talk"), self.reason),
        )
        self.add_row(
            Field("purpose", _("Kind of text"), self.purpose, stretch=3),
            Field("wording", _("Wording"), self.wording, stretch=2),
        )
        self.add_widget(self.told)
        self.add_row(Field("text", _("Text"), self.letter))

    def _connect(self) -> None:
        self.ally.changed.connect(self._read)
        for text in (self.ideal_client, self.reason):
            text.textChanged.connect(self._fill)
        self.target.textChanged.connect(self._fill)
        self.purpose.chosen.connect(self._offer)
        self.wording.chosen.connect(self._choose)
        self.letter.used.connect(self._use)
        self.edit.clicked.connect(self.edit_texts)

    def _read(self, _nothing: object = None) -> None:
        if self.ally.hit is not None:
            work = partial(asking.card, self.context.store, self.ally.hit.id, self.context.today())
            self._latest.read(work, self._show, self._gone)

    def _show(self, found: Card) -> None:
        self._card = found
        for purpose in (Purpose.ASK, Purpose.FORWARD, Purpose.OPT_IN):
            mine = [one for one in found.wordings if one.purpose is purpose]
            before = self._chosen.get(purpose)
            kept = next((one for one in mine if before is not None and one.id == before.id), None)
            self._chosen[purpose] = kept or _first(mine, has_target=bool(self.target.text().strip()))
        if not self.ideal_client.text():
            self.ideal_client.setPlainText(found.ideal_client)
            self.ideal_client.selectAll()  # what is typed takes its place
        self.rests.setText(rests_told(found.name, found.asked_on, self.context.today()))
        self.rests.setVisible(bool(self.rests.text()))
        self.letter.to = found.email
        self._offer()
        self.settle()

    def _gone(self, error: RefNetError) -> None:
        self.warn(str(error))

    def _offer(self, _purpose: object = None) -> None:
        """Offer the texts of the kind that is chosen."""
        if self._card is not None:
            purpose = Purpose(self.purpose.value())
            mine = [one for one in self._card.wordings if one.purpose is purpose]
            self.wording.set_options([(one.id, one.name) for one in mine])
            self.wording.choose(self._chosen[purpose].id)
            self.letter.subject = _subject(purpose)
            self._fill()

    def _choose(self, key: UUID) -> None:
        if self._card is not None:
            purpose = Purpose(self.purpose.value())
            self._chosen[purpose] = next(one for one in self._card.wordings if one.id == key)
            self._fill()

    def _fill(self, _value: object = None) -> None:
        if self._card is None:
            return
        one = self._chosen[Purpose(self.purpose.value())]
        found = self._card.rates.get(one.name, rate(0, 0))
        self.told.setText(_("“{name}”: {told}.").format(name=one.name, told=wording_told(found)))
        self.told.setVisible(one.purpose is Purpose.ASK)
        self.letter.show_text(one.text, self._values(self._card))

    def _values(self, card: Card) -> dict[str, str]:
        return {
            "first name": card.first_name, "name": card.name, "ally": card.name, "company": card.company,
            "prospect": self.target.text().strip(), "my name": card.my_name,
            "ideal client": inside_sentence(self.ideal_client.text()), "reason": self.reason.text(),
        }  # fmt: skip

    def _use(self, channel: Channel) -> None:
        self._channel = channel


def _first(mine: list[WordingRow], *, has_target: bool) -> WordingRow:
    """Return the text to begin with: one that names the prospect where there is one."""
    fitting = [one for one in mine if ("{prospect}" in one.text) == has_target]
    return [*fitting, *mine][0]


def _subject(purpose: Purpose) -> str:
    return {
        Purpose.ASK: _("Whom should I meet?"),
        Purpose.FORWARD: _("A few lines to pass on"),
        Purpose.OPT_IN: _("Before you bring us together"),
    }.get(purpose, "")


def open_card(
    context: Context,
    window: QWidget,
    target: str,
    then: Then | None,
    hit: Any,  # noqa: ANN401 - a hit or None
    *,
    reason: str = "",
    warms: UUID | None = None,
) -> None:
    """Open the card of somebody, or say that they are gone; `hit` comes from a reading, `warms` is the cold deal to warm."""
    if hit is None:
        context.say(_("This person was removed meanwhile."), undo=False)
    else:
        AskCardDialog(context, window, hit, target, then, reason=reason, warms=warms).open()
