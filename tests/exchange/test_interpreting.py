"""Rows read by a mapping."""

from datetime import date, datetime

import pytest
from shared import opened, table

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Outcome, Source, Stage
from refnet.exchange.mapping import Blank, Mapping, Notice, Record, Refusal, Rows, interpret
from refnet.exchange.rows import Row, Table
from refnet.exchange.values import Contact


def deals(columns, values=None, **choices):
    return Mapping(Rows.DEALS, {"No": "deal.reference", **columns}, values or {}, **choices)


def outcomes(mapping, found, region=None):
    notices = []
    return list(interpret(mapping, found, notices, region)), notices


def fields(mapping, found, region=None):
    (record, *_others), notices = outcomes(mapping, found, region)
    assert isinstance(record, Record), record
    return record.fields, [notice.text for notice in notices]


def test_each_row_is_a_record_a_refusal_or_blank(tmp_path):
    mapping = deals(
        {"Result": "deal.outcome", "Sum": "deal.amount", "Day": "deal.closed_on"}, {"deal.outcome": {"Signed": "won"}}
    )
    lines = "No,Result,Sum,Day\nA1, signed ,5,2026-07-15\n\nA2,perhaps,5,\nA3,lost\nA4,open,,0/0/00\n"
    found, notices = outcomes(mapping, opened(tmp_path, lines))
    assert found == [
        Record(
            2,
            {
                "deal.reference": "A1",
                "deal.outcome": Outcome.WON,
                "deal.closed_on": date(2026, 7, 15),
                "deal.amount": 500,
            },
        ),
        Blank(3),
        Refusal(
            4,
            "“perhaps” is not a known word for deal.outcome. Please say in the mapping what it means.",
            "A2,perhaps,5,",
            ("A2", "perhaps", "5", ""),
        ),
        Refusal(5, "The row has 2 cells, but the table has 4 columns.", "A3,lost", ("A3", "lost")),
        Record(6, {"deal.reference": "A4", "deal.outcome": Outcome.OPEN}),
    ]
    assert notices == []


@pytest.mark.parametrize(
    ("word", "source"),
    [
        ("Recommended", "referral"),
        ("RECOMMENDED", "referral"),
        ("recommended", "cold"),
        ("anything", "inbound"),
        ("", None),
    ],
)
def test_words_are_matched_exactly_then_without_case_then_as_all_others(word, source):
    words = {"Recommended": "referral", "recommended": "cold", "RECOMMENDED": "referral", "*": "inbound"}
    found, _notices = fields(deals({"How": "deal.source"}, {"deal.source": words}), table("No,How", ["1", f" {word} "]))
    assert found.get("deal.source") == source


def test_an_empty_cell_can_have_a_meaning():
    mapping = deals({"How": "deal.source"}, {"deal.source": {"": "cold", "x": ""}})
    found, _notices = outcomes(mapping, table("No,How", ["1", ""], ["2", "x"], ["3", "name-only"]))
    assert [one.fields.get("deal.source") for one in found] == [Source.COLD, None, Source.NAME_ONLY]


def test_words_may_stand_for_names_too():
    mapping = deals({"Who": "rep.name"}, {"rep.name": {"AS": "Anna Snelling", "?": ""}})
    found, _notices = outcomes(mapping, table("No,Who", ["1", "as"], ["2", "Bob"], ["3", "?"]))
    assert [one.fields.get("rep.name") for one in found] == ["Anna Snelling", "Bob", None]


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("won", {"deal.outcome": Outcome.WON}),
        ("Lost", {"deal.outcome": Outcome.LOST}),
        ("met", {"deal.stage": Stage.MET}),
    ],
)
def test_a_stage_that_is_an_end_is_the_outcome(word, expected):
    found, _notices = fields(deals({"Stage": "deal.stage"}), table("No,Stage", ["1", word]))
    assert found == {"deal.reference": "1", **expected}


def test_an_outcome_that_is_given_outweighs_the_stage():
    mapping = deals({"Stage": "deal.stage", "Result": "deal.outcome"})
    found, _notices = fields(mapping, table("No,Stage,Result", ["1", "won", "lost"]))
    assert found["deal.outcome"] is Outcome.LOST


def test_an_amount_has_the_currency_of_its_row_its_cell_or_the_default():
    mapping = deals({"Sum": "deal.amount", "In": "deal.currency"}, defaults={"deal.currency": "JPY"})
    lines = [
        ["1", "1200", "eur"],
        ["2", "1200", ""],
        ["3", "12", "¥"],
        ["4", "€5", "USD"],
        ["5", "", "EUR"],
        ["6", 0, ""],
    ]
    found, _notices = outcomes(mapping, table("No,Sum,In", *lines))
    kept = [(one.fields.get("deal.amount"), one.fields["deal.currency"]) for one in found if isinstance(one, Record)]
    assert kept == [(120000, "EUR"), (1200, "JPY"), (12, "JPY"), (None, "EUR"), (0, "JPY")]
    assert found[3].reason == "“€5” is in EUR, but the row says USD."


def test_the_currency_may_stand_in_the_cell_alone():
    found, _notices = fields(deals({"Sum": "deal.amount"}), table("No,Sum", ["1", "5 GBP"]))
    assert (found["deal.amount"], found["deal.currency"]) == (500, "GBP")


def test_what_was_doubtful_is_told_with_its_row():
    mapping = deals({"Sum": "deal.amount", "Day": "deal.closed_on", "Title": "deal.title"})
    found, notices = outcomes(mapping, table("No,Sum,Day,Title", ["1", "-1,200", "3/4/2026", "a\u202eb"]))
    assert found[0].fields["deal.amount"] == -120000
    assert [notice.row for notice in notices] == [2, 2, 2, 2]
    texts = " ".join(notice.text for notice in notices)
    assert all(part in texts for part in ("day first", "Invisible", "less than nothing", "thousands"))


def test_a_refused_row_leaves_no_doubts_to_the_next():
    mapping = deals({"Day": "deal.closed_on", "Result": "deal.outcome"})
    found, notices = outcomes(mapping, table("No,Day,Result", ["1", "3/4/2026", "x"], ["2", "", "won"]))
    assert isinstance(found[0], Refusal)
    assert notices == []


def test_other_rows_tell_the_order_of_dates_and_the_decimal_sign():
    mapping = deals({"Sum": "deal.amount", "Day": "deal.closed_on"})
    found, notices = outcomes(mapping, table("No,Sum,Day", ["1", "1.200", "3/4/2026"], ["2", "1,5", "3/14/2026"]))
    assert [(one.fields["deal.amount"], one.fields["deal.closed_on"]) for one in found] == [
        (120000, date(2026, 3, 4)),
        (150, date(2026, 3, 14)),
    ]
    assert notices == []


def test_the_mapping_outweighs_what_rows_tell():
    mapping = deals({"Sum": "deal.amount", "Day": "deal.closed_on"}, date_order="dmy", decimal=".")
    found, _notices = fields(mapping, table("No,Sum,Day", ["1", "1.200", "3/4/2026"]))
    assert (found["deal.amount"], found["deal.closed_on"]) == (120, date(2026, 4, 3))


@pytest.mark.parametrize("column", ["Day", "Sum"])
def test_a_cell_that_cannot_be_is_a_refusal(column):
    mapping = deals({"Day": "deal.closed_on", "Sum": "deal.amount"})
    line = ["1", "x" if column == "Day" else "", "x" if column == "Sum" else ""]
    found, _notices = outcomes(mapping, table("No,Day,Sum", line))
    assert "“x” is not" in found[0].reason


def test_typed_cells_are_taken_as_they_are():
    mapping = deals({"Sum": "deal.amount", "Day": "deal.closed_on", "Tel": "prospect.phone"})
    line = [17.0, 5.25, datetime(2026, 7, 15), 491711234567]  # noqa: DTZ001
    found, _notices = fields(mapping, table("No,Sum,Day,Tel", line), "DE")
    assert found["deal.reference"] == "17"
    assert (found["deal.amount"], found["deal.closed_on"]) == (525, date(2026, 7, 15))
    assert found["prospect.phone"][0].value == "491711234567"


def test_all_ways_to_reach_a_person_are_kept_and_odd_ones_told():
    columns = {"Mail": "person.email", "Mail 2": "person.email", "Tel": "person.phone", "Page": "person.profile_url"}
    mapping = Mapping(Rows.PEOPLE, {"Name": "person.name", **columns})
    line = ["Eva", "eva@example.org; nobody", "e@example.org", "call me", "nowhere"]
    found, notices = fields(mapping, table("Name,Mail,Mail 2,Tel,Page", line))
    assert found["person.email"] == (
        Contact("eva@example.org", "eva@example.org"),
        Contact("nobody", ""),
        Contact("e@example.org", "e@example.org"),
    )
    assert found["person.phone"] == (Contact("call me", ""),)
    assert found["person.profile_url"] == (Contact("nowhere", ""),)
    assert len(notices) == 3


@pytest.mark.parametrize("cell", ["", ";", ":::"])
def test_a_cell_without_an_address_is_empty(cell):
    mapping = Mapping(Rows.PEOPLE, {"Name": "person.name", "Mail": "person.email"})
    assert fields(mapping, table("Name,Mail", ["Eva", cell])) == ({"person.name": "Eva"}, [])


def test_names_are_one_line_and_notes_keep_theirs():
    mapping = Mapping(Rows.PEOPLE, {"Name": "person.name", "Notes": "person.notes"})
    found, _notices = fields(mapping, table("Name,Notes", ["Eva\nMüller", "one\ntwo"]))
    assert found == {"person.name": "Eva Müller", "person.notes": "one\ntwo"}


def test_mistakes_of_a_spreadsheet_are_empty_cells_and_told():
    mapping = deals({"Sum": "deal.amount", "Title": "deal.title"})
    found, notices = fields(mapping, table("No,Sum,Title", ["1", "5", "#N/A"]))
    assert "deal.title" not in found
    assert "mistake in the spreadsheet" in notices[0]


def test_a_row_with_nothing_in_the_columns_in_use_is_refused():
    found, _notices = outcomes(deals({}, defaults={"deal.source": "cold"}), table("No,Other", ["", "x"]))
    assert found[0].reason == "None of the columns in use has anything in this row."


def test_defaults_fill_what_rows_do_not_say():
    mapping = deals(
        {"How": "deal.source"}, defaults={"deal.source": "cold", "deal.closed_on": "2026-07-15", "deal.title": ""}
    )
    found, _notices = outcomes(mapping, table("No,How", ["1", ""], ["2", "event"]))
    assert [one.fields["deal.source"] for one in found] == [Source.COLD, Source.EVENT]
    assert found[0].fields["deal.closed_on"] == date(2026, 7, 15)
    assert "deal.title" not in found[0].fields


@pytest.mark.parametrize(("field", "text"), [("deal.amount", "5"), ("deal.amount", "")])
def test_an_amount_can_be_a_default(field, text):
    found, _notices = fields(deals({}, defaults={field: text}), table("No", ["1"]))
    assert found.get(field) == (500 if text else None)


def test_a_default_that_cannot_be_is_refused_at_once():
    with pytest.raises(RefNetError, match="“soon” is not a date"):
        interpret(deals({}, defaults={"deal.closed_on": "soon"}), table("No", ["1"]))


def test_a_missing_column_is_refused_at_once():
    with pytest.raises(RefNetError, match="no column “No”"):
        interpret(deals({}), table("Number", ["1"]))


@pytest.mark.parametrize(("cell", "strength"), [("4", 4), (4.0, 4), ("close", 5), ("", None)])
def test_a_tie_has_a_strength_from_one_to_five(cell, strength):
    columns = {"A": "person.name", "B": "other.name", "S": "tie.strength"}
    mapping = Mapping(Rows.TIES, columns, {"tie.strength": {"close": "5"}})
    found, _notices = fields(mapping, table("A,B,S", ["Ann", "Bob", cell]))
    assert found.get("tie.strength") == strength


def test_another_strength_is_refused():
    mapping = Mapping(Rows.TIES, {"A": "person.name", "B": "other.name", "S": "tie.strength"})
    found, _notices = outcomes(mapping, table("A,B,S", ["Ann", "Bob", "6"]))
    assert "strength from 1 to 5" in found[0].reason


def test_the_text_of_a_refused_row_can_always_be_written():
    found = Table(("No",), [Row(2, ("\ud800" * 3 + "x" * 20_000, date(2026, 7, 15)), "bad")], delimiter=";")
    refused = outcomes(deals({}), found)[0][0]
    assert refused.text.startswith("???x")
    assert len(refused.text) == 10_000


def test_notices_need_not_be_collected():
    mapping = deals({"Day": "deal.closed_on"})
    assert len(list(interpret(mapping, table("No,Day", ["1", "3/4/2026"])))) == 1
    assert Notice(2, "x").row == 2


def test_several_columns_of_notes_stand_one_below_the_other_under_their_names(tmp_path):
    mapping = Mapping(
        Rows.PEOPLE, {"Name": "person.name", "Notes": "person.notes", "Town": "person.notes", "Pet": "person.notes"}
    )
    found, notices = outcomes(mapping, opened(tmp_path, "Name,Town,Notes,Pet\nAnn,Oslo,Met in May,\nBob,,,Cat\n"))
    assert [record.fields.get("person.notes") for record in found] == ["Met in May\nTown: Oslo", "Pet: Cat"]
    assert notices == []


def test_notes_called_as_refnet_calls_them_stand_without_a_name(tmp_path):
    mapping = Mapping(Rows.PEOPLE, {"Name": "person.name", "person.notes": "person.notes"})
    found, _notices = outcomes(mapping, opened(tmp_path, "Name,person.notes\nAnn,Met in May\n"))
    assert found[0].fields["person.notes"] == "Met in May"


def test_what_hides_in_an_address_is_taken_out_and_told():
    mapping = Mapping(Rows.PEOPLE, {"Name": "person.name", "Mail": "person.email"})
    found, notices = fields(mapping, table("Name,Mail", ["Eva", "eva\u202e@example.org"]))
    assert found["person.email"] == (Contact("eva@example.org", "eva@example.org"),)
    assert notices == ["Invisible characters were taken out of “eva@example.org”."]
