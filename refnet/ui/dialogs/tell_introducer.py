"""Tell: a drafted note to an introducer on what became of their introduction, without amounts unless allowed."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Channel, Purpose
from refnet.domain.loop_words import knows
from refnet.domain.today.words import became
from refnet.domain.wordings import what_happened
from refnet.i18n import _
from refnet.services import loop, today, wordings
from refnet.services.loop import News
from refnet.services.wordings import WordingRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import tick
from refnet.ui.dialogs.parts.letter import LetterBox
from refnet.ui.look import formats, words
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label


def tell_about_deal(context: Context, window: QWidget | None, deal_id: UUID) -> None:
    """Open the note to whoever introduced a deal; where nobody did it says so."""
    context.jobs.read(partial(loop.introduction_of, context.store, deal_id), partial(_open, context, window))


def _open(context: Context, window: QWidget | None, introduction_id: UUID | None) -> None:
    if introduction_id is None:
        context.say(_("Nobody introduced this deal."), undo=False)
    else:
        TellDialog(context, introduction_id, window).open()


@dataclass(frozen=True, slots=True)
class _Found:
    news: News
    wordings: list[WordingRow]


def read(store: Store, introduction_id: UUID) -> _Found:
    """Read what there is to tell, and the texts for it."""
    return _Found(loop.news(store, introduction_id), wordings.kept(store, Purpose.THANKS, Purpose.NEWS))


class TellDialog(FormDialog):
    """The note, and "Thanked" the first time, later "Told", once it went out; nothing is noted before."""

    def __init__(self, context: Context, introduction_id: UUID, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Tell the introducer"), verb=_("Told"), width=620, parent=parent)
        self._key = introduction_id
        self._found: _Found | None = None
        self.known = label("", "muted", wrap=True)
        self.add_widget(self.known)
        self.wording = ChoiceBox([], _("Text"))
        self.channel = ChoiceBox([(one, words.channel(one)) for one in Channel.of_asking()], "")
        self.channel.choose(Channel.EMAIL)
        self.amount = tick(_("Tell the amount, too"))
        self.amount.hide()  # until there is one
        self.letter = LetterBox(context, _("Note"))
        self.edit = button(_("Edit texts …"), kind="link")
        self.letter.ways.addWidget(self.edit)
        self.add_row(
            Field("wording", _("Text"), self.wording, stretch=2), Field("channel", _("How told"), self.channel)
        )
        self.add_widget(self.amount)
        self.add_row(Field("note", _("Note"), self.letter))
        self.wording.chosen.connect(self._fill)
        self.amount.toggled.connect(self._fill)
        self.letter.used.connect(self.channel.choose)
        self.edit.clicked.connect(self.edit_texts)
        self.letter.setFocus()
        self._read()

    def submit(self) -> None:
        if self._found is None:
            return
        channel = Channel(self.channel.value())
        work = partial(today.note_told, self.context.store, self._key, self.context.today(), channel)
        news = self._found.news
        said = _("{name} was thanked.") if news.thanked_on is None else _("{name} was told.")
        self.send(work, said.format(name=news.introducer))

    def reject(self) -> None:
        """Close at once while nothing was written by hand."""
        if not self.letter.is_changed:
            self.settle()
        super().reject()

    def edit_texts(self) -> None:
        """Open the texts as they are kept, those of the kind that is chosen."""
        from refnet.ui.dialogs.edit_wordings import EditWordingsDialog  # noqa: PLC0415 - when it is wanted

        one = self._wording()
        dialog = EditWordingsDialog(self.context, one.purpose if one else Purpose.THANKS, self)
        dialog.finished.connect(self._read)
        dialog.open()

    def _read(self, _nothing: object = None) -> None:
        self.context.jobs.read(partial(read, self.context.store, self._key), self._show, self._gone)

    def _wording(self) -> WordingRow | None:
        wordings = self._found.wordings if self._found is not None else []
        return next((one for one in wordings if one.id == self.wording.value()), None)

    def _show(self, found: _Found) -> None:
        before = self._wording()
        self._found, news = found, found.news
        verb = _("Thanked") if news.thanked_on is None else _("Told")
        self.verb.setText(verb)
        self.verb.setAccessibleName(verb)
        told = [(one.told_on, one.stage) for one in news.told]
        self.known.setText(knows(news.introducer, told, news.thanked_on, news.stage, formats.day))
        self.wording.set_options([(one.id, one.name) for one in found.wordings])
        if before is None or self.wording.value() != before.id:
            self.wording.choose(_fitting(found))
        if news.amount is not None:
            self.amount.setText(_("Tell the amount, too: {amount}").format(amount=_amount(news)))
            self.amount.setVisible(True)
        self.letter.to = news.email
        self.letter.subject = _("Your introduction to {prospect}").format(prospect=news.prospect)
        self._fill()
        self.settle()

    def _fill(self, _value: object = None) -> None:
        if self._found is None:
            return
        news = self._found.news
        amount = _amount(news) if self.amount.isChecked() else ""
        values = {
            "first name": news.first_name, "name": news.introducer, "company": news.company, "my name": news.my_name,
            "prospect": news.prospect, "what happened": what_happened(news.stage, news.prospect, amount, news.known),
        }  # fmt: skip
        one = self._wording()
        self.letter.show_text(one.text if one else "", values)

    def _gone(self, error: RefNetError) -> None:
        self.warn(str(error))


def _fitting(found: _Found) -> UUID | None:
    """Return the text that fits: thanks while they are owed, with the news once there is any."""
    news = found.news
    purpose = Purpose.THANKS if news.thanked_on is None else Purpose.NEWS
    fitting = [one for one in found.wordings if one.purpose is purpose]
    tells = [one for one in fitting if ("{what happened}" in one.text) == bool(became(news.stage, news.known))]
    return next((one.id for one in [*tells, *fitting]), None)


def _amount(news: News) -> str:
    return formats.money(news.amount or 0, news.currency)
