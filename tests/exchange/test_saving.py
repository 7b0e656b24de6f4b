"""Files saved whole or not at all."""

import errno
import gc
import os
import signal
import subprocess
from pathlib import Path

import pytest
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange import csv_file, xlsx_writing
from refnet.exchange.files import reading, saving

resource = pytest.importorskip("resource")


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
    with pytest.raises(RefNetError, match="cannot be replaced"), saving(tmp_path / "x.csv") as stream:
        stream.write(b"x")
    assert [one.name for one in tmp_path.iterdir()] == ["x.csv"]


@pytest.fixture
def small_files():
    """Let no file grow beyond 1 MB, as on a full disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    handler = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1 << 20, before[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, before)
    signal.signal(signal.SIGXFSZ, handler)


@pytest.mark.parametrize("write", [csv_file.write, xlsx_writing.write])
def test_a_full_disk_is_told_and_leaves_nothing(tmp_path, small_files, write):
    with pytest.raises(RefNetError, match="not enough room"):
        write(tmp_path / "x.out", ["a", "b"], ([f"{number}{'x' * 900}", "y"] for number in range(3_000)))
    gc.collect()  # what is left half open would speak up now
    assert not list(tmp_path.iterdir())


@pytest.mark.skipif(os.geteuid() != 0, reason="a small disk can be mounted by root only")
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
