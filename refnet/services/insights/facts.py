"""Keeps the facts of all deals in memory: read once, and again only after a step that touched them."""

import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from weakref import WeakKeyDictionary

from sqlalchemy import func, select

from refnet.store.database import Store
from refnet.store.history import Step
from refnet.store.schema import StepEntry, StepState

if TYPE_CHECKING:
    from refnet.domain.facts import DealFacts

TABLES = ("deal", "stage_entry", "introduction", "meeting", "question_asked", "note", "rep", "person")


@dataclass(slots=True)
class _Kept:
    """The facts of one store, the moment they are of, and whether a step made them old."""

    gate: threading.Lock = field(default_factory=threading.Lock)
    facts: "DealFacts | None" = None
    changes: int = 0
    read_at: tuple[int, ...] = ()

    def hear(self, step: Step) -> None:
        """Note that a step changed what the facts are made of."""
        if step.touches(*TABLES):
            self.changes += 1


_kept: "WeakKeyDictionary[Store, _Kept]" = WeakKeyDictionary()
_gate = threading.Lock()


def facts(store: Store) -> "DealFacts":
    """Return the facts of all deals; may be called from any thread, the first call after a change reads them."""
    kept = _of(store)
    with kept.gate:
        now = (kept.changes, *_moment(store))
        if kept.facts is None or kept.read_at != now:
            from refnet.services.insights.reading import read  # noqa: PLC0415 - numpy is heavy

            with store.reading() as session:
                kept.facts, kept.read_at = read(session), now
        return kept.facts


def _of(store: Store) -> _Kept:
    with _gate:
        if store not in _kept:
            _kept[store] = _Kept()
            store.listen(_kept[store].hear)
        return _kept[store]


def _moment(store: Store) -> tuple[int, ...]:
    """Return how far the journal of a server is, for others write there, too; a file is written by us alone."""
    if store.path is not None:
        return ()
    with store.reading() as session:
        numbers = select(func.coalesce(func.max(StepEntry.number), 0), func.count()).where(
            StepEntry.state == StepState.DONE
        )
        return tuple(session.execute(numbers).one())
