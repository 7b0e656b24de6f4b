"""Keeps what was read or worked out from a store until a step touches the tables it rests on."""

import threading
from collections.abc import Callable, Sequence
from typing import Generic, TypeVar
from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from refnet.store.database import Store
from refnet.store.history import Step
from refnet.store.schema import StepEntry, StepState

T = TypeVar("T")

MOST_FOLLOWED = 200  # steps; after more of them all is read again


class _Slot(Generic[T]):
    """What is kept of one store, and the moment it is of: how many steps had touched it, and how far a server was."""

    def __init__(self, tables: tuple[str, ...], most: int) -> None:
        self.gate = threading.Lock()
        self.tables, self._most = tables, most
        self.heard = 0
        self.steps: list[Step] = []  # since what is kept was read; at most so many
        self.kept: tuple[int, tuple[int, ...], T] | None = None

    def hear(self, step: Step) -> None:
        """Note that a step changed what this rests on."""
        if step.touches(*self.tables):
            if len(self.steps) < self._most:
                self.steps.append(step)
            self.heard += 1


class Kept(Generic[T]):
    """A value of each store, read again only after a change; one thread reads while others wait for it.

    `follow` makes the value of what was kept and the steps since; it is asked of a file, where all
    changes are our own.
    """

    def __init__(
        self,
        tables: tuple[str, ...],
        read: Callable[[Store], T],
        follow: Callable[[Store, T, Sequence[Step]], T] | None = None,
    ) -> None:
        self._tables, self._read, self._follow = tables, read, follow
        self._slots: WeakKeyDictionary[Store, _Slot[T]] = WeakKeyDictionary()
        self._gate = threading.Lock()

    def of(self, store: Store) -> T:
        """Return the value as of now; may be called from any thread."""
        slot = self._slot(store)
        with slot.gate:
            heard, moment, steps = slot.heard, _moment(store), tuple(slot.steps)
            if slot.kept is None or slot.kept[:2] != (heard, moment):
                slot.kept = (heard, moment, self._value(store, slot, heard, steps))
                del slot.steps[: len(steps)]  # a step that came meanwhile is followed the next time
            return slot.kept[2]

    def _value(self, store: Store, slot: _Slot[T], heard: int, steps: Sequence[Step]) -> T:
        is_all = slot.kept is not None and len(steps) == heard - slot.kept[0]
        if slot.kept is None or self._follow is None or not is_all or store.path is None:
            return self._read(store)
        return self._follow(store, slot.kept[2], steps)

    def _slot(self, store: Store) -> _Slot[T]:
        with self._gate:
            found = self._slots.get(store)
            if found is None:
                found = self._slots[store] = _Slot(self._tables, MOST_FOLLOWED if self._follow else 0)
                store.listen(found.hear, first=True)
            return found


def _moment(store: Store) -> tuple[int, ...]:
    """Return how far the journal of a server is, for others write there, too; a file is written by us alone."""
    if store.path is not None:
        return ()
    with store.reading() as session:
        number = StepEntry.number
        # the sums tell when one step was taken back and another done again: as many as before, and the same last one
        told = (func.max(number), func.count(), func.sum(number), func.sum(number * number))
        numbers = select(*(func.coalesce(one, 0) for one in told)).where(StepEntry.state == StepState.DONE)
        return tuple(map(int, session.execute(numbers).one()))
