from datetime import date, datetime, time, timedelta

import pytest
from PySide6.QtCore import QTimer

from refnet.domain.drafts import DealDraft, PersonDraft
from refnet.domain.meetings import PreparationDraft
from refnet.services import deals, meetings, reps, today
from refnet.ui.reminder import BEGINS, MET, NAMES, REMIND, TOLD, Reminder, here

DAY = date(2026, 11, 25)


def always():
    return True


class Clock:
    def __init__(self, hour, minute=0):
        self.now = datetime.combine(DAY, time(hour, minute))

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock(7)


@pytest.fixture
def said(context, clock):
    reminder = Reminder(context, always, now=clock)
    messages = []
    reminder.speaks.connect(messages.append)

    def look(**ahead):
        clock.now += timedelta(**ahead)
        reminder.look()
        told = [one.title for one in messages]
        messages.clear()
        return told

    look.reminder = reminder
    return look


@pytest.fixture
def rep(context):
    key = reps.become(context.store, "Rae Rep")
    today.add_task(context.store, "Call Bob Ray", key, DAY)
    return key


def test_nothing_is_said_until_it_is_wished(context, rep, said):
    assert not said.reminder.findChild(QTimer).isActive()
    assert said(hours=5) == []
    context.settings.keep(REMIND, True)
    assert said.reminder.findChild(QTimer).isActive()
    assert said() == ["1 thing is on today’s list"]
    context.settings.keep(REMIND, False)
    assert not said.reminder.findChild(QTimer).isActive()


def test_a_day_is_told_once_at_its_beginning_also_after_a_new_start(context, rep, said, clock):
    context.settings.keep(REMIND, True)
    context.settings.keep(BEGINS, "09:00")
    assert said(hours=1, minutes=59) == []
    assert said(minutes=1) == ["1 thing is on today’s list"]
    assert said(minutes=1) == []
    again = Reminder(context, always, now=clock)
    heard = []
    again.speaks.connect(heard.append)
    again.look()
    assert heard == []
    assert said(days=1) == ["1 thing is on today’s list"]


def test_an_empty_day_is_told_of_as_soon_as_something_is_due(context, said):
    context.settings.keep(REMIND, True)
    key = reps.become(context.store, "Rae Rep")
    assert said(hours=2) == []
    today.add_task(context.store, "Call", key, DAY)
    assert said(minutes=1) == ["1 thing is on today’s list"]


def test_a_meeting_is_told_of_half_an_hour_before_and_once(context, rep, said):
    deal = deals.open_deal(context.store, DealDraft(PersonDraft("Bob Ray"), rep, DAY))
    meetings.prepare(context.store, deal, PreparationDraft(DAY, "10:00"))
    context.settings.keep(REMIND, True)
    said(hours=2)
    assert said(minutes=20) == []
    assert said(minutes=10) == ["A meeting at 10:00"]
    assert said(minutes=1) == []


@pytest.fixture
def planned(context, rep):
    def plan(who, at, day=DAY):
        deal = deals.open_deal(context.store, DealDraft(PersonDraft(who), rep, DAY))
        return meetings.prepare(context.store, deal, PreparationDraft(day, at))

    context.settings.keep(REMIND, True)
    return plan


def test_what_comes_in_one_minute_is_told_in_one_message(said, planned):
    heard = []
    said.reminder.speaks.connect(heard.append)
    planned("Bob Ray", "9:10")
    planned("Cid Day", "9:20")
    said(hours=2)
    assert [(one.title, one.opens) for one in heard] == [("2 meetings begin soon", None)]
    assert heard[0].text.startswith("09:10, 09:20\n3 things are on today’s list: ")


def test_a_meeting_is_not_told_of_again_after_a_new_start_but_it_is_when_it_moves(context, said, planned, clock):
    meeting = planned("Bob Ray", "9:10")
    assert said(hours=2) == ["A meeting at 09:10"]
    again = Reminder(context, always, now=clock)
    heard = []
    again.speaks.connect(heard.append)
    again.look()
    assert heard == []
    version = meetings.plan(context.store, meeting).version
    meetings.change_plan(context.store, meeting, version, PreparationDraft(DAY, "9:30"))
    again.look()
    assert [one.title for one in heard] == ["A meeting at 09:30"]


def test_a_computer_that_slept_over_the_morning_tells_the_day_when_it_wakes_but_not_at_night(context, rep, said):
    context.settings.keep(REMIND, True)
    assert said(hours=16) == []
    assert said(hours=18) == ["1 thing is on today’s list"]


def test_a_weekend_has_meetings_but_no_list(said, planned):
    planned("Bob Ray", "10:00", DAY + timedelta(days=3))
    assert said(days=3, hours=2) == []
    assert said(minutes=45) == ["A meeting at 10:00"]


def test_a_clock_that_is_set_back_tells_no_meeting_twice(said, planned):
    planned("Bob Ray", "9:10")
    assert said(hours=2) == ["A meeting at 09:10"]
    assert said(hours=-1) == []
    assert said(hours=1) == []


@pytest.mark.parametrize("nonsense", ["", "soon", "25:99", "2026-13-41", "\ud800", "1e9", "2026-11-25 2026-11-25 x@y"])
def test_nonsense_in_the_preferences_is_as_if_it_were_not_there(context, rep, said, nonsense):
    context.settings.keep(REMIND, True)
    for name in (BEGINS, TOLD, MET):
        context.settings.keep(name, nonsense)
    assert said(hours=2) == ["1 thing is on today’s list"]
    assert said(minutes=1) == []


def test_names_are_told_only_where_that_is_chosen(context, rep, said):
    heard = []
    said.reminder.speaks.connect(heard.append)
    context.settings.keep(REMIND, True)
    said(hours=2)
    context.settings.keep(NAMES, True)
    said(days=1)
    assert [one.text for one in heard] == ["1 task", "Call Bob Ray"]


def test_without_a_file_nothing_is_said(context, rep, said):
    context.settings.keep(REMIND, True)
    store = context.store
    context.take_store(None)
    assert said(hours=3) == []
    context.take_store(store)
    assert len(said()) == 1


def test_the_clock_is_the_one_on_the_wall():
    assert here().tzinfo is None
