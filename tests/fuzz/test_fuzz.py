"""The short form of `python -m tests.fuzz`: the same broken files every time."""

import random

import pytest

from tests.fuzz.mutations import ANY, LINES, XML
from tests.fuzz.seeds import packed, pages, seeds
from tests.fuzz.trying import NAMES, content_of, try_one

FILES = 400


def test_no_broken_file_does_more_than_be_refused(tmp_path):
    trials = []
    for number in range(FILES):
        path = tmp_path / NAMES[number % len(NAMES)]
        path.write_bytes(content_of(2026, number))
        trials.append(try_one(path, number))
    assert not [trial for trial in trials if trial.failure]
    assert {trial.outcome for trial in trials} >= {
        "file refused with a sentence",
        "read, some rows refused",
        "read whole",
    }


@pytest.mark.parametrize(("name", "seeds"), [("list.zip", packed()), ("list.html", pages())])
def test_packed_folders_and_pages_are_read_as_they_are(tmp_path, name, seeds):
    outcomes = set()
    for number, content in enumerate(seeds):
        path = tmp_path / f"{number}-{name}"
        path.write_bytes(content)
        trial = try_one(path, number)
        assert not trial.failure
        outcomes.add(trial.outcome)
    assert "read whole" in outcomes


def test_a_broken_file_can_be_made_again():
    assert content_of(1, 7) == content_of(1, 7)
    assert len({content_of(1, number) for number in range(50)}) > 40


def test_every_way_to_break_a_file_bears_an_empty_one_and_changes_a_good_one():
    for change in {*ANY, *LINES, *XML}:
        dice = random.Random(1)
        assert isinstance(change(dice, b""), bytes)
        assert any(change(dice, content) != content for content in seeds()[-40:] * 5), change.__name__
