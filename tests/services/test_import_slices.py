"""Files about more people than are kept until the last row is read."""

import pytest
from sqlalchemy import func, select

from refnet.domain.errors import Cancelled
from refnet.exchange import mapping
from refnet.services import imports
from refnet.services.imports.pending import SLICE
from refnet.store.schema import ContactPoint, ImportBatch, Organization, Person

MAPPING = mapping.loads("""rows = "people"
[columns]
"Name" = "person.name"
"E-mail" = "person.email"
"Company" = "person.organization"
"Number" = "organization.reference"
"Title" = "person.job_title"
""")
PEOPLE = SLICE + 50


@pytest.fixture
def large(tmp_path):
    path = tmp_path / "people.csv"
    rows = [f"Ana Number,ana{number}@example.org,Acme,," for number in range(PEOPLE)]
    path.write_text("\n".join(["Name,E-mail,Company,Number,Title", *rows, "Ana,ana0@example.org,Acme,A7,Director"]))
    return path


def count(store, table):
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def director(store):
    with store.reading() as session:
        return session.scalar(
            select(Person.job_title).join(ContactPoint).where(ContactPoint.normal == "ana0@example.org")
        )


def test_a_late_row_adds_to_what_was_written_long_before(store, large):
    report = imports.run(store, large, MAPPING)
    assert (report.new, report.merged) == (PEOPLE, 1)
    assert count(store, Person) == count(store, ContactPoint) == PEOPLE
    assert director(store) == "Director"
    with store.reading() as session:
        assert session.scalars(select(Organization.reference)).all() == ["A7"]
        batch = session.scalars(select(ImportBatch)).one()
        assert (batch.read, batch.new, batch.merged) == (PEOPLE + 1, PEOPLE, 1)
        assert batch.told


def test_an_import_of_several_slices_is_taken_back_and_done_again_whole(store, large):
    imports.run(store, large, MAPPING)
    store.undo()
    assert [count(store, table) for table in (Person, ContactPoint, Organization, ImportBatch)] == [0, 0, 0, 0]
    store.redo()
    assert count(store, Person) == count(store, ContactPoint) == PEOPLE
    assert director(store) == "Director"


def test_a_dry_run_of_several_slices_reports_and_writes_nothing(store, large):
    report = imports.run(store, large, MAPPING, dry_run=True, compares=False)
    assert (report.new, report.merged) == (PEOPLE, 1)
    assert [count(store, table) for table in (Person, ContactPoint, Organization, ImportBatch)] == [0, 0, 0, 0]


def test_a_cancel_after_the_first_slice_leaves_nothing(store, large):
    done = []
    with pytest.raises(Cancelled):
        imports.run(
            store,
            large,
            MAPPING,
            progress=lambda rows, _all: done.append(rows),
            is_cancelled=lambda: bool(done) and done[-1] >= SLICE,
        )
    assert [count(store, table) for table in (Person, ContactPoint, Organization, ImportBatch)] == [0, 0, 0, 0]
    assert store.undo_label() is None


def test_a_second_import_of_several_slices_adds_nothing(store, large):
    imports.run(store, large, MAPPING)
    report = imports.run(store, large, MAPPING)
    assert (report.new, report.merged) == (0, PEOPLE + 1)
    assert count(store, Person) == PEOPLE
