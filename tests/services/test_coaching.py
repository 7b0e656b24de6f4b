from datetime import date, timedelta

import pytest

from refnet.domain.coaching import Share, Times, Wait
from refnet.domain.drafts import AskDraft, ClosingDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Outcome, Stage
from refnet.domain.meetings import MeetingDraft, Preparation
from refnet.domain.thanks_speed import Speed
from refnet.services import asks, coaching, deals, introductions, meetings, reps, today
from refnet.store.schema import Meeting

DAY = date(2026, 11, 25)
MADE = date(2026, 11, 16)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def introduce(store, rep, introducer="Ann", prospect="Bob", on=MADE):
    return introductions.log(store, IntroductionDraft(PersonDraft(introducer), PersonDraft(prospect), on, rep))


def deal_of(store, introduction):
    return introductions.record(store, introduction).deal_id


def only(store):
    (row,) = coaching.team(store, DAY)
    return row


def test_a_rep_without_anything_has_nothing(store, rep):
    row = only(store)
    assert (row.id, row.name, row.asks, row.closing, row.contact, row.owed) == (
        rep, "Rae Rep", Times(0, 0), Share(0, 0, 0, 0), Wait((), ()), 0,
    )  # fmt: skip
    assert coaching.told([row]).startswith("In the last eight weeks 0 asks were made, and 0 introductions came.")


def test_each_thing_a_rep_does_is_counted_once(store, rep):
    key = introduce(store, rep)
    deal = deal_of(store, key)
    deals.move(store, deal, Stage.CONTACTED, MADE + timedelta(days=7))
    meetings.add(store, deal, MeetingDraft(planned_on=DAY, held_on=DAY))
    asks.log(store, AskDraft(PersonDraft("Ann"), rep, DAY))
    today.note_told(store, key, MADE + timedelta(days=4))
    deals.close(store, deal, ClosingDraft(Outcome.WON, DAY, 100_000, "EUR"))
    row = only(store)
    assert (row.asks, row.introductions, row.held) == (Times(1, 0), Times(1, 0), Times(1, 0))
    assert (row.closing, row.contact, row.thanked) == (Share(1, 1, 0, 0), Wait((5,), ()), Wait((96.0,), ()))
    assert row.thanks == Speed(96.0, 0.0, None, 1, 1, 1)
    assert (row.preparation, row.asked_clients, row.clients, row.owed) == (Share(0, 1, 0, 0), 0, 1, 1)


def test_the_first_meeting_counts_as_prepared_by_what_was_ticked_until_its_day(store, rep):
    parts = frozenset(Preparation) - {Preparation.NEXT_STEP, Preparation.QUESTIONS}
    deal = deal_of(store, introduce(store, rep))
    meetings.add(store, deal, MeetingDraft(held_on=MADE, prepared=parts))
    meetings.add(store, deal, MeetingDraft(held_on=MADE + timedelta(days=5)))
    assert only(store).preparation == Share(1, 1, 0, 0)


def test_two_meetings_on_the_first_day_are_one_first_meeting(store, rep):
    deal = deal_of(store, introduce(store, rep))
    with store.step("Two meetings") as session:
        session.add_all([Meeting(deal_id=deal, rep_id=rep, held_on=MADE) for _ in range(2)])
    assert only(store).preparation == Share(0, 1, 0, 0)


def test_what_is_owed_is_what_today_says(store, rep):
    key = introduce(store, rep)
    row = only(store)
    assert row.owed == 1
    assert coaching.told([row]).endswith("1 introducer is owed thanks or news.")
    today.note_told(store, key, DAY)
    assert only(store).owed == 0


def test_a_meeting_without_a_rep_is_of_the_deals_rep(store, rep):
    other = reps.add(store, "Max")
    deal = deal_of(store, introduce(store, rep))
    with store.step("Meeting") as session:
        session.add(Meeting(deal_id=deal, held_on=MADE, scheduled_on=MADE))
    rows = {row.id: row for row in coaching.team(store, DAY)}
    assert (rows[rep].held, rows[rep].scheduled, rows[other].held) == (Times(1, 0), Times(1, 0), Times(0, 0))


def test_a_contact_before_the_introduction_took_no_time(store, rep):
    deal = deal_of(store, introduce(store, rep))
    deals.move(store, deal, Stage.CONTACTED, MADE)
    assert only(store).contact == Wait((0,), ())


def test_managers_are_not_among_those_who_sell(store, rep):
    from refnet.domain.kinds import Role
    from refnet.store.schema import Rep

    with store.step("Promote") as session:
        session.get_one(Rep, rep).role = Role.MANAGER
    assert coaching.team(store, DAY) == []
