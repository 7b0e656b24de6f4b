from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.kinds import Duty
from refnet.domain.today.order import arrange, pressure
from refnet.domain.today.rows import Limits
from refnet.domain.today.rules import Item, Subject

TODAY = date(2026, 11, 25)


def item(duty=Duty.TASK, late=0, stake=0, number=1):
    return Item(duty, Subject.TASK, UUID(int=number), None, "what", "why", TODAY, late, stake)


def test_what_is_later_presses_more():
    assert pressure(item(late=3), 0) > pressure(item(late=1), 0)


def test_more_at_stake_presses_more_and_twice_the_usual_is_the_most():
    assert pressure(item(stake=20), 10) > pressure(item(stake=10), 10)
    assert pressure(item(stake=500), 10) == pressure(item(stake=20), 10)


def test_without_a_sum_the_stake_is_the_usual_one():
    assert pressure(item(), 10) == pressure(item(stake=10), 10) == pressure(item(stake=10), 0)


def test_a_day_late_presses_more_with_a_first_contact_than_with_a_quiet_ally():
    assert pressure(item(Duty.FIRST_CONTACT, 1), 0) > pressure(item(Duty.QUIET, 60), 0)


def test_a_day_holds_the_most_pressing_and_counts_the_rest():
    items = [item(Duty.QUIET, late=late, number=late + 1) for late in range(20)]
    day = arrange(items, Limits(a_day=5))
    assert [one.late for one in day.groups[0].items] == [19, 18, 17, 16, 15]
    assert day.more == 15


def test_a_quarter_of_a_day_is_kept_for_asks_however_late_the_rest_is():
    late = [item(Duty.FIRST_CONTACT, late=30, number=number) for number in range(1, 20)]
    asks = [item(Duty.ASK, number=number) for number in range(20, 25)]
    (contacts, ideas) = arrange(late + asks, Limits(a_day=12)).groups
    assert (contacts.duty, len(contacts.items)) == (Duty.FIRST_CONTACT, 9)
    assert (ideas.duty, len(ideas.items)) == (Duty.ASK, 3)


def test_a_small_meeting_to_prepare_does_not_give_way_to_answers_long_waited_for():
    waited = [item(Duty.PROMISE, late=22, stake=20, number=number) for number in range(1, 20)]
    meeting = item(Duty.PREPARATION, stake=1, number=99)
    day = arrange([*waited, meeting], Limits(a_day=5), 10)
    assert [group.duty for group in day.groups] == [Duty.PREPARATION, Duty.PROMISE]
    assert (len(day.groups[1].items), day.more) == (4, 15)


def test_groups_stand_in_the_order_of_a_day():
    day = arrange([item(Duty.QUIET, number=1), item(Duty.FIRST_CONTACT, number=2)], Limits())
    assert [group.duty for group in day.groups] == [Duty.FIRST_CONTACT, Duty.QUIET]


@given(
    st.lists(st.tuples(st.sampled_from(list(Duty)), st.integers(0, 90), st.integers(0, 10**9)), max_size=40),
    st.integers(0, 20),
)
def test_nothing_is_lost_and_nothing_stands_twice(found, a_day):
    items = [item(duty, late, stake, number) for number, (duty, late, stake) in enumerate(found)]
    day = arrange(items, Limits(a_day=a_day), usual_stake=1000)
    shown = [one for group in day.groups for one in group.items]
    assert len(shown) + day.more == len(items)
    assert len(set(shown)) == len(shown) <= a_day
    asks = [one for one in shown if one.duty is Duty.ASK]
    assert len(asks) >= min(a_day // 4, sum(one.duty is Duty.ASK for one in items))
    meetings = [one for one in items if one.duty is Duty.PREPARATION]
    assert sum(one in meetings for one in shown) >= min(a_day - a_day // 4, len(meetings))
    pressing = [one for one in shown if one not in asks and one not in meetings]
    if day.more and pressing:
        rest = [one for one in items if one not in shown]
        assert min(pressure(one, 1000) for one in pressing) >= max(pressure(one, 1000) for one in rest) - 1e-9
    assert pytest.approx(sum(len(group.items) for group in day.groups)) == len(shown)
