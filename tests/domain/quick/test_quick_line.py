from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.kinds import Channel
from refnet.domain.quick import Elsewhere, Kind, Named, Understood, understand

TODAY = date(2026, 11, 25)  # a Wednesday


def said(text):
    return understand(text, TODAY)


def test_the_whole_line_of_a_call_is_understood():
    assert said("Ann Lee introduced me to Bob Ray at Acme today, call, re warehouse move") == Understood(
        Kind.INTRODUCED, Named("Ann Lee"), Named("Bob Ray", "Acme"), TODAY, Channel.CALL, "warehouse move"
    )


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee introduced me to Bob Ray",
        "Ann Lee has kindly introduced us to Bob Ray.",
        "Ann Lee intro'd me to Bob Ray",
        "Ann Lee connected me with Bob Ray",
        "Ann Lee put me in touch with Bob Ray",
        "Ann Lee referred Bob Ray to me",
        "introduced to Bob Ray by Ann Lee",
        "I was referred to Bob Ray by Ann Lee",
        "met Bob Ray through Ann Lee",
        "Bob Ray via Ann Lee",
        "Ann Lee -> Bob Ray",
        "ann lee INTRODUCED ME TO bob ray",
    ],
)
def test_many_ways_to_say_it_mean_the_same(text):
    found = said(text)
    assert (found.kind, found.ally.name.lower(), found.prospect.name.lower()) == (
        Kind.INTRODUCED,
        "ann lee",
        "bob ray",
    )
    assert found.left == ()


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee gave me the number of Bob Ray",
        "Ann Lee mentioned Bob Ray",
        "Ann Lee passed us contact details for Bob Ray",
    ],
)
def test_a_name_passed_on_is_no_introduction(text):
    assert said(text) == Understood(Kind.NAME_ONLY, Named("Ann Lee"), Named("Bob Ray"))


def test_an_introduction_that_we_gave():
    found = said("I introduced Bob Ray to Ann Lee on Friday by email")
    assert found == Understood(Kind.GIVEN, Named("Ann Lee"), Named("Bob Ray"), date(2026, 11, 20), Channel.EMAIL)


def test_an_ask_keeps_its_ideal_client_as_it_was_said():
    found = said("asked Ann Lee for heads of operations at ports, coffee")
    assert found == Understood(
        Kind.ASKED, Named("Ann Lee"), Named("heads of operations at ports"), channel=Channel.IN_PERSON
    )


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("today", TODAY),
        ("this morning", TODAY),
        ("yesterday", date(2026, 11, 24)),
        ("on Wednesday", TODAY),
        ("last Wednesday", date(2026, 11, 18)),
        ("on fri", date(2026, 11, 20)),
        ("3 days ago", date(2026, 11, 22)),
        ("a week ago", date(2026, 11, 18)),
        ("two weeks ago", date(2026, 11, 11)),
        ("2026-06-03", date(2026, 6, 3)),
        ("on 3 June", date(2026, 6, 3)),
        ("3rd of June 2025", date(2025, 6, 3)),
        ("June 3rd", date(2026, 6, 3)),
        ("24 December", date(2025, 12, 24)),
        ("23/6", date(2026, 6, 23)),
        ("23.6.25", date(2025, 6, 23)),
        ("6/6", date(2026, 6, 6)),
    ],
)
def test_days_as_they_are_said(words, day):
    found = said(f"Ann introduced me to Bob {words}")
    assert (found.made_on, found.prospect, found.unclear) == (day, Named("Bob"), ())


@pytest.mark.parametrize("words", ["3/6", "31 February", "99.99.2026"])
def test_a_day_with_two_readings_or_none_is_told_and_not_guessed(words):
    found = said(f"Ann introduced me to Bob, {words}")
    assert (found.made_on, found.unclear, found.prospect.name) == (None, (words,), "Bob")


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("by phone", Channel.CALL),
        ("over lunch", Channel.IN_PERSON),
        ("on Zoom", Channel.VIDEO),
        ("via WhatsApp", Channel.MESSAGE),
        ("in an e-mail", Channel.EMAIL),
    ],
)
def test_how_it_was_made(words, channel):
    found = said(f"Ann introduced me to Bob {words}")
    assert (found.channel, found.prospect.name) == (channel, "Bob")


@pytest.mark.parametrize(
    "text", ["Ann introduced me to Bob Ray at Acme", "Ann -> Bob Ray (Acme)", "Ann introduced me to Bob Ray, from Acme"]
)
def test_the_company_of_the_prospect(text):
    assert said(text).prospect == Named("Bob Ray", "Acme")


def test_a_second_company_is_left_over():
    assert said("Ann introduced me to Bob at Acme, at Nordhafen").left == ("at Nordhafen",)


def test_an_address_goes_with_the_name_beside_it():
    found = said("Ann put me in touch with Bob Ray <bob@acme.example> at Acme")
    assert found.prospect == Named("Bob Ray", "Acme", "bob@acme.example")


def test_what_nothing_was_made_of_is_left_word_for_word():
    assert said("Ann introduced me to Bob, he likes sailing").left == ("he likes sailing",)


@pytest.mark.parametrize("text", ["hello world", "Bob Ray"])
def test_a_line_that_tells_of_nobody_is_left_whole(text):
    assert said(text) == Understood(left=(text,))


def test_an_empty_line_tells_nothing():
    assert said("  ") == Understood()


def test_who_and_whom_are_enough_for_a_form():
    assert said("Ann -> Bob").is_enough
    assert not said("Ann").is_enough


@given(st.text(max_size=300))
def test_whatever_is_typed_is_taken_or_left_and_never_refused(text):
    found = said(text)
    assert found.made_on is None or found.made_on <= TODAY


NAMES = st.text("abcdefgh", min_size=2, max_size=8).map(str.capitalize)


@given(NAMES, NAMES, NAMES)
def test_any_plain_names_come_out_as_they_went_in(ally, prospect, company):
    found = said(f"{ally} introduced me to {prospect} at {company} today, call, re prices")
    assert found == Understood(Kind.INTRODUCED, Named(ally), Named(prospect, company), TODAY, Channel.CALL, "prices")


@pytest.mark.parametrize(
    ("text", "prospect", "left"),
    [
        ("Ann introduced me to Bob and Carol", Named("Bob"), ("Carol",)),
        ("Ann introduced me to Bob Ray and Carol Diaz at Acme", Named("Bob Ray", "Acme"), ("Carol Diaz",)),
        ("Ann introduced me to Bob Ray, CFO at Acme", Named("Bob Ray", "Acme"), ("CFO",)),
        ("Ann introduced me to Bob Ray at Piña, Inc. yesterday", Named("Bob Ray", "Piña, Inc."), ()),
        ("Ann introduced me to Bob Ray at Procter & Gamble", Named("Bob Ray", "Procter & Gamble"), ()),
        ("Ann introduced me to her colleague Bob Ray", Named("Bob Ray"), ("her colleague",)),
        ("Ann introduced me to Bob Ray 0171 1234567", Named("Bob Ray"), ("0171 1234567",)),
        ("Ann introduced me to Bob Ray worth €50,000", Named("Bob Ray"), ("worth €50,000",)),
        ("Ann introduced me to Bob Ray, 50k deal", Named("Bob Ray"), ("50k deal",)),
        ("Ann introduced me to Bob at Acme. He needs space", Named("Bob", "Acme"), ("He needs space",)),
        ("Ann introduced me to Prof. Bob Ray", Named("Prof. Bob Ray"), ()),
        ("Ann introduced me to Bob Ray from Call Center Ltd", Named("Bob Ray", "Call Center Ltd"), ()),
        ("Ann Mail introduced me to Bob May at May & Sons", Named("Bob May", "May & Sons"), ()),
        ("Sun Wei introduced me to Bob", Named("Bob"), ()),
        ("李明 introduced me to 王芳 at 腾讯", Named("王芳", "腾讯"), ()),
        ("Seán O'Brien introduced me to Jürgen von Müller-Lüdenscheidt", Named("Jürgen von Müller-Lüdenscheidt"), ()),
    ],
)
def test_names_are_taken_apart_and_what_is_no_name_is_handed_back(text, prospect, left):
    found = said(text)
    assert (found.kind, found.prospect, found.left, found.channel) == (Kind.INTRODUCED, prospect, left, None)


@pytest.mark.parametrize("whom", ["someone at Acme", "the CFO of Acme", "him"])
def test_who_has_no_name_is_nobody(whom):
    found = said(f"Ann introduced me to {whom}")
    assert (found.prospect.name, found.is_enough) == ("", False)
    assert found.left


@pytest.mark.parametrize(
    "text",
    [
        "Ann hasn't introduced me to Bob",
        "Ann will have introduced me to Bob",
        "Ann has not introduced me to Bob",
        "Ann never introduced me to Bob",
        "she introduced me and left",
    ],
)
def test_what_has_not_come_to_pass_is_nothing_to_log(text):
    assert said(text).kind is Kind.NOTHING


@pytest.mark.parametrize("words", ["tomorrow", "next week", "next Monday", "in 3 days"])
def test_a_day_to_come_is_told_and_not_taken_into_a_name(words):
    found = said(f"Ann introduced me to Bob {words}")
    assert (found.made_on, found.unclear, found.prospect.name) == (None, (words,), "Bob")


def test_two_days_are_told_and_none_is_taken():
    found = said("Ann introduced me to Bob Ray on Fri, call on Monday")
    assert (found.made_on, found.unclear, found.prospect.name) == (None, ("on Fri", "on Monday"), "Bob Ray")


@pytest.mark.parametrize(
    ("text", "what"),
    [
        ("Met Bob Ray at Acme today", Elsewhere.MEETING),
        ("Lunch with Ann", Elsewhere.MEETING),
        ("Thanked Ann Lee", Elsewhere.THANKS),
        ("Won Bob Ray 50000", Elsewhere.END),
        ("call Bob Ray tomorrow", Elsewhere.TASK),
        ("hello", None),
    ],
)
def test_what_has_a_form_of_its_own_says_so(text, what):
    found = said(text)
    assert (found.kind, found.elsewhere) == (Kind.NOTHING, what)


@pytest.mark.parametrize(
    "text",
    [
        "Asked Ann Lee for an introduction to port heads",
        "asked Ann Lee today by phone whether she knows port heads",
        "asked Ann Lee yesterday if they could introduce me to port heads",
    ],
)
def test_many_ways_to_ask_mean_the_same(text):
    found = said(text)
    assert (found.kind, found.ally.name, found.prospect.name, found.left) == (Kind.ASKED, "Ann Lee", "port heads", ())


@pytest.mark.parametrize("text", ["Bob Ray was introduced to me by Ann Lee", "Ann Lee gave me Bob Ray's number"])
def test_the_other_way_round_is_understood_too(text):
    assert (said(text).ally.name, said(text).prospect.name) == ("Ann Lee", "Bob Ray")


def test_without_a_subject_it_was_us_who_introduced():
    assert said("introduced Bob Ray to Ann Lee").kind is Kind.GIVEN


@pytest.mark.parametrize("words", ["today ", "1.", "x gave me ", "x introduced "])
def test_a_text_that_is_far_too_long_for_a_line_is_handed_back(words):
    assert said(words * 10_000) == Understood(Kind.NOTHING, left=(words * 10_000,))


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee made an introduction to Bob Ray",
        "Ann Lee sent us an e-mail intro to Bob Ray",
        "intro from Ann Lee to Bob Ray",
        "got an introduction to Bob Ray from Ann Lee",
        "we were introduced to Bob Ray by Ann Lee",
        "Ann Lee introduced our company to Bob Ray",
        "Ann Lee introduced me and my boss to Bob Ray",
        "Ann Lee made an intro for us to Bob Ray",
        "Ann Lee made an introduction between me and Bob Ray",
        "Ann Lee did an intro between Bob Ray and us",
        "Ann Lee introduced Bob Ray and me",
        "Ann Lee connected me and Bob Ray",
        "I got introduced by Ann Lee to Bob Ray",
        "introduced by Ann Lee to Bob Ray",
        "an intro to Bob Ray was made by Ann Lee",
        "Ann Lee > Bob Ray",
    ],
)
def test_more_ways_to_say_it_mean_the_same(text):
    found = said(text)
    assert (found.kind, found.ally.name, found.prospect.name) == (Kind.INTRODUCED, "Ann Lee", "Bob Ray")
    assert found.left == ()


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Ann Lee introduced me to Bob Ray last month", "last month"),
        ("Ann Lee introduced me to Bob Ray at Acme last month", "last month"),
        ("Ann Lee introduced me to Bob Ray on Mondy", "on Mondy"),
        ("Ann Lee introduced me to Bob Ray in 2025", "in 2025"),
        ("Ann Lee introduced me to Bob Ray by pigeon", "by pigeon"),
        ("Ann Lee introduced me to Bob Ray at 3pm", "at 3pm"),
        ("Ann Lee introduced me to Bob Ray at Acme at 15:30", "at 15:30"),
        ("Bob Ray was introduced by Ann Lee last week", "last week"),
    ],
)
def test_what_stands_behind_a_name_is_handed_back_and_no_part_of_it(text, left):
    found = said(text)
    assert (found.ally.name, found.prospect.name, found.left) == ("Ann Lee", "Bob Ray", (left,))


@pytest.mark.parametrize("company", ["7 Hills", "Friends of the Earth", "21 Club", "Made in Leeds", "Next Level"])
def test_companies_keep_their_whole_name(company):
    assert said(f"Ann Lee introduced me to Sophie in 't Veld at {company}").prospect == Named(
        "Sophie in 't Veld", company
    )


@pytest.mark.parametrize("day", ["2026-12-24", "24 December 2026", "3/6/2027", "24.12.2026"])
def test_a_day_to_come_is_asked_about(day):
    found = said(f"Ann Lee introduced me to Bob Ray on {day}")
    assert (found.made_on, found.unclear) == (None, (f"on {day}",))


def test_we_ourselves_are_nobody_who_introduces_us():
    assert not said("I introduced myself to Bob Ray").is_enough


@pytest.mark.parametrize(
    ("text", "ally", "prospect"),
    [
        ("intro to Bob Ray from Acme from Ann Lee", Named("Ann Lee"), Named("Bob Ray", "Acme")),
        ("intro to Bob Ray from Acme by Ann Lee", Named("Ann Lee"), Named("Bob Ray", "Acme")),
        ("intro to Bob Ray at Acme from Ann Lee from Initech", Named("Ann Lee", "Initech"), Named("Bob Ray", "Acme")),
        ("intro to Bob Ray from Acme from Ann Lee from Initech", Named("Ann Lee", "Initech"), Named("Bob Ray", "Acme")),
        ("intro from Ann Lee from Initech to Bob Ray from Acme", Named("Ann Lee", "Initech"), Named("Bob Ray", "Acme")),
    ],
)
def test_the_last_from_tells_who_introduced_us(text, ally, prospect):
    found = said(text)
    assert (found.kind, found.ally, found.prospect, found.left) == (Kind.INTRODUCED, ally, prospect, ())


def test_what_can_be_read_otherwise_is_handed_on():
    otherwise = (Named("Acme", "Ann Lee"), Named("Bob Ray"))
    assert said("intro to Bob Ray from Acme from Ann Lee").otherwise == otherwise
    assert said("intro to Bob Ray from Ann Lee").otherwise is None
