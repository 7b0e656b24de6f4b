"""What columns meant last time is offered the next time."""

from bringing import ask, one
from sqlalchemy import text

from refnet.exchange.mapping import Mapping, Rows
from refnet.exchange.tables import open_table
from refnet.services import imports
from refnet.services.imports import remembering

HEADERS = ("Wer", "Woher", "Stand")
MEANING = Mapping(
    Rows.DEALS,
    {"Wer": "prospect.name", "Woher": "deal.source", "Stand": "deal.outcome"},
    {"deal.source": {"Reference": "referral"}, "deal.outcome": {"Fein": "won"}},
    date_order="dmy",
    dialect="zoho.deals",
)


def file(folder, content):
    path = folder / "list.csv"
    path.write_text(content, encoding="utf-8")
    return path


def test_what_columns_meant_in_an_import_is_offered_in_whatever_order_and_case(store, tmp_path):
    path = file(tmp_path, "Wer,Woher,Stand\nAna,Reference,Fein\n")
    imports.run(store, path, MEANING)
    assert remembering.recall(store, ("stand", "WOHER", "Wer")) == MEANING
    assert remembering.recall(store, ("Wer", "Woher")) is None


def test_words_that_came_since_are_guessed(store, tmp_path):
    remembering.remember(store, HEADERS, MEANING)
    table = open_table(file(tmp_path, "Wer,Woher,Stand\nAna,Messe,Lost\nBob,Reference,Fein\n"))
    assert remembering.recall(store, table.headers, table.rows).values == {
        "deal.source": {"Messe": "event", "Reference": "referral"},
        "deal.outcome": {"Lost": "lost", "Fein": "won"},
    }


def test_the_last_meaning_counts_and_can_be_forgotten(store):
    other = Mapping(Rows.PEOPLE, {"Wer": "person.name"})
    for meaning in (MEANING, other, other):
        remembering.remember(store, HEADERS, meaning)
    assert remembering.recall(store, HEADERS) == other
    assert one(store, "SELECT count(*) FROM saved_mapping") == 1
    remembering.forget(store, HEADERS)
    remembering.forget(store, HEADERS)
    assert remembering.recall(store, HEADERS) is None


def test_undoing_the_import_forgets_what_its_columns_meant(store, tmp_path):
    imports.run(store, file(tmp_path, "Wer,Woher,Stand\nAna,Reference,Fein\n"), MEANING)
    store.undo()
    assert remembering.recall(store, HEADERS) is None


def test_columns_without_headers_are_not_remembered(store):
    names = ("Column A", "column 2")
    remembering.remember(store, names, Mapping(Rows.PEOPLE, {"Column A": "person.name"}))
    assert ask(store, "SELECT header_key FROM saved_mapping") == []
    assert remembering.recall(store, names) is None


def test_a_meaning_that_this_version_does_not_know_is_guessed_anew(store):
    remembering.remember(store, HEADERS, MEANING)
    with store.step("spoil") as session:
        session.execute(text("UPDATE saved_mapping SET content = 'rows = \"planets\"'"))
    assert remembering.recall(store, HEADERS) is None
