import re
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select
from world import world

from refnet.domain.errors import RefNetError
from refnet.services import union
from refnet.store import foreign
from refnet.store.database import Store
from refnet.store.schema import Base, Person
from refnet.store.sqlite import APPLICATION_ID

CHILD = Path(__file__).parents[1] / "store" / "version_0_1_0.sql"


@pytest.fixture
def theirs(new_file):
    """Return the closed file of a rep."""
    store = Store.open(new_file())
    world(store, "Ann>Bob:won Bob-Cid")
    store.close(backup=False)
    return store.path


def by_hand(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def rebuilt(path, table, change):
    """Let a table have another definition, as a program that is not RefNet could."""
    with closing(sqlite3.connect(path)) as connection:
        (sql,) = connection.execute(
            "SELECT sql FROM sqlite_schema WHERE name = ? AND type = 'table'", (table,)
        ).fetchone()
        indexes = connection.execute("SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND type = 'index' AND sql IS NOT NULL", (table,)).fetchall()  # fmt: skip
        rows = connection.execute(f'SELECT * FROM "{table}"').fetchall()
        connection.execute(f'DROP TABLE "{table}"')
        connection.execute(change(sql))
        connection.executemany(f'INSERT INTO "{table}" VALUES ({", ".join("?" * len(rows[0]))})', rows)
        for (index,) in indexes:
            connection.execute(index)
        connection.commit()


def refused(store, path):
    """Return the sentence with which a file is refused; nothing of it is kept."""
    before = sorted(path.parent.iterdir())
    with pytest.raises(RefNetError) as told:
        union.merge_file(store, path)
    with store.reading() as session:
        assert session.scalars(select(Person)).first() is None
    assert sorted(path.parent.iterdir()) == before
    return str(told.value)


def trigger(path):
    by_hand(path, "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM ally; END")


def view(path):
    by_hand(path, "ALTER TABLE warming RENAME TO kept", "CREATE VIEW warming AS SELECT export_secret() AS id")


def other_program(path):
    path.unlink()
    by_hand(path, "CREATE TABLE contacts (name TEXT)")


def random(path):
    path.write_bytes(b"\x93\x1f" * 5000)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        pytest.param(trigger, "holds something RefNet did not make (t)", id="D01-malicious_trigger.db"),
        pytest.param(view, "holds something RefNet did not make (", id="D02-malicious_view.db"),
        pytest.param(other_program, "is a database of another program", id="D03-other_program.db"),
        pytest.param(random, "is not a RefNet database", id="D04-random.db"),
    ],
)
def test_a_hostile_file_is_refused_whole_with_a_sentence(file_store, theirs, make, sentence):
    make(theirs)
    assert sentence in refused(file_store, theirs)


def test_another_program_that_takes_our_number_is_found_out(file_store, theirs):
    other_program(theirs)
    by_hand(theirs, f"PRAGMA application_id = {APPLICATION_ID}", "PRAGMA user_version = 2")
    assert "did not make (contacts)" in refused(file_store, theirs)


def test_a_table_of_another_kind_under_our_name_is_refused(file_store, theirs):
    by_hand(theirs, "DROP TABLE warming", "CREATE VIRTUAL TABLE warming USING fts5(id)")
    assert "did not make (warming" in refused(file_store, theirs)


def test_a_worked_out_column_is_refused(file_store, theirs):
    by_hand(theirs, "ALTER TABLE task ADD COLUMN more TEXT GENERATED ALWAYS AS (hex(text)) VIRTUAL")
    assert "did not make (task)" in refused(file_store, theirs)


@pytest.mark.parametrize("index", ["lower(name)", "name) WHERE (name > 'a'"])
def test_an_index_that_works_something_out_is_refused(file_store, theirs, index):
    by_hand(theirs, "DROP INDEX ix_person_search_key", f"CREATE INDEX ix_person_search_key ON person ({index})")
    assert "did not make (ix_person_search_key)" in refused(file_store, theirs)


def test_a_file_that_lacks_a_column_is_damaged(file_store, theirs):
    by_hand(theirs, "ALTER TABLE import_batch DROP COLUMN told")
    assert "is damaged" in refused(file_store, theirs)


def test_a_file_that_lacks_a_table_is_damaged(file_store, theirs):
    by_hand(theirs, "DROP TABLE warming")
    assert "is damaged" in refused(file_store, theirs)


def test_broken_pages_are_damage_of_the_other_file(file_store, theirs):
    with theirs.open("r+b") as file:
        file.seek(4096 * 3)
        file.write(b"\x7f" * 4096 * 4)
    assert "is damaged, so nothing was taken from it. Please ask for another copy" in refused(file_store, theirs)


def test_a_newer_file_asks_for_a_newer_refnet(file_store, theirs):
    by_hand(theirs, "PRAGMA user_version = 99")
    assert "was written by a newer RefNet. Please update" in refused(file_store, theirs)


def test_an_older_file_is_brought_up_to_date_in_a_copy(file_store, tmp_path):
    path = tmp_path / "old" / "rep.db"
    path.parent.mkdir()
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(CHILD.read_text(encoding="utf-8"))
    before = path.read_bytes()
    report = union.merge_file(file_store, path)
    assert report.contents.people > 0
    assert path.read_bytes() == before
    assert [one.name for one in path.parent.iterdir()] == ["rep.db"]


def test_nothing_is_a_sentence(file_store, tmp_path):
    assert "There is nothing in gone.db" in refused(file_store, tmp_path / "gone.db")
    assert "is no file" in refused(file_store, tmp_path)


def test_a_file_that_cannot_be_read_is_a_sentence(file_store, theirs, monkeypatch):
    def locked(_path):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("refnet.store.safety.read_header", locked)
    assert "cannot be read (permission denied)" in refused(file_store, theirs)


def test_a_disk_without_room_for_the_copy_is_a_sentence(file_store, theirs, monkeypatch):
    def full(_from, _to):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("refnet.store.foreign.copyfile", full)
    assert "cannot be read (no space left on device)" in refused(file_store, theirs)


def test_a_giant_is_no_refnet_file(file_store, theirs, monkeypatch):
    monkeypatch.setattr(foreign, "LARGEST", 1000)
    assert "is larger than any RefNet file" in refused(file_store, theirs)


@pytest.mark.parametrize("ending", ["-journal", "-wal"])
def test_a_file_in_the_middle_of_a_write_waits(file_store, theirs, ending):
    beside = theirs.with_name(theirs.name + ending)
    beside.write_bytes(b"x")
    assert "is being written at this moment, or was not closed in order" in refused(file_store, theirs)
    beside.write_bytes(b"")
    assert union.merge_file(file_store, theirs).has_news


def loosely(sql):
    """Return a definition without types and rules."""
    return sql.replace(" STRICT", "").replace("STRICT", "")


@pytest.mark.parametrize(
    ("table", "statement", "reason"),
    [
        ("person", "UPDATE person SET name = x'ff' WHERE name = 'Ann'", "name: it is of another kind"),
        ("person", "UPDATE person SET version = 0", "its key or version"),
        ("person", "UPDATE person SET do_not_contact = 2", ""),
        ("tie", "UPDATE tie SET since = 'soon'", "since: it must be a day"),
        ("tie", "UPDATE tie SET strength = 9", "is damaged"),
        ("setting", "INSERT INTO setting VALUES ('0123456789abcdef0123456789abcdef', 1, 'currency', '[')", "its content"),
        ("setting", "INSERT INTO setting VALUES ('0123456789abcdef0123456789abcdef', 1, 'horizon_days', '-1')", "its content"),
        ("setting", "INSERT INTO setting VALUES ('0123456789ABCDEF0123456789abcdef', 1, 'x', '1')", "its key or version"),
    ],
)  # fmt: skip
def test_values_that_no_refnet_writes_are_refused_with_their_table(file_store, theirs, table, statement, reason):
    rebuilt(theirs, table, loosely)
    by_hand(theirs, "PRAGMA ignore_check_constraints = ON", statement)
    assert reason in refused(file_store, theirs)


def without_rules(sql):
    """Return a definition of the names of columns alone."""
    lines = [line.strip() for line in sql.splitlines()]
    names = [line.split()[0] for line in lines if re.match(r"[a-z_]+ [A-Z]", line)]
    return f"{lines[0]} {', '.join(names)})"


@pytest.mark.parametrize(
    ("table", "statement", "reason"),
    [
        ("tie", "UPDATE tie SET strength = 9", "(ties: it breaks the rule “strength range”)"),
        ("tie", "UPDATE tie SET other_id = '0123456789abcdef0123456789abcdef'", "(ties: other_id refers to a row that is nowhere)"),
        ("tie", "UPDATE tie SET version = NULL", "(ties: version: it must not be empty)"),
        ("tie", "UPDATE tie SET strength = 'x'", "(ties: strength: it is of another kind than RefNet keeps there)"),
    ],
)  # fmt: skip
def test_rules_that_the_file_left_out_still_hold(file_store, theirs, table, statement, reason):
    rebuilt(theirs, table, without_rules)
    by_hand(theirs, statement)
    assert reason in refused(file_store, theirs)


def test_every_table_of_a_good_file_passes(file_store, theirs):
    with foreign.snapshot(theirs) as other:
        assert {name: other.count(name) for name in Base.metadata.tables}["person"] == 3
