"""The Store: reading, steps, undo and redo on one database, file or server."""

import logging
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Self
from uuid import UUID

from sqlalchemy import Engine, Select, select, update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from refnet.domain.errors import Conflict
from refnet.i18n import _
from refnet.store import opening, past, replay
from refnet.store.backup import Backups
from refnet.store.history import Step, StepSession
from refnet.store.past import Past
from refnet.store.schema import Change, Operation, StepEntry, StepState
from refnet.store.sentences import spoken

log = logging.getLogger(__name__)


class Store:
    """One open database. Writes run one after another; reads run beside them in sessions of their own."""

    def __init__(self, engine: Engine, *, author: str, file: opening.OpenedFile | None = None) -> None:
        self._engine = engine
        self._writing = engine.execution_options(begin="IMMEDIATE")
        self._file = file
        self._gate = threading.RLock()
        self._listeners: list[Callable[[Step], None]] = []
        self._under_way: StepSession | None = None  # of the step that the thread behind the gate is in
        self.author = author
        self.backups = Backups(file.path, self._gate) if file else None

    @classmethod
    def open(cls, location: str | Path, *, author: str | None = None) -> Self:
        """Open a file, made when missing, or a `postgresql+psycopg://` address; migrate it when it is older.

        Raises RefNetError with what to do: in use, newer, foreign, damaged, not writable, server silent.
        """
        name = author or opening.user_name()
        with spoken():
            if opening.is_address(location):
                return cls(opening.open_server(str(location)), author=name)
            file = opening.open_file(Path(location))
            store = cls(file.engine, author=name, file=file)
            if store.backups and not file.lock.was_clean:
                store.backups.has_changes = True  # killed before it could back up
            return store

    @property
    def path(self) -> Path | None:
        """Return the database file, or None for a server."""
        return self._file.path if self._file else None

    @property
    def location(self) -> str:
        """Return the file's path, or the server's address without its password."""
        return str(self.path or self._engine.url.render_as_string(hide_password=True))

    def close(self, *, backup: bool = True) -> None:
        """Back the file up if it changed, then let go of it."""
        try:
            if backup and self.backups:
                self.backups.make_if_changed("close")
        finally:
            self._engine.dispose()
            if self._file:
                self._file.release()

    def listen(self, listener: Callable[[Step], None], *, first: bool = False) -> None:
        """Call `listener` after each step, undo and redo, in the thread that took it.

        Whoever keeps what was read hears it `first`, so that nobody who was told reads what is stale.
        """
        self._listeners.insert(0 if first else len(self._listeners), listener)

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """Give a session for queries that all see the same moment."""
        with spoken(), Session(self._engine) as session:
            yield session

    @contextmanager
    def step(self, label: str) -> Iterator[StepSession]:
        """Give a session whose changes become one step: all kept and undoable, or none.

        A step that is taken within another belongs to that one, label and all, so that several deeds are undone at once.
        """
        with self._gate, spoken():
            if self._under_way is not None:
                yield self._under_way
                self._under_way.flush()
                return
            self._check_file()
            with StepSession(self._writing, author=self.author, label=label, expire_on_commit=False) as session:
                self._under_way = session
                try:
                    yield session
                    session.flush()
                    done = session.finished()
                    if done is not None:
                        self._drop_undone(session)
                    session.commit()
                finally:
                    self._under_way = None
        if done is not None:
            self._announce(done)

    @contextmanager
    def aside(self) -> Iterator[Session]:
        """Give a session whose rows are kept without a step: undo does not know them, as with what is only noted."""
        with self._gate, spoken():
            self._check_file()
            with Session(self._writing, expire_on_commit=False) as session:
                yield session
                session.commit()

    def undo(self) -> Step | None:
        """Take the last step back and return it; None when there is nothing to undo, Conflict when rows moved on."""
        return self._move(back=True)

    def redo(self) -> Step | None:
        """Do the step again that was undone last, and return it; None when there is none."""
        return self._move(back=False)

    def undo_label(self) -> str | None:
        """Return what undo would take back."""
        return self._label(back=True)

    def redo_label(self) -> str | None:
        """Return what redo would do again."""
        return self._label(back=False)

    def history(self, table: str, key: UUID, parts: Sequence[str] = ()) -> list[Past]:
        """Return what was done to one record, newest first; rows of the tables `parts` that name it belong to it."""
        with self.reading() as session:
            return past.of_record(session, table, key, parts)

    def steps(self, limit: int = 100) -> list[Past]:
        """Return the newest steps of everybody, newest first."""
        with self.reading() as session:
            return past.steps(session, limit)

    def _check_file(self) -> None:
        if self._file:
            self._file.check_same()

    def _announce(self, step: Step) -> None:
        if self.backups:
            self.backups.has_changes = True
        log.info("%s: %s", step.kind, ", ".join(step.rows))
        for listener in self._listeners:
            listener(step)

    def _drop_undone(self, session: StepSession) -> None:
        """Forget what could be done again: a new step makes another future."""
        mine = (StepEntry.author == self.author) & (StepEntry.state == StepState.UNDONE)
        session.connection().execute(update(StepEntry).where(mine).values(state=StepState.DROPPED))

    def _next(self, *, back: bool) -> Select[StepEntry]:
        """Return the query of the step that undo or redo would move; one's own steps only."""
        state, order = (StepState.DONE, StepEntry.number.desc()) if back else (StepState.UNDONE, StepEntry.number.asc())
        mine = (StepEntry.author == self.author) & (StepEntry.state == state)
        return select(StepEntry).where(mine).order_by(order).limit(1)

    def _label(self, *, back: bool) -> str | None:
        with self.reading() as session:
            entry = session.scalars(self._next(back=back)).first()
            return entry.label if entry else None

    def _move(self, *, back: bool) -> Step | None:
        with self._gate, spoken():
            self._check_file()
            moved = self._turn(back=back)
        if moved is not None:
            self._announce(moved)
        return moved

    def _turn(self, *, back: bool) -> Step | None:
        """Turn the next step round in one transaction."""
        with Session(self._writing) as session:
            entry = session.scalars(self._next(back=back)).first()
            if entry is None:
                return None
            order = Change.number.desc() if back else Change.number.asc()
            changes = session.scalars(select(Change).where(Change.step_number == entry.number).order_by(order)).all()
            batches = frozenset(change.table_name for change in changes if change.operation == Operation.BATCH)
            try:
                rows = replay.turn(session.connection(), changes, back=back)
                entry.state = StepState.UNDONE if back else StepState.DONE
                session.commit()
            except IntegrityError as error:
                raise Conflict(_("Something else rests on this by now. Please undo the later change first.")) from error
            keys = {table: frozenset(found) for table, found in rows.items()}
            return Step(entry.label, "undo" if back else "redo", keys, batches)
