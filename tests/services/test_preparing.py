from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
from bringing import one

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.services import deals, meetings, questions, reps
from refnet.services.meetings import MeetingDraft, Preparation, PreparationDraft

BEGAN, DAY, LATER = date(2026, 3, 2), date(2026, 3, 9), date(2026, 3, 23)
WHOLE = PreparationDraft(
    DAY,
    " 9.30 ",
    frozenset({Preparation.AGENDA, Preparation.CONNECTIONS}),
    agenda="Their move\n\nOur part ",
    research="Two halls, one lease",
    points="Fewer days of standstill",
    intended_step=" Visit\nthe hall",
    also_chosen=("Why now?",),
)


@pytest.fixture
def deal(store):
    return deals.open_deal(store, DealDraft(PersonDraft("Bob"), reps.become(store, "Rae Rep"), BEGAN))


def test_all_that_is_prepared_is_kept_in_one_step_with_the_moment_of_each_tick(store, deal):
    key = meetings.prepare(store, deal, WHOLE)
    found = meetings.plan(store, key)
    assert (found.planned_on, found.planned_time, found.held_on) == (DAY, "09:30", None)
    assert (found.agenda, found.intended_step) == ("Their move\n\nOur part", "Visit the hall")
    assert (found.research, found.points) == (WHOLE.research, WHOLE.points)
    assert set(found.ticked) == WHOLE.prepared
    assert all(moment.date() == datetime.now(UTC).date() for moment in found.ticked.values())
    assert [row.text for row in questions.bank(store) if row.id in found.chosen] == ["Why now?"]
    assert store.undo_label() == "Prepare meeting"
    store.undo()
    assert meetings.of_deal(store, deal) == []
    assert "Why now?" not in [row.text for row in questions.bank(store)]


def test_a_plan_is_changed_and_keeps_the_moments_of_ticks_that_stay(store, deal):
    first, second, third = [row.id for row in questions.bank(store)][:3]
    key = meetings.prepare(store, deal, PreparationDraft(DAY, prepared=WHOLE.prepared, chosen=(first, second)))
    before = meetings.plan(store, key)
    draft = PreparationDraft(LATER, "14", frozenset({Preparation.AGENDA}), chosen=(second, third, second))
    meetings.change_plan(store, key, before.version, draft)
    after = meetings.plan(store, key)
    assert after.ticked == {Preparation.AGENDA: before.ticked[Preparation.AGENDA]}
    assert after.chosen == (second, third)
    assert (after.planned_on, after.planned_time) == (LATER, "14:00")
    with pytest.raises(Conflict):
        meetings.change_plan(store, key, before.version, draft)
    meetings.change_plan(store, key, after.version, PreparationDraft(LATER, chosen=(second, first)))
    assert meetings.plan(store, key).chosen == (second, first)
    store.undo()
    store.undo()
    assert meetings.plan(store, key).chosen == (first, second)


def test_what_is_logged_of_a_prepared_meeting_leaves_its_preparation(store, deal):
    key = meetings.prepare(store, deal, WHOLE)
    row = meetings.record(store, key)
    meetings.change(store, key, row.version, MeetingDraft(DAY, DAY, prepared=WHOLE.prepared))
    after = meetings.plan(store, key)
    assert after.held_on == DAY
    assert (after.agenda, after.planned_time, len(after.chosen)) == ("Their move\n\nOur part", "09:30", 1)


def test_the_next_meeting_is_the_first_to_come_else_the_latest_gone_by(store, deal):
    assert meetings.next_planned(store, deal, DAY) is None
    past = meetings.prepare(store, deal, PreparationDraft(BEGAN))
    assert meetings.next_planned(store, deal, DAY).id == past
    meetings.prepare(store, deal, PreparationDraft(LATER))
    soon = meetings.prepare(store, deal, PreparationDraft(DAY))
    assert meetings.next_planned(store, deal, DAY).id == soon
    meetings.hold(store, soon, DAY)
    assert meetings.next_planned(store, deal, DAY).planned_on == LATER


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PreparationDraft(date(2026, 3, 1)), "planned_on"),
        (PreparationDraft(DAY, "noonish"), "planned_time"),
        (PreparationDraft(DAY, also_chosen=("x" * 1001,)), "chosen"),
        (PreparationDraft(DAY, research="x" * 20_001), "research"),
    ],
)
def test_what_cannot_be_right_is_pointed_out_and_nothing_written(store, deal, draft, field):
    with pytest.raises(InvalidInput) as raised:
        meetings.prepare(store, deal, draft)
    assert raised.value.field == field
    assert meetings.of_deal(store, deal) == []


def test_preparing_what_was_removed_says_so(store):
    with pytest.raises(RefNetError, match="deal was removed"):
        meetings.prepare(store, uuid4(), PreparationDraft(DAY))
    for attempt in (meetings.plan, lambda store, key: meetings.change_plan(store, key, 1, PreparationDraft(DAY))):
        with pytest.raises(RefNetError, match="meeting was removed"):
            attempt(store, uuid4())


def test_a_prepared_meeting_is_removed_with_the_questions_chosen(store, deal):
    key = meetings.prepare(store, deal, WHOLE)
    meetings.remove(store, key)
    assert one(store, "SELECT count(*) FROM chosen_question") == 0
    store.undo()
    assert len(meetings.plan(store, key).chosen) == 1
