from urllib.parse import parse_qs, urlsplit

import pytest

from refnet.domain.kinds import Purpose, Stage
from refnet.domain.wordings import (
    LONGEST_LINK,
    Filled,
    fill,
    inside_sentence,
    mail_link,
    places,
    pointed_out,
    unknown_told,
    what_happened,
)


@pytest.mark.parametrize(
    ("text", "inside"),
    [("A company of 50.", "a company of 50"), ("Somebody", "somebody"), ("Acme Ltd.", "Acme Ltd"), (" ", "")],
)
def test_a_description_fits_into_a_sentence(text, inside):
    assert inside_sentence(text) == inside


def test_places_are_filled_whatever_their_case_and_spaces():
    assert fill("Hi {First  name}, {company}", {"first name": "Ann", "company": "Acme"}) == Filled("Hi Ann, Acme")


def test_what_is_unknown_or_missing_stays_and_is_pointed_out_once():
    found = fill("{a} {b} {b} {c}", {"a": "x", "b": ""})
    assert found == Filled("x {b} {b} {c}", ("{c}",), ("{b}",))


def test_what_is_left_to_fill_in_is_said():
    assert pointed_out(Filled("x")) == ""
    found = pointed_out(Filled("x", ("{c}",), ("{a}", "{b}")))
    assert found == "Still to be filled in: {a}, {b}. No such place is known, so it stays: {c}."


def test_what_a_value_holds_is_never_a_place():
    assert fill("{a}{b}", {"a": "{b}", "b": "<b>x</b>"}) == Filled("{b}<b>x</b>")


@pytest.mark.parametrize("text", ["{}", "{ a\n}", "{{", "}{", "{" + "x" * 41 + "}"])
def test_braces_that_are_no_place_stay_as_they_are(text):
    assert fill(text, {}) == Filled(text)


def test_a_mail_link_carries_every_letter():
    body = "50% & more?\nMünchen + #1"
    link = mail_link(" ann+x@example.org ", "Über & uns", body)
    assert link is not None
    parts = urlsplit(link)
    assert (parts.scheme, parts.path) == ("mailto", "ann%2Bx@example.org")
    assert parse_qs(parts.query) == {"subject": ["Über & uns"], "body": [body.replace("\n", "\r\n")]}


def test_a_link_too_long_for_mail_programs_is_none():
    assert mail_link("", "s", "x" * LONGEST_LINK) is None


def test_an_address_cannot_add_to_the_link():
    link = mail_link("a@example.org?cc=b@example.org&bcc=c", "s", "b")
    assert link is not None
    assert set(parse_qs(urlsplit(link).query)) == {"subject", "body"}


@pytest.mark.parametrize("stage", [one for one in Stage if one is not Stage.LEAD])
def test_each_stage_has_its_sentence_without_amounts_unless_given(stage):
    plain = what_happened(stage, "Bob")
    assert "Bob" in plain
    assert what_happened(stage, "Bob", "€5,000") == f"{plain} It is about €5,000."


@pytest.mark.parametrize("told", [Stage.WON, Stage.LOST])
def test_who_was_told_the_end_hears_that_it_goes_on(told):
    assert what_happened(Stage.LEAD, "Bob", "€1", told) == "Bob and I are talking again."
    assert what_happened(Stage.WON, "Bob", told=told) == "Bob and I are going to work together."


def test_of_a_lead_there_is_nothing_to_tell():
    assert what_happened(Stage.LEAD, "Bob", "€1") == ""


def test_each_purpose_names_the_places_it_fills_and_tells_which_are_none():
    assert "what happened" in places(Purpose.NEWS)
    assert "reason" not in places(Purpose.THANKS)
    assert "reason" in places(Purpose.ASK)
    text = "Hi {First Name}, {what happened} {nme}"
    assert unknown_told(text, Purpose.THANKS) == "No such place is known, so it stays: {nme}."
    assert unknown_told(text, Purpose.ASK) == "No such place is known, so it stays: {what happened}, {nme}."
    assert unknown_told("Hi {name}", Purpose.ASK) == ""
