"""Quick entry: one line or a pasted mail, what was understood of it beside, and Enter."""

from collections.abc import Callable
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import QMimeData, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from refnet.domain.errors import InvalidInput
from refnet.domain.quick import Kind, without_markup
from refnet.i18n import _
from refnet.services import quick
from refnet.services.quick import Meant, Proposal
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.came_of_ask import asked_for
from refnet.ui.dialogs.parts.fields import TextField
from refnet.ui.dialogs.parts.rep_field import RepChoice, RepField, settle
from refnet.ui.jobs import Latest
from refnet.ui.look import formats, words
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, label

MOST = 9  # lines of what was understood
PAUSE = 120  # milliseconds without a key before the line is read


def log_with_rep(store: Store, text: str, today: date, rep: RepChoice) -> UUID:
    """Read the text once more, for people may have changed, and log it for a rep who may be new."""
    found = quick.propose(store, text, today)
    labels = {Kind.ASKED: _("Log ask"), Kind.GIVEN: _("Log introduction we gave")}
    with store.step(labels.get(found.understood.kind, _("Log introduction"))):
        return quick.log(store, found, settle(store, rep))


class QuickEntryDialog(FormDialog):
    """Type, see what was understood, press Enter; what is unclear is asked and never guessed."""

    def __init__(self, context: Context, parent: QWidget | None = None, text: str = "") -> None:
        super().__init__(context, _("Quick entry"), verb=_("Log it"), width=620, parent=parent)
        self.proposal: Proposal | None = None
        self._asked, self._confirmed = "", ""
        self._answered: str | None = None  # the text that the proposal is of
        self._after: Callable[[], object] | None = None
        self._latest = Latest(context.jobs, self)
        self._pause = QTimer(self, singleShot=True, interval=PAUSE)
        self._pause.timeout.connect(self.read)
        self.text = _Line(_("What happened?"), lines=3, text=text)
        self.text.setPlaceholderText(_("Ann Lee introduced me to Bob Ray at Acme today, call, re warehouse move"))
        self.text.entered.connect(self.verb.click)
        self.text.form_wanted.connect(self.open_form)
        self.rep = RepField(context)
        self.add_row(Field("text", _("What happened?"), self.text, hint=_("or paste an introduction by mail")))
        self._told = _Told(self)
        self.add_row(Field("understood", _("What was understood"), self._told))
        self.add_row(Field("rep", _("Rep"), self.rep))
        form = button(_("Open as form (F2)"), kind="quiet")
        form.clicked.connect(self.open_form)
        self.set_option(form)
        self.text.textChanged.connect(self._wait)
        self.text.setFocus()
        self.read()

    def read(self) -> None:
        """Read the line afresh and show what was understood."""
        self._pause.stop()
        self._asked = self.text.text()
        work = partial(quick.propose, self.context.store, self._asked, self.context.today())
        self._latest.read(work, self._show)

    def submit(self) -> None:
        if not self.text.text():
            raise InvalidInput("text", _("Please type what happened, or paste the mail."))
        if self.proposal is None or self._answered != self.text.text():
            self._after = self.accept  # Enter came before the preview
            self.read()
            return
        if self.proposal.question:
            raise InvalidInput("text", self.proposal.question)
        self._ask_about_unread(self.proposal)
        said = _("Logged: {what}.").format(what=summary(self.proposal))
        work = partial(log_with_rep, self.context.store, self.text.text(), self.context.today(), self.rep.choice())
        self.send(work, said)

    def open_form(self) -> None:
        """Go on in the form, filled with what was understood."""
        from refnet.ui.dialogs.quick_forms import open_filled  # noqa: PLC0415 - when it is wanted

        if self.proposal is None or self._answered != self.text.text():
            self._after = self.open_form
            self.read()
            return
        open_filled(self.context, self.parentWidget(), self.proposal)
        self.done(self.DialogCode.Rejected)

    def _show(self, proposal: Proposal) -> None:
        self.proposal, self._answered = proposal, self._asked
        self.clear_errors()
        self._told.show_proposal(proposal, self.context.today())
        after, self._after = self._after, None
        if after is not None:
            after()

    def _wait(self) -> None:
        """Read a little after the last key; what was to be done with other words is not done."""
        self._after = None
        self._pause.start()

    def _ask_about_unread(self, proposal: Proposal) -> None:
        """Let a second Enter log it without the words that nothing was made of."""
        unread = [*proposal.understood.unclear, *proposal.understood.left]
        if unread and self._confirmed != self.text.text():
            self._confirmed = self.text.text()
            sentence = _("Nothing was made of “{words}”. Enter again logs it without, F2 opens the form.")
            raise InvalidInput("text", sentence.format(words=", ".join(unread)))


class _Line(TextField):
    """Enter logs, F2 goes on in the form, Shift+Enter makes a new line; pasted mails keep their lines."""

    entered = Signal()
    form_wanted = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        is_enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() == Qt.Key.Key_F2:
            self.form_wanted.emit()
        elif is_enter and not event.modifiers() & Qt.KeyboardModifier.ShiftModifier:
            self.entered.emit()
        else:
            super().keyPressEvent(event)

    def canInsertFromMimeData(self, source: QMimeData) -> bool:
        """Take what is copied as HTML alone, too, as some mail programs do."""
        return super().canInsertFromMimeData(source) or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:
        if source.hasText() or not source.hasHtml():
            super().insertFromMimeData(source)
        else:
            self.insertPlainText(without_markup(source.html()))


class _Told(QWidget):
    """The parts of what was understood, a line each."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(16)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self.names = [label("", "support") for _place in range(MOST)]
        self.values = [ElidedLabel("") for _place in range(MOST)]
        for place, (name, value) in enumerate(zip(self.names, self.values, strict=True)):
            self._grid.addWidget(name, place, 0)
            self._grid.addWidget(value, place, 1)

    def show_proposal(self, proposal: Proposal, today: date) -> None:
        """Say what would be logged, what is taken for granted, and what was not understood."""
        told = lines(proposal, today)
        for place, (name, value) in enumerate(zip(self.names, self.values, strict=True)):
            said = told[place] if place < len(told) else ("", "")
            name.setText(said[0])
            name.setVisible(bool(said[0]))  # without names the sentence stands at the edge
            value.setText(said[1])
        self.setAccessibleDescription(". ".join(f"{name}: {value}" for name, value in told))


def lines(proposal: Proposal, today: date) -> list[tuple[str, str]]:
    """Return what was understood as names and values."""
    found = proposal.understood
    if found.kind is Kind.NOTHING:
        left = ", ".join((*found.left, *found.unclear)) or found.rest
        if not left:
            return [("", _("Nothing yet: type who introduced you to whom."))]
        where = [("", proposal.question)] if found.elsewhere is not None else []
        return [(_("Not understood"), left), *where]
    told = [(_("What"), _kind(found.kind)), (_ally_is(found.kind), _person(proposal.ally))]
    if found.kind is Kind.ASKED:
        told.append((_("Asked for"), found.prospect.name))
    else:
        told.append((_("Prospect"), _person(proposal.prospect)))
    day, how = formats.day(proposal.made_on), words.channel(proposal.channel)
    told.append((_("Day"), day if found.made_on else _("{day}, since none was named").format(day=day)))
    told.append((_("How"), how if found.channel else _("{how}, since nothing was said").format(how=how)))
    if found.reason:
        told.append((_("Reason"), found.reason))
    if proposal.came_of is not None:
        told.append((_("Came of"), asked_for(proposal.came_of, today)))
    unread = [*found.unclear, *found.left]
    if unread:
        told.append((_("Left out"), ", ".join(unread)))
    if found.rest:
        told.append((_("Not kept"), found.rest))
    return told


def summary(proposal: Proposal) -> str:
    """Say in one line what would be logged."""
    ally, prospect = proposal.ally.draft.name, proposal.prospect.draft.name
    return {
        Kind.ASKED: _("{ally} was asked").format(ally=ally),
        Kind.GIVEN: _("{prospect} was introduced to {ally}").format(prospect=prospect, ally=ally),
    }.get(proposal.understood.kind, _("{ally} introduced {prospect}").format(ally=ally, prospect=prospect))


def _kind(kind: Kind) -> str:
    return {
        Kind.INTRODUCED: _("An introduction to us"),
        Kind.NAME_ONLY: _("A name passed on, which counts as cold"),
        Kind.GIVEN: _("An introduction that we gave"),
        Kind.ASKED: _("An ask"),
    }.get(kind, "")


def _ally_is(kind: Kind) -> str:
    if kind is Kind.ASKED:
        return _("Asked")
    return _("Introduced to") if kind is Kind.GIVEN else _("Introduced by")


def _person(one: Meant) -> str:
    if one.likely:
        return _("{name}: several are called so").format(name=one.named.name)
    shown = ", ".join(filter(None, (one.draft.name, one.draft.organization, one.draft.email)))
    return _("{person} (known)").format(person=shown) if one.hit else _("{person} (new)").format(person=shown)
