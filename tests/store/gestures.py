"""Random gestures over every table of a store, and what it holds afterwards."""

from random import Random

from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule
from rows import MAKERS, plain_people
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from refnet.store.database import Store
from refnet.store.schema import Base, Person, Row
from tests.taking_back import TakingBack

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


class Gestures(TakingBack[Snapshot]):
    """Steps, bulk inserts and refused steps in any order."""

    def stepped(self) -> None:
        self.take(snapshot(self.store))

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
