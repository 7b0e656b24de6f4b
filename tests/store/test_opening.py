import json
import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest
from rows import plain_people
from sqlalchemy import select

from refnet.domain.errors import RefNetError
from refnet.store import opening, safety, sqlite
from refnet.store.database import Store
from refnet.store.lock import FileInUse, FileLock
from refnet.store.migrations import runner
from refnet.store.safety import DamagedFile, NewerFile, NotOurs
from refnet.store.schema import Person

HOLD = "import sys; from refnet.store.database import Store; Store.open(sys.argv[1]); print('open', flush=True); sys.stdin.read()"


def by_hand(path, *statements):
    with closing(sqlite3.connect(path)) as connection:
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def spoil(path, page=2):
    with path.open("r+b") as file:
        file.seek(4096 * page)
        file.write(b"\x7f" * 4096)


def leave_lock(path, **holder):
    known = {"user": "me", "machine": "m", "since": "2026-01-01T00:00:00+00:00", "closed": False} | holder
    path.with_name(path.name + ".lock").write_text(json.dumps(known))


@pytest.fixture
def read_only_folder(tmp_path):
    """Give a folder that even root cannot write, with a maker of its content run before it is closed."""
    folder = tmp_path / "read-only"
    folder.mkdir()
    is_root = os.geteuid() == 0

    def close():
        subprocess.run(["mount", "--bind", folder, folder], check=True) if is_root else folder.chmod(0o555)
        if is_root:
            subprocess.run(["mount", "-o", "remount,ro,bind", folder], check=True)
        return folder

    yield folder, close
    subprocess.run(["umount", folder], check=True) if is_root else folder.chmod(0o755)


def add_people(path, count=500):
    store = Store.open(path)
    with store.step("Import") as session:
        session.insert_many(Person, plain_people(count))
    store.close(backup=False)


def test_a_new_file_is_made_and_private(tmp_path):
    store = Store.open(tmp_path / "new.db")
    assert store.path == tmp_path / "new.db"
    assert store.location.endswith("new.db")
    assert stat.S_IMODE(store.path.stat().st_mode) == 0o600
    store.close()


def test_every_connection_has_the_settings_that_lose_nothing(file_store):
    with file_store.reading() as session:
        said = {
            name: session.connection().exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "trusted_schema", "secure_delete")
        }
    assert said == {
        "journal_mode": "delete",
        "synchronous": 3,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "secure_delete": 1,
    }


@pytest.mark.parametrize("statement", ["ATTACH ':memory:' AS other", "PRAGMA writable_schema=ON"])
def test_statements_that_only_a_hostile_file_needs_are_refused(new_file, statement):
    with closing(sqlite.connect(new_file())) as connection, pytest.raises(sqlite3.DatabaseError):
        connection.execute(statement)


def test_a_missing_folder_gets_a_sentence(tmp_path):
    with pytest.raises(RefNetError, match="There is no folder"):
        Store.open(tmp_path / "nowhere" / "x.db")


def test_a_folder_in_the_place_of_the_file_gets_a_sentence(tmp_path):
    with pytest.raises(NotOurs, match="is no file"):
        Store.open(tmp_path)


@pytest.mark.skipif(os.name != "posix", reason="only there a pipe has a place among the files")
def test_what_is_no_plain_file_is_refused_and_left_alone(tmp_path):
    os.mkfifo(tmp_path / "x.db")
    with pytest.raises(NotOurs, match="is no file"):
        Store.open(tmp_path / "x.db")
    assert (tmp_path / "x.db").is_fifo()


def test_a_file_that_cannot_be_looked_at_gets_a_sentence(tmp_path):
    with pytest.raises(RefNetError, match="cannot be read"):
        Store.open(tmp_path / ("n" * 300))


def test_a_text_file_is_refused(tmp_path):
    path = tmp_path / "list.csv"
    path.write_text("Name,Email\n" * 50)
    with pytest.raises(NotOurs, match="not a RefNet database"):
        Store.open(path)
    assert path.read_text().startswith("Name")


def test_an_empty_file_becomes_a_new_one(tmp_path):
    (tmp_path / "x.db").touch()
    Store.open(tmp_path / "x.db").close()


def test_another_programs_database_is_refused_without_running_its_sql(tmp_path):
    path = tmp_path / "other.db"
    by_hand(path, "CREATE TABLE person (name TEXT)")
    with pytest.raises(NotOurs, match="another program"):
        Store.open(path)


def test_a_newer_file_is_refused_and_not_touched(new_file):
    path = new_file()
    by_hand(path, f"PRAGMA user_version = {safety.SCHEMA_NUMBER + 1}")
    before = path.read_bytes()
    with pytest.raises(NewerFile, match="newer RefNet"):
        Store.open(path)
    assert path.read_bytes() == before


def test_a_file_with_a_trigger_is_refused(new_file):
    path = new_file()
    by_hand(path, "CREATE TRIGGER t AFTER INSERT ON person BEGIN DELETE FROM ally; END")
    with pytest.raises(NotOurs, match="did not make"):
        Store.open(path)


def test_an_older_file_is_backed_up_and_migrated(new_file):
    path = new_file()
    by_hand(path, "PRAGMA user_version = 0")
    store = Store.open(path)
    assert [backup.reason for backup in store.backups.all()] == ["migration"]
    store.close(backup=False)
    assert safety.read_header(path) is safety.Header.CURRENT


def test_a_second_window_is_refused_by_name_and_may_open_after_the_first_is_killed(new_file):
    path = new_file()
    first = subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert first.stdout.readline().strip() == b"open"
    with pytest.raises(FileInUse, match=rf"{opening.user_name()} on "):
        Store.open(path)
    first.kill()
    first.communicate()
    Store.open(path).close()


def test_a_lock_without_a_name_still_refuses(tmp_path):
    path = tmp_path / "x.db"
    lock = FileLock(path, "me")
    lock_file = tmp_path / "x.db.lock"
    lock_file.write_text("")
    with pytest.raises(FileInUse, match="open in another window"):
        FileLock(path, "you")
    lock.release()


def test_damage_is_noticed_after_a_crash_and_stays_marked(tmp_path):
    path = tmp_path / "x.db"
    add_people(path)
    leave_lock(path)
    spoil(path)
    for _ in range(2):
        with pytest.raises(DamagedFile, match="Restore"):
            Store.open(path)
    assert safety.marker(path).exists()


def test_a_schema_that_cannot_be_read_is_damage(tmp_path):
    path = tmp_path / "x.db"
    add_people(path)
    content = bytearray(path.read_bytes())
    content[100:4096] = b"\x7f" * 3996
    path.write_bytes(content)
    with pytest.raises(DamagedFile):
        Store.open(path)


def test_an_orphan_is_found_by_the_weekly_check(tmp_path):
    path = tmp_path / "x.db"
    add_people(path, 3)
    by_hand(path, "PRAGMA foreign_keys=OFF", "UPDATE person SET organization_id = 'nobody'")
    (tmp_path / "x.db.lock").unlink()
    with pytest.raises(DamagedFile):
        Store.open(path)


def test_an_unclean_end_is_checked_quickly_and_backed_up(tmp_path):
    path = tmp_path / "x.db"
    add_people(path, 3)
    lock = FileLock(path, "me")  # taken and never released in order
    os.close(lock._file)
    store = Store.open(path)
    assert store.backups.has_changes
    store.close()
    assert len(store.backups.all()) == 1


def test_a_mark_of_damage_goes_when_the_file_is_whole_again(new_file):
    path = new_file()
    safety.marker(path).touch()
    Store.open(path).close()
    assert not safety.marker(path).exists()


@pytest.mark.parametrize("swap", ["replaced", "removed"])
def test_a_file_swapped_under_the_open_program_is_not_written(new_file, swap):
    path, other = new_file(), new_file()
    store = Store.open(path)
    other.replace(path) if swap == "replaced" else path.unlink()
    with pytest.raises(RefNetError, match="replaced or removed"), store.step("Add") as session:
        session.add(Person(name="Ann"))
    with pytest.raises(RefNetError, match="replaced or removed"):
        store.undo()
    store.close(backup=False)


def test_a_failed_first_opening_leaves_no_half_made_file(tmp_path, monkeypatch):
    def full(*_arguments):
        raise RefNetError("full")

    monkeypatch.setattr("refnet.store.migrations.runner.migrate_file", full)
    with pytest.raises(RefNetError):
        Store.open(tmp_path / "x.db")
    assert not (tmp_path / "x.db").exists()


def test_a_failed_migration_leaves_an_older_file_as_it_was(new_file, monkeypatch):
    path = new_file()
    by_hand(path, "PRAGMA user_version = 0")

    def full(*_arguments):
        raise RefNetError("full")

    monkeypatch.setattr("refnet.store.migrations.runner.migrate_file", full)
    with pytest.raises(RefNetError):
        Store.open(path)
    assert path.exists()


def test_a_migration_that_breaks_a_key_is_not_kept(tmp_path):
    path = tmp_path / "x.db"
    add_people(path, 3)
    by_hand(path, "PRAGMA user_version = 0", "PRAGMA foreign_keys=OFF", "UPDATE person SET organization_id = 'nobody'")
    with pytest.raises(DamagedFile):
        runner.migrate_file(path)
    assert safety.read_header(path) is safety.Header.OLDER


def test_who_is_at_the_keyboard_has_a_name_even_in_a_bare_container(monkeypatch):
    for variable in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.delenv(variable, raising=False)
    monkeypatch.setattr("pwd.getpwuid", lambda _uid: (_ for _ in ()).throw(KeyError("no such user")))
    assert opening.user_name() == "user"


def test_reading_goes_on_beside_a_step(file_store):
    with file_store.step("Import") as session:
        session.insert_many(Person, plain_people(20_000))
        with file_store.reading() as other:
            assert other.scalars(select(Person.id)).all() == []


def test_a_truncated_file_is_damage(tmp_path):
    path = tmp_path / "x.db"
    add_people(path)
    path.write_bytes(path.read_bytes()[: 4096 * 60])
    leave_lock(path)
    with pytest.raises(DamagedFile):
        Store.open(path)


def test_a_folder_that_cannot_be_written_gets_a_sentence(read_only_folder):
    folder, close = read_only_folder
    add_people(folder / "x.db", 3)
    (folder / "x.db.lock").unlink()
    close()
    for name in ("x.db", "new.db"):
        with pytest.raises(RefNetError, match=r"cannot write in the folder .* copy the file"):
            Store.open(folder / name)


def test_the_stump_of_a_file_is_refused(new_file):
    path = new_file()
    path.write_bytes(path.read_bytes()[:60])
    with pytest.raises(NotOurs, match="not a RefNet database"):
        Store.open(path)


@pytest.mark.parametrize("holder", [{"checked_on": "soon"}, {"checked_on": 5}, {"since": "once"}, {"since": 5}])
def test_a_lock_with_a_strange_text_locks_nobody_out(new_file, holder):
    path = new_file()
    leave_lock(path, **holder)
    with closing(Store.open(path)), pytest.raises(FileInUse, match="open in another window"):
        Store.open(path)


def test_a_held_lock_with_a_strange_text_is_told_without_a_name(new_file):
    path = new_file()
    with closing(Store.open(path)):
        leave_lock(path, since="once")
        with pytest.raises(FileInUse, match=r"another window\. Please"):
            Store.open(path)


def test_a_file_that_lacks_a_table_is_told_as_unfinished_or_damaged(new_file):
    path = new_file()
    by_hand(path, "DROP TABLE note")
    with pytest.raises(DamagedFile, match=r"lacks a part .*\(note\)\. An unfinished version of RefNet made it, or"):
        Store.open(path)
    assert safety.marker(path).exists()


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="this system has no such file")
def test_a_file_that_the_system_makes_up_is_not_waited_for(tmp_path):
    (tmp_path / "mine.db").symlink_to("/proc/kmsg")
    assert safety.read_header(tmp_path / "mine.db") is safety.Header.NEW


def test_a_link_that_leads_to_itself_is_told(tmp_path):
    (tmp_path / "mine.db").symlink_to(tmp_path / "mine.db")
    with pytest.raises(RefNetError, match="symbolic links"):
        Store.open(tmp_path / "mine.db")
