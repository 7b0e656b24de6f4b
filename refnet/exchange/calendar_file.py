"""Calendars that phones and mail programs open (iCalendar, RFC 5545): days to remember, as events."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from refnet.exchange.content_lines import escaped, folds
from refnet.exchange.files import saving

_PRODUCT = "-//RefNet//RefNet//EN"


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something to do on a day; `uid` stays the same when it is exported again.

    `at` is the time on the clock of wherever it is opened, None for all day; what has a time takes an hour. `alarm` is
    how long after the start of the day, or after its time, it rings (negative: before), None for never.
    """

    uid: str
    day: date
    summary: str
    description: str = ""
    categories: tuple[str, ...] = ()
    alarm: timedelta | None = None
    at: time | None = None


def write(path: Path, reminders: Iterable[Reminder], made_at: datetime) -> None:
    """Write a calendar, whole or not at all; `made_at` is the aware moment that it speaks of."""
    with saving(path) as stream:
        stream.write(text(reminders, made_at).encode())


def text(reminders: Iterable[Reminder], made_at: datetime) -> str:
    """Return a calendar, its lines folded at 75 octets: the same for the same reminders and moment."""
    return "".join(folded + "\r\n" for line in _lines(reminders, made_at) for folded in folds(line))


def _lines(reminders: Iterable[Reminder], made_at: datetime) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    stamp = f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for one in reminders:
        yield "BEGIN:VEVENT"
        yield f"UID:{escaped(one.uid)}"
        yield f"DTSTAMP:{stamp}"
        yield from _days(one) if one.at is None else _hour(one, one.at)
        yield f"SUMMARY:{escaped(one.summary)}"
        if one.description:
            yield f"DESCRIPTION:{escaped(one.description)}"
        if one.categories:
            yield "CATEGORIES:" + ",".join(map(escaped, one.categories))
        yield from _alarm(one)
        yield "END:VEVENT"
    yield "END:VCALENDAR"


def _days(one: Reminder) -> Iterator[str]:
    """Yield when it is all day: it ends before the next day begins, and takes nobody's time."""
    yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
    if one.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(one.day + timedelta(days=1))}"
    yield "TRANSP:TRANSPARENT"


def _hour(one: Reminder, at: time) -> Iterator[str]:
    """Yield when something with a time is: on any clock, for a meeting stays at nine wherever the calendar is read."""
    yield f"DTSTART:{_day(one.day)}T{at:%H%M}00"
    yield "DURATION:PT1H"


def _alarm(one: Reminder) -> Iterator[str]:
    if one.alarm is None:
        return
    minutes = round(one.alarm.total_seconds() / 60)
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(one.summary)}")
    yield f"TRIGGER;RELATED=START:{'-' if minutes < 0 else ''}PT{abs(minutes)}M"
    yield "END:VALARM"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
