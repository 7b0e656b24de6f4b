"""Keeps what was read or worked out from a store until a step touches the tables it rests on."""

import threading
from collections.abc import Callable
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from refnet.store.database import Store
from refnet.store.history import Step
from refnet.store.schema import StepEntry, StepState

T = TypeVar("T")


class _Slot(Generic[T]):
    """What is kept of one store, and the moment it is of."""

    def __init__(self, tables: tuple[str, ...]) -> None:
        self.gate = threading.Lock()
        self.tables = tables
        self.changes = 0
        self.kept: tuple[tuple[int, ...], T] | None = None

    def hear(self, step: Step) -> None:
        """Note that a step changed what this rests on."""
        if step.touches(*self.tables):
            self.changes += 1


class Kept(Generic[T]):
    """A value of each store, read again only after a change; one thread reads while others wait for it."""

    def __init__(self, tables: tuple[str, ...], read: Callable[[Store], T]) -> None:
        self._tables, self._read = tables, read
        self._slots: WeakKeyDictionary[Store, _Slot[T]] = WeakKeyDictionary()
        self._gate = threading.Lock()

    def of(self, store: Store) -> T:
        """Return the value as of now; may be called from any thread."""
        slot = self._slot(store)
        with slot.gate:
            now = (slot.changes, *_moment(store))
            if slot.kept is None or slot.kept[0] != now:
                slot.kept = (now, self._read(store))
            return slot.kept[1]

    def _slot(self, store: Store) -> _Slot[T]:
        with self._gate:
            found = self._slots.get(store)
            if found is None:
                found = self._slots[store] = _Slot(self._tables)
                store.listen(found.hear, first=True)
            return found


def _moment(store: Store) -> tuple[int, ...]:
    """Return how far the journal of a server is, for others write there, too; a file is written by us alone."""
    if store.path is not None:
        return ()
    with store.reading() as session:
        numbers = select(func.coalesce(func.max(StepEntry.number), 0), func.count()).where(
            StepEntry.state == StepState.DONE
        )
        return tuple(session.execute(numbers).one())
