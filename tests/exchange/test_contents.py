"""Columns that are understood by what they hold."""

import pytest
from shared import table

from refnet.exchange.mapping import Rows, guess

PEOPLE = [
    ["Ana Ferreira", "ana@acme.example", "+351 912 345 678", "Acme GmbH", "https://www.linkedin.com/in/ana"],
    ["Bob Byrne", "bob@umbra.example", "030 1234567", "Umbra Ltd.", "linkedin.com/in/bob"],
    ["Cid Costa", "cid@acme.example", "", "Acme GmbH", ""],
]
DEALS = [
    ["Acme GmbH", "Proposal", "1.200,00 EUR", "31.12.2025", "Website", "Ana Ferreira"],
    ["Umbra Ltd.", "Demo", "900,00 EUR", "15.01.2026", "Messe", "Bob Byrne"],
]


def test_people_without_headers_are_understood():
    found = table("Column A,Column B,Column C,Column D,Column E", *PEOPLE)
    mapping = guess(found.headers, found.rows)
    assert mapping.rows is Rows.PEOPLE
    assert mapping.columns == {
        "Column A": "person.name", "Column B": "person.email", "Column C": "person.phone", "Column D": "person.organization",
        "Column E": "person.profile_url",
    }  # fmt: skip


def test_deals_without_headers_are_understood():
    found = table("column 1,column 2,column 3,column 4,column 5,column 6", *DEALS)
    mapping = guess(found.headers, found.rows)
    assert mapping.rows is Rows.DEALS
    assert mapping.columns == {
        "column 1": "organization.name", "column 2": "deal.stage", "column 3": "deal.amount", "column 4": "deal.first_touch_on",
        "column 5": "deal.source", "column 6": "prospect.name",
    }  # fmt: skip
    assert mapping.values["deal.source"] == {"Website": "inbound", "Messe": "event"}
    assert mapping.decimal == ","


def test_headers_that_say_nothing_are_helped_by_addresses():
    found = table("wer,wo", ["Ana Ferreira", "ana@acme.example"], ["Bob Byrne", "bob@umbra.example"])
    assert guess(found.headers, found.rows).columns == {"wer": "person.name", "wo": "person.email"}


def test_known_headers_are_joined_by_columns_with_addresses():
    found = table("Name,Reach", ["Ana", "ana@acme.example"], ["Bob", "bob@umbra.example"])
    assert guess(found.headers, found.rows).columns == {"Name": "person.name", "Reach": "person.email"}


@pytest.mark.parametrize(
    ("headers", "rows"),
    [
        ("Name,Account user", [["Ana", "rae@us.example"], ["Bob", "roy@us.example"]]),
        ("Name,Desk", [["Ana", "rae@us.example"], ["Bob", "rae@us.example"], ["Cid", "rae@us.example"]]),
        ("Name,Desk", [["Ana", "ana@acme.example"]]),
    ],
)
def test_an_address_of_ours_or_a_single_one_is_nobodys(headers, rows):
    found = table(headers, *rows)
    assert guess(found.headers, found.rows).columns == {"Name": "person.name"}


@pytest.mark.parametrize(
    ("headers", "rows", "column"),
    [
        ("Jméno,E-mail", [["Jan Novák", "jan@example.org"], ["Eva Dvořáková", "eva@example.org"]], "Jméno"),
        ("Who,E-mail,Company", [["Jan", "jan@example.org", "Acme"], ["4711", "eva@example.org", "Beta"]], None),
        ("Who,Company", [["Jan Novák", "Acme"], ["Eva Poe", "Beta"]], None),
        (
            "Name,Nickname,E-mail",
            [["Jan", "Big Jan", "jan@example.org"], ["Eva", "Wee Eva", "eva@example.org"]],
            "Name",
        ),
    ],
)
def test_people_with_addresses_get_their_names_from_the_column_that_holds_names(headers, rows, column):
    found = table(headers, *rows)
    columns = guess(found.headers, found.rows).columns
    assert [header for header, field in columns.items() if field == "person.name"] == ([column] if column else [])


def test_a_first_person_is_not_taken_for_headers():
    found = table("Ana Ferreira,ana@acme.example", *[row[:2] for row in PEOPLE[1:]])
    assert guess(found.headers, found.rows).columns == {}


def test_names_alone_under_headers_that_say_nothing_are_not_taken_for_people():
    found = table("item,price", ["GTX Basic", "550"], ["GTX Pro", "4821"])
    assert guess(found.headers, found.rows).columns == {}


def test_companies_alone_without_headers_are_left_to_their_user():
    found = table("Column A,Column B", ["Acme GmbH", "x1"], ["Umbra Ltd", "x2"])
    assert guess(found.headers, found.rows).columns == {}
    assert guess(["Column A"], table("Column A", [""], [""]).rows).columns == {}


def test_numbers_and_days_are_told_apart():
    lines = [
        ["2024-01-05", "12345678901234", "12.50", "no", "12", "+49 171 1234567"],
        ["2024-01-06", "12345678901235", "€13", "12 or so", "13", ""],
    ]
    found = table("Column A,Column B,Column C,Column D,Column E,Column F", *lines)
    assert guess(found.headers, found.rows).columns == {"Column A": "deal.first_touch_on", "Column C": "deal.amount"}
