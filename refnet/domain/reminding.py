"""When a user is reminded, and in which words: once at the start of a day, and before a meeting with a time.

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


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said already: the last day that was told of, and the meetings."""

    day: date | None = None
    meetings: frozenset[UUID] = frozenset()


@dataclass(frozen=True, slots=True)
class Message:
    """What is said, and the meeting that it is about; without one it is about Today."""

    title: str
    text: str
    opens: Opens | None = None


def wants_day(now: datetime, wishes: Wishes, spoken: Spoken) -> bool:
    """Tell whether the day has begun for this user and was not told of yet; `now` is on the clock here."""
    return spoken.day != now.date() and now.time() >= wishes.begins


def of_day(items: Sequence[Item], wishes: Wishes) -> Message | None:
    """Return what to say of a day's list; nothing where nothing is due."""
    if not items:
        return None
    title = counted("{count} thing is on today’s list", "{count} things are on today’s list", len(items))
    if wishes.with_names:
        named = "; ".join(item.what for item in items[:MOST_NAMED])
        return Message(title, f"{named} …" if len(items) > MOST_NAMED else named)
    counts = Counter(item.duty for item in items)
    return Message(title, ", ".join(_kind(duty, counts[duty]) for duty in Duty if counts[duty]))


def soon(now: datetime, meetings: Sequence[Soon], spoken: Spoken) -> list[Soon]:
    """Return the meetings that begin within half an hour and were not told of yet, the first first."""
    near = [
        one
        for one in meetings
        if one.id not in spoken.meetings and timedelta(0) <= datetime.combine(now, one.at) - now <= AHEAD
    ]
    return sorted(near, key=lambda one: (one.at, str(one.id)))


def of_meeting(one: Soon, wishes: Wishes) -> Message:
    """Return what to say of a meeting that begins soon."""
    title = _("A meeting at {time}").format(time=f"{one.at:%H:%M}")
    text = _("With {who}.").format(who=one.who) if wishes.with_names else _("Its brief is one click away.")
    return Message(title, text, ("meeting", one.id))


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
