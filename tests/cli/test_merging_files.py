from datetime import date

import pytest
from world import world

from refnet.domain.drafts import PersonDraft
from refnet.services import merging, people, preferences
from refnet.store.database import Store
from refnet.store.schema import Person


@pytest.fixture
def theirs(cli, new_file):
    """Give the file of a rep, of which the manager has everything already, and who is in it."""
    Store.open(cli.database).close(backup=False)
    path = new_file()
    with_people = Store.open(path)
    known = world(with_people, "Ann>Bob Cid Cyd")
    with_people.close(backup=False)
    assert cli("merge-file", path).code == 0
    return path, known


def changed(path, key, **values):
    store = Store.open(path)
    with store.step("Edit") as session:
        row = session.get(Person, key)
        for name, value in values.items():
            setattr(row, name, value)
    store.close(backup=False)


def test_a_second_time_there_is_nothing_new(cli, theirs):
    said = cli("merge-file", theirs[0])
    assert said.lines[0] == f"There is nothing new in {theirs[0].name}."
    people_line = next(line for line in said.lines if line.startswith("people"))
    assert people_line.split() == ["people", "4", "0", "4", "0", "0", "0", "0", "0"]


def test_conflicts_are_listed_and_decided_for_all(cli, theirs):
    path, known = theirs
    changed(path, known["Ann"], job_title="Chair")
    changed(cli.database, known["Ann"], job_title="Owner")
    said = cli("merge-file", path, "--dry-run")
    assert "people, Ann:" in said.lines
    assert "  Job title: here Owner, there Chair" in said.lines
    assert said.lines[-1] == "Nothing was written, as you asked."
    told = cli("merge-file", path, "--conflicts", "theirs", "--json").json
    assert (told["conflicts"][0]["takes_theirs"], told["alike"]) == (True, 0)
    assert cli("merge-file", path).lines[0].startswith("There is nothing new")


def test_what_was_removed_and_merged_is_said(cli, theirs):
    path, known = theirs
    store = Store.open(cli.database)
    people.remove(store, [known["Cyd"]])
    store.close(backup=False)
    store = Store.open(path)
    dee = people.add(store, PersonDraft("Anne"))
    store.close(backup=False)
    assert cli("merge-file", path).code == 0
    store = Store.open(path)
    merging.merge(store, known["Ann"], dee, on=date(2026, 11, 25))
    people.add(store, PersonDraft("José García", organization="Acme"))
    people.add(store, PersonDraft("Jose Garcia", organization="Acme"))
    store.close(backup=False)
    said = cli("merge-file", path)
    assert "Removed here, so not brought back: Cyd. --bring-back does." in said.lines
    assert "Merged there, so one here too: Anne." in said.lines
    assert said.lines[-1] == "1 pair looks alike; refnet-cli duplicates lists it."
    assert "Cyd" not in cli("merge-file", path, "--bring-back").out
    assert "Removed here" not in cli("merge-file", path).out


def test_two_currencies_are_said_on_the_side(cli, theirs):
    store = Store.open(theirs[0])
    preferences.save(store, currency="CHF")
    store.close(backup=False)
    assert "The other file counts in CHF" in cli("merge-file", theirs[0]).err


def test_a_file_that_is_none_is_bad_input(cli, tmp_path):
    Store.open(cli.database).close(backup=False)
    (tmp_path / "no.db").write_text("hello")
    said = cli("merge-file", tmp_path / "no.db")
    assert (said.code, "is not a RefNet database" in said.err) == (2, True)
