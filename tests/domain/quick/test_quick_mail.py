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
        rest="Bob, meet Marta. She moved our warehouse.",
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


HEADS = {
    "German": (
        "Von: Ann Lee <ann@example.org>\nGesendet: Dienstag, 24. November 2026 10:00\n"
        "An: Marta Lindqvist <marta@example.com>; Bob Ray <bob@acme.example>\nBetreff: AW: Vorstellung: Umzug\n\nHallo Bob"
    ),
    "French": (
        "De : Ann Lee <ann@example.org>\nEnvoyé : mardi 24 novembre 2026 10:00\n"
        "À : Marta Lindqvist <marta@example.com>; Bob Ray <bob@acme.example>\nObjet : TR : Présentation Umzug\n\nBonjour"
    ),
    "Spanish": (
        "De: Ann Lee <ann@example.org>\nEnviado el: martes, 24 de noviembre de 2026 10:00\n"
        "Para: Bob Ray <bob@acme.example>\nCC: marta@example.com\nAsunto: RV: Presentación Umzug\n\nHola"
    ),
    "Outlook": (
        "From: Ann Lee <ann@example.org>\nSent: Tuesday, November 24, 2026 10:00 AM\n"
        "To: Bob Ray <bob@acme.example>;\n Marta Lindqvist <marta@example.com>\nSubject: FW: Intro: Umzug\n\nBob, meet Marta"
    ),
    "forwarded": (
        "---------- Forwarded message ---------\nFrom: Ann Lee <ann@example.org>\nDate: 2026-11-24\n"
        "X-Strange: header\nSubject: Umzug\nTo: Bob Ray <bob@acme.example>\n\nHi both"
    ),
    "Apple": (
        "Begin forwarded message:\n\n> From: Ann Lee <ann@example.org>\n> Subject: Introduction: Umzug\n"
        "> Date: 24.11.2026\n> To: Bob Ray <bob@acme.example>\n>\n> Bob, please meet Marta."
    ),
}


@pytest.mark.parametrize("language", HEADS)
def test_heads_of_many_programs_and_languages_are_read(language):
    found = understand_mail(HEADS[language], TODAY, ME)
    assert (found.ally.name, found.prospect, found.made_on, found.reason) == (
        "Ann Lee",
        Named("Bob Ray", email="bob@acme.example"),
        date(2026, 11, 24),
        "Umzug",
    )


@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("On Tue, Nov 24, 2026 at 10:00 AM Ann Lee <ann@example.org> wrote:", date(2026, 11, 24)),
        ("Am Di., 24. Nov. 2026 um 10:00 Uhr schrieb Ann Lee <ann@example.org>:", date(2026, 11, 24)),
        ("Le 31 février 2026, Ann Lee <ann@example.org> a écrit :", None),
        ("Le 24 brumaire 2026, Ann Lee <ann@example.org> a écrit :", None),
        ("Ann Lee <ann@example.org> wrote:", None),
    ],
)
def test_an_answer_tells_who_wrote_what_is_quoted_in_it(line, day):
    mail = f"Thanks Ann, moving you to bcc.\n\n{line}\n\n> Bob, meet Marta. Marta, meet Bob Ray.\n> --\n> Ann Lee\n"
    found = understand_mail(mail, TODAY, ME)
    assert is_mail(mail)
    assert (found.kind, found.ally, found.prospect, found.made_on, found.unclear) == (
        Kind.INTRODUCED,
        Named("Ann Lee", email="ann@example.org"),
        Named("Bob Ray"),
        day,
        (),
    )


def test_words_without_a_head_tell_by_greeting_and_signature():
    mail = "Hi Bob,\n\nI’d like to introduce you to Marta Lindqvist.\n\nBest regards,\nAnn Lee\nExample Org"
    found = understand_mail(mail, TODAY, ME)
    assert is_mail(mail)
    assert (found.ally, found.prospect, found.made_on) == (Named("Ann Lee"), Named("Bob"), None)


def test_words_without_a_signature_do_not_tell_who_wrote_them():
    assert understand_mail("Bob, meet Marta.\nMarta, meet Bob Ray.", TODAY, ME).kind is Kind.NOTHING


def test_a_head_without_a_text_is_read():
    found = understand_mail("From: Ann Lee <ann@example.org>\nTo: Bob Ray", TODAY, ME)
    assert (found.prospect, found.rest) == (Named("Bob Ray"), "")


@pytest.mark.parametrize(
    "readers",
    [
        "Bob Ray; Marta Lindqvist",
        "Ray, Bob; Lindqvist, Marta",
        "Bob Ray, Marta Lindqvist",
        '"Ray, Bob" <bob@acme.example>; marta@example.com',
    ],
)
def test_readers_stand_in_a_head_in_many_ways(readers):
    found = understand_mail(f"From: Ann Lee\nTo: {readers}\n\nhi", TODAY, ME)
    assert (found.ally, found.prospect.name, found.unclear) == (Named("Ann Lee"), "Bob Ray", ())


@pytest.mark.parametrize("gap", ["\n", " ", " \n", "\x0c", "\xa0", "\u2028"])
def test_a_long_run_of_blanks_is_looked_through_at_once(gap):
    mail = f"Hi Bob,\n\nI’d like to introduce you to Marta.\n\nBest{gap * 30_000}\nAnn Lee{gap * 30_000}7"
    assert is_mail(mail)
    assert understand_mail(mail, TODAY, ME).prospect.name == "Bob"


@pytest.mark.parametrize("opening", ["Hi ", "Best\n", "please introduce "])
def test_a_long_run_of_short_words_is_looked_through_at_once(opening):
    assert understand_mail(opening + "aa " * 30_000 + "7", TODAY, ME).kind is Kind.NOTHING


def test_an_address_of_signs_alone_is_looked_through_at_once():
    found = understand_mail(f"From: Ann Lee\nTo: Ray, Bob <{'@' * 90_000}\n\nhi", TODAY, ME)
    assert found.ally == Named("Ann Lee")


@pytest.mark.parametrize(
    "day", ["Mon, 1 Jan 99999999999999999999 10:00:00 +0000", "Mon, 1 Jan 2024 10:00:00 +" + "9" * 20]
)
def test_a_date_beyond_all_calendars_is_none(day):
    assert understand_mail(f"From: Ann Lee\nTo: Bob Ray\nDate: {day}\n\nhi", TODAY, ME).ally == Named("Ann Lee")


def test_an_answer_of_ones_own_above_the_introduction_is_passed_over():
    answer = (
        "From: Marta Lindqvist <marta@example.com>\nTo: Ann Lee <ann@example.org>\nSubject: Re: intro\n\nThanks\n\n"
    )
    found = understand_mail(answer + MAIL, TODAY, ME)
    assert (found.ally.name, found.prospect.name, found.made_on) == ("Ann Lee", "Bob Ray", date(2026, 11, 24))


def test_a_mail_of_ones_own_without_another_tells_of_nothing():
    own = "From: Marta Lindqvist <marta@example.com>\nTo: Ann Lee <ann@example.org>\nSubject: x\n\nThanks\n"
    assert understand_mail(own, TODAY, ME).kind is Kind.NOTHING


def test_a_company_behind_a_name_and_an_address_in_its_place_are_no_names():
    mail = (
        'From: "Lee, Ann (Initech)" <ann@initech.example>\nTo: "bob.ray@acme.example" <bob.ray@acme.example>\n'
        "Subject: [EXT] Re: intro: audits\n\nhello\n"
    )
    found = understand_mail(mail, TODAY, ME)
    assert found.ally == Named("Ann Lee", "Initech", "ann@initech.example")
    assert found.prospect == Named("Bob Ray", email="bob.ray@acme.example")
    assert found.reason == "audits"


def test_an_address_that_holds_no_name_is_shown_as_it_is():
    mail = MAIL.replace("Bob Ray <bob.ray@acme.example>", '"info@acme.example" <info@acme.example>')
    assert understand_mail(mail, TODAY, ME).prospect.name == "info@acme.example"


def test_a_greeting_is_no_part_of_a_name():
    assert understand_mail("Hi Marta, meet Bob Ray from Acme.\n\nBest,\nAnn Lee", TODAY, ME).unclear == ()
