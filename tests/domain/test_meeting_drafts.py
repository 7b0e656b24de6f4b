from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Intent, Noted
from refnet.domain.meetings import BEFOREHAND, Known, MeetingDraft, Preparation, ticked_at

DAY = date(2026, 3, 2)
NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)


def refused(draft):
    with pytest.raises(InvalidInput) as told:
        draft.check()
    return told.value.field


def test_a_meeting_needs_a_day():
    assert refused(MeetingDraft()) == "day"
    MeetingDraft(planned_on=DAY).check()
    MeetingDraft(held_on=DAY).check()


@pytest.mark.parametrize(
    "brought",
    [
        {"asked": (uuid4(),)},
        {"also_asked": ("Why now?",)},
        {"intent": Intent.BUYING},
        {"return_discussed": Noted.NO},
        {"qualified": Noted.YES},
        {"known": frozenset({Known.NEED})},
        {"is_next_agreed": True},
        {"next_step": "Call"},
        {"next_step_on": DAY},
    ],
)
def test_a_planned_meeting_has_brought_nothing_yet(brought):
    assert refused(MeetingDraft(planned_on=DAY, **brought)) == "day"
    MeetingDraft(held_on=DAY, **brought).check()


def test_a_planned_meeting_can_be_prepared():
    MeetingDraft(planned_on=DAY, prepared=frozenset(BEFOREHAND)).check()
    assert Preparation.NEXT_STEP not in BEFOREHAND


def test_the_next_step_does_not_lie_before_the_meeting():
    assert refused(MeetingDraft(held_on=DAY, next_step_on=DAY - timedelta(days=1))) == "next_step_on"
    MeetingDraft(held_on=DAY, next_step_on=DAY).check()


def test_a_question_of_ones_own_is_not_longer_than_the_bank_keeps():
    MeetingDraft(held_on=DAY, also_asked=("x" * 1000,)).check()
    assert refused(MeetingDraft(held_on=DAY, also_asked=("x" * 1001,))) == "also_asked"


@pytest.mark.parametrize("agreed", [{"is_next_agreed": True}, {"next_step": "Call"}, {"next_step_on": DAY}])
def test_a_next_step_is_agreed_by_a_tick_by_words_or_by_a_day(agreed):
    assert MeetingDraft(held_on=DAY, **agreed).has_next
    assert not MeetingDraft(held_on=DAY, next_step=" ").has_next


def test_what_is_told_after_the_meeting_counts_as_done_by_its_day():
    assert ticked_at(DAY, is_over=False, now=NOW).date() == DAY
    assert ticked_at(NOW.date(), is_over=False, now=NOW) == NOW
    assert ticked_at(NOW.date() + timedelta(days=3), is_over=False, now=NOW) == NOW
    assert ticked_at(None, is_over=False, now=NOW) == NOW


def test_what_is_told_after_the_deal_is_over_keeps_its_true_moment():
    assert ticked_at(DAY, is_over=True, now=NOW) == NOW
