"""Whatever is written: on a full disk nothing is left but a sentence, and the database is never written over."""

import shutil

import pytest
from disks import files_of_at_most

pytest.importorskip("resource")
EXPORTS = [
    ("people", "x.csv"), ("people", "x.xlsx"), ("people", "x.pdf"), ("people", "x.vcf"), ("follow-ups", "x.ics"),
    ("network", "x.graphml"), ("network", "x.gexf"), ("everything", "x"),
]  # fmt: skip
COMMANDS = [
    *(("export", *words) for words in EXPORTS),
    *(("picture", "network", "--out", f"x.{kind}") for kind in ("png", "svg", "pdf")),
    *(("report", "conversion", "--out", f"x.{kind}") for kind in ("html", "pdf")),
]


@pytest.fixture
def place(tmp_path):
    folder = tmp_path / "place"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_a_full_disk_leaves_a_sentence_and_nothing_else(sampled, place, command):
    *words, file = command
    with files_of_at_most(4096):
        said = sampled(*words, place / file)
    assert said.code == 1
    assert said.err == (
        f"There is not enough room on the disk for {place / file}. Please free some, or choose another folder.\n"
    )
    assert list(place.iterdir()) == []


def test_two_files_of_a_network_are_written_both_or_neither(sampled, place):
    with files_of_at_most(20_000):
        assert "not enough room" in sampled("export", "network", place / "x.csv").err
    assert list(place.iterdir()) == []
    (place / "x-lines.csv").mkdir()
    assert sampled("export", "network", place / "x.csv").code == 1
    assert [one.name for one in place.iterdir()] == ["x-lines.csv"]


def test_a_list_that_cannot_be_noted_says_that_it_is_written(sampled, place):
    with files_of_at_most(20_000):
        said = sampled("export", "allies", place / "x.csv", "--columns", "name")
    assert said.code == 1
    assert said.err.startswith(f"{place / 'x.csv'} is written. RefNet could not note that")
    assert (place / "x.csv").exists()
    assert "x.csv" not in sampled("history", "--exports").out


@pytest.mark.parametrize("suffix", ["csv", "xlsx", "pdf", "vcf"])
def test_an_export_never_replaces_the_database_that_it_is_of(sampled, tmp_path, suffix):
    named = tmp_path / f"mine.{suffix}"
    shutil.copy(sampled.database, named)
    sampled.database = named
    said = sampled("export", "people", named)
    assert (said.code, "is a database" in said.err) == (1, True)
    assert sampled("check").code == 0
