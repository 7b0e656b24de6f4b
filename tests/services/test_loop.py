from datetime import date
from uuid import uuid4

import pytest

from refnet.domain.drafts import (
    AskDraft,
    ClosingDraft,
    DealDraft,
    GivenDraft,
    IntroductionChange,
    IntroductionDraft,
    PersonDraft,
)
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Channel, Duty, Outcome, Stage
from refnet.services import asking, asks, deals, introductions, loop, people, reps, today
from refnet.store.schema import NamedProspect, PutOff, Told

DAY, LATER = date(2026, 11, 20), date(2026, 11, 25)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def introduce(store, rep, **more):
    ann = PersonDraft("Ann Lee", organization="Acme", email="ann@example.org")
    return introductions.log(store, IntroductionDraft(ann, PersonDraft("Bob Ray"), DAY, rep, **more))


def known(store, name):
    return PersonDraft(id=people.find(store, name)[0].id)


def win(store, key, amount=900_000, currency="USD"):
    deal = introductions.record(store, key).deal_id
    deals.close(store, deal, ClosingDraft(Outcome.WON, LATER, amount, currency))


def told(store, key):
    return [(one.told_on, one.stage, one.is_thanks) for one in loop.news(store, key).told]


def test_a_note_is_made_of_who_introduced_whom_and_how_far_it_came(store, rep):
    key = introduce(store, rep)
    found = loop.news(store, key)
    assert (found.introducer, found.first_name, found.company) == ("Ann Lee", "Ann", "Acme")
    assert (found.email, found.prospect, found.my_name) == ("ann@example.org", "Bob Ray", "Rae Rep")
    assert (found.stage, found.amount, found.currency, found.thanked_on) == (Stage.LEAD, None, "", None)
    win(store, key)
    found = loop.news(store, key)
    assert (found.stage, found.amount, found.currency) == (Stage.WON, 900_000, "USD")


def test_without_a_deal_or_an_address_there_is_less_to_tell(store, rep):
    draft = IntroductionDraft(PersonDraft("Cy"), PersonDraft("Bob"), DAY, rep, open_deal=False)
    found = loop.news(store, introductions.log(store, draft))
    assert (found.stage, found.amount, found.email, found.company) == (Stage.LEAD, None, "", "")


def test_an_introduction_that_is_gone_or_ours_has_no_introducer_to_tell(store, rep):
    given = introductions.log_given(store, GivenDraft(PersonDraft("Ann"), PersonDraft("Eve"), DAY, rep))
    introductions.thank(store, [given], LATER)
    assert introductions.record(store, given).thanked_on is None
    for key in (given, uuid4()):
        with pytest.raises(RefNetError, match="removed meanwhile"):
            loop.news(store, key)


def test_however_thanks_are_noted_it_is_kept_what_the_introducer_knows(store, rep):
    key = introduce(store, rep)
    introductions.thank(store, [key], DAY)
    assert told(store, key) == [(DAY, Stage.LEAD, True)]
    win(store, key)
    today.note_told(store, key, LATER, Channel.CALL)
    assert told(store, key) == [(DAY, Stage.LEAD, True), (LATER, Stage.WON, False)]
    assert introductions.record(store, key).thanked_on == DAY
    store.undo()
    assert told(store, key) == [(DAY, Stage.LEAD, True)]


def test_thanking_twice_on_a_day_is_noted_once_and_the_first_thanks_stay(store, rep):
    key = introduce(store, rep)
    introductions.thank(store, [key], DAY)
    introductions.thank(store, [key], DAY)
    introductions.thank(store, [key], LATER)
    assert [day for day, _stage, _thanks in told(store, key)] == [DAY, LATER]
    assert introductions.record(store, key).thanked_on == DAY


def test_thanks_from_the_list_settle_today(store, rep):
    key = introduce(store, rep)
    win(store, key)
    introductions.thank(store, [key], LATER)
    assert today.agenda(store, rep, LATER, with_ideas=False).due == ()


def test_an_introduction_goes_with_all_that_was_told_and_frees_the_name_it_made_good(store, rep):
    ask = asks.log(store, AskDraft(PersonDraft("Ann Lee"), rep, DAY))
    asking.name_prospects(store, ask, ["Bob Ray"], DAY)
    key = introduce(store, rep)
    (named, *_rest) = asking.names_of(store, ask)[0]
    today.answer_promise(store, named, key)
    introductions.thank(store, [key], DAY)
    today.postpone(store, Duty.FIRST_CONTACT, key, None, DAY)
    introductions.remove(store, [key])
    with store.reading() as session:
        assert session.query(Told).count() == session.query(PutOff).count() == 0
        one = session.query(NamedProspect).one()
        assert (one.introduction_id, one.person_id) == (None, None)
    assert [item.subject_id for item in today.agenda(store, rep, date(2026, 12, 20), with_ideas=False).due] == [named]
    store.undo()
    assert told(store, key) == [(DAY, Stage.LEAD, True)]


def test_a_deal_leads_to_the_introduction_it_came_of(store, rep):
    key = introduce(store, rep)
    deal = introductions.record(store, key).deal_id
    assert loop.introduction_of(store, deal) == key
    cold = deals.open_deal(store, DealDraft(PersonDraft("Cid Coe"), rep, DAY))
    assert loop.introduction_of(store, cold) is None


def test_of_several_introductions_one_without_a_day_is_not_the_latest(store, rep):
    key = introduce(store, rep)
    dee = PersonDraft("Dee Dew")
    other = introductions.log(store, IntroductionDraft(dee, known(store, "Bob Ray"), LATER, rep))
    row = introductions.record(store, other)
    introductions.change(store, other, row.version, IntroductionChange(None, rep, row.channel))
    assert loop.introduction_of(store, row.deal_id) == key
