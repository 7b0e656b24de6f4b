"""The catalogue of bad inputs: each ends as it must, with the counts it must have, and a second time adds nothing."""

import csv
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path

import pytest
from bad.making import FIXTURES, made
from sqlalchemy import text

from refnet.domain.errors import RefNetError
from refnet.exchange import csv_file
from refnet.exchange.formulas import escape_formula
from refnet.exchange.tables import open_table
from refnet.services import imports
from refnet.services.imports import Report

PEOPLE = "SELECT name FROM person ORDER BY name"
DEALS = (
    "SELECT person.name, first_touch_on, amount, currency FROM deal JOIN person ON person.id = prospect_id ORDER BY 1"
)


@dataclass(frozen=True)
class Input:
    """One entry of the catalogue; see the head of tables.toml."""

    id: str
    file: str
    outcome: str
    counts: tuple[int, ...] = ()
    tells: tuple[str, ...] = ()
    people: list[str] | None = None
    deals: list[str] | None = None


def catalogue() -> list[Input]:
    entries = {}
    for path in sorted(FIXTURES.glob("*.toml")):
        entries |= tomllib.loads(path.read_text(encoding="utf-8"))
    return [
        Input(
            key, one["file"], one["class"], tuple(one.get("counts", ())), tuple(one.get("tells", ())), one.get("people"), one.get("deals")
        )
        for key, one in entries.items()
    ]  # fmt: skip


ALL = catalogue()
TAKEN = [pytest.param(one, id=f"{one.id}-{one.file}") for one in ALL if one.counts]
REFUSED = [pytest.param(one, id=f"{one.id}-{one.file}") for one in ALL if not one.counts]


def bring(store, path: Path) -> Report:
    return imports.run(store, path, imports.guess(path))


def ask(store, question: str) -> list[str]:
    with store.reading() as session:
        return [" ".join(map(str, row)) for row in session.execute(text(question))]


def sentences(report: Report) -> str:
    return "\n".join([*report.warnings, *(f"Row {one.row}: {one.reason}" for one in report.refusals)])


@pytest.mark.parametrize("given", TAKEN)
def test_what_can_be_read_is_taken_in_with_all_rows_accounted_for(file_store, tmp_path, given):
    path = made(given.file, tmp_path)
    report = bring(file_store, path)
    counts = (report.read, report.new, report.merged, report.refused, report.blank)
    assert counts == given.counts, sentences(report)
    assert sum(counts[1:]) == report.read
    assert bool(report.refusals) is (given.outcome == "E"), sentences(report)
    assert not (given.outcome == "A" and report.warnings), sentences(report)
    assert not (given.outcome == "W" and not report.warnings)
    assert all(piece in sentences(report) for piece in given.tells), sentences(report)
    assert given.people in (None, ask(file_store, PEOPLE))
    assert given.deals in (None, ask(file_store, DEALS))
    assert_harmless(ask(file_store, PEOPLE), tmp_path)
    assert bring(file_store, path).new == 0


@pytest.mark.parametrize("given", REFUSED)
def test_what_cannot_be_read_is_refused_whole_with_a_sentence_that_helps(file_store, tmp_path, given):
    path = made(given.file, tmp_path)
    with pytest.raises(RefNetError) as refusal:
        bring(file_store, path)
    assert given.outcome == "E"
    assert all(piece in str(refusal.value) for piece in given.tells), refusal.value
    assert ask(file_store, PEOPLE) == []


def assert_harmless(names: list[str], folder: Path) -> None:
    """No stored name holds a control or turns the direction of text, and no spreadsheet takes one for a formula."""
    controls = {"Cc", "Cs"}
    assert not [name for name in names if controls & {unicodedata.category(letter) for letter in name}]
    assert not [name for name in names if set(name) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")]
    path = folder / "out.csv"
    csv_file.write(path, ["name", "more"], [[name, "x"] for name in names])
    with path.open(encoding="utf-8-sig", newline="") as file:
        shown = [row[0] for row in csv.reader(file)][1:]
    assert all(escape_formula(name) == cell for name, cell in zip(names, shown, strict=True))
    assert not any(cell[0] in "=+-@|%＝＋－＠" for cell in shown)
    assert [row.cells[0] for row in open_table(path).rows] == names


def test_the_catalogue_is_whole():
    ids = {one.id for one in ALL}
    assert {f"C{number:02}" for number in range(1, 64)} <= ids
    assert {f"X{number:02}" for number in range(1, 13)} <= ids
    assert {f"V{number:02}" for number in range(1, 13)} <= ids
    assert {f"G{number:02}" for number in range(1, 8)} <= ids
