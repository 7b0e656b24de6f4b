"""What every page and dialog is given: the store, the lanes, and a way to speak to the window."""

from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, date, datetime
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from refnet.services.listing import Only
from refnet.ui.actions import Actions
from refnet.ui.jobs import Jobs
from refnet.ui.notices import Notices
from refnet.ui.settings import Settings

if TYPE_CHECKING:
    from refnet.store.database import Store  # SQLAlchemy comes after the first paint

Link = tuple[str, Callable[[], object]]  # words to press, and what they do
Target = tuple[str, UUID]  # a table's name and the key of one of its rows


class Context(QObject):
    """One for each window; `store` is there as soon as a page is."""

    said = Signal(str, bool)  # a sentence for the toast, and whether Undo belongs to it
    offered = Signal(str, object, bool)  # as said, with Links in between
    warned = Signal(str)  # a sentence for the banner
    wanted = Signal(str, object)  # a page's key, and a Target or None
    rows_wanted = Signal(str, str, str)  # a page's key, a field of its rows, and the value to keep
    due = Signal(str, int)  # a page's key, and how many things wait there
    ids_wanted = Signal(str, object)  # a page's key, and which of its rows to keep: an Only

    def __init__(self, jobs: Jobs, notices: Notices, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.jobs, self.notices, self.settings = jobs, notices, settings
        self.actions = Actions()
        self.last_import: object | None = None  # what came of it, to be looked at again
        self._store: Store | None = None

    @property
    def store(self) -> "Store":
        """Return the open store; a bug when none is open yet."""
        if self._store is None:
            msg = "no store is open"
            raise RuntimeError(msg)
        return self._store

    @property
    def is_open(self) -> bool:
        """Tell whether a store is open."""
        return self._store is not None

    def take_store(self, store: "Store | None") -> None:
        """Use this store from now on and hear what changes in it."""
        self.last_import = None
        self._store = store
        if store is None:
            self.jobs.forget()
        else:
            store.listen(self.notices.tell)

    def today(self) -> date:
        """Return the user's day."""
        return datetime.now(UTC).astimezone().date()

    def say(self, sentence: str, *, undo: bool = True) -> None:
        """Tell what happened, in the toast."""
        self.said.emit(sentence, undo)

    def offer(self, sentence: str, links: Sequence[Link], *, undo: bool = True) -> None:
        """Tell what happened and offer what may come next, in the toast."""
        self.offered.emit(sentence, list(links), undo)

    def warn(self, sentence: str) -> None:
        """Tell what went wrong and what to do, in a banner that stays."""
        self.warned.emit(sentence)

    def go(self, page: str, target: Target | None = None) -> None:
        """Open a page, and there the record that `target` names."""
        self.wanted.emit(page, target)

    def go_to_rows(self, page: str, field: str, value: str) -> None:
        """Open a page on the rows whose `field` has this value."""
        self.rows_wanted.emit(page, field, value)

    def go_to_deals(self, ids: Iterable[UUID], name: str) -> None:
        """Open the table of deals on exactly these; `name` says what they are, as in "Cold, lost before a meeting"."""
        self.ids_wanted.emit("deals", Only.of(name, ids))

    def go_to_ids(self, page: str, only: Only) -> None:
        """Open a page on exactly these rows."""
        self.ids_wanted.emit(page, only)

    def run(self, action: str) -> None:
        """Do what a menu or the palette would do."""
        self.actions.run(action)
