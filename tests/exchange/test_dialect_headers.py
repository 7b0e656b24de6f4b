"""Lists of other programs are known by their headers as a set."""

import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from shared import table

from refnet.domain.kinds import Outcome, Source
from refnet.exchange.mapping import Record, Refusal, dialect_name, dialect_source, guess, interpret
from refnet.exchange.mapping.dialects import DIALECTS, find, recognise
from refnet.exchange.mapping.fields import FIELDS

FILES = sorted((Path(__file__).parent / "dialects").glob("*.csv"))


def headers(path: Path) -> list[str]:
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    return next(row for row in rows if len(row) > 2)


@given(st.data())
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_any_order_of_columns_gives_the_same_mapping(path, data):
    names = headers(path)
    assert guess(data.draw(st.permutations(names))) == guess(names)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_case_and_marks_of_headers_make_no_difference(path):
    names = headers(path)
    loud = [name.upper().replace("'", "’") for name in names]
    assert guess(loud).columns == {
        name: guess(names).columns[old] for old, name in zip(names, loud, strict=True) if old in guess(names).columns
    }


@pytest.mark.parametrize("dialect", DIALECTS, ids=lambda dialect: dialect.key)
def test_what_is_known_of_a_list_are_fields_of_refnet(dialect):
    assert set(dialect.fields) <= set(FIELDS)
    assert set(dialect.words) <= set(FIELDS)
    assert "{" not in dialect_name(dialect.key)
    assert find(dialect.key) is dialect


def test_a_list_of_a_later_version_is_still_called_by_its_program():
    assert find("hubspot.tickets") is None
    assert dialect_name("hubspot.tickets") == "HubSpot"
    assert dialect_source("freshsales.deals") == "freshsales"
    assert dialect_source("") == ""


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ("Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el", "linkedin.connections"),
        ("Nome,Cognome,URL,Indirizzo email,Azienda,Posizione,Data di collegamento", "linkedin.connections"),
        (
            "CONVERSATION ID,CONVERSATION TITLE,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT,FOLDER",
            "linkedin.messages",
        ),
        ("From,To,Sent At,Message,Direction", "linkedin.invitations"),
        ("Record ID,First Name,Last Name,Email,Lead Status,Lifecycle Stage,Create Date", "hubspot.contacts"),
        ("hs_object_id,dealname,dealstage,amount,closedate", "hubspot.deals"),
        ("Potential Name,Potential Owner,Stage,Closing Date,Amount", "zoho.deals"),
        ("Id,Name,StageName,Amount,CloseDate", "salesforce.opportunities"),
    ],
)
def test_other_forms_of_a_list_are_known_too(names, key):
    assert guess(names.split(",")).dialect == key


@pytest.mark.parametrize(
    "names", ["Person Name,Company,Email", "First Name,Last Name,Email", "Deal Title,Amount,Stage", "Name,Id"]
)
def test_a_list_of_ones_own_is_no_programs(names):
    assert recognise(names.split(",")) is None


def test_what_hubspot_calls_a_referral_is_a_visit_from_a_web_site():
    mapping = guess(["Record ID", "Deal Name", "Deal Stage", "Original Source Type"])
    assert mapping.values["deal.source"]["Referrals"] == "inbound"
    assert mapping.values["deal.source"]["*"] == "unknown"


def test_columns_that_are_left_out_can_be_told():
    names = ["Name", "Birthday", "E-mail"]
    assert guess(names).unused(names) == ("Birthday",)


def test_a_stage_of_ones_own_is_told_once_where_another_column_tells_the_end():
    found = table(
        "Deal - Title,Deal - Stage,Deal - Status,Deal - Source channel",
        ["Roll-out", "Tasting", "Won", "Pigeon"],
        ["Pilot", "Tasting", "Open", ""],
    )
    notices = []
    records = list(interpret(guess(found.headers, found.rows), found, notices))
    assert [one.fields for one in records if isinstance(one, Record)] == [
        {"deal.title": "Roll-out", "deal.outcome": Outcome.WON, "deal.source": Source.UNKNOWN},
        {"deal.title": "Pilot", "deal.outcome": Outcome.OPEN},
    ]
    assert sorted((one.row, one.text) for one in notices) == [
        (2, "“Pigeon” is not a known word for deal.source; it was taken as “unknown”."),
        (2, "“Tasting” is not a known word for deal.stage; the cell was taken as empty."),
    ]


def test_a_stage_of_ones_own_is_asked_for_where_it_may_be_the_end():
    found = table("Record ID,Deal Name,Deal Stage", ["1", "Roll-out", "Tasting"])
    assert isinstance(next(interpret(guess(found.headers, found.rows), found)), Refusal)
