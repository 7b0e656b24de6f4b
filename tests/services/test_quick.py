from datetime import date

import pytest

from refnet.domain.drafts import AskDraft, PersonDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Answer, Channel, Direction, IntroductionKind
from refnet.domain.quick import Kind
from refnet.services import asks, people, quick, reps
from refnet.store.schema import Ask, Introduction, Person

TODAY = date(2026, 11, 25)


@pytest.fixture
def rep(store):
    return reps.become(store, "Marta Lindqvist")


def know(store, name, organization=""):
    with store.step("know") as session:
        return people.resolve(session, PersonDraft(name, organization=organization)).id


def logged(store, rep, text):
    return quick.log(store, quick.propose(store, text, TODAY), rep)


def test_a_line_logs_an_introduction_between_somebody_known_and_somebody_new(store, rep):
    ann = know(store, "Ann Lee", "Nordhafen")
    key = logged(store, rep, "Ann Lee introduced me to Bob Ray at Acme today, call, re warehouse move")
    with store.reading() as session:
        one = session.get(Introduction, key)
        bob = session.get(Person, one.prospect_id)
        assert (one.introducer_id, one.made_on, one.channel, one.reason) == (ann, TODAY, Channel.CALL, "warehouse move")
        assert (bob.name, one.kind, one.deal_id is not None) == ("Bob Ray", IntroductionKind.INTRODUCED, True)


def test_what_the_text_does_not_tell_is_today_and_mail(store):
    found = quick.propose(store, "Ann -> Bob", TODAY)
    assert (found.made_on, found.channel) == (TODAY, Channel.EMAIL)
    assert quick.propose(store, "asked Ann for names", TODAY).channel is Channel.CALL


def test_a_name_passed_on_is_logged_as_such(store, rep):
    key = logged(store, rep, "Ann mentioned Bob")
    with store.reading() as session:
        assert session.get(Introduction, key).kind is IntroductionKind.NAME_ONLY


def test_an_introduction_that_we_gave_is_logged_as_given(store, rep):
    key = logged(store, rep, "I introduced Bob Ray to Ann Lee")
    with store.reading() as session:
        assert session.get(Introduction, key).direction is Direction.GIVEN


def test_an_ask_keeps_its_ideal_client(store, rep):
    key = logged(store, rep, "asked Ann Lee for heads of operations")
    with store.reading() as session:
        assert session.get(Ask, key).ideal_client == "heads of operations"


def test_what_an_ask_is_about_stands_with_whom_it_asked_for_and_is_no_wording(store, rep):
    key = logged(store, rep, "asked Ann for logistics managers, re warehouse move")
    with store.reading() as session:
        one = session.get(Ask, key)
        assert (one.ideal_client, one.wording) == ("logistics managers, about warehouse move", "")


def test_a_mail_pasted_as_its_source_is_read_without_tags(store):
    found = quick.propose(store, "<p>Hi Marta,</p><p>meet Bob Ray from Acme.</p><p>Best,<br>Ann Lee</p>", TODAY)
    assert (found.ally.named.name, found.prospect.named.name) == ("Ann Lee", "Bob Ray")


def test_a_mail_is_understood_by_who_we_are(store, rep):
    mail = "From: Ann Lee <ann@example.org>\nTo: Marta Lindqvist <m@example.com>, Bob Ray <bob@acme.example>\nSubject: Intro\n\nHi"
    found = quick.propose(store, mail, TODAY)
    assert (found.ally.draft.name, found.prospect.draft.name, found.question) == ("Ann Lee", "Bob Ray", "")
    assert found.prospect.draft.email == "bob@acme.example"


def test_the_only_one_whose_name_begins_so_is_meant(store):
    ann = know(store, "Ann Lee")
    assert quick.propose(store, "Ann -> Bob", TODAY).ally.hit.id == ann


def test_of_several_with_the_name_the_company_decides(store):
    know(store, "Ann Lee", "Nordhafen")
    here = know(store, "Ann Lee", "Acme")
    assert quick.propose(store, "Ann Lee (Acme) -> Bob", TODAY).ally.hit.id == here
    found = quick.propose(store, "Ann Lee -> Bob", TODAY)
    assert "“Ann Lee” may be Ann Lee (" in found.question
    with pytest.raises(InvalidInput, match="type more of the name"):
        quick.log(store, found, reps.become(store, "Marta"))


def test_somebody_of_another_company_is_new(store):
    know(store, "Bob Ray", "Nordhafen")
    found = quick.propose(store, "Ann -> Bob Ray at Acme", TODAY)
    assert (found.prospect.hit, found.prospect.likely, found.prospect.draft.organization) == (None, (), "Acme")


def test_somebody_known_without_a_company_may_have_one(store):
    bob = know(store, "Bob Ray")
    assert quick.propose(store, "Ann -> Bob Ray at Acme", TODAY).prospect.hit.id == bob


@pytest.mark.parametrize(
    ("text", "asked"),
    [("hello", "Please say who introduced you"), ("Ann -> Bob, 3/6", "read in two ways"), ("", "Please say")],
)
def test_what_is_not_clear_is_asked(store, text, asked):
    found = quick.propose(store, text, TODAY)
    assert asked in found.question


def test_a_line_that_names_nobody_means_nobody(store):
    assert quick.propose(store, "hello", TODAY).understood.kind is Kind.NOTHING


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Met Bob Ray at Acme", "Ctrl+Shift+M"),
        ("Thanked Ann Lee", "thanks"),
        ("Won Bob Ray", "deal ended"),
        ("call Bob Ray", "Ctrl+Shift+D"),
        ("Ann -> Bob tomorrow", "no day that has been"),
        ("Ann -> Bob on Friday, call on Monday", "leave one"),
    ],
)
def test_what_cannot_be_logged_here_says_where_or_why(store, rep, text, told):
    assert told in quick.propose(store, text, TODAY).question
    with pytest.raises(InvalidInput):
        logged(store, rep, text)


def test_a_short_name_is_of_somebody_known_by_whole_words_only(store, rep):
    know(store, "Bobby Tables")
    ray = know(store, "Bob Ray")
    found = quick.propose(store, "Ann -> Bob", TODAY)
    assert found.prospect.hit.id == ray
    assert quick.propose(store, "Ann -> Bo", TODAY).prospect.hit is None
    assert quick.propose(store, "Ann -> Tables", TODAY).prospect.hit.name == "Bobby Tables"


def test_who_has_the_very_name_is_found_first_among_many_who_share_its_end(store, rep):
    for first in "ABCDEFGHIJ":
        know(store, f"{first}nna Cher")
    cher = know(store, "Cher")
    assert people.find(store, "cher", 3)[0].id == cher
    assert quick.propose(store, "Ann -> Cher", TODAY).prospect.hit.id == cher


def asked(store, rep, on, answer=Answer.PENDING):
    ann = people.find(store, "ann lee")[0].id
    key = asks.log(store, AskDraft(PersonDraft(id=ann), rep, on))
    if answer is not Answer.PENDING:
        asks.answer(store, key, answer, on)
    return key


def test_an_introduction_comes_of_the_open_ask_of_its_introducer(store, rep):
    know(store, "Ann Lee")
    asked(store, rep, date(2026, 11, 1))
    key = asked(store, rep, date(2026, 11, 10), Answer.LATER)
    asked(store, rep, date(2026, 11, 12), Answer.DECLINED)
    introduction = logged(store, rep, "Ann Lee introduced me to Bob Ray at Acme")
    with store.reading() as session:
        assert session.get(Introduction, introduction).ask_id == key
    found = quick.propose(store, "Ann Lee introduced me to Cid Ray at Acme", TODAY)
    assert found.came_of.asked_on == date(2026, 11, 1)


@pytest.mark.parametrize("on", [date(2026, 5, 28), date(2026, 11, 26)])
def test_an_introduction_comes_of_no_ask_of_long_ago_nor_of_one_after_it(store, rep, on):
    know(store, "Ann Lee")
    asked(store, rep, on)
    assert quick.propose(store, "Ann Lee introduced me to Bob Ray", TODAY).came_of is None


def test_an_introduction_comes_of_no_ask_of_another_rep_nor_one_that_we_gave_of_any(store, rep):
    know(store, "Ann Lee")
    asked(store, reps.add(store, "Max"), date(2026, 11, 1))
    assert quick.propose(store, "Ann Lee introduced me to Bob Ray", TODAY).came_of is None
    asked(store, rep, date(2026, 11, 1))
    assert quick.propose(store, "I introduced Bob Ray to Ann Lee", TODAY).came_of is None


TWICE_FROM = "intro to Bob Ray from {first} from {last}"


@pytest.mark.parametrize(
    ("known", "text"),
    [
        (None, "intro to Bob Ray from Acme from Ann Lee"),
        (("Ann Lee", ""), "intro to Bob Ray from Acme from Ann Lee"),
        (("Cid Coe", "Acme"), "intro to Bob Ray from Acme from Ann Lee"),
        (("Ann Lee", ""), "intro to Bob Ray from Ann Lee from Acme"),
        (("Cid Coe", "Acme"), "intro to Bob Ray from Ann Lee from Acme"),
    ],
)
def test_the_file_knows_which_of_two_is_who_introduced_us(store, rep, known, text):
    if known:
        know(store, *known)
    found = quick.propose(store, text, TODAY)
    assert (found.question, found.ally.named.name, found.prospect.named.name) == ("", "Ann Lee", "Bob Ray")


def test_where_both_may_have_introduced_us_it_is_asked(store, rep):
    know(store, "Ann Lee", "Initech")
    know(store, "Cid Coe")
    text = TWICE_FROM.format(first="Cid Coe", last="Ann Lee")
    assert quick.propose(store, text, TODAY).question.startswith("Was it Ann Lee or Cid Coe who introduced you?")
    with pytest.raises(InvalidInput):
        logged(store, rep, text)
    assert quick.propose(store, "intro to Bob Ray from Cid Coe by Ann Lee", TODAY).question == ""


def test_an_organization_introduces_nobody(store, rep):
    know(store, "Cid Coe", "Acme")
    question = quick.propose(store, "intro to Bob Ray from Acme", TODAY).question
    assert question.startswith("“Acme” is an organization.")
