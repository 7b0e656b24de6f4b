"""Mapping files."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange.mapping import FIELDS, Mapping, Rows, dump, load, loads, save

EXAMPLE = """
rows = "deals"                      # or people, introductions, asks, ties
date_order = "dmy"                  # optional: ymd dmy mdy; otherwise asked or warned
[columns]                           # column in the file = field in RefNet
"Our No"  = "deal.reference"
"Channel" = "deal.source"
"Result"  = "deal.outcome"
[values."deal.source"]              # what the file's words mean; "*" is all others
"Recommended" = "referral"
"*" = "inbound"
[values."deal.outcome"]
"signed" = "won"
"no" = "lost"
"""


def test_the_documented_file_is_read():
    mapping = loads(EXAMPLE)
    assert mapping == Mapping(
        rows=Rows.DEALS,
        date_order="dmy",
        columns={"Our No": "deal.reference", "Channel": "deal.source", "Result": "deal.outcome"},
        values={
            "deal.source": {"Recommended": "referral", "*": "inbound"},
            "deal.outcome": {"signed": "won", "no": "lost"},
        },
    )


def test_a_saved_mapping_is_the_same_when_loaded(tmp_path):
    mapping = Mapping(
        Rows.TIES, {"A": "person.name", "B": "other.name"}, {}, {"tie.strength": "4"}, date_order="mdy", decimal=","
    )
    save(mapping, tmp_path / "ties.toml")
    assert load(tmp_path / "ties.toml") == mapping


def test_the_field_of_a_list_of_words_needs_no_quotation_marks():
    text = 'rows="deals"\n[columns]\nR="deal.reference"\n[values.deal.outcome]\nyes="won"\n[values."deal.source"]\nx="cold"'
    assert loads(text).values == {"deal.outcome": {"yes": "won"}, "deal.source": {"x": "cold"}}


def test_numbers_need_no_quotation_marks():
    mapping = loads('rows="ties"\n[columns]\nA="person.name"\nB="other.name"\n[defaults]\n"tie.strength"=4')
    assert mapping.defaults == {"tie.strength": "4"}


texts = st.text(st.characters(codec="utf-8"), min_size=1)


@given(texts, texts, st.text(st.characters(codec="utf-8")))
def test_any_text_survives_a_mapping_file(column, word, meaning):
    mapping = Mapping(Rows.DEALS, {column: "deal.reference"}, {"deal.title": {word: meaning}})
    assert loads(dump(mapping)) == mapping


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("rows = ", "cannot be read"),
        ("", "must say what its rows are"),
        ('rows = "deal"', "“deal” is no kind of rows. Did you mean “deals”"),
        ('rows = "deals"\ncolumn = 1', "nothing called “column”. Did you mean “columns”"),
        ('rows = "deals"\ncolumns = "x"', "“columns” in the mapping file must be a table"),
        ('rows = "deals"\n[columns]\na = 1.5', "“a” in the mapping file must be a text"),
        ('rows = "deals"\n[columns]\na = "deal.referense"', "Did you mean “deal.reference”"),
        ('rows = "deals"\n[columns]\na = "xyzzy"', "“xyzzy” is not a field of RefNet. It can be: "),
        ('rows = "deals"\ndate_order = "ddd"\n[columns]\na = "deal.title"', "“ddd” is not a known way"),
        ('rows = "deals"\n[columns]\na = "deal.source"', "No column says what a row of deals is about"),
        ('rows = "deals"\n[columns]\na = "deal.title"\nb = "deal.title"', "“a” and “b” are both mapped to deal.title"),
        (
            'rows = "deals"\n[columns]\na = "deal.title"\n[values."deal.outcome"]\nx = "wun"',
            "“wun” is not a meaning of deal.outcome. Did you mean “won”",
        ),
        ('rows = "deals"\n[columns]\na = "deal.title"\n[defaults]\n"deal.stage" = "x"', "not a meaning of deal.stage"),
    ],
)
def test_a_mistake_in_a_mapping_file_is_named(text, sentence):
    with pytest.raises(RefNetError, match=sentence):
        loads(text)


def test_a_mapping_file_must_be_text(tmp_path):
    with pytest.raises(RefNetError, match="not a text file in UTF-8"):
        load(file(tmp_path, b"\xff\xff", "map.toml"))


def test_every_documented_field_is_known():
    parts = [
        "name",
        "given_name",
        "family_name",
        "email",
        "phone",
        "organization",
        "job_title",
        "profile_url",
        "reference",
        "notes",
    ]
    people = [f"{who}.{part}" for who in ("person", "prospect", "introducer") for part in parts]
    deal = [
        "reference",
        "title",
        "source",
        "outcome",
        "stage",
        "amount",
        "currency",
        "first_touch_on",
        "closed_on",
        "segment",
        "lost_reason",
    ]
    introduction = ["date", "channel", "reason", "kind"]
    others = ["rep.name", "rep.manager", "organization.name", "tie.strength"]
    fields = [*people, *(f"deal.{part}" for part in deal), *(f"introduction.{part}" for part in introduction), *others]
    assert set(fields) <= set(FIELDS)


def test_columns_are_found_whatever_their_case_and_spaces():
    Mapping(Rows.PEOPLE, {"e-mail  address": "person.email"}).check(["Name", "E-Mail Address"])


def test_a_column_that_is_missing_is_named_with_the_nearest():
    with pytest.raises(RefNetError, match=r"no column “Nmae”. Did you mean “Name”"):
        Mapping(Rows.PEOPLE, {"Nmae": "person.name"}).check(["Name", "City"])


def test_a_column_that_stands_twice_is_refused_only_when_it_is_used():
    mapping = Mapping(Rows.PEOPLE, {"Email": "person.email"})
    mapping.check(["Email", "City", "City"])
    mapping.check(["Email", "EMAIL"])
    for headers in (["Email", "Email"], ["EMAIL", "email"]):
        with pytest.raises(RefNetError, match="stands more than once"):
            mapping.check(headers)
