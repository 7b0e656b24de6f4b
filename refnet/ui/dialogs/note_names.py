"""Note names: whom an ally named when asked, a line each; and one key to the introduction of one of them."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QApplication, QWidget
from shiboken6 import isValid

from refnet.domain.wordings import inside_sentence
from refnet.i18n import _
from refnet.services import asking
from refnet.services.asking import LedgerRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.log_introduction import introduce_named
from refnet.ui.dialogs.parts.fields import TextField
from refnet.ui.look import tips
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.labels import label


class NoteNamesDialog(FormDialog):
    """The names of one ask, those that are known first."""

    def __init__(self, context: Context, ask: LedgerRow, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Note names"), verb=_("Note names"), width=480, parent=parent)
        self._ask = ask
        told = _("{ally} was asked for {wanted}.") if ask.wanted else _("{ally} was asked.")
        self.add_widget(label(told.format(ally=ask.ally, wanted=inside_sentence(ask.wanted)), "muted", wrap=True))
        self.known = label("", "body", wrap=True)
        self.add_widget(self.known)
        self.names = TextField(_("Names"), lines=4)
        self.names.setPlaceholderText(_("Bob Ray, Acme"))
        self.add_row(Field("names", _("Names"), self.names, hint=_("a line each, with the company behind a comma")))
        context.jobs.read(partial(_names, context.store, ask.id), self._show)
        self.names.setFocus()

    def submit(self) -> None:
        names = self.names.text().splitlines()
        work = partial(asking.name_prospects, self.context.store, self._ask.id, names, self.context.today())
        self.send(work)

    def sent(self, result: object) -> None:
        context, window = self.context, self.parentWidget()
        super().sent(result)
        context.jobs.read(partial(_names, context.store, self._ask.id), partial(_offer, context, window))

    def _show(self, found: list[tuple[UUID, str, str, bool]]) -> None:
        self.known.setVisible(bool(found))
        names = ", ".join(_said(name, company, is_done=done) for _key, name, company, done in found)
        self.known.setText(_("Named so far: {names}").format(names=names))


def _offer(context: Context, window: QWidget | None, found: list[tuple[UUID, str, str, bool]]) -> None:
    """Say that the names were noted, and offer the introduction to the newest of them."""
    said = _("The names were noted.")
    waiting = [(key, name) for key, name, _company, is_done in found if not is_done]
    if waiting:
        key, name = waiting[-1]
        words = _("Log introduction of {name}").format(name=tips.on_button(name))
        context.offer(said, [(words, partial(_introduce, context, window, key))])
    else:
        context.say(said)


def _introduce(context: Context, window: QWidget | None, key: UUID) -> None:
    """Open the form over the window in which the names were noted, or whichever is there when that one is gone."""
    is_there = window is not None and isValid(window)
    introduce_named(context, window if is_there else QApplication.activeWindow(), key)


def _names(store: Store, ask: UUID) -> list[tuple[UUID, str, str, bool]]:
    return asking.names_of(store, ask)


def _said(name: str, company: str, *, is_done: bool) -> str:
    whole = f"{name} ({company})" if company else name
    return _("{name}, introduced").format(name=whole) if is_done else whole
