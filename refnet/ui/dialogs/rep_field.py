"""The field that says which of us it was: a rep we know, or a name typed for the first time."""

from dataclasses import dataclass
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt

from refnet.domain.errors import InvalidInput
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services import reps
from refnet.services.reps import RepRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.fields import Suggestions

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
    """Offers our reps, begins with the one at the keyboard, and takes a new name."""

    def __init__(self, context: Context) -> None:
        super().__init__(_("Rep"), text=context.store.author)
        self._rows: list[RepRow] = []
        context.jobs.read(partial(_known, context.store), self._show)

    def choice(self) -> RepChoice:
        """Return who was chosen; raise InvalidInput("rep") when nobody was."""
        name = self.text()
        if not name:
            raise InvalidInput("rep", _("Please say which of us it was."))
        found = next((row for row in self._rows if fold(row.name) == fold(name)), None)
        return RepChoice(found.id if found else None, name)

    def choose(self, rep_id: UUID) -> None:
        """Choose one of the reps that are offered."""
        position = self.findData(rep_id, Qt.ItemDataRole.UserRole)
        if position >= 0:
            self.setCurrentIndex(position)

    def _show(self, known: _Known) -> None:
        typed = self.currentText()
        self._rows = known.everybody
        for row in known.everybody:
            self.addItem(row.name, row.id)
        self.setCurrentIndex(-1)
        if known.me is not None:
            self.choose(known.me.id)
        else:
            self.setEditText(typed)
