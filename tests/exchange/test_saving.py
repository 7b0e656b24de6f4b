"""Files saved whole or not at all."""

import errno
import gc
import os
import shutil
import subprocess
import tempfile
from pathlib import Path

import pytest
from disks import files_of_at_most
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange import csv_file, xlsx_writing
from refnet.exchange.files import reading, saving

pytest.importorskip("resource")


def test_a_file_is_replaced_only_when_the_new_one_is_whole(tmp_path):
    path = file(tmp_path, "old", "list.csv")

    def rows():
        yield ["a"]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        csv_file.write(path, ["h"], rows())
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["list.csv"]


def test_a_missing_folder_is_told(tmp_path):
    with pytest.raises(RefNetError, match=r"folder of .* does not exist"), saving(tmp_path / "none" / "x.csv"):
        raise AssertionError


def test_a_folder_of_the_same_name_is_told(tmp_path):
    (tmp_path / "x.csv").mkdir()
    with pytest.raises(RefNetError, match="is a folder"), saving(tmp_path / "x.csv"):
        raise AssertionError
    assert [one.name for one in tmp_path.iterdir()] == ["x.csv"]


def test_a_file_that_another_program_holds_is_told(tmp_path):
    with pytest.raises(RefNetError, match="cannot be replaced"), saving(tmp_path / "x.csv"):
        raise OSError(errno.EBUSY, "held by another program")


@pytest.mark.parametrize("name", ["a\0b.csv", "a\ud800b.csv", "loop.csv"])
def test_a_name_that_no_file_can_have_is_told_before_anything_is_written(tmp_path, name):
    (tmp_path / "loop.csv").symlink_to(tmp_path / "loop.csv")
    with pytest.raises(RefNetError, match="cannot be the name of a file"), saving(tmp_path / name):
        raise AssertionError


def test_a_name_that_is_too_long_is_told_before_anything_is_written(tmp_path):
    with pytest.raises(RefNetError, match="too long"), saving(tmp_path / ("x" * 300 + ".csv")):
        raise AssertionError


@pytest.mark.parametrize("name", ["x" * 251 + ".csv", "two\nlines.csv", "CON.csv", " ~$%.csv", "a\udc80b.csv"])
def test_any_name_that_the_disk_takes_is_written(tmp_path, name):
    csv_file.write(tmp_path / name, ["h"], [["a"]])
    assert [one.name for one in tmp_path.iterdir()] == [name]


def test_a_link_stays_a_link_and_what_it_links_to_is_written(tmp_path):
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "list.csv").symlink_to(tmp_path / "elsewhere" / "real.csv")
    for text in (b"new", b"newer"):
        with saving(tmp_path / "list.csv") as stream:
            stream.write(text)
    assert (tmp_path / "list.csv").is_symlink()
    assert (tmp_path / "elsewhere" / "real.csv").read_bytes() == b"newer"
    assert len(list(tmp_path.rglob("*"))) == 3


def test_a_device_is_never_replaced(tmp_path):
    os.mkfifo(tmp_path / "pipe.csv")
    (tmp_path / "link.csv").symlink_to("/dev/null")
    for name in ("pipe.csv", "link.csv"):
        with pytest.raises(RefNetError, match="is a device"), saving(tmp_path / name):
            raise AssertionError


def test_a_file_that_only_its_owner_may_read_stays_so(tmp_path):
    path = file(tmp_path, "old", "list.csv")
    path.chmod(0o600)
    csv_file.write(path, ["h"], [])
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("code", [errno.EPERM, errno.EOPNOTSUPP])
def test_a_share_that_knows_no_permissions_still_takes_the_file(tmp_path, monkeypatch, code):
    def refusing(_path, _mode):
        raise OSError(code, "no such thing on this share")

    path = file(tmp_path, "old", "list.csv")
    path.chmod(0o600)
    monkeypatch.setattr(Path, "chmod", refusing)
    csv_file.write(path, ["h"], [])
    assert path.read_text(encoding="utf-8-sig") == "h\n"


def test_permissions_that_are_right_are_not_set_again(tmp_path, monkeypatch):
    path, asked = tmp_path / "list.csv", []
    csv_file.write(path, ["h"], [])
    monkeypatch.setattr(Path, "chmod", lambda *asking: asked.append(asking))
    csv_file.write(path, ["i"], [])
    assert (path.read_text(encoding="utf-8-sig"), asked) == ("i\n", [])


def test_files_beside_the_one_that_is_saved_stay(tmp_path):
    path = file(tmp_path, "of another program", "list.csv.part")
    csv_file.write(tmp_path / "list.csv", ["h"], [])
    assert path.read_text() == "of another program"


def test_what_a_lost_power_left_behind_goes_after_a_day_and_what_is_being_written_stays(tmp_path):
    left, mine = file(tmp_path, "half", ".refnet-1.part"), file(tmp_path, "half", ".refnet-2.part")
    folder = tmp_path / ".refnet-3.part"
    folder.mkdir()
    file(folder, "half", "person.csv")
    for old in (left, folder):
        os.utime(old, (0, 0))
    csv_file.write(tmp_path / "list.csv", ["h"], [])
    assert {path.name for path in tmp_path.iterdir()} == {mine.name, "list.csv"}


def test_a_database_is_never_replaced(tmp_path, migrated_file):
    path = tmp_path / "refnet.csv"
    shutil.copy(migrated_file, path)
    (tmp_path / "link.csv").symlink_to(path)
    before = path.read_bytes()
    for name in ("refnet.csv", "link.csv"):
        with pytest.raises(RefNetError, match="is a database"), saving(tmp_path / name):
            raise AssertionError
    assert path.read_bytes() == before


def test_a_file_that_may_not_be_read_is_replaced_where_the_folder_lets_us(tmp_path, monkeypatch):
    path = file(tmp_path, "old", "list.csv")
    really_open = Path.open

    def refusing(one, mode="r", **more):
        if (one, mode) == (path, "rb"):
            raise PermissionError(errno.EACCES, "not yours")
        return really_open(one, mode, **more)

    monkeypatch.setattr(Path, "open", refusing)
    csv_file.write(path, ["h"], [])
    assert path.read_text(encoding="utf-8-sig") == "h\n"


@pytest.fixture
def small_files():
    with files_of_at_most(1 << 20):
        yield


@pytest.mark.parametrize("write", [csv_file.write, xlsx_writing.write])
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, small_files, write):
    with pytest.raises(RefNetError, match="not enough room"):
        write(tmp_path / "x.out", ["a", "b"], ([f"{number}{'x' * 900}", "y"] for number in range(3_000)))
    gc.collect()  # what is left half open would speak up now
    assert not list(tmp_path.iterdir())


def test_a_workbook_that_is_stopped_leaves_no_temporary_file(tmp_path, monkeypatch):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))

    def rows():
        yield from ([f"Ann {number}"] for number in range(500))
        raise ZeroDivisionError

    for coming in (rows(), (1 / 0 for _once in [1])):
        with pytest.raises(ZeroDivisionError):
            xlsx_writing.write(tmp_path / "x.xlsx", ["a"], coming)
        assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="a small disk can be mounted by root only")
@pytest.mark.parametrize("size", ["4k", "64k"])
def test_a_workbook_that_finds_no_room_at_its_end_is_told(tmp_path, size):
    subprocess.run(["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", tmp_path], check=True)
    try:
        with pytest.raises(RefNetError, match="not enough room"):
            xlsx_writing.write(tmp_path / "x.xlsx", ["a"], ([f"{hash(str(number))}"] for number in range(9_000)))
        gc.collect()  # what is left half open would speak up now
        assert not list(tmp_path.iterdir())
    finally:
        subprocess.run(["umount", tmp_path], check=True)


@pytest.mark.parametrize("code", [errno.EROFS, errno.EACCES])
def test_a_folder_that_cannot_be_written_is_told(tmp_path, monkeypatch, code):
    monkeypatch.setattr(os, "access", lambda *_place: code == errno.EROFS)
    with pytest.raises(RefNetError, match="Nothing can be written"), saving(tmp_path / "x.csv"):
        raise OSError(code, "refused by the disk")


def test_a_file_that_cannot_be_opened_is_told(tmp_path):
    path = tmp_path / ("long" * 100)
    with pytest.raises(RefNetError, match="cannot be read"), reading(path):
        raise AssertionError


def test_a_disk_that_stops_reading_is_told(tmp_path):
    path = file(tmp_path, "a,b", "list.csv")
    with pytest.raises(RefNetError, match="cannot be read"), reading(path):
        raise OSError(errno.EIO, "a bad sector")


def test_a_pipe_is_refused_before_it_is_waited_for(tmp_path):
    os.mkfifo(tmp_path / "list.csv")
    with pytest.raises(RefNetError, match="is a pipe"), reading(tmp_path / "list.csv"):
        raise AssertionError


@pytest.mark.skipif(not Path("/dev/urandom").exists(), reason="this system has no such device")
def test_a_device_that_never_ends_is_refused():
    with pytest.raises(RefNetError, match="is a device"), reading(Path("/dev/urandom")):
        pass


@pytest.mark.parametrize("name", ["a\0b.csv", "a\ud800b.csv"])
def test_a_name_that_no_file_can_have_is_told_like_a_file_that_is_gone(name):
    with pytest.raises(RefNetError, match="There is no file"), reading(Path(name)):
        pass


@pytest.mark.skipif(not Path("/proc/kmsg").exists(), reason="this system has no such file")
def test_a_file_that_the_system_makes_up_and_that_never_ends_is_empty(tmp_path):
    (tmp_path / "list.csv").symlink_to("/proc/kmsg")
    for path in (Path("/proc/kmsg"), tmp_path / "list.csv"):
        with reading(path) as stream:
            assert stream.read() == b""
