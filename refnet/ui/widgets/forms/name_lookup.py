"""Who is called so: one search at a time for the name in a person field, and whom that name means."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from refnet.domain.errors import RefNetError
from refnet.domain.names import fold
from refnet.ui.context import Context
from refnet.ui.jobs import Latest

if TYPE_CHECKING:
    from refnet.services.people import PersonHit

LIMIT = 7

Tell = Callable[[Sequence["PersonHit"]], object]
Failed = Callable[[RefNetError], object]
Search = Callable[[str, Tell, Failed], None]


def search_in(context: Context) -> Search:
    """Return a search over everybody in the context's store, of which the newest answer counts: one for each field."""
    from refnet.services import people  # noqa: PLC0415 - SQLAlchemy comes after the first paint

    latest = Latest(context.jobs, context)

    def search(text: str, tell: Tell, failed: Failed) -> None:
        latest.read(partial(people.find, context.store, text, LIMIT), tell, failed)

    return search


class NameLookup(QObject):
    """Remembers the newest answer and the name that it is for."""

    answered = Signal(str)  # the name that was looked up
    failed = Signal(str)  # why it could not be

    def __init__(self, search: Search, parent: QObject) -> None:
        super().__init__(parent)
        self._search = search
        self._name = ""
        self.hits: Sequence[PersonHit] = ()

    def ask(self, name: str) -> None:
        """Look a name up; `answered` or `failed` follows, at once or later."""
        self._search(name, partial(self._hear, name), self._give_up)

    def knows(self, name: str) -> bool:
        """Tell whether the newest answer is for this name."""
        return self._name == name

    def namesakes(self, name: str) -> "list[PersonHit]":
        """Return who has this very name, as far as the newest answer is for it."""
        return [hit for hit in self.hits if fold(hit.name) == fold(name)] if self.knows(name) else []

    def meant(self, name: str, organization: str) -> "PersonHit | None":
        """Return the only one of this name; where an organization is told, the only one who is of it."""
        same, wanted = self.namesakes(name), fold(organization)
        fitting = [hit for hit in same if fold(hit.organization) == wanted] if wanted else same
        return fitting[0] if len(fitting) == 1 else None

    def is_doubtful(self, name: str, organization: str) -> bool:
        """Tell whether several have this name and no organization tells them apart."""
        return len(self.namesakes(name)) > 1 and not organization.strip()

    def _hear(self, name: str, hits: "Sequence[PersonHit]") -> None:
        self._name, self.hits = name, hits
        self.answered.emit(name)

    def _give_up(self, error: RefNetError) -> None:
        self.failed.emit(str(error))
