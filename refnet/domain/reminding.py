"""When a user is reminded, and in which words: once at the start of a working day, and before a meeting with a time.

On a shared screen a reminder must not give anybody away: it counts, and names people only where that is wanted.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from refnet.domain.kinds import Duty
from refnet.domain.today.rules import Item, Opens
from refnet.i18n import _, counted

AHEAD = timedelta(minutes=30)  # before a meeting
LASTS = timedelta(hours=12)  # nobody wants to hear of the day's list late at night
SATURDAY = 5
MOST_NAMED = 3


@dataclass(frozen=True, slots=True)
class Wishes:
    """From when on a day may be told of, and whether people may be named."""

    begins: time
    with_names: bool = False


@dataclass(frozen=True, slots=True)
class Soon:
    """A meeting planned for today at a time of the clock here."""

    id: UUID
    who: str
    at: time

    @property
    def key(self) -> str:
        """Return what tells this meeting at this time apart: one that is moved is told of again."""
        return f"{self.id}@{self.at:%H:%M}"


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said already: the last day that was told of, and the keys of meetings."""

    day: date | None = None
    meetings: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Message:
    """What is said, and the one meeting that it is about; without one it is about Today."""

    title: str
    text: str
    opens: Opens | None = None


def wants_day(now: datetime, wishes: Wishes, spoken: Spoken) -> bool:
    """Tell whether a working day began for this user within twelve hours and was not told of yet.

    `now` is on the clock here. A computer that slept over the beginning tells of the day when it wakes.
    """
    begins = datetime.combine(now, wishes.begins)
    return spoken.day != now.date() and now.weekday() < SATURDAY and begins <= now < begins + LASTS


def of_day(items: Sequence[Item], wishes: Wishes) -> Message | None:
    """Return what to say of a day's list; nothing where nothing is due."""
    if not items:
        return None
    title = counted("{count} thing is on today’s list", "{count} things are on today’s list", len(items))
    if wishes.with_names:
        return Message(title, _first_of([item.what for item in items], "; "))
    counts = Counter(item.duty for item in items)
    return Message(title, ", ".join(_kind(duty, counts[duty]) for duty in Duty if counts[duty]))


def soon(now: datetime, meetings: Sequence[Soon], spoken: Spoken) -> list[Soon]:
    """Return the meetings that begin within half an hour and were not told of yet, the first first."""
    near = [
        one
        for one in meetings
        if one.key not in spoken.meetings and timedelta(0) <= datetime.combine(now, one.at) - now <= AHEAD
    ]
    return sorted(near, key=lambda one: (one.at, str(one.id)))


def of_meetings(near: Sequence[Soon], wishes: Wishes) -> Message | None:
    """Return what to say of the meetings that begin soon, all at once; nothing where there is none."""
    if not near:
        return None
    if len(near) == 1:
        return _of_meeting(near[0], wishes)
    title = counted("{count} meeting begins soon", "{count} meetings begin soon", len(near))
    told = [f"{one.at:%H:%M} {one.who}" if wishes.with_names else f"{one.at:%H:%M}" for one in near]
    return Message(title, _first_of(told, "; " if wishes.with_names else ", "))


def together(meetings: Message | None, day: Message | None) -> Message | None:
    """Return one message for two: a desktop shows the last one only, and a meeting cannot wait."""
    if meetings is None or day is None:
        return meetings or day
    return Message(meetings.title, f"{meetings.text}\n{day.title}: {day.text}", meetings.opens)


def _of_meeting(one: Soon, wishes: Wishes) -> Message:
    title = _("A meeting at {time}").format(time=f"{one.at:%H:%M}")
    text = _("With {who}.").format(who=one.who) if wishes.with_names else _("Its brief is one click away.")
    return Message(title, text, ("meeting", one.id))


def _first_of(told: Sequence[str], mark: str) -> str:
    named = mark.join(told[:MOST_NAMED])
    return f"{named} …" if len(told) > MOST_NAMED else named


def _kind(duty: Duty, count: int) -> str:
    return {
        Duty.FIRST_CONTACT: counted("{count} first contact", "{count} first contacts", count),
        Duty.PREPARATION: counted("{count} meeting to prepare", "{count} meetings to prepare", count),
        Duty.NEXT_STEP: counted("{count} meeting to note", "{count} meetings to note", count),
        Duty.THANKS: counted("{count} to thank or tell", "{count} to thank or tell", count),
        Duty.PROMISE: counted("{count} answer awaited", "{count} answers awaited", count),
        Duty.ASK: counted("{count} ask to make", "{count} asks to make", count),
        Duty.QUIET: counted("{count} ally gone quiet", "{count} allies gone quiet", count),
        Duty.TASK: counted("{count} task", "{count} tasks", count),
    }[duty]
