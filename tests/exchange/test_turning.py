"""Rows that are turned before they are read, and rows that tell of nobody."""

from dataclasses import replace

import pytest
from shared import table

from refnet.domain.kinds import Outcome
from refnet.exchange.mapping import Blank, Mapping, Record, Refusal, Rows, guess, interpret
from refnet.exchange.rows import Row

MESSAGES = "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,CONTENT"
PAGE = "https://www.linkedin.com/in/"


def read(found):
    notices = []
    outcomes = list(interpret(guess(found.headers, found.rows), found, notices))
    return [one.fields if isinstance(one, Record) else type(one) for one in outcomes], [one.text for one in notices]


def names(found):
    return [one["person.name"] if isinstance(one, dict) else None for one in read(found)[0]]


def test_messages_of_the_years_without_recipients_pages_are_turned_by_names():
    found = table(
        MESSAGES,
        ["1", "Rae Rep", f"{PAGE}rae", "Ana Ferreira, PhD", "2020-01-02 10:00:00 UTC", "x"],
        ["2", "Bob Byrne", f"{PAGE}bob", "Rae Rep", "2020-01-03 10:00:00 UTC", "x"],
        ["3", "Rae Rep", f"{PAGE}rae", "Bob Byrne, Cid Costa", "2020-01-04 10:00:00 UTC", "x"],
    )
    assert names(found) == ["Ana Ferreira, PhD", "Bob Byrne", None]
    assert read(found)[1] == ["1 row from here on tells of nobody, or nothing new, and was left out."]


@pytest.mark.parametrize(
    "lines",
    [
        [["1", "Rae Rep", "", "Ana Ferreira", "2020-01-02", "x"]],
        [["1", "Rae Rep", "", "Ana", "2020-01-02", "x"], ["2", "Bob", "", "Cid", "2020-01-02", "x"]],
    ],
)
def test_who_the_file_belongs_to_is_not_guessed_when_two_could_be(lines):
    assert read(table(MESSAGES, *lines))[0] == [Blank] * len(lines)


def test_no_messages_are_nobodys():
    assert read(table(MESSAGES))[0] == []


def test_blank_and_broken_rows_stay_what_they_are():
    found = table(
        MESSAGES, ["1", "Rae", "", "Ana", "2020-01-02", "x"], [""] * 6, ["2", "Rae", "", "Bob", "2020-01-02", "x"]
    )
    broken = replace(found, rows=[*found.rows, Row(9, ("x",), "The row is broken.")])
    assert [kind if isinstance(kind, type) else "kept" for kind in read(broken)[0]] == ["kept", Blank, "kept", Refusal]


def test_an_invitation_without_pages_and_with_a_strange_day_is_refused_with_a_reason():
    found = table(
        "From,To,Sent At,Message,Direction",
        ["Rae", "Ana", "1/2/20, 10:00 AM", "", "OUTGOING"],
        ["Rae", "Bob", "soon", "", "OUTGOING"],
        ["LinkedIn Member", "Rae", "1/2/20, 10:00 AM", "", "INCOMING"],
    )
    outcomes, _notices = read(found)
    assert outcomes[0]["person.name"] == "Ana"
    assert outcomes[1:] == [Refusal, Blank]


def test_days_of_an_end_tell_the_end_when_nothing_else_does():
    mapping = Mapping(
        Rows.DEALS, {"No": "deal.reference", "Won": "deal.won_on", "Lost": "deal.lost_on", "Is": "deal.is_closed"}
    )
    found = table("No,Won,Lost,Is", ["1", "2024-01-02", "", ""], ["2", "", "2024-01-03", ""], ["3", "", "", "yes"])
    ends = [
        (one.fields.get("deal.outcome"), str(one.fields.get("deal.closed_on"))) for one in interpret(mapping, found)
    ]
    assert ends == [(Outcome.WON, "2024-01-02"), (Outcome.LOST, "2024-01-03"), (None, "None")]
