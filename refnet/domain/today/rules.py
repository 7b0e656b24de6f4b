"""The rules of Today: when something becomes due, and since when it is late.

Each rule gives an item for each row it finds due, so that nothing stands twice and nothing is lost; what was put off
rests until its day, and of the ideas whom to ask or call no more are shown than a day holds.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from refnet.domain.asks import silent_from, standing
from refnet.domain.days import after
from refnet.domain.kinds import OPEN_STAGES, Answer, Duty, Stage
from refnet.domain.today import words
from refnet.domain.today.rows import Asked, Limits, Rows, Story, Talk

_TELLING = (*OPEN_STAGES, Stage.WON)
UNDATED_STEP = timedelta(days=7)  # how long a deal, or its next step, may have no day
_NOTHING = 1  # minor unit: less than any usual stake, where 0 would mean that nobody knows


class Subject(StrEnum):
    """What a duty is about."""

    INTRODUCTION = "introduction"
    MEETING = "meeting"
    NAME = "name"
    ASK = "ask"
    PERSON = "person"
    DEAL = "deal"
    TASK = "task"


Opens = tuple[str, UUID]  # a table and the key of its record
_About = tuple[Duty, Subject, UUID, Opens | None]


@dataclass(frozen=True, slots=True)
class Item:
    """Something to do today: about what (`subject_id`), in words, why, and since when it is due.

    `late` counts days since `due_on`, none before; `stake` is what hangs on it in minor units of the main currency;
    `opens` is the record that tells more.
    """

    duty: Duty
    subject: Subject
    subject_id: UUID
    opens: Opens | None
    what: str
    reason: str
    due_on: date
    late: int
    stake: int
    is_news: bool = False  # of thanks: they were thanked before, and something happened since


@dataclass(frozen=True, slots=True)
class Look:
    """Rows of one rep, or of all, on a day."""

    rows: Rows
    today: date
    limits: Limits = Limits()  # noqa: RUF009 - frozen

    def item(self, about: _About, what: str, reason: str, due_on: date, *, stake: int, is_news: bool = False) -> Item:
        """Return an item, as late as it is on this day."""
        return Item(*about, what, reason, due_on, max((self.today - due_on).days, 0), stake, is_news)

    def is_news(self, day: date) -> bool:
        """Tell whether what happened on a day may still be told."""
        return timedelta(0) <= self.today - day <= timedelta(days=self.limits.news)

    def standing(self, ask: Asked) -> Answer:
        """Return how an ask stands on this day."""
        return standing(ask.answer, ask.asked_on, self.today, self.limits.silence)

    def rests(self, item: Item) -> bool:
        """Tell whether somebody put this off to a later day, or for good."""
        if not self.rows.put_off:
            return False
        until = self.rows.put_off.get((item.duty, item.subject_id), self.today)
        return until is None or until > self.today


def parted(look: Look) -> tuple[list[Item], list[Item]]:
    """Return all that is due in the order of `Duty`, and what would be due, had it not been put off."""
    now: list[Item] = []
    resting: list[Item] = []
    for item in _all(look):
        (resting if look.rests(item) else now).append(item)
    most = {
        Duty.ASK: max(look.limits.asks_a_day - look.rows.asked_today, 0),
        Duty.QUIET: look.limits.quiet_a_day,
    }
    shown = list(_capped(now, most))
    asked = {item.subject_id for item in shown if item.duty is Duty.ASK}
    return [item for item in shown if item.duty is not Duty.QUIET or item.subject_id not in asked], resting


def due(look: Look) -> list[Item]:
    """Return all that is due and was not put off, in the order of `Duty`."""
    return parted(look)[0]


def put_off(look: Look) -> list[Item]:
    """Return what would be due, had it not been put off."""
    return parted(look)[1]


def _all(look: Look) -> Iterator[Item]:
    for rule in RULES:
        yield from rule(look)


def _capped(items: Iterable[Item], most: dict[Duty, int]) -> Iterator[Item]:
    for item in items:
        if most.get(item.duty, 1) > 0:
            yield item
        if item.duty in most:
            most[item.duty] -= 1


def _first_contacts(look: Look) -> Iterator[Item]:
    limit = look.limits.first_contact
    for one in look.rows.waiting:
        if one.made_on <= look.today:
            what, why = words.whom(one.prospect, one.organization), words.waiting(one, look.today, limit)
            due_on = working_days_after(one.made_on, limit)
            yield look.item(
                (Duty.FIRST_CONTACT, Subject.INTRODUCTION, one.id, ("introduction", one.id)),
                what,
                why,
                due_on,
                stake=one.stake,
            )


def _preparations(look: Look) -> Iterator[Item]:
    ahead = timedelta(days=look.limits.prepare_ahead)
    for one in look.rows.talks:
        day = one.planned_on if one.held_on is None else None
        if day is not None and look.today <= day <= look.today + ahead and one.missing:
            what, why = words.talk(one, look.today), words.missing(one)
            yield look.item(
                (Duty.PREPARATION, Subject.MEETING, one.id, ("deal", one.deal_id)),
                what,
                why,
                max(day - ahead, min(one.agreed_on or day - ahead, look.today)),
                stake=one.stake,
            )


def _next_steps(look: Look) -> Iterator[Item]:
    for one in look.rows.talks:
        day = _unsettled(one, look.today)
        if day is not None:
            is_ahead = one.held_on is None and one.planned_on == look.today
            what = words.talk(one, look.today) if is_ahead else words.whom(one.prospect, one.organization)
            why = words.unsettled(one, look.today)
            yield look.item(
                (Duty.NEXT_STEP, Subject.MEETING, one.id, ("deal", one.deal_id)), what, why, day, stake=one.stake
            )


def _unsettled(one: Talk, today: date) -> date | None:
    """Return since when a meeting wants to be noted: planned and not heard of since, prepared for today, or held.

    One that was held wants a next step at once; where one is agreed without a day, it is asked for a week later, and
    where it was taken, for the one after it.
    """
    if one.held_on is None:
        day = one.planned_on
        return day if day is not None and (day < today or (day == today and not one.missing)) else None
    if not one.is_latest or one.has_day:
        return None
    if one.step_on is not None:
        return min(one.step_on, today)
    day = one.held_on + UNDATED_STEP if one.has_next else one.held_on
    return day if day <= today else None


def _standstills(look: Look) -> Iterator[Item]:
    for one in look.rows.still:
        day = one.since + UNDATED_STEP
        if look.is_news(day):
            yield look.item(
                (Duty.NEXT_STEP, Subject.DEAL, one.deal_id, ("deal", one.deal_id)),
                words.whom(one.prospect, one.organization),
                words.standstill(one, look.today),
                day,
                stake=one.stake,
            )


def _thanks(look: Look) -> Iterator[Item]:
    for one in look.rows.stories:
        day = owed_since(one)
        if day is not None and look.is_news(day):
            stake = _NOTHING if one.stage is Stage.LOST else one.stake
            yield look.item(
                (Duty.THANKS, Subject.INTRODUCTION, one.id, ("introduction", one.id)),
                words.story(one),
                words.owed(one, look.today),
                day,
                stake=stake,
                is_news=one.is_thanked,
            )


def owed_since(story: Story) -> date | None:
    """Return since when the introducer is owed thanks, or news of what happened since; None when they know all."""
    if not story.is_thanked:
        return story.made_on
    return story.stage_on if is_news(story.stage, story.told) else None


def is_news(stage: Stage, told: Stage | None) -> bool:
    """Tell whether a deal came further than its introducer knows; that we got in touch is no news of its own."""
    if stage is Stage.LOST or (told is not None and told.is_end):
        return told is not stage
    return _TELLING.index(stage) > max(map(_TELLING.index, (told or Stage.LEAD, Stage.CONTACTED)))


def _promises(look: Look) -> Iterator[Item]:
    for one in look.rows.promises:
        day = after(one.named_on, look.limits.promise)
        if day <= look.today:
            what, why = words.promised(one), words.promised_why(one, look.today)
            yield look.item(
                (Duty.PROMISE, Subject.NAME, one.id, ("person", one.ally_id)),
                what,
                why,
                day,
                stake=one.stake,
            )
    for ask in look.rows.asked:
        day = after(ask.asked_on, look.limits.promise)
        if look.standing(ask) is Answer.PENDING and day <= look.today:
            silent_on = silent_from(ask.asked_on, look.limits.silence)
            what, why = words.unanswered(ask), words.unanswered_why(ask, look.today, silent_on)
            yield look.item(
                (Duty.PROMISE, Subject.ASK, ask.id, ("person", ask.ally_id)),
                what,
                why,
                day,
                stake=ask.stake,
            )


def _asks(look: Look) -> Iterator[Item]:
    for ask in look.rows.asked:
        day = _later_on(ask, look.limits)
        if ask.answer is Answer.LATER and look.is_news(day):
            yield look.item(
                (Duty.ASK, Subject.ASK, ask.id, ("person", ask.ally_id)),
                words.ask(ask.ally),
                words.later_why(ask, look.today),
                day,
                stake=ask.stake,
            )
    resting = {ask.ally_id for ask in look.rows.asked if _is_unsettled(ask, look)}
    unthanked = (one for one in look.rows.stories if not one.is_thanked and look.is_news(one.made_on))
    resting |= {story.introducer_id for story in unthanked}
    for idea in look.rows.ideas:
        if idea.person_id not in resting:
            why = words.sentence("; ".join(idea.reasons[:2]))
            yield look.item(
                (Duty.ASK, Subject.PERSON, idea.person_id, ("person", idea.person_id)),
                words.ask(idea.name),
                why,
                look.today,
                stake=idea.stake,
            )


def _later_on(ask: Asked, limits: Limits) -> date:
    """Return when somebody who said "later" may be asked again."""
    return after(ask.answered_on or ask.asked_on, limits.later)


def _is_unsettled(ask: Asked, look: Look) -> bool:
    """Tell whether an ask lets its ally rest: it waits for an answer, or for a "later" that nobody took up for long."""
    if ask.answer is Answer.LATER:
        return look.today <= after(_later_on(ask, look.limits), look.limits.news)
    return look.standing(ask) is Answer.PENDING


def _quiet(look: Look) -> Iterator[Item]:
    for one in look.rows.quiet:
        what, why = words.quiet(one, look.today), words.quiet_why(one)
        yield look.item(
            (Duty.QUIET, Subject.PERSON, one.person_id, ("person", one.person_id)),
            what,
            why,
            one.last_on + timedelta(days=one.every),
            stake=one.stake,
        )


def _tasks(look: Look) -> Iterator[Item]:
    for one in look.rows.chores:
        day = one.due_on or look.today
        if day <= look.today:
            about = (Duty.TASK, Subject.DEAL if one.is_step else Subject.TASK, one.id, one.opens)
            yield look.item(about, words.chore(one), words.chore_why(one, look.today), day, stake=one.stake)


def working_days_after(day: date, count: int) -> date:
    """Return the day that lies so many working days, Monday to Friday, behind a day."""
    while count > 0:
        day += timedelta(days=1)
        count -= day.weekday() < 5
    return day


RULES: tuple[Callable[[Look], Iterator[Item]], ...] = (
    _first_contacts, _preparations, _next_steps, _standstills, _thanks, _promises, _asks, _quiet, _tasks,
)  # fmt: skip
