"""Files that harm their reader are read by a process of its own, and what becomes of it is told in a sentence."""

import io
import os
import resource
import signal
import stat
import sys
from pathlib import Path

import pytest
from bombs import LAUGHS, huge_text, with_sheet, workbook
from shared import file

from refnet.domain.errors import Cancelled, RefNetError
from refnet.exchange.outside import child, limits, parent
from refnet.exchange.outside.request import Ending, Limits, Request

LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="looks into /proc")


@pytest.fixture(scope="module")
def long_list(tmp_path_factory):
    rows = ([f"Person {number}", number] for number in range(20_000))
    return workbook(tmp_path_factory.mktemp("long") / "long.xlsx", ["Name", "Number"], *rows)


def asked(path, **limited):
    return Request(str(path), limits=Limits(**limited))


def read(path, **limited):
    return parent.ask(asked(path, **limited)).table()


def answered(request):
    out = io.BytesIO()
    return child.answer(request, out), out.getvalue()


def children():
    """Return the processes that this one has started and that still run."""
    told = (path.read_text() for path in Path("/proc/self/task").glob("*/children"))
    return [int(word) for line in told for word in line.split()]


def while_reading(path, act):
    """Do something once the reading process is there; return what reading came to."""
    seen, before = [], children()

    def look():
        seen.extend([one for one in children() if one not in before][:1])
        if len(seen) == 1:
            act(seen[0])
        return False

    return parent.ask(asked(path), look)


def test_rows_come_with_their_numbers_and_types_as_often_as_they_are_wanted(tmp_path):
    table = read(workbook(tmp_path / "list.xlsx", ["Name", "Sum"], ["Eva", 5.5], [], ["Bob", True]))
    for _time in range(2):
        assert [(row.number, row.cells) for row in table.rows] == [(2, ("Eva", 5.5)), (3, ()), (4, ("Bob", True))]
    first, second = iter(table.rows), iter(table.rows)
    assert next(first) == next(second)


def test_a_long_list_comes_whole(long_list):
    assert sum(row.cells[1] for row in read(long_list).rows) == sum(range(20_000))


def test_what_the_reader_says_about_a_file_reaches_the_user(tmp_path):
    with pytest.raises(RefNetError, match=r"list\.xlsx has headers, but no rows below them"):
        read(workbook(tmp_path / "list.xlsx", ["Name", "Sum"]))


def test_laughing_definitions_are_refused(tmp_path):
    path = with_sheet(workbook(tmp_path / "list.xlsx", ["a", "b"], [1, 2]), [LAUGHS, "<x>&a11;</x>"])
    with pytest.raises(RefNetError, match="definitions that no table needs"):
        read(path)


def test_a_bomb_of_blanks_is_refused(tmp_path):
    path = with_sheet(workbook(tmp_path / "list.xlsx", ["a", "b"], [1, 2]), ["<x>", *[" " * (1 << 20)] * 60, "</x>"])
    with pytest.raises(RefNetError, match="would unpack to 60 MB"):
        read(path)


def test_a_photo_of_thirty_megabytes_costs_its_reader_little_and_its_person_nothing(tmp_path):
    photo = "A" * (30 << 20)
    card = f"BEGIN:VCARD\nVERSION:3.0\nFN:Eva\nPHOTO;ENCODING=b:{photo}\nEMAIL:eva@example.org\nEND:VCARD\n"
    table = read(file(tmp_path, card, "photo.vcf"), memory=300 << 20)
    assert ["Eva" in row.cells for row in table.rows] == [True]


@pytest.mark.parametrize(
    "text",
    [
        f"{LAUGHS}<graphml>&a11;</graphml>",
        f"<graphml>{'<graph>' * 50_000}{'</graph>' * 50_000}</graphml>",
        f"<gexf><graph><nodes>{'<node>' * 50_000}",
    ],
)
def test_networks_that_laugh_or_have_no_ground_are_refused(tmp_path, text):
    with pytest.raises(RefNetError):
        read(file(tmp_path, text, "network.graphml"))


def test_a_cell_without_end_runs_out_of_its_memory_and_not_of_ours(tmp_path):
    path = with_sheet(workbook(tmp_path / "list.xlsx", ["a", "b"], [1, 2]), huge_text(megabytes=60))
    with pytest.raises(RefNetError, match=r"list\.xlsx needs too much memory to open|broken off, perhaps for want of"):
        read(path, memory=110 << 20)


def test_more_rows_than_may_be_handed_over_are_refused(long_list):
    with pytest.raises(RefNetError, match=r"long\.xlsx unpacks to more rows than RefNet takes in at once"):
        read(long_list, rows=10_000)


def test_a_file_of_which_nothing_comes_for_long_is_given_up(long_list):
    with pytest.raises(RefNetError, match=r"Reading long\.xlsx takes too long"):
        read(long_list, seconds=0.0)


@LINUX
def test_a_reader_that_is_killed_harms_nobody(long_list):
    with pytest.raises(RefNetError, match=r"Reading long\.xlsx was broken off"):
        while_reading(long_list, lambda process: os.kill(process, signal.SIGKILL))


@LINUX
def test_stopping_ends_the_process_at_once(long_list):
    before = children()  # a screen that other tests opened
    with pytest.raises(Cancelled, match=r"Reading long\.xlsx was stopped"):
        parent.ask(asked(long_list), lambda: True)
    assert children() == before


@LINUX
def test_the_reading_process_has_neither_our_files_nor_our_libraries_nor_our_passwords(
    long_list, tmp_path, monkeypatch
):
    monkeypatch.setenv("PGPASSWORD", "secret")
    found = {}

    def look(process):
        places = Path(f"/proc/{process}/fd").iterdir()
        found["files"] = " ".join(str(place.readlink()) for place in places)
        found["variables"] = Path(f"/proc/{process}/environ").read_bytes()
        found["libraries"] = Path(f"/proc/{process}/maps").read_text()

    with (tmp_path / "refnet.db").open("wb") as ours:
        os.set_inheritable(ours.fileno(), True)
        while_reading(long_list, look)
    assert "refnet.db" not in found["files"]
    assert b"secret" not in found["variables"]
    assert "python" in found["libraries"].lower()
    assert not [name for name in ("PySide6", "sqlalchemy", "psycopg", "numpy") if name in found["libraries"]]


def test_a_full_disk_is_told(long_list):
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, before[1]))
    try:
        with pytest.raises(RefNetError, match=r"not enough room on the disk to open long\.xlsx"):
            read(long_list)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_reader_that_does_not_start_is_told(tmp_path, monkeypatch):
    path = file(tmp_path, "a,b\n1,2\n")
    monkeypatch.setattr(sys, "executable", "/bin/false")
    with pytest.raises(RefNetError, match="was broken off"):
        read(path)
    monkeypatch.setattr(sys, "executable", str(tmp_path / "gone"))
    with pytest.raises(RefNetError, match=r"cannot be opened now"):
        read(path)


@pytest.mark.parametrize(
    ("wanted", "said", "code"),
    [
        ("table", "", 0),
        ("table", "hello", 0),
        ("table", "[]\\n", 0),
        ("table", "{}\\n", 0),
        ("table", '{"headers": ["a"]}\\n[1, "", [], "x"', 0),
        ("table", "no sentence", 20),
        ("table", '{"a": 1}', 20),
        ("sheets", '{"a": 1}', 0),
        ("sheets", "[1]", 0),
    ],
)
def test_another_program_in_the_place_of_the_reader_is_told(tmp_path, monkeypatch, wanted, said, code):
    program = file(tmp_path, f"#!/bin/sh\nprintf '{said}'\nexit {code}\n", "program")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "executable", str(program))
    with pytest.raises(RefNetError, match="a part of RefNet does not start"):
        parent.ask(Request(str(file(tmp_path, "a,b\n1,2\n")), wanted))


def test_a_python_that_does_not_know_where_it_is_is_told(tmp_path, monkeypatch):
    monkeypatch.setattr(sys, "executable", None)
    with pytest.raises(RefNetError, match="cannot be opened now"):
        read(file(tmp_path, "a,b\n1,2\n"))


@pytest.mark.parametrize("start", ["-m refnet", "-c 'from refnet.cli import main; main()'"])
def test_a_packed_program_starts_itself_to_read(tmp_path, monkeypatch, start):
    program = file(tmp_path, f'#!/bin/sh\nexec "{sys.executable}" {start} "$@"\n', "RefNet")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", str(program))
    assert [row.cells for row in read(file(tmp_path, "a,b\n1,2\n")).rows] == [("1", "2")]


def test_names_of_files_that_are_no_text_are_passed_on(tmp_path):
    path = tmp_path / os.fsdecode(b"caf\xe9 \xc3\xbc.csv")
    path.write_text("a,b\n1,2\n")
    assert [row.cells for row in read(path).rows] == [("1", "2")]


def test_the_choices_of_the_user_are_passed_on(tmp_path):
    request = Request(str(file(tmp_path, "a;b,c\n1;2,3\n")), choices={"delimiter": ","})
    assert parent.ask(request).table().headers == ("a;b", "c")
    assert Request.load(request.dump()) == request


def test_a_table_is_written_as_lines(tmp_path):
    ending, told = answered(asked(file(tmp_path, "a,b\n1,2\n3,4\n")))
    assert ending is Ending.WHOLE
    assert told.splitlines()[1:] == [b'[2,"",[],"1","2"]', b'[3,"",[],"3","4"]']


def test_the_sheets_of_a_workbook_are_told(tmp_path):
    request = Request(str(workbook(tmp_path / "list.xlsx", ["a", "b"], [1, 2])), "sheets")
    assert parent.ask(request).texts() == ["Sheet"]
    assert answered(request) == (Ending.WHOLE, b'["Sheet"]')


def test_a_refusal_takes_the_place_of_what_was_written(tmp_path):
    ending, told = answered(asked(tmp_path / "none.csv"))
    assert ending is Ending.REFUSED
    assert told.startswith(b'"There is no file')


def test_too_many_rows_end_the_answer(tmp_path):
    assert answered(asked(file(tmp_path, "a,b\n1,2\n"), rows=10))[0] is Ending.TOO_LONG


def test_a_full_disk_ends_the_answer(tmp_path):
    with Path("/dev/full").open("wb", buffering=0) as full:
        assert child.answer(asked(file(tmp_path, "a,b\n1,2\n")), full) is Ending.DISK_FULL


def test_a_lack_of_memory_ends_the_answer(tmp_path):
    class Narrow(io.BytesIO):
        def write(self, content):
            raise MemoryError

    assert child.answer(asked(file(tmp_path, "a,b\n1,2\n")), Narrow()) is Ending.NO_MEMORY


def test_of_a_failure_that_nobody_foresaw_only_the_place_is_told(tmp_path, capsys):
    path = file(tmp_path, "a,b\nSecret,2\n")
    assert answered(Request(str(path), choices={"colour": "red"}))[0] is Ending.BROKEN
    with path.open("rb") as only_to_be_read:
        assert child.answer(asked(path), only_to_be_read) is Ending.BROKEN
    told = capsys.readouterr().err
    assert "TypeError" in told
    assert "child.py" in told
    assert "colour" not in told


def test_a_file_that_breaks_its_reader_is_called_damaged(tmp_path):
    request = Request(str(file(tmp_path, "a,b\n1,2\n")), choices={"colour": "red"})
    with pytest.raises(RefNetError, match=r"list\.csv is damaged and cannot be read"):
        parent.ask(request)


@pytest.mark.parametrize(
    "event",
    [
        ("socket.connect", (None, ("example.org", 80))),
        ("subprocess.Popen", ("ls", [], None, None)),
        ("open", ("x", "w", os.O_WRONLY)),
        ("os.remove", ("x", -1)),
    ],
)
def test_a_reader_neither_reaches_out_nor_writes(event):
    with pytest.raises(PermissionError):
        limits.refuse(*event)


def test_a_reader_may_read():
    limits.refuse("open", ("x", "r", os.O_RDONLY))
    limits.refuse("open", ("x", "r", None))
    limits.refuse("import", ("json", None, [], [], []))
