"""Days on which a rule of Today turns, by what it is about: where a rule that counts a day wrong says something else."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from uuid import UUID

from tests.weeks.duties import WEEK
from tests.weeks.ideas import CADENCE, REST
from tests.weeks.records import NEWS, Records

Point = tuple[date, UUID | None]  # a day, and whose Today turns
DAY = timedelta(1)


def points(records: Records, today: date) -> dict[int, list[Point]]:
    """Return by rule the last days before and the first on which something is due, or is no more."""
    kinds = [*_of_asks(records), *_of_ideas(records), *_of_deals(records), *_of_chores(records)]
    near = ([(on, rep) for day, rep in kind for on in (day - DAY, day) if on >= today] for kind in kinds)
    return {place: some for place, some in enumerate(near) if some}


def _of_asks(records: Records) -> Iterator[Iterable[Point]]:
    promise, later = timedelta(records.limits.promise), timedelta(records.limits.later)
    waiting = [one for one in records.names.values() if one.introduction is None and not one.given_up]
    put_off = [
        (one.answered + later, one.rep) for one in records.asks.values() if one.answered and one.answer == "later"
    ]
    yield [(one.on + promise, records.asks[one.ask].rep) for one in waiting]
    yield [(one.on + promise, one.rep) for one in records.asks.values() if one.answer == "pending"]
    yield put_off
    yield [(day + NEWS + DAY, rep) for day, rep in put_off]


def _of_ideas(records: Records) -> Iterator[Iterable[Point]]:
    touched = [
        *(on for _who, on in [*records.gifts.values(), *records.notes]),
        *(one.on for one in records.asks.values()),
    ]
    yield [(on + timedelta(CADENCE) + DAY, None) for on in touched]
    yield [(one.on + timedelta(REST), one.rep) for one in records.asks.values()]
    yield [(one.on + timedelta(REST), one.rep) for one in records.introductions.values()]


def _of_deals(records: Records) -> Iterator[Iterable[Point]]:
    ahead, made = timedelta(records.limits.prepare_ahead), list(records.introductions.values())
    planned = [one for one in records.meetings.values() if one.held is None]
    yield [(one.on + NEWS + DAY, one.rep) for one in made if one.thanked is None]
    yield [(records.deals[one.deal].entries[-1][1] + NEWS + DAY, one.rep) for one in made if one.thanked is not None]
    yield [(one.planned - ahead, one.rep) for one in planned if one.planned is not None and not one.is_prepared]
    stuck = [one for one in records.deals.values() if one.stage != "lead" and one.next_on is None]
    yield [(one.entries[-1][1] + timedelta(WEEK), one.rep) for one in stuck]
    yield [(one.planned, one.rep) for one in planned if one.planned is not None]
    held = [one for one in records.meetings.values() if one.held is not None and one.has_next and not one.has_day]
    yield [(one.held + timedelta(WEEK), one.rep) for one in held if one.held is not None]


def _of_chores(records: Records) -> Iterator[Iterable[Point]]:
    yield [(one.due, one.rep) for one in records.tasks.values() if one.due is not None and one.done is None]
    yield [(one.next_on, one.rep) for one in records.deals.values() if one.next_on is not None]
    yield [(until, rep) for (_due, rep), until in records.put_off.items() if until is not None]
