"""Reads the rows that Today's rules look at: a few light queries, each narrowed to what can be due.

Who must not be contacted is left out, as among follow-ups; but a meeting, a next step or a task is somebody's own word.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, Select, and_, case, exists, func, or_, select
from sqlalchemy.orm import Session, aliased

from refnet.domain.kinds import Answer, Direction, IntroductionKind, Outcome, Stage
from refnet.domain.meetings import BEFOREHAND
from refnet.domain.today.rows import Asked, Chore, Limits, Promise, Standstill, Story, Talk, Waiting
from refnet.domain.today.rules import UNDATED_STEP
from refnet.domain.today.words import is_taken_up, whom
from refnet.services.aliases import another
from refnet.services.standing import has_brought, shown_stage
from refnet.store.schema import (
    Ask,
    Deal,
    Introduction,
    Meeting,
    NamedProspect,
    Organization,
    Person,
    StageEntry,
    Task,
    Told,
)

Condition = ColumnElement[bool]
_Prospect, _Introducer = another(Person), another(Person)


def waiting(session: Session, rep: UUID | None, currency: str) -> list[Waiting]:
    """Return introductions whose deal is open and still where it began."""
    made_on: Any = Introduction.made_on
    query: Any = select(
        Introduction.id, _Prospect.name, func.coalesce(Organization.name, ""), _Introducer.name, made_on,
        Introduction.channel, Introduction.expects, _stake(currency),
    )  # fmt: skip
    query = query.join(_Prospect, _Prospect.id == Introduction.prospect_id)
    query = query.join(_Introducer, _Introducer.id == Introduction.introducer_id)
    query = query.join(Deal, Deal.id == Introduction.deal_id)
    query = query.outerjoin(Organization, Organization.id == _Prospect.organization_id)
    query = query.where(
        Introduction.kind == IntroductionKind.INTRODUCED,
        Introduction.is_originating,
        made_on.is_not(None),
        Deal.outcome == Outcome.OPEN,
        Deal.stage == Stage.LEAD,
        ~_Prospect.do_not_contact,
        *_mine(Introduction.rep_id, rep),
    )
    return [Waiting(*row) for row in session.execute(query.order_by(made_on, Introduction.id))]


def talks(session: Session, rep: UUID | None, today: date, limits: Limits, currency: str) -> list[Talk]:
    """Return meetings that are planned until the limit, and those held after which nothing is agreed any more.

    All are of open deals; a day for a step that is agreed is only missed once `UNDATED_STEP` has gone, and another
    meeting that is planned is a step with a day.
    """
    later = aliased(Meeting)
    is_latest = ~exists().where(later.deal_id == Meeting.deal_id, later.held_on > Meeting.held_on)
    is_planned = exists().where(
        later.deal_id == Meeting.deal_id, later.held_on.is_(None), later.planned_on.is_not(None)
    )
    has_day = or_(Deal.next_step_on.is_not(None), is_planned)
    step_on: Any = case((Deal.next_step == "", Meeting.next_step_on))  # another one in its place is not taken yet
    has_next = or_(Meeting.next_step_at.is_not(None), Meeting.next_step != "", Deal.next_step != "")
    is_unsettled = and_(~has_day, or_(step_on.is_not(None), ~has_next, Meeting.held_on <= today - UNDATED_STEP))
    ticks = [getattr(Meeting, f"{part}_at").is_not(None) for part in BEFOREHAND]
    query = select(
        Meeting.id, Meeting.deal_id, func.coalesce(Person.name, Deal.title), func.coalesce(Organization.name, ""),
        Meeting.planned_on, Meeting.planned_time, Meeting.held_on, case((has_next, 1), else_=0),
        case((is_latest, 1), else_=0), case((has_day, 1), else_=0), step_on, Meeting.scheduled_on, _stake(currency),
        *ticks,
    )  # fmt: skip
    query = query.join(Deal, Deal.id == Meeting.deal_id).outerjoin(Person, Person.id == Deal.prospect_id)
    query = query.outerjoin(Organization, Organization.id == Deal.organization_id)
    is_near = and_(Meeting.held_on.is_(None), Meeting.planned_on <= today + timedelta(days=limits.prepare_ahead))
    query = query.where(
        Deal.outcome == Outcome.OPEN,
        or_(is_near, and_(Meeting.held_on.is_not(None), is_latest, is_unsettled)),
        *_mine(func.coalesce(Meeting.rep_id, Deal.rep_id), rep),
    )
    return [_talk(row) for row in session.execute(query.order_by(Meeting.planned_on, Meeting.id))]


def _talk(row: Any) -> Talk:  # noqa: ANN401 - a row of SQLAlchemy
    key, deal, who, organization, planned, time, held, step, latest, dated, step_on, agreed, stake, *ticks = row
    missing = tuple(part for part, done in zip(BEFOREHAND, ticks, strict=True) if not done)
    return Talk(
        key, deal, who, organization, planned, time, held, missing,
        has_next=bool(step), is_latest=bool(latest), stake=stake, has_day=bool(dated),
        step_on=step_on, agreed_on=agreed,
    )  # fmt: skip


def still(session: Session, rep: UUID | None, today: date, limits: Limits, currency: str) -> list[Standstill]:
    """Return open deals beyond their beginning that have no meeting, held or to come, and no day for a next step.

    Those that came where they are too lately, or so long ago that it is no news, are left out.
    """
    since: Any = func.coalesce(_entered(func.max), Deal.first_touch_on)
    is_met = exists().where(
        Meeting.deal_id == Deal.id, or_(Meeting.held_on.is_not(None), Meeting.planned_on.is_not(None))
    )
    query: Any = select(
        Deal.id, func.coalesce(Person.name, Deal.title), func.coalesce(Organization.name, ""), Deal.stage, since,
        _stake(currency),
    )  # fmt: skip
    query = query.outerjoin(Person, Person.id == Deal.prospect_id)
    query = query.outerjoin(Organization, Organization.id == Deal.organization_id)
    last = today - UNDATED_STEP
    query = query.where(
        Deal.outcome == Outcome.OPEN, Deal.stage != Stage.LEAD, Deal.next_step_on.is_(None), ~is_met,
        Person.do_not_contact.is_not(True), since <= last, since >= last - timedelta(days=limits.news),
        *_mine(Deal.rep_id, rep),
    )  # fmt: skip
    return [Standstill(*row) for row in session.execute(query.order_by(Deal.id))]


def stories(session: Session, rep: UUID | None, today: date, limits: Limits, currency: str) -> list[Story]:
    """Return received introductions that were made, or moved on, within the time in which news is news."""
    since = today - timedelta(days=limits.news)
    entered, first = _entered(func.max), _entered(func.min)
    stage_on = case((Deal.outcome == Outcome.OPEN, entered), else_=func.coalesce(Deal.closed_on, entered))
    told = _last_told(session)
    query = select(
        Introduction.id, _Introducer.id, _Introducer.name, _Prospect.name, Introduction.made_on, Introduction.rep_id,
        shown_stage(), stage_on, case((Deal.outcome == Outcome.OPEN, first)), Introduction.thanked_on, _stake(currency),
    )  # fmt: skip
    query = query.join(_Prospect, _Prospect.id == Introduction.prospect_id)
    query = query.join(_Introducer, _Introducer.id == Introduction.introducer_id)
    query = query.outerjoin(Deal, Deal.id == Introduction.deal_id)
    is_recent = or_(Introduction.made_on >= since, stage_on >= since)
    query = query.where(
        Introduction.direction == Direction.RECEIVED, Introduction.made_on.is_not(None), is_recent,
        ~_Introducer.do_not_contact, *_mine(Introduction.rep_id, rep),
    )  # fmt: skip
    rows = session.execute(query.order_by(Introduction.made_on, Introduction.id))
    return [
        Story(
            key, introducer, who, prospect, made_on, owner, stage or Stage.LEAD,
            on if first is None or is_taken_up(stage, told.get(key)) else first, told.get(key),
            is_thanked=thanked is not None, stake=stake,
        )
        for key, introducer, who, prospect, made_on, owner, stage, on, first, thanked, stake in rows
    ]  # fmt: skip


def _entered(which: Any) -> Any:  # noqa: ANN401 - SQLAlchemy's
    """Return the first or last day on which a deal came to where it stands: one taken up again came there before."""
    entries = select(which(StageEntry.entered_on))
    return entries.where(StageEntry.deal_id == Deal.id, StageEntry.stage == shown_stage()).scalar_subquery()


def _last_told(session: Session) -> dict[UUID, Stage]:
    query = select(Told.introduction_id, Told.stage).order_by(Told.told_on, Told.id)
    return dict(session.execute(query).all())


def promises(session: Session, rep: UUID | None) -> list[Promise]:
    """Return names that were given and not introduced."""
    query = select(NamedProspect.id, Ask.ally_id, Person.name, NamedProspect.name, NamedProspect.named_on)
    query = query.join(Ask, Ask.id == NamedProspect.ask_id).join(Person, Person.id == Ask.ally_id)
    query = query.where(
        NamedProspect.introduction_id.is_(None),
        NamedProspect.given_up_on.is_(None),
        ~Person.do_not_contact,
        *_mine(Ask.rep_id, rep),
    )
    return [Promise(*row) for row in session.execute(query.order_by(NamedProspect.named_on, NamedProspect.id))]


def asked(session: Session, rep: UUID | None) -> list[Asked]:
    """Return asks without an answer or answered "later", unless the same rep asked the same ally again since.

    One that brought somebody waits for nothing, and so does one that was answered "later" and brought an introduction
    after all. Which of the others count as silent, the rules tell.
    """
    newest_first = func.row_number().over(
        partition_by=(Ask.ally_id, Ask.rep_id), order_by=(Ask.asked_on.desc(), Ask.id.desc())
    )  # SQLite would look through all asks of a rep for each of them
    placed = select(Ask.id, newest_first.label("place")).subquery()
    is_last = Ask.id.in_(select(placed.c.id).where(placed.c.place == 1))
    query = select(
        Ask.id, Ask.ally_id, Person.name, case((Ask.target != "", Ask.target), else_=Ask.ideal_client), Ask.asked_on,
        Ask.answer, Ask.answered_on,
    )  # fmt: skip
    query = query.join(Person, Person.id == Ask.ally_id)
    has_come = exists().where(Introduction.ask_id == Ask.id)
    is_pending = and_(Ask.answer == Answer.PENDING, ~has_brought())
    is_waited_for = or_(is_pending, and_(Ask.answer == Answer.LATER, ~has_come))
    query = query.where(is_waited_for, is_last, ~Person.do_not_contact, *_mine(Ask.rep_id, rep))
    return [Asked(*row) for row in session.execute(query.order_by(Ask.asked_on, Ask.id))]


def chores(session: Session, rep: UUID | None, today: date, currency: str, only: UUID | None) -> list[Chore]:
    """Return tasks that are not done, `only` of one rep if named, and next steps of open deals whose day has come."""
    of = func.coalesce(Person.name, Deal.title, "")
    tasks = select(Task.id, Task.text, of, Task.due_on, Task.person_id, Task.deal_id)
    tasks = tasks.outerjoin(Person, Person.id == Task.person_id).outerjoin(Deal, Deal.id == Task.deal_id)
    tasks = tasks.where(Task.done_on.is_(None), or_(Task.due_on.is_(None), Task.due_on <= today))
    tasks = tasks.where(*_mine(Task.rep_id, rep), *_mine(Task.rep_id, only)).order_by(Task.due_on, Task.id)
    whose, company = func.coalesce(Person.name, Deal.title), func.coalesce(Organization.name, "")
    steps: Select[Any] = select(Deal.id, Deal.next_step, whose, company, Deal.next_step_on, _stake(currency))
    steps = steps.outerjoin(Person, Person.id == Deal.prospect_id)
    steps = steps.outerjoin(Organization, Organization.id == Deal.organization_id)
    steps = steps.where(
        Deal.outcome == Outcome.OPEN, Deal.next_step_on <= today, ~_says_only_contact(), *_mine(Deal.rep_id, rep)
    )
    found = [Chore(*row[:4], opens=_record(row[4], row[5])) for row in session.execute(tasks)]
    rows = session.execute(steps.order_by(Deal.next_step_on, Deal.id))
    return found + [
        _step(key, text, whom(who, organization), on, stake) for key, text, who, organization, on, stake in rows
    ]


def _step(key: UUID, text: str, who: str, on: date, stake: int) -> Chore:
    return Chore(key, text or who, who if text else "", on, is_step=True, stake=stake, opens=("deal", key))


def _says_only_contact() -> Condition:
    """Tell that a deal's next step is the first contact that its introduction waits for already."""
    waits = exists().where(
        Introduction.deal_id == Deal.id,
        Introduction.is_originating,
        Introduction.kind == IntroductionKind.INTRODUCED,
        Introduction.made_on.is_not(None),
    )
    return and_(Deal.stage == Stage.LEAD, Deal.is_contact_next, waits)


def _record(person: UUID | None, deal: UUID | None) -> tuple[str, UUID] | None:
    if deal is not None:
        return "deal", deal
    return ("person", person) if person is not None else None


def asked_on(session: Session, rep: UUID | None, today: date) -> int:
    """Return how many were asked on a day."""
    return session.scalar(select(func.count()).where(Ask.asked_on == today, *_mine(Ask.rep_id, rep))) or 0


def usual_stake(session: Session, currency: str) -> int:
    """Return the mean amount of deals in the main currency, in minor units; 0 where there is none."""
    mean = session.scalar(select(func.avg(Deal.amount)).where(Deal.amount > 0, _in_main(currency)))
    return round(mean) if mean else 0


def _stake(currency: str) -> Any:  # noqa: ANN401 - SQLAlchemy's
    return case((and_(Deal.amount.is_not(None), _in_main(currency)), Deal.amount), else_=0)


def _in_main(currency: str) -> Condition:
    return Deal.currency.in_(("", currency))


def _mine(owner: Any, rep: UUID | None) -> Sequence[Condition]:  # noqa: ANN401 - SQLAlchemy's
    return () if rep is None else (owner == rep,)
