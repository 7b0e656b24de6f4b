"""What is to be done with people, as days in a calendar: next steps, answers awaited, thanks owed, allies gone quiet."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import ColumnElement, Select, and_, or_, select
from sqlalchemy.orm import Session, aliased

from refnet.domain.kinds import Answer, Direction, Outcome
from refnet.exchange import calendar_file
from refnet.exchange.calendar_file import Reminder
from refnet.i18n import _
from refnet.services import limits
from refnet.services.exports import entries
from refnet.services.exports.ready_finding import gone_quiet
from refnet.services.insights.ground import ground
from refnet.services.standing import ask_standing
from refnet.store.database import Store
from refnet.store.schema import Ask, Deal, Introduction, Person

Query = Select[*tuple[Any, ...]]

ASK_AGAIN = timedelta(days=30)  # after somebody said: later
ANSWER_WITHIN = timedelta(days=14)
THANK_WITHIN = timedelta(days=2)
AT_NINE, BEFORE_A_TIME = timedelta(hours=9), timedelta(minutes=-30)


@dataclass(frozen=True, slots=True)
class FollowUp:
    """Something to do on a day, at a time (HH:MM) or without; `key` stays the same from export to export."""

    key: str
    kind: str
    day: date
    summary: str
    description: str = ""
    at: str = ""


def follow_ups(store: Store, today: date) -> list[FollowUp]:
    """Return what is to be done, each on its day; what is overdue stands on today. Who must not be contacted is left out."""
    with store.reading() as session:
        found = [*_next_steps(session), *_answers(session, today), *_thanks(session)]
    found += _quiet(store, today)
    return sorted((_not_before(one, today) for one in found), key=lambda one: (one.day, one.summary))


def write_follow_ups(store: Store, path: Path, today: date, *, rings: bool = False) -> int:
    """Write them into a calendar file, note that, and return how many there are."""
    return write_calendar(store, "follow-ups", path, follow_ups(store, today), rings=rings)


def write_calendar(store: Store, what: str, path: Path, found: Sequence[FollowUp], *, rings: bool = False) -> int:
    """Write things to do into a calendar file, note that under a name, and return how many there are.

    The same thing has the same UID each time, so that a calendar updates it rather than adding another. Where it
    `rings`, it does so at nine o'clock, or half an hour before what has a time.
    """
    calendar_file.write(path, (_reminder(one, rings=rings) for one in found), datetime.now(UTC))
    entries.note(store, what, path, len(found))
    return len(found)


def _reminder(one: FollowUp, *, rings: bool) -> Reminder:
    at = time.fromisoformat(one.at) if one.at else None
    alarm = (AT_NINE if at is None else BEFORE_A_TIME) if rings else None
    words = (_("RefNet"), one.kind)
    return Reminder(f"{one.key}@refnet", one.day, one.summary, one.description, words, alarm, at=at)


def _not_before(one: FollowUp, today: date) -> FollowUp:
    if one.day >= today:
        return one
    since = _("Since {day}.").format(day=one.day.isoformat())
    return FollowUp(one.key, one.kind, today, one.summary, " ".join(filter(None, (one.description, since))))


def _next_steps(session: Session) -> Iterator[FollowUp]:
    query: Query = (
        select(Deal.id, Deal.title, Deal.next_step, Deal.next_step_on, Person.name)
        .outerjoin(Person, Person.id == Deal.prospect_id)
        .where(Deal.outcome == Outcome.OPEN, Deal.next_step_on.is_not(None))
        .where(Person.do_not_contact.is_not(True))
        .order_by(Deal.id)
    )
    for key, title, step, day, name in session.execute(query):
        summary = f"{name or title}: {step or _('next step')}"
        yield FollowUp(f"next-step-{key}", _("Next step"), day, summary, title)


def _answers(session: Session, today: date) -> Iterator[FollowUp]:
    """Yield the asks that wait, of each rep and ally the newest: an older one is answered by having asked again.

    What counts as silent waits no longer, nor what was put off until later and brought an introduction after all.
    """
    newer, waits = aliased(Ask), ask_standing(today, limits.read(session).silence) == Answer.PENDING
    query: Query = (
        select(Ask.id, Ask.answer, Ask.asked_on, Ask.answered_on, Ask.ideal_client, Ask.target, Person.name)
        .join(Person, Person.id == Ask.ally_id)
        .where(or_(waits, and_(Ask.answer == Answer.LATER, ~_has_come())))
        .where(Person.do_not_contact.is_not(True))
        .where(~_is_asked_again(newer))
        .order_by(Ask.id)
    )
    for key, answer, asked_on, answered_on, ideal, target, name in session.execute(query):
        is_later = answer is Answer.LATER
        day = (answered_on or asked_on) + ASK_AGAIN if is_later else asked_on + ANSWER_WITHIN
        summary = _("Ask {name} again") if is_later else _("Remind {name} of your ask")
        yield FollowUp(f"ask-{key}", _("Answer awaited"), day, summary.format(name=name), target or ideal)


def _has_come() -> ColumnElement[bool]:
    return select(Introduction.id).where(Introduction.ask_id == Ask.id).exists()


def _is_asked_again(newer: type[Ask]) -> ColumnElement[bool]:
    mine = select(newer.id).where(newer.ally_id == Ask.ally_id, newer.rep_id == Ask.rep_id)
    is_later = and_(newer.asked_on == Ask.asked_on, newer.id > Ask.id)
    return mine.where(or_(newer.asked_on > Ask.asked_on, is_later)).exists()


def _thanks(session: Session) -> Iterator[FollowUp]:
    prospect = aliased(Person)
    query: Query = (
        select(Introduction.id, Introduction.made_on, prospect.name, Person.name)
        .join(Person, Person.id == Introduction.introducer_id)
        .join(prospect, prospect.id == Introduction.prospect_id)
        .where(Introduction.direction == Direction.RECEIVED, Introduction.thanked_on.is_(None))
        .where(Introduction.made_on.is_not(None), Person.do_not_contact.is_not(True))
        .order_by(Introduction.id)
    )
    for key, made_on, introduced, name in session.execute(query):
        summary = _("Thank {name} for introducing {prospect}").format(name=name, prospect=introduced)
        yield FollowUp(f"thank-{key}", _("Thanks owed"), made_on + THANK_WITHIN, summary)


def _quiet(store: Store, today: date) -> Iterator[FollowUp]:
    rows = ground(store)
    for one in gone_quiet(store, today):
        if not one.do_not_contact:
            summary = _("Get in touch with {name}").format(name=rows.name(one.person))
            yield FollowUp(f"quiet-{one.person}", _("Gone quiet"), today, summary, one.why)
