"""Calendars that phones and mail programs open (iCalendar, RFC 5545): days to remember, as events or tasks."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum
from pathlib import Path

from refnet.exchange.content_lines import escaped, folds
from refnet.exchange.files import saving

_PRODUCT = "-//RefNet//RefNet//EN"


class Entry(StrEnum):
    """What a calendar shows: a day in the calendar, or a task to tick; many programs show events only."""

    EVENT = "VEVENT"
    TASK = "VTODO"


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
    is_done: bool = False
    at: time | None = None


def write(path: Path, reminders: Iterable[Reminder], made_at: datetime, entry: Entry = Entry.EVENT) -> None:
    """Write a calendar, whole or not at all; `made_at` is the aware moment that it speaks of."""
    with saving(path) as stream:
        stream.write(text(reminders, made_at, entry).encode())


def text(reminders: Iterable[Reminder], made_at: datetime, entry: Entry = Entry.EVENT) -> str:
    """Return a calendar, its lines folded at 75 octets: the same for the same reminders and moment."""
    return "".join(folded + "\r\n" for line in _lines(reminders, made_at, entry) for folded in folds(line))


def _lines(reminders: Iterable[Reminder], made_at: datetime, entry: Entry) -> Iterator[str]:
    yield from ("BEGIN:VCALENDAR", "VERSION:2.0", f"PRODID:{_PRODUCT}", "CALSCALE:GREGORIAN", "METHOD:PUBLISH")
    stamp = f"{made_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    for one in reminders:
        yield f"BEGIN:{entry}"
        yield f"UID:{escaped(one.uid)}"
        yield f"DTSTAMP:{stamp}"
        yield from _days(one, entry) if one.at is None else _hour(one, one.at, entry)
        yield f"SUMMARY:{escaped(one.summary)}"
        if one.description:
            yield f"DESCRIPTION:{escaped(one.description)}"
        if one.categories:
            yield "CATEGORIES:" + ",".join(map(escaped, one.categories))
        yield from _alarm(one)
        yield f"END:{entry}"
    yield "END:VCALENDAR"


def _days(one: Reminder, entry: Entry) -> Iterator[str]:
    """Yield when it is: an event ends before the next day begins, and a task is due on its day."""
    yield f"DTSTART;VALUE=DATE:{_day(one.day)}"
    if entry is Entry.TASK:
        yield f"DUE;VALUE=DATE:{_day(one.day)}"
        yield "STATUS:COMPLETED" if one.is_done else "STATUS:NEEDS-ACTION"
        return
    if one.day < date.max:
        yield f"DTEND;VALUE=DATE:{_day(one.day + timedelta(days=1))}"
    yield "TRANSP:TRANSPARENT"


def _hour(one: Reminder, at: time, entry: Entry) -> Iterator[str]:
    """Yield when something with a time is; a task has its time only as when it is due."""
    moment = f"{_day(one.day)}T{at:%H%M}00"
    if entry is Entry.TASK:
        yield f"DUE:{moment}"
        yield "STATUS:COMPLETED" if one.is_done else "STATUS:NEEDS-ACTION"
        return
    yield f"DTSTART:{moment}"
    yield "DURATION:PT1H"


def _alarm(one: Reminder) -> Iterator[str]:
    if one.alarm is None or one.is_done:
        return
    minutes = round(one.alarm.total_seconds() / 60)
    yield from ("BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escaped(one.summary)}")
    yield f"TRIGGER:{'-' if minutes < 0 else ''}PT{abs(minutes)}M"
    yield "END:VALARM"


def _day(day: date) -> str:
    return day.isoformat().replace("-", "")
