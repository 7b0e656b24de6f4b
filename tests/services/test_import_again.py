"""Whatever a file says, its counts add up, a second import adds nothing, and undo takes all of it back."""

import csv
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from bringing import ask
from hypothesis import given, settings
from hypothesis import strategies as st

from refnet.exchange import mapping as mappings
from refnet.services import checks, imports
from refnet.store.database import Store

BODIES = st.sampled_from(["", "Acme", "ACME", "Beta"])
MANY, OTHERS = ("Ana", "ana", "Bob Byrne", "Bob", "Åsa"), ("Ida", "Jon Berg", "Jon")
DAYS = st.sampled_from(["", "2026-01-05", "2026-02-05", "2026-02-31"])


def person(side: str, *names: str, notes: bool = False) -> dict[str, st.SearchStrategy]:
    """Two sides of a row never speak of one person here, for whether they do may hang on rows further down."""
    fields = {
        "name": st.sampled_from(["", *names]),
        "email": st.sampled_from(["", f"a@{side}.example", f"B@{side}.example", "nonsense"]),
        "phone": st.sampled_from(["", "+49 30 1234567", "030"]),
        "reference": st.sampled_from(["", f"{side}-1", f"{side}-2"]),
        "organization": BODIES,
    }
    if notes:
        fields["notes"] = st.sampled_from(["", "x", "y"])
    return {f"{side}.{part}": strategy for part, strategy in fields.items()}


REPS = {"rep.name": st.sampled_from(["", "Rae", "Roy", "Max"]), "rep.manager": st.sampled_from(["", "Max", "Zoe"])}
DEAL = {
    "deal.reference": st.sampled_from(["", "D-1", "D-2", "D-3"]),
    "deal.title": st.sampled_from(["", "Roof", "Wall"]),
    "deal.source": st.sampled_from(["", "referral", "name_only", "cold"]),
    "deal.stage": st.sampled_from(["", "met", "won", "proposed"]),
    "deal.outcome": st.sampled_from(["", "won", "lost", "open"]),
    "deal.first_touch_on": DAYS,
    "deal.closed_on": DAYS,
    "deal.amount": st.sampled_from(["", "0", "100", "200.50"]),
    "organization.name": BODIES,
}
INTRODUCTION = {
    "introduction.date": DAYS,
    "introduction.kind": st.sampled_from(["", "introduced", "name_only"]),
    "introduction.reason": st.sampled_from(["", "x"]),
}
KINDS = {
    "people": {**person("person", *MANY, notes=True), **REPS, "organization.name": BODIES},
    "deals": {**DEAL, **person("prospect", *MANY), **person("introducer", *OTHERS), **INTRODUCTION, **REPS},
    "introductions": {**person("prospect", *MANY), **person("introducer", *OTHERS), **INTRODUCTION, **REPS},
    "asks": {**person("person", *MANY), "ask.date": DAYS, "ask.target": BODIES, **REPS},
    "ties": {
        **person("person", *MANY),
        **person("other", *OTHERS),
        "tie.strength": st.sampled_from(["", "1", "5", "9"]),
    },
}
TABLES = (
    "person", "organization", "contact_point", "note", "rep", "deal", "stage_entry", "introduction", "ask", "tie",
)  # fmt: skip


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=25)
@given(data=st.data())
def test_a_second_import_adds_nothing_and_undo_takes_all_back(kind, data, migrated_file):
    row = st.fixed_dictionaries(KINDS[kind]).filter(lambda row: any(row.values()))
    rows = data.draw(st.lists(row, min_size=1, max_size=6))
    with TemporaryDirectory() as folder:
        path, file = Path(folder, "refnet.db"), Path(folder, "file.csv")
        path.write_bytes(migrated_file.read_bytes())
        meaning = _written(file, kind, rows)
        store = Store.open(path)
        try:
            _hold(store, file, meaning)
        finally:
            store.close(backup=False)


def _hold(store: Store, file: Path, meaning: mappings.Mapping) -> None:
    first = imports.run(store, file, meaning)
    assert first.read == first.new + first.merged + first.refused + first.blank
    there = _content(store)
    second = imports.run(store, file, meaning)
    assert (second.new, second.refused, second.batch_id) == (0, first.refused, None)
    assert _content(store) == there
    checks.check(store)
    store.undo()
    assert not any(_content(store).values())
    assert store.redo() is None or _content(store) == there


def _written(file: Path, kind: str, rows: list[dict[str, str]]) -> mappings.Mapping:
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return mappings.Mapping(mappings.Rows(kind), {name: name for name in rows[0]}, date_order="ymd", decimal=".")


def _content(store: Store) -> dict[str, list]:
    return {table: sorted(ask(store, f"SELECT * FROM {table}"), key=repr) for table in TABLES}
