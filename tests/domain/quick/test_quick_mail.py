from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.kinds import Channel
from refnet.domain.quick import Kind, Named, Understood, is_mail, understand_mail

TODAY = date(2026, 11, 25)
ME = ("Marta Lindqvist", "marta@example.com")
MAIL = """From: Ann Lee <ann@example.org>
To: Marta Lindqvist <marta@example.com>; Bob Ray <bob.ray@acme.example>
Subject: Intro: warehouse move
Date: Tue, 24 Nov 2026 10:00:00 +0100

Bob, meet Marta. She moved our warehouse.
"""


def test_a_mail_that_brings_two_together_is_understood():
    assert understand_mail(MAIL, TODAY, ME) == Understood(
        Kind.INTRODUCED,
        Named("Ann Lee", email="ann@example.org"),
        Named("Bob Ray", email="bob.ray@acme.example"),
        date(2026, 11, 24),
        Channel.EMAIL,
        "warehouse move",
    )


def test_a_quoted_mail_behind_a_line_of_ones_own_is_understood_alike():
    quoted = "See below\n" + "\n".join(f"> {line}" for line in MAIL.splitlines())
    assert understand_mail(quoted, TODAY, ME).prospect.name == "Bob Ray"


def test_more_than_one_prospect_is_told():
    mail = MAIL.replace("Subject", "Cc: Mei Huang <mei@example.org>\nSubject")
    found = understand_mail(mail, TODAY, ME)
    assert (found.prospect.name, found.unclear) == ("Bob Ray", ("Mei Huang",))


def test_a_name_is_made_of_an_address_that_holds_two_words():
    mail = MAIL.replace("Bob Ray <bob.ray@acme.example>", "bob.ray@acme.example")
    assert understand_mail(mail, TODAY, ME).prospect == Named("Bob Ray", email="bob.ray@acme.example")


def test_an_address_of_one_word_gives_no_name():
    mail = MAIL.replace("Bob Ray <bob.ray@acme.example>", "info@acme.example")
    found = understand_mail(mail, TODAY, ME)
    assert (found.kind, found.prospect) == (Kind.NOTHING, Named(email="info@acme.example"))


@pytest.mark.parametrize("line", ["Bob Ray, meet Marta.", "Marta, meet Bob Ray", "Marta, this is Bob Ray!"])
def test_where_only_we_were_written_to_the_words_tell_whom_we_meet(line):
    mail = f"From: Ann Lee <ann@example.org>\nTo: marta@example.com\nSubject: hello\n\n{line}\n"
    assert understand_mail(mail, TODAY, ME).prospect.name == "Bob Ray"


def test_a_mail_that_names_nobody_else_tells_nothing():
    mail = "From: Ann Lee <ann@example.org>\nTo: marta@example.com\n\nHow are you?"
    assert understand_mail(mail, TODAY, ME).kind is Kind.NOTHING


def test_when_the_words_name_only_us_nobody_is_met():
    mail = "From: Ann Lee <ann@example.org>\nTo: marta@example.com\n\nMarta, meet Marta"
    assert understand_mail(mail, TODAY, ME).prospect == Named()


def test_a_mail_of_several_parts_tells_by_its_head():
    mail = (
        MAIL.replace("Date:", 'Content-Type: multipart/mixed; boundary="x"\nDate:').replace(
            "\nBob, meet", "\n--x\n\nBob, meet"
        )
        + "--x--\n"
    )
    assert understand_mail(mail, TODAY, ME).prospect.name == "Bob Ray"


@pytest.mark.parametrize("day", ["Tue, 24 Nov 2099 10:00:00 +0100", "some day"])
def test_a_day_to_come_or_no_day_is_left_out(day):
    mail = MAIL.replace("Tue, 24 Nov 2026 10:00:00 +0100", day)
    assert understand_mail(mail, TODAY, ME).made_on is None


def test_a_mail_is_known_by_its_head():
    assert is_mail(MAIL)
    assert not is_mail("Ann introduced me to Bob")


@given(st.text(max_size=400))
def test_whatever_is_pasted_never_stops_the_reader(text):
    understand_mail("From: " + text, TODAY, ME)
