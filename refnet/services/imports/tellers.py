"""Who told what is known of a person: what a source told itself, and nobody changed since, gives way to its news."""

import json
from functools import cached_property
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.services.imports.mentions import Stamp
from refnet.store.schema import Change, ImportBatch, Operation, Person, StepEntry, StepState


class Tellers:
    """The stored values of people that came from the source of this file; for a file seen before there are none."""

    def __init__(self, session: Session, stamp: Stamp, *, is_news: bool) -> None:
        self._session, self._stamp, self._is_news = session, stamp, is_news

    def is_own(self, person: UUID, column: str) -> bool:
        """Tell whether this source told the present value of a person's column."""
        return bool(self._batches) and self._teller(person, column) in self._batches

    @cached_property
    def _batches(self) -> frozenset[UUID]:
        """Return what files of this source brought in before."""
        is_same = ImportBatch.dialect == self._stamp.dialect
        if not self._stamp.dialect:
            is_same &= ImportBatch.source == self._stamp.source
        return frozenset(self._session.scalars(select(ImportBatch.id).where(is_same))) if self._is_news else frozenset()

    def _teller(self, person: UUID, column: str) -> UUID | None:
        """Return which batch told the value; None when somebody wrote it here."""
        step = self._last_step(person, column)
        if step is None:
            return self._session.scalar(select(Person.import_batch_id).where(Person.id == person))
        batch = select(Change.row_key).where(
            Change.step_number == step,
            Change.table_name == ImportBatch.__tablename__,
            Change.operation == Operation.INSERT,
        )
        key = self._session.scalar(batch)
        return UUID(key) if key else None

    def _last_step(self, person: UUID, column: str) -> int | None:
        """Return the number of the last step that changed a value and was not taken back."""
        changes = select(Change.step_number, Change.after).join(StepEntry, StepEntry.number == Change.step_number)
        of_person = changes.where(
            Change.table_name == Person.__tablename__,
            Change.row_key == person.hex,
            Change.operation == Operation.UPDATE,
            StepEntry.state == StepState.DONE,
        )
        rows = self._session.execute(of_person.order_by(Change.number.desc()))
        return next((number for number, after in rows if after and column in json.loads(after)), None)
