from datetime import date, timedelta

import pytest
from sqlalchemy import func, select

from refnet.domain.drafts import AllyDraft, AskDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Duty, Role
from refnet.services import allies, asking, asks, deals, introductions, meetings, people, reps, today
from refnet.store.schema import PutOff, Rep

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


def asks_and_resting(store, rep, me=None):
    if me is not None:
        reps.become(store, me)
    found = today.agenda(store, rep, DAY)
    return [[one.subject_id for one in some if one.duty is Duty.ASK] for some in (found.due, found.put_off)]


def ally(store):
    return allies.add(store, AllyDraft(PersonDraft("Ann"), trust=5))


def test_not_this_one_of_one_rep_hides_nobody_from_another(store, rep):
    ann, other = ally(store), reps.add(store, "Max")
    today.postpone(store, Duty.ASK, ann, None, DAY)
    assert asks_and_resting(store, rep) == [[], [ann]]
    assert asks_and_resting(store, other) == [[ann], []]
    assert asks_and_resting(store, None) == [[], [ann]]
    assert asks_and_resting(store, None, "Max") == [[ann], []]
    today.postpone(store, Duty.ASK, ann, None, DAY)
    today.put_back(store, Duty.ASK, ann, rep=rep)
    assert (asks_and_resting(store, rep), asks_and_resting(store, other)) == ([[ann], []], [[], [ann]])


def test_what_was_done_rests_for_all_and_comes_back_to_all(store, rep):
    ann, other = ally(store), reps.add(store, "Max")
    today.postpone(store, Duty.ASK, ann, DAY + timedelta(days=1), DAY)
    today.postpone(store, Duty.ASK, ann, DAY + timedelta(days=9), DAY, for_all=True)
    assert asks_and_resting(store, rep) == asks_and_resting(store, other) == [[], [ann]]
    assert today.agenda(store, rep, DAY).until[Duty.ASK, ann] == DAY + timedelta(days=9)
    today.put_back(store, Duty.ASK, ann)
    assert asks_and_resting(store, rep) == asks_and_resting(store, other) == [[ann], []]
    today.postpone(store, Duty.ASK, ann, None, DAY)
    today.postpone(store, Duty.ASK, ann, DAY + timedelta(days=9), DAY, for_all=True)
    assert today.agenda(store, rep, DAY).until[Duty.ASK, ann] is None


def test_a_manager_puts_off_on_the_day_of_a_rep_and_a_task_for_whose_it_is(store, rep):
    ann, boss = ally(store), reps.become(store, "Ida")
    with store.step("promote") as session:
        session.get_one(Rep, boss).role = Role.MANAGER
    task = today.add_task(store, "Call back", rep, DAY)
    today.postpone(store, Duty.ASK, ann, None, DAY, rep=rep)
    today.postpone(store, Duty.TASK, task, None, DAY)
    assert (asks_and_resting(store, rep), asks_and_resting(store, None)) == ([[], [ann]], [[ann], []])
    for whose in (rep, None):
        assert task in [one.subject_id for one in today.agenda(store, whose, DAY).put_off]
    assert [row.rests(DAY) for row in today.open_tasks(store, rep)] == [True]
    today.put_back(store, Duty.TASK, task)
    assert task in [one.subject_id for one in today.agenda(store, rep, DAY).due]


def test_where_nobody_said_who_they_are_what_is_put_off_rests_for_all(store):
    ann, rep = ally(store), reps.add(store, "Max")
    today.postpone(store, Duty.ASK, ann, None, DAY)
    assert asks_and_resting(store, None) == asks_and_resting(store, rep) == [[], [ann]]
