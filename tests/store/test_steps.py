from datetime import UTC, date, datetime
from itertools import islice

import pytest
from rows import plain_people
from sqlalchemy import delete, select, update
from sqlalchemy.exc import IntegrityError

from refnet.domain.errors import Conflict, RefNetError
from refnet.store.database import Store
from refnet.store.history import Step
from refnet.store.keys import new_id, supply
from refnet.store.schema import Ally, Deal, Meeting, Organization, Person, Rep, StageEntry


def add_person(store, name="Ann"):
    with store.step("Add person") as session:
        person = Person(name=name)
        session.add(person)
        return person.id


def rename(store, key, name):
    with store.step("Rename") as session:
        session.get(Person, key).name = name


def names(store):
    with store.reading() as session:
        return sorted(session.scalars(select(Person.name)))


def test_a_step_is_kept_and_can_be_undone_and_done_again(store):
    key = add_person(store)
    rename(store, key, "Zoë")
    assert store.undo_label() == "Rename"
    store.undo()
    assert names(store) == ["Ann"]
    assert store.redo_label() == "Rename"
    store.undo()
    assert names(store) == []
    assert store.undo_label() is None
    store.redo()
    store.redo()
    assert names(store) == ["Zoë"]
    assert store.redo_label() is None


def test_nothing_to_undo_or_redo_is_no_failure(store):
    assert store.undo() is None
    assert store.redo() is None


def test_a_step_that_writes_nothing_is_not_in_the_journal(store):
    with store.step("Look"):
        pass
    assert store.undo_label() is None
    assert store.steps() == []


def test_a_failed_step_leaves_nothing(store):
    with pytest.raises(ZeroDivisionError), store.step("Fail") as session:
        session.add(Person(name="Nobody"))
        session.flush()
        raise ZeroDivisionError
    assert names(store) == []
    assert store.undo_label() is None


def test_a_refused_commit_leaves_the_store_usable(store):
    with pytest.raises(IntegrityError), store.step("Fail") as session:
        session.add(Ally(person_id=new_id()))
    add_person(store)
    assert names(store) == ["Ann"]


def test_a_new_step_ends_what_could_be_done_again(store):
    add_person(store)
    store.undo()
    add_person(store, "Bob")
    assert store.redo_label() is None
    assert [line.stands for line in store.steps()] == [True, False]


def test_removing_can_be_undone_with_all_values_and_moments(store):
    with store.step("Open deal") as session:
        deal = Deal(title="Cold store", amount=2**40, currency="EUR", first_touch_on=date(2026, 3, 1))
        meeting = Meeting(deal_id=deal.id, agenda_at=datetime(2026, 3, 4, 9, 30, 1, 234567, tzinfo=UTC))
        session.add_all([deal, meeting, StageEntry(deal_id=deal.id, stage="met", entered_on=date(2026, 3, 4))])
    with store.step("Remove deal") as session:
        for table in (StageEntry, Meeting, Deal):
            session.delete(session.scalars(select(table)).one())
    store.undo()
    with store.reading() as session:
        assert session.get(Deal, deal.id).amount == 2**40
        assert session.get(Meeting, meeting.id).agenda_at == datetime(2026, 3, 4, 9, 30, 1, 234567, tzinfo=UTC)
        assert session.scalars(select(StageEntry.entered_on)).one() == date(2026, 3, 4)


def test_a_row_changed_and_removed_in_one_step_comes_back_as_it_was(store):
    key = add_person(store)
    with store.step("Remove") as session:
        person = session.get(Person, key)
        person.name = "Nobody"
        session.delete(person)
    store.undo()
    assert names(store) == ["Ann"]


def test_setting_the_same_value_is_no_change(store):
    key = add_person(store)
    rename(store, key, "Ann")
    assert store.undo_label() == "Add person"


def test_many_rows_are_one_step_and_undo_takes_them_back(store):
    with store.step("Import") as session:
        assert session.insert_many(Person, plain_people(12_345)) == 12_345
    assert len(names(store)) == 12_345
    store.undo()
    assert names(store) == []
    store.redo()
    assert len(names(store)) == 12_345
    store.undo()
    store.redo()
    with store.reading() as session:
        assert session.scalars(select(Person.informed_on).limit(1)).one() == date(2026, 1, 1)


def test_undo_of_many_rows_refuses_when_one_was_changed_by_somebody_else(new_location):
    location = new_location()
    if not isinstance(location, str):
        pytest.skip("a file has one writer; only a server has somebody else")
    mine, theirs = Store.open(location, author="me"), Store.open(location, author="you")
    rows = plain_people(3)
    with mine.step("Import") as session:
        session.insert_many(Person, rows)
    rename(theirs, rows[1]["id"], "Zoë")
    with pytest.raises(Conflict):
        mine.undo()
    assert "Zoë" in names(mine)
    assert theirs.undo().label == "Rename"
    assert mine.undo().label == "Import"
    mine.close()
    theirs.close()


def test_undo_refuses_when_the_row_moved_on_and_touches_nothing(new_location):
    location = new_location()
    if not isinstance(location, str):
        pytest.skip("a file has one writer; only a server has somebody else")
    mine, theirs = Store.open(location, author="me"), Store.open(location, author="you")
    key = add_person(mine)
    rename(mine, key, "Bea")
    rename(theirs, key, "Cleo")
    with pytest.raises(Conflict, match="changed again"):
        mine.undo()
    assert names(mine) == ["Cleo"]
    with theirs.step("Remove") as session:
        session.delete(session.get(Person, key))
    with pytest.raises(Conflict):
        mine.undo()
    mine.close()
    theirs.close()


def test_redo_refuses_when_the_row_is_here_already(new_location):
    location = new_location()
    if not isinstance(location, str):
        pytest.skip("a file has one writer; only a server has somebody else")
    mine, theirs = Store.open(location, author="me"), Store.open(location, author="you")
    key = add_person(mine)
    mine.undo()
    with theirs.step("Add person") as session:
        session.add(Person(id=key, name="Again"))
    with pytest.raises(Conflict):
        mine.redo()
    mine.close()
    theirs.close()


def test_undo_refuses_when_something_else_rests_on_the_row(new_location):
    location = new_location()
    if not isinstance(location, str):
        pytest.skip("a file has one writer; only a server has somebody else")
    mine, theirs = Store.open(location, author="me"), Store.open(location, author="you")
    key = add_person(mine)
    with theirs.step("Add ally") as session:
        session.add(Ally(person_id=key))
    with pytest.raises(Conflict, match="rests on this"):
        mine.undo()
    assert names(mine) == ["Ann"]
    mine.close()
    theirs.close()


def test_a_stale_edit_is_refused(store):
    key = add_person(store)
    with pytest.raises(Conflict, match="changed this meanwhile"), store.step("Rename") as session:
        person = session.get(Person, key)
        session.connection().execute(update(Person).values(version=7))
        person.name = "Zoë"
    assert names(store) == ["Ann"]


@pytest.mark.parametrize("statement", [update(Person).values(name="x"), delete(Person)])
def test_bulk_writes_outside_the_one_door_are_refused(store, statement):
    with pytest.raises(RuntimeError, match="insert_many"), store.step("Bulk") as session:
        session.execute(statement)


def test_listeners_hear_of_steps_undo_and_redo(store):
    heard: list[Step] = []
    store.listen(heard.append)
    key = add_person(store)
    store.undo()
    store.redo()
    assert [step.kind for step in heard] == ["do", "undo", "redo"]
    assert all(step.touches("deal", "person") and not step.touches("deal") for step in heard)
    assert heard[0].rows["person"] == {key}


def test_a_record_shows_its_history(store):
    key = add_person(store)
    rename(store, key, "Zoë")
    store.undo()
    renamed, added = store.history("person", key)
    assert (renamed.label, renamed.stands, added.stands) == ("Rename", False, True)
    assert renamed.author == store.author
    assert ("name", "Ann", "Zoë") in [(field.column, field.before, field.after) for field in renamed.fields]


def test_a_record_that_came_in_a_batch_begins_with_its_import(store):
    rows = plain_people(3)
    with store.step("Import list.csv") as session:
        session.insert_many(Person, rows)
    add_person(store)
    assert [line.label for line in store.history("person", rows[2]["id"])] == ["Import list.csv"]


def test_names_that_differ_in_case_or_accents_only_are_one_organization(store):
    with store.step("Add") as session:
        session.add(Organization(name="Škoda"))
    with pytest.raises(RefNetError, match="here already"), store.step("Add") as session:
        session.add(Organization(name="SKODA"))


def test_a_moment_needs_its_time_zone(store):
    naive = datetime(2026, 1, 1)  # noqa: DTZ001
    with pytest.raises(Exception, match="time zone"), store.step("Add") as session:
        deal = Deal(title="x")
        session.add_all([deal, Meeting(deal_id=deal.id, agenda_at=naive)])


def test_wrong_values_are_refused_by_the_database_itself(store):
    with pytest.raises(IntegrityError), store.step("Add") as session:
        person = Person(name="Ann")
        session.add_all([person, Ally(person_id=person.id, trust=6)])
    with pytest.raises(IntegrityError), store.step("Add") as session:
        session.add(Rep(name=""))


def test_keys_of_one_process_only_grow():
    keys = [new_id() for _ in range(10_000)]
    assert keys == sorted(keys)
    assert len(set(keys)) == 10_000
    assert {(key.version, key.variant) for key in keys} == {(7, "specified in RFC 4122")}


def test_keys_supplied_for_many_rows_grow_and_a_key_made_after_them_is_larger():
    keys = [*islice(supply(), 2_000), new_id()]
    assert keys == sorted(set(keys))
    assert {(key.version, key.variant) for key in keys} == {(7, "specified in RFC 4122")}


def test_steps_within_a_step_are_one_step_with_its_name(store):
    told = []
    store.listen(told.append)
    with store.step("Add both"):
        ann = add_person(store)
        rename(store, ann, "Zoë")
        add_person(store, "Bob")
    assert [(step.label, sorted(step.rows)) for step in told] == [("Add both", ["person"])]
    assert store.undo_label() == "Add both"
    store.undo()
    assert names(store) == []
    store.redo()
    assert names(store) == ["Bob", "Zoë"]


def test_a_reader_within_a_step_sees_what_was_kept_before_and_a_step_within_it_sees_its_rows(store):
    with store.step("Outer") as session:
        session.add(Person(name="Ann"))
        session.flush()
        with store.reading() as reader:
            assert reader.scalars(select(Person.name)).all() == []
        with store.step("Inner") as inner:
            assert inner.scalars(select(Person.name)).all() == ["Ann"]
    with store.reading() as reader:
        assert reader.scalars(select(Person.name)).all() == ["Ann"]


def test_a_step_that_fails_within_another_leaves_nothing_of_either(store):
    def both():
        add_person(store)
        with store.step("Fail") as session:
            session.add(Person(name="Nobody"))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError), store.step("Add both"):
        both()
    add_person(store, "Bob")
    assert names(store) == ["Bob"]
    assert [past.label for past in store.steps()] == ["Add person"]
