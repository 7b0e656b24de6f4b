"""Random gestures over every table, with undo, redo and restarts: the database always equals the model's snapshot."""

from pathlib import Path
from random import Random
from typing import ClassVar

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from rows import MAKERS, plain_people
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from refnet.store.database import Store
from refnet.store.schema import Base, Person, Row

TABLES = sorted(MAKERS, key=lambda table: table.__tablename__)
Snapshot = dict[str, dict[object, tuple[object, ...]]]


def snapshot(store: Store) -> Snapshot:
    """Everything the user owns, versions and the journal left out."""
    found: Snapshot = {}
    with store.reading() as session:
        for row_class in TABLES:
            table = Base.metadata.tables[row_class.__tablename__]
            columns = [column for column in table.columns if column.name != "version"]
            found[table.name] = {row[0]: tuple(row) for row in session.execute(select(*columns))}
    return found


class UndoMachine(RuleBasedStateMachine):
    """Steps, undo, redo, bulk inserts, refused steps and restarts in any order."""

    new_location: ClassVar[staticmethod]

    def __init__(self) -> None:
        super().__init__()
        self.location: str | Path = self.new_location()
        self.store = Store.open(self.location)
        self.past: list[Snapshot] = []
        self.future: list[Snapshot] = []
        self.now = self.first = snapshot(self.store)  # the shipped questions

    def stepped(self) -> None:
        after = snapshot(self.store)
        if after != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = after

    @initialize(seed=st.integers(0, 2**32))
    def start(self, seed: int) -> None:
        random = Random(seed)
        with self.store.step("Start") as session:
            for table in MAKERS:
                for _ in range(2):
                    row = MAKERS[table](session, random)
                    if row:
                        session.add(row)
                        session.flush()
        self.stepped()

    @rule(table=st.sampled_from(TABLES), seed=st.integers(0, 2**32))
    def add(self, table: type[Row], seed: int) -> None:
        with self.store.step("Add") as session:
            row = MAKERS[table](session, Random(seed))
            if row:
                session.add(row)
        self.stepped()

    @rule(table=st.sampled_from(TABLES), seed=st.integers(0, 2**32))
    def change(self, table: type[Row], seed: int) -> None:
        random = Random(seed)
        with self.store.step("Change") as session:
            rows = session.scalars(select(table).order_by(table.id)).all()
            other = MAKERS[table](session, random) if rows else None
            if other is None:
                return
            row = random.choice(rows)
            for column in Base.metadata.tables[table.__tablename__].columns:
                is_plain = not column.foreign_keys and not column.primary_key and column.name != "version"
                if is_plain and getattr(other, column.name) is not None and column.name != "direction":
                    setattr(row, column.name, getattr(other, column.name))
        self.stepped()

    @rule(table=st.sampled_from(TABLES), seed=st.integers(0, 2**32))
    def remove(self, table: type[Row], seed: int) -> None:
        try:
            with self.store.step("Remove") as session:
                rows = session.scalars(select(table).order_by(table.id)).all()
                if rows:
                    session.delete(Random(seed).choice(rows))
        except IntegrityError:
            assert snapshot(self.store) == self.now
        self.stepped()

    @rule(count=st.integers(1, 30))
    def add_many(self, count: int) -> None:
        with self.store.step("Import") as session:
            session.insert_many(Person, plain_people(count))
        self.stepped()

    @rule()
    def fail_half_way(self) -> None:
        try:
            with self.store.step("Fail") as session:
                session.add(Person(name="Nobody"))
                session.flush()
                raise ZeroDivisionError
        except ZeroDivisionError:
            assert snapshot(self.store) == self.now

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        assert self.store.undo() is not None
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert self.store.redo() is not None
        self.past.append(self.now)
        self.now = self.future.pop()

    @rule()
    def restart(self) -> None:
        self.store.close(backup=False)
        self.store = Store.open(self.location)

    @invariant()
    def database_is_what_the_model_says(self) -> None:
        assert snapshot(self.store) == self.now
        assert (self.store.undo_label() is None) == (not self.past)
        assert (self.store.redo_label() is None) == (not self.future)

    def teardown(self) -> None:
        while self.past:
            assert self.store.undo() is not None
            self.past.pop()
        assert snapshot(self.store) == self.first
        self.store.close(backup=False)


def test_random_gestures_with_undo_redo_and_restarts(new_location):
    machine = type("Machine", (UndoMachine,), {"new_location": staticmethod(new_location)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate),
        ),
    )
