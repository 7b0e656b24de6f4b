"""Calendars of days to remember, as another program reads them."""

from datetime import UTC, date, datetime, time, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Calendar

from refnet.exchange import calendar_file
from refnet.exchange.calendar_file import Reminder

NOW = datetime(2026, 3, 1, 12, 30, tzinfo=timezone(timedelta(hours=2)))
EVA = Reminder(
    uid="0198-1@refnet",
    day=date(2026, 3, 4),
    summary="Ask Eva Müller; again, please",
    description="Line one\nLine two \\ with “quotes” " + "größer " * 40,
    categories=("asks, open", "allies"),
    alarm=timedelta(hours=9),
)


def read(*reminders):
    return list(Calendar.from_ical(calendar_file.text(reminders, NOW)).walk("VEVENT"))


def test_another_program_reads_an_event_as_it_was_meant():
    (event,) = read(EVA)
    assert str(event["uid"]) == EVA.uid
    assert event["dtstamp"].dt == datetime(2026, 3, 1, 10, 30, tzinfo=UTC)
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 3, 4), date(2026, 3, 5))
    assert (str(event["summary"]), str(event["description"])) == (EVA.summary, EVA.description)
    assert [str(word) for word in event["categories"].cats] == list(EVA.categories)
    assert event["transp"] == "TRANSPARENT"
    (alarm,) = event.walk("VALARM")
    assert (alarm["trigger"].dt, alarm["action"], str(alarm["description"])) == (
        timedelta(hours=9),
        "DISPLAY",
        EVA.summary,
    )


@pytest.mark.parametrize("day", [date.min, date(2028, 2, 29), date.max])
def test_any_day_can_be_written(day):
    (event,) = read(Reminder("1", day, "Call"))
    assert event["dtstart"].dt == day
    assert not event.walk("VALARM")


def test_lines_are_folded_at_75_octets_and_end_as_they_must():
    lines = calendar_file.text([EVA], NOW).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert not [line for line in lines if b"\n" in line or b"\r" in line]
    assert all(line.decode() is not None for line in lines)


def test_the_same_reminders_make_the_same_file(tmp_path):
    calendar_file.write(tmp_path / "a.ics", [EVA], NOW)
    calendar_file.write(tmp_path / "b.ics", iter([EVA]), NOW.astimezone(UTC))
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_nothing_to_remember_is_a_calendar_too():
    assert read() == []


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"], include_characters="\n\t"), min_size=1))
def test_any_text_comes_back_from_another_program(words):
    (event,) = read(Reminder("1", date(2026, 3, 4), "x" + words, description=words + "x"))
    assert (str(event["summary"]), str(event["description"])) == ("x" + words, words + "x")


@pytest.mark.parametrize("day", [date(2026, 3, 4), date.max])
def test_what_has_a_time_takes_an_hour_and_rings_before_it(day):
    (event,) = read(Reminder("1", day, "Meet", alarm=timedelta(minutes=-30), at=time(23, 30)))
    assert event["dtstart"].dt == datetime.combine(day, time(23, 30))
    assert event["duration"].dt == timedelta(hours=1)
    assert "transp" not in event
    (alarm,) = event.walk("VALARM")
    assert (alarm["trigger"].dt, alarm["trigger"].params["related"]) == (timedelta(minutes=-30), "START")
