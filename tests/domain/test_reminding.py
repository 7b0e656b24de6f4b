from dataclasses import replace
from datetime import date, datetime, time
from uuid import uuid4

import pytest

from refnet.domain.kinds import Duty
from refnet.domain.reminding import Message, Soon, Spoken, Wishes, of_day, of_meetings, soon, together, wants_day
from refnet.domain.today.rules import Item, Subject

DAY = date(2026, 11, 25)
PLAIN, NAMING = Wishes(time(8, 30)), Wishes(time(8, 30), with_names=True)


def at(hour, minute=0):
    return datetime.combine(DAY, time(hour, minute))


def item(duty, what="Bob Ray"):
    return Item(duty, Subject.TASK, uuid4(), None, what, "", DAY, 0, 0)


def meeting(hour, minute=0, who="Bob Ray, Acme"):
    return Soon(uuid4(), who, time(hour, minute))


@pytest.mark.parametrize(
    ("now", "told", "wanted"),
    [(at(8, 29), None, False), (at(8, 30), None, True), (at(17), None, True), (at(20, 29), None, True),
     (at(20, 30), None, False), (at(9), DAY, False),
     (at(9), date(2026, 11, 24), True)],
)  # fmt: skip
def test_a_day_is_told_of_once_and_not_before_it_begins(now, told, wanted):
    assert wants_day(now, PLAIN, Spoken(told)) is wanted


def test_a_day_is_told_in_counts_and_names_nobody():
    items = [item(Duty.TASK), item(Duty.FIRST_CONTACT), item(Duty.TASK), item(Duty.THANKS)]
    message = of_day(items, PLAIN)
    assert message.title == "4 things are on today’s list"
    assert message.text == "1 first contact, 1 to thank or tell, 2 tasks"
    assert message.opens is None


def test_every_duty_is_counted_in_words():
    message = of_day([item(duty) for duty in Duty for _time in range(2)], PLAIN)
    assert message.text.count("2 ") == len(Duty)
    assert "Bob" not in message.title + message.text


def test_names_are_told_where_that_is_wanted_and_only_the_first():
    names = ["Ann", "Bob", "Cid"]
    assert of_day([item(Duty.TASK, name) for name in names], NAMING).text == "Ann; Bob; Cid"
    assert of_day([item(Duty.TASK, name) for name in [*names, "Dee"]], NAMING).text == "Ann; Bob; Cid …"


def test_of_a_day_without_anything_nothing_is_said():
    assert of_day([], PLAIN) is None


@pytest.mark.parametrize(
    ("hour", "minute", "is_near"), [(9, 59, False), (10, 0, True), (10, 30, True), (10, 31, False)]
)
def test_a_meeting_is_told_of_within_the_half_hour_before_it(hour, minute, is_near):
    assert bool(soon(at(10), [meeting(hour, minute)], Spoken())) is is_near


def test_meetings_are_told_of_once_the_first_first():
    late, early = meeting(10, 20), meeting(10, 10)
    assert soon(at(10), [late, early], Spoken()) == [early, late]
    assert soon(at(10), [late, early], Spoken(meetings=frozenset([early.key]))) == [late]


def test_a_meeting_is_told_by_its_time_and_opens_its_brief():
    one = meeting(9, 5)
    message = of_meetings([one], PLAIN)
    assert (message.title, message.opens) == ("A meeting at 09:05", ("meeting", one.id))
    assert "Bob" not in message.text
    assert of_meetings([one], NAMING).text == "With Bob Ray, Acme."


def test_a_meeting_that_is_moved_is_another_one():
    one = meeting(10, 10)
    moved = replace(one, at=time(10, 20))
    assert soon(at(10), [moved], Spoken(meetings=frozenset([one.key]))) == [moved]


@pytest.mark.parametrize(("day", "wanted"), [(27, True), (28, False), (29, False), (30, True)])
def test_a_weekend_has_no_list(day, wanted):
    assert wants_day(datetime.combine(date(2026, 11, day), time(9)), PLAIN, Spoken()) is wanted


def test_a_day_that_begins_late_is_told_of_until_midnight():
    late = Wishes(time(20))
    assert wants_day(at(23, 59), late, Spoken())
    assert not wants_day(at(19, 59), late, Spoken())


def test_several_meetings_are_told_at_once_and_open_today():
    several = [meeting(9, minute, f"Person {minute}") for minute in (5, 10, 15, 20)]
    message = of_meetings(several, PLAIN)
    assert (message.title, message.text, message.opens) == ("4 meetings begin soon", "09:05, 09:10, 09:15 …", None)
    assert of_meetings(several[:2], NAMING).text == "09:05 Person 5; 09:10 Person 10"
    assert of_meetings([], PLAIN) is None


def test_two_messages_become_one_and_the_meeting_comes_first():
    day, near = Message("2 things", "2 tasks"), Message("A meeting at 9", "With Bob.", ("meeting", uuid4()))
    assert together(near, day) == Message("A meeting at 9", "With Bob.\n2 things: 2 tasks", near.opens)
    assert together(None, day) == day
    assert together(near, None) == near
    assert together(None, None) is None
