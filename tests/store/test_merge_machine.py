"""People merged in random networks between other gestures: nothing of theirs is lost, and undo restores every table."""

from datetime import date
from random import Random

import pytest
from gestures import Snapshot
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule, run_state_machine_as_test
from rows import MAKERS
from sqlalchemy import select
from test_undo_machine import UndoMachine

from refnet.domain.errors import RefNetError
from refnet.services import merging
from refnet.store.schema import Base, Introduction, Person, Tie

CONSERVED = (
    "introduction", "deal", "stage_entry", "meeting", "ask", "task", "named_prospect", "warming", "told", "wording",
    "chosen_question", "question_asked",
)  # fmt: skip
CHOICES = st.sets(st.sampled_from(merging.FIELDS))


class MergeMachine(UndoMachine):
    """Merging beside all else."""

    @rule(seed=st.integers(0, 2**32))
    def know_each_other(self, seed: int) -> None:
        with self.store.step("Add") as session:
            row = MAKERS[Tie](session, Random(seed))
            if row:
                session.add(row)
        self.stepped()

    @precondition(lambda self: len(self.now["person"]) > 1)
    @rule(seed=st.integers(0, 2**32), theirs=CHOICES)
    def merge(self, seed: int, theirs: set[str]) -> None:
        kept, other = Random(seed).sample(sorted(self.now["person"]), 2)
        before = self.now
        expected = merging.preview(self.store, kept, other, theirs)
        assert bool(expected.obstacle) == self._introduce_each_other(kept, other)
        if expected.obstacle:
            with pytest.raises(RefNetError, match="cannot be merged"):
                merging.merge(self.store, kept, other, theirs, on=date(2026, 3, 4))
            return
        merging.merge(self.store, kept, other, theirs, on=date(2026, 3, 4))
        self.stepped()
        self._check_conserved(before)
        assert self._put_off(self.now) == {
            (duty, kept if subject == other else subject, rep) for duty, subject, rep in self._put_off(before)
        }
        self._check_nobody_names(other)
        result = merging.preview(self.store, kept, kept).kept
        assert result == expected.result

    def _check_conserved(self, before: Snapshot) -> None:
        for table in CONSERVED:
            assert before[table].keys() == self.now[table].keys()
        assert before["note"].keys() <= self.now["note"].keys()
        assert len(self.now["person"]) == len(before["person"]) - 1
        assert len(self.now["merged_person"]) == len(before["merged_person"]) + 1

    def _put_off(self, where: Snapshot) -> set[tuple[object, object, object]]:
        columns = [column.name for column in Base.metadata.tables["put_off"].columns if column.name != "version"]
        rows = [dict(zip(columns, row, strict=True)) for row in where["put_off"].values()]
        found = {(row["duty"], row["subject_id"], row["rep_id"]) for row in rows}
        assert len(found) == len(rows)
        return found

    def _check_nobody_names(self, other: object) -> None:
        with self.store.reading() as session:
            for table in Base.metadata.tables.values():
                for column in table.columns:
                    if any(key.column.table.name == "person" for key in column.foreign_keys):
                        assert session.execute(select(column).where(column == other)).first() is None

    def _introduce_each_other(self, kept: object, other: object) -> bool:
        columns = list(Base.metadata.tables["introduction"].columns)
        names = [column.name for column in columns if column.name != "version"]
        rows = [dict(zip(names, row, strict=True)) for row in self.now[Introduction.__tablename__].values()]
        return any({row["introducer_id"] or row["recipient_id"], row["prospect_id"]} == {kept, other} for row in rows)


def test_random_merges_with_undo_and_redo(new_location):
    machine = type("Machine", (MergeMachine,), {"new_location": staticmethod(new_location)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=12,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate),
        ),
    )


def test_merging_knows_every_column_that_names_a_person():
    from refnet.services.merging.moving import SIDES

    moved = {(table.__tablename__, side.key) for table, side in SIDES}
    joined = {("contact_point", "person_id"), ("tag", "person_id"), ("ally", "person_id")}
    joined |= {(table, side) for table in ("tie", "kept_apart") for side in ("person_id", "other_id")}
    named = {
        (table.name, column.name)
        for table in Base.metadata.tables.values()
        for column in table.columns
        if any(key.column.table.name == Person.__tablename__ for key in column.foreign_keys)
    }
    assert named == moved | joined
