"""The field that says which of us it was: a rep we know, or a name typed for the first time."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtGui import QHideEvent

from refnet.domain.errors import InvalidInput
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services import reps
from refnet.services.reps import RepRow
from refnet.store.database import Store
from refnet.ui import opening
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import Suggestions
from refnet.ui.widgets.forms.form_dialog import FormDialog

UNKNOWN = UUID(int=0)


@dataclass(frozen=True, slots=True)
class RepChoice:
    """One of us by id, or by the name of somebody who is not here yet."""

    id: UUID | None
    name: str


def settle(store: Store, choice: RepChoice) -> UUID:
    """Return the rep's id; a new name becomes a rep, and the one at the keyboard when nobody was."""
    if choice.id is not None:
        return choice.id
    return reps.become(store, choice.name) if reps.me(store) is None else reps.add(store, choice.name)


@dataclass(frozen=True, slots=True)
class _Known:
    everybody: list[RepRow]
    me: RepRow | None


def _known(store: Store) -> _Known:
    return _Known(reps.all(store), reps.me(store))


class RepField(Suggestions):
    """Offers our reps, begins with the one at the keyboard or the one named last, and takes a new name."""

    def __init__(self, context: Context, rep_id: UUID | None = None) -> None:
        super().__init__(_("Rep"), text=context.settings.text("rep") or opening.user_name())
        self._context, self._wanted = context, rep_id
        self._rows: list[RepRow] = []
        self._is_known = False
        self._then: Callable[[], object] | None = None
        context.jobs.read(partial(_known, context.store), self._show)

    def settle(self, then: Callable[[], object]) -> bool:
        """Return whether it is known who we are, else call `then` once it is: a form can be sent before that."""
        self._then = None if self._is_known else then
        return self._is_known

    def doubt(self) -> str:
        """Return nothing: a name that is not ours yet becomes one of us."""
        return ""

    def hideEvent(self, event: QHideEvent) -> None:
        self._then = None  # a form that was closed is not sent any more
        super().hideEvent(event)

    def choice(self) -> RepChoice:
        """Return who was chosen; raise InvalidInput("rep") when nobody was."""
        name = self.text()
        if not name:
            raise InvalidInput("rep", _("Please say which of us it was."))
        self._context.settings.keep("rep", name)
        found = next((row for row in self._rows if fold(row.name) == fold(name)), None)
        return RepChoice(found.id if found else None, name)

    def _show(self, known: _Known) -> None:
        typed, self._rows = self.currentText(), known.everybody
        self.addItems([row.name for row in self._rows])
        mine = self._wanted or (known.me.id if known.me else None)
        place = next((number for number, row in enumerate(self._rows) if row.id == mine), -1)
        self.setCurrentIndex(place)
        self.show_beginning()
        if place < 0:
            self.setEditText(typed)
        form = self.window()
        if isinstance(form, FormDialog):
            form.settle()
        self._is_known = True
        then, self._then = self._then, None
        if then is not None:
            then()
