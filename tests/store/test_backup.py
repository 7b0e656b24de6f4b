import json
import os
import shutil
import subprocess
from datetime import UTC, datetime, timedelta

import pytest
from rows import plain_people
from sqlalchemy import func, select

from refnet.domain.errors import RefNetError
from refnet.store import retention, safety
from refnet.store.backup import restore
from refnet.store.database import Store
from refnet.store.lock import FileInUse
from refnet.store.schema import Person


def add(store, count=1):
    with store.step("Import") as session:
        session.insert_many(Person, plain_people(count))


def count(path):
    store = Store.open(path)
    with store.reading() as session:
        found = session.scalar(select(func.count(Person.id)))
    store.close(backup=False)
    return found


@pytest.fixture
def path(new_file):
    return new_file()


def test_closing_makes_a_checked_backup_only_when_something_changed(path):
    store = Store.open(path)
    store.close()
    assert store.backups.all() == []
    store = Store.open(path)
    add(store, 3)
    store.close()
    (backup,) = store.backups.all()
    assert (backup.reason, backup.people) == ("close", 3)
    assert backup.moment.tzinfo is not None
    assert store.backups.is_good(backup)
    assert store.backups.newest_good() == backup


def test_a_backup_can_be_made_while_the_store_is_read_and_written(path):
    store = Store.open(path)
    add(store, 2)
    assert store.backups.make("now").people == 2
    assert store.backups.make_if_changed("timer") is None
    add(store)
    assert store.backups.make_if_changed("timer").people == 3
    store.close()


def test_a_changed_backup_is_not_good_and_not_restored(path):
    store = Store.open(path)
    add(store)
    store.close()
    (backup,) = store.backups.all()
    copy = store.backups.folder / backup.name
    content = bytearray(copy.read_bytes())
    content[-1] ^= 1
    copy.write_bytes(content)
    assert store.backups.newest_good() is None
    with pytest.raises(RefNetError, match="changed after it was made"):
        restore(path, copy, "me")


def test_restore_brings_the_backup_back_and_keeps_the_present_file(path):
    store = Store.open(path)
    add(store, 2)
    kept = store.backups.make("now")
    add(store, 5)
    store.close(backup=False)
    restore(path, store.backups.folder / kept.name, "me")
    assert count(path) == 2
    newest = store.backups.all()[0]
    assert (newest.reason, newest.people) == ("restore", 7)
    store = Store.open(path)
    assert store.undo_label() == "Import"
    store.close()


def test_restore_removes_what_lies_beside_the_old_file(path):
    store = Store.open(path)
    add(store)
    store.close()
    left = path.with_name(path.name + "-wal")
    left.write_bytes(b"old")
    restore(path, store.backups.folder / store.backups.all()[0].name, "me")
    assert not left.exists()


def test_restore_from_a_damaged_file_keeps_it_under_another_name(path):
    store = Store.open(path)
    add(store, 500)
    store.close()
    path.write_bytes(path.read_bytes()[:5000])
    safety.marker(path).touch()
    restore(path, store.backups.folder / store.backups.all()[0].name, "me")
    assert count(path) == 500
    assert list(path.parent.glob("*-damaged-*"))
    assert not safety.marker(path).exists()


def test_restore_into_an_empty_place(path, tmp_path):
    store = Store.open(path)
    add(store, 4)
    store.close()
    target = tmp_path / "elsewhere" / "refnet.db"
    target.parent.mkdir()
    restore(target, store.backups.folder / store.backups.all()[0].name, "me")
    assert count(target) == 4


def test_restore_refuses_an_open_file_and_a_missing_backup(path):
    store = Store.open(path)
    copy = store.backups.folder / store.backups.make("now").name
    with pytest.raises(FileInUse):
        restore(path, copy, "me")
    store.close()
    with pytest.raises(RefNetError, match="There is no backup"):
        restore(path, copy.with_name("gone.db"), "me")


def test_a_damaged_file_pushes_no_good_backup_out(path):
    store = Store.open(path)
    add(store)
    safety.marker(path).touch()
    store.close()
    assert store.backups.all() == []


def test_what_a_killed_backup_left_is_swept(path):
    store = Store.open(path)
    store.backups.make("now")
    left = store.backups.folder / "x.db.part-copy"
    left.write_bytes(b"half")
    with (store.backups.folder / "manifest.jsonl").open("a") as manifest:
        manifest.write('\n{"name": "ha')
    store.backups.make("now")
    assert not left.exists()
    assert [backup.reason for backup in store.backups.all()] == ["now", "now"]
    store.close()


def test_a_backup_that_cannot_be_written_gets_a_sentence(path):
    store = Store.open(path)
    store.backups.folder.write_text("a file in the way")
    add(store)
    with pytest.raises(RefNetError, match="No backup could be made"):
        store.close()
    store = Store.open(path)  # the lock was freed all the same
    store.close(backup=False)


def test_old_backups_are_thinned_out(path):
    store = Store.open(path)
    store.backups.make("now")
    manifest = store.backups.folder / "manifest.jsonl"
    old = json.loads(manifest.read_text())
    for days in range(3, 500):
        made = datetime.now(UTC) - timedelta(days=days)
        name = f"old-{days}.db"
        (store.backups.folder / name).write_bytes(b"")
        with manifest.open("a") as file:
            file.write("\n" + json.dumps(old | {"name": name, "made_at": made.isoformat()}))
    store.backups.make("now")
    assert 12 <= len(store.backups.all()) <= 25
    store.close()


def test_the_rule_of_thinning_keeps_two_days_a_week_a_month_and_a_year():
    now = datetime(2026, 11, 23, 12, tzinfo=UTC)
    hourly = [(f"h{hours}", now - timedelta(hours=hours)) for hours in range(24 * 400)]
    gone = set(retention.superfluous(hourly, now))
    kept = [name for name, _made in hourly if name not in gone]
    assert kept[:49] == [f"h{hours}" for hours in range(49)]
    assert 49 + 5 <= len(kept) <= 49 + 7 + 4 + 12
    assert retention.superfluous([], now) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="a small disk can be mounted by root only")
def test_a_full_disk_is_told_and_nothing_is_lost(tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", disk], check=True)
    try:
        store = Store.open(disk / "x.db")
        added = 0
        with pytest.raises(RefNetError, match="disk is full"):
            for _ in range(1000):
                add(store, 50)
                added += 50
        with store.reading() as session:
            assert session.scalar(select(func.count(Person.id))) == added
        with pytest.raises(RefNetError, match="free some space"):
            store.close()
        assert count(disk / "x.db") == added
    finally:
        subprocess.run(["umount", disk], check=True)


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="a small disk can be mounted by root only")
def test_restore_on_a_full_disk_leaves_the_file_where_it_is(tmp_path, path):
    add(store := Store.open(path), 2000)
    copy = store.backups.folder / store.backups.make("now").name
    store.close()
    disk = tmp_path / "disk"
    disk.mkdir()
    subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={2 * path.stat().st_size // 1024 + 300}k", "tmpfs", disk], check=True
    )
    try:
        target = disk / "x.db"
        shutil.copy(path, target)
        for filled in (0, path.stat().st_size):  # no room for the backup of the present file, then not for the copy
            (disk / "fill").write_bytes(b"x" * filled)
            with pytest.raises(RefNetError, match="free some space"):
                restore(target, copy, "me")
            assert count(target) == 2000
            left = sorted(one.name for one in disk.rglob("*") if one.is_file())
            assert left == ["fill", "x.db", "x.db.lock"]
    finally:
        subprocess.run(["umount", disk], check=True)


def test_restore_into_a_missing_folder_gets_a_sentence(path, tmp_path):
    store = Store.open(path)
    copy = store.backups.folder / store.backups.make("now").name
    store.close()
    with pytest.raises(RefNetError, match="cannot write in the folder"):
        restore(tmp_path / "nowhere" / "x.db", copy, "me")


def test_strange_lines_in_the_manifest_are_passed_over(path):
    store = Store.open(path)
    made = store.backups.make("now")
    manifest = store.backups.folder / "manifest.jsonl"
    entry = json.loads(manifest.read_text())
    strange = [entry | {"made_at": "yesterday"}, entry | {"made_at": "2026-01-01"}, entry | {"name": f"../{path.name}"}]
    with manifest.open("ab") as stream:
        stream.write(b"\n\xff\x00\n" + "\n".join(map(json.dumps, [*strange, [], 5])).encode())
    assert store.backups.all() == [made]
    store.close()


@pytest.mark.skipif(os.name != "posix", reason="links need a right of their own on Windows")
def test_a_link_has_the_lock_and_the_backups_of_its_file(path, tmp_path):
    link = tmp_path / "linked" / "list.db"
    link.parent.mkdir()
    link.symlink_to(path)
    store = Store.open(link)
    made = store.backups.make("now")
    with pytest.raises(FileInUse):
        Store.open(path)
    store.close()
    restore(link, path.with_name(path.stem + "-backups") / made.name, "me")
    assert link.is_symlink()
