from datetime import date, timedelta

import pytest

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.kinds import Duty, Stage
from refnet.domain.meetings import MeetingDraft
from refnet.services import deals, exports, meetings, people, reps, today
from refnet.store.schema import Deal

DAY = date(2026, 11, 25)
BEFORE = DAY - timedelta(days=8)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


@pytest.fixture
def deal(store, rep):
    key = deals.open_deal(store, DealDraft(PersonDraft("Bob Ray", organization="Acme"), rep, BEFORE - timedelta(9)))
    deals.move(store, key, Stage.CONTACTED, BEFORE)
    return key


def due(store, on=DAY, rep=None):
    return [(item.duty, item.subject_id) for item in today.agenda(store, rep, on, with_ideas=False).due]


def test_a_deal_that_was_contacted_is_not_forgotten(store, rep, deal):
    assert due(store, rep=rep) == [(Duty.NEXT_STEP, deal)]
    assert due(store, BEFORE + timedelta(days=6)) == []
    assert due(store, rep=reps.add(store, "Kim")) == []
    (item,) = today.agenda(store, rep, DAY, with_ideas=False).due
    assert (item.what, item.reason) == (
        "Bob Ray, Acme", "You were in touch 8 days ago, and neither a meeting nor a next step has a day",
    )  # fmt: skip


@pytest.mark.parametrize("stage", [Stage.MET, Stage.QUALIFIED, Stage.PROPOSED])
def test_nor_one_that_came_further_without_a_meeting_that_was_noted(store, deal, stage):
    deals.move(store, deal, stage, DAY)
    assert due(store) == []
    assert due(store, DAY + timedelta(days=7)) == [(Duty.NEXT_STEP, deal)]


def test_a_meeting_or_a_day_for_the_next_step_is_enough(store, deal):
    with store.step("step") as session:
        session.get(Deal, deal).next_step_on = DAY + timedelta(days=20)
    assert due(store) == []
    store.undo()
    meetings.add(store, deal, MeetingDraft(planned_on=DAY + timedelta(days=20)))
    assert due(store) == []


def test_a_step_without_a_day_does_not_hide_a_deal_and_putting_it_off_does(store, rep, deal):
    with store.step("step") as session:
        session.get(Deal, deal).next_step = "Call"
    assert due(store) == [(Duty.NEXT_STEP, deal)]
    today.postpone(store, Duty.NEXT_STEP, deal, DAY + timedelta(days=1), DAY)
    assert due(store) == []
    assert due(store, DAY + timedelta(days=1)) == [(Duty.NEXT_STEP, deal)]


def test_a_lead_that_nobody_contacted_or_may_contact_is_not_among_them(store, rep, deal):
    deals.open_deal(store, DealDraft(PersonDraft("Cid"), rep, BEFORE))
    assert due(store) == [(Duty.NEXT_STEP, deal)]
    people.forbid_contact(store, [people.find(store, "Bob Ray")[0].id], True)
    assert due(store) == []


def test_a_calendar_says_what_is_to_be_agreed(store, rep, deal):
    (one,) = exports.todays_calendar(store, rep, DAY)
    assert (one.key, one.summary) == (f"next-step-{deal}", "Agree a next step – Bob Ray, Acme")
