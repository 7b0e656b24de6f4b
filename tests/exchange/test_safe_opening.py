"""The one door for files: what is read here, what outside, and what is kept."""

import os

import pytest
from bombs import workbook
from shared import file

from refnet.domain.errors import Cancelled, RefNetError
from refnet.exchange import opening
from refnet.exchange.opening import open_file, sheet_names
from refnet.exchange.outside.request import Limits

NOTHING = Limits(seconds=0.0, rows=0)  # any process ends with a refusal


@pytest.fixture(autouse=True)
def nothing_kept():
    opening._kept.clear()


def cells(table):
    return [row.cells for row in table.rows]


def is_read_here(path):
    try:
        open_file(path, limits=NOTHING)
    except RefNetError:
        return False
    return True


def settled(path, at=1_000_000_000):
    """Give a file a time of long ago, as files that people choose have."""
    os.utime(path, (at, at))
    return path


@pytest.mark.parametrize(
    "content",
    [b"a,b\n1,2\n", b"\xef\xbb\xbfa;b\r1;2\r", "a\tb\n1\t2\n".encode("utf-16"), b"\n\n" + b"a,b\n1,2\n" * 20_000],
)
def test_rows_of_text_are_read_here(tmp_path, content):
    assert is_read_here(file(tmp_path, content))


@pytest.mark.parametrize(
    "content",
    [
        b"PK\x03\x04",
        b"\xd0\xcf\x11\xe0",
        b"<graphml/>",
        b"\xef\xbb\xbf \n<gexf/>",
        "<graphml/>".encode("utf-16"),
        b'{"a": 1}',
        b"[1]",
        b"begin:vcard\nend:vcard\n",
        b"\n\nBEGIN:VCARD\n",
        "BEGIN:VCARD\n".encode("utf-16-le"),
        b"a,b\n" + b"x" * 200_000,
    ],
)
def test_everything_else_is_read_outside(tmp_path, content):
    assert not is_read_here(file(tmp_path, content))


def test_files_that_are_not_there_are_told(tmp_path):
    with pytest.raises(RefNetError, match="There is no file"):
        open_file(tmp_path / "none.xlsx")
    with pytest.raises(RefNetError, match="There is no file"):
        sheet_names(tmp_path / "none.xlsx")


def test_the_choices_of_the_user_hold_on_both_sides(tmp_path):
    assert open_file(file(tmp_path, "a;b,c\n1;2,3\n"), delimiter=",").headers == ("a;b", "c")
    book = workbook(tmp_path / "list.xlsx", ["a", "b"], [1, 2], [3, 4])
    assert open_file(book, header=2, sheet=None).headers == ("1", "2")
    assert sheet_names(book) == ["Sheet"]
    assert sheet_names(file(tmp_path, "a,b\n1,2\n")) == []
    assert len(sheet_names(file(tmp_path, "Ann Bob\nBob Cid\n", "list.edgelist"))) == 2


def test_the_next_look_at_a_file_needs_no_process(tmp_path):
    path = settled(workbook(tmp_path / "list.xlsx", ["a", "b"], [1, 2]))
    first = open_file(path)
    assert cells(open_file(path, limits=NOTHING)) == cells(first) == [(1, 2)]
    with pytest.raises(RefNetError):
        open_file(path, header=1, limits=NOTHING)


def test_a_file_that_changed_is_read_again(tmp_path):
    path = settled(workbook(tmp_path / "list.xlsx", ["a", "b"], [1, 2]))
    open_file(path)
    settled(workbook(path, ["a", "b"], [1, 3]), at=1_000_000_001)
    assert cells(open_file(path)) == [(1, 3)]


def test_a_file_that_may_still_change_unseen_is_not_kept(tmp_path):
    path = workbook(tmp_path / "list.xlsx", ["a", "b"], [1, 2])
    open_file(path)
    assert not is_read_here(path)


def test_only_the_last_files_are_kept(tmp_path):
    paths = [settled(workbook(tmp_path / f"{name}.xlsx", ["a", "b"], [name, 2])) for name in "xyz"]
    for path in paths:
        open_file(path)
        sheet_names(path)
    assert [is_read_here(path) for path in paths] == [False, True, True]


def test_reading_is_stopped_when_the_user_says_so(tmp_path):
    rows = ([number, number] for number in range(5_000))
    with pytest.raises(Cancelled):
        open_file(workbook(tmp_path / "list.xlsx", ["a", "b"], *rows), is_cancelled=lambda: True)
