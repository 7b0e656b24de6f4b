from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from refnet.domain.drafts import AskDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Duty
from refnet.services import asking, asks, deals, introductions, meetings, people, reps, today
from refnet.store.schema import PutOff

DAY = date(2026, 11, 25)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def put_off(store, *about):
    for duty, key in about:
        today.postpone(store, duty, key, DAY + timedelta(days=9), DAY)
    today.postpone(store, Duty.QUIET, people.add(store, PersonDraft("Zoe")), None, DAY)


def left(store):
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(PutOff))


def test_with_an_ask_and_its_names(store, rep):
    ask = asks.log(store, AskDraft(PersonDraft("Ann"), rep, DAY))
    asking.name_prospects(store, ask, ["Bob"], DAY)
    ((name, *_rest),) = asking.names_of(store, ask)
    put_off(store, (Duty.ASK, ask), (Duty.PROMISE, ask), (Duty.PROMISE, name))
    asks.remove(store, [ask])
    assert left(store) == 1
    store.undo()
    assert left(store) == 4


def test_with_a_meeting_and_then_its_deal(store, rep):
    deal = deals.open_deal(store, DealDraft(PersonDraft("Bob"), rep, DAY))
    meeting = meetings.log(store, deal, planned_on=DAY)
    put_off(store, (Duty.PREPARATION, meeting), (Duty.NEXT_STEP, meeting), (Duty.TASK, deal))
    meetings.remove(store, meeting)
    assert left(store) == 2
    deals.remove(store, [deal])
    assert left(store) == 1


def test_with_a_person(store):
    ann = people.add(store, PersonDraft("Ann"))
    put_off(store, (Duty.ASK, ann), (Duty.QUIET, ann))
    people.remove(store, [ann])
    assert left(store) == 1


def test_with_an_introduction(store, rep):
    key = introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), DAY, rep))
    put_off(store, (Duty.FIRST_CONTACT, key), (Duty.THANKS, key))
    introductions.remove(store, [key])
    assert left(store) == 1
