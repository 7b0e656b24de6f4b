"""How every rep works, in numbers for who coaches them; no note, no text of anybody is read."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from refnet.domain.coaching import SPAN, Coached, Share, Wait, share, thanks, times, wait, working_days
from refnet.domain.kinds import OPEN_STAGES, Direction, IntroductionKind, Outcome, Role, Source
from refnet.domain.meetings import BEFOREHAND
from refnet.domain.today.rules import owed_since
from refnet.i18n import _, counted
from refnet.services import asking, preferences, reps, thanking
from refnet.services.thanking import Case
from refnet.services.today import limits as today_limits
from refnet.services.today import reading
from refnet.store.database import Store
from refnet.store.schema import Ask, Deal, Introduction, Meeting, StageEntry

TABLES = ("ask", "introduction", "deal", "meeting", "stage_entry", "told", "rep", "person")
PREPARED = 4  # of five ticks, as the diagnosis counts it
_CONTACTS = OPEN_STAGES[1:]  # a deal that was only closed tells no day of contact

Cases = Mapping[UUID | None, Sequence[Any]]  # by rep: days, or days with what happened then


@dataclass(frozen=True, slots=True)
class _Read:
    """All cases of two spans, by rep."""

    asks: Cases
    introductions: Cases
    scheduled: Cases
    held: Cases
    closed: Cases
    contacted: Cases
    first_meetings: Cases
    thanks: Cases
    thanked: Cases
    owed: Mapping[UUID, int]


def team(store: Store, today: date) -> list[Coached]:
    """Return everybody who sells, by name, as of a day."""
    selling = [row for row in reps.all(store) if row.role is Role.REP]
    with store.reading() as session:
        read = _read(session, today)
    clients = asking.asked_clients(store)
    return [_coached(row.id, row.name, read, clients.get(row.id, (0, 0)), today) for row in selling]


def told(rows: Sequence[Coached]) -> str:
    """Say in a sentence what the team did, and what is owed."""
    asked = counted("{count} ask was made", "{count} asks were made", sum(one.asks.lately for one in rows))
    came = counted(
        "{count} introduction came", "{count} introductions came", sum(one.introductions.lately for one in rows)
    )
    clients, reached = sum(one.clients for one in rows), sum(one.asked_clients for one in rows)
    owed = sum(one.owed for one in rows)
    said = _("In the last eight weeks {asked}, and {came}. {reached} of {clients} clients were ever asked.").format(
        asked=asked, came=came, reached=f"{reached:,}", clients=f"{clients:,}"
    )
    waits = counted("{count} introducer is owed thanks or news.", "{count} introducers are owed thanks or news.", owed)
    return f"{said} {waits}" if owed else said


def _coached(rep: UUID, name: str, read: _Read, clients: tuple[int, int], today: date) -> Coached:
    asked, received, scheduled, held = (
        times(one.get(rep, ()), today) for one in (read.asks, read.introductions, read.scheduled, read.held)
    )
    return Coached(
        rep, name, asked, received, scheduled, held, _share(read.closed, rep, today), _wait(read.contacted, rep, today),
        _share(read.first_meetings, rep, today), thanks(read.thanks.get(rep, ()), today),
        _wait(read.thanked, rep, today), read.owed.get(rep, 0), *clients,
    )  # fmt: skip


def _share(cases: Cases, rep: UUID, today: date) -> Share:
    return share(cases.get(rep, ()), today)


def _wait(cases: Cases, rep: UUID, today: date) -> Wait:
    return wait(cases.get(rep, ()), today)


def _read(session: Session, today: date) -> _Read:
    since = today - 2 * SPAN
    owner: Any = func.coalesce(Meeting.rep_id, Deal.rep_id)
    of_deal, waits = Meeting.deal_id == Deal.id, list(thanking.cases(session, today))
    return _Read(
        asks=_days(session, Ask.rep_id, Ask.asked_on, since),
        introductions=_days(session, Introduction.rep_id, Introduction.made_on, since, *_received()),
        scheduled=_days(session, owner, Meeting.scheduled_on, since, of_deal),
        held=_days(session, owner, Meeting.held_on, since, of_deal),
        closed=_closed(session, since),
        contacted=_contacted(session, since),
        first_meetings=_first_meetings(session, since),
        thanks=_by_rep(((one.rep, one) for one in waits if one.made_on > since), lambda one: (one.made_on, one.wait)),
        thanked=_by_rep(((one.rep, one) for one in waits if (one.thanked_on or since) > since), _thanked),
        owed=_owed(session, today),
    )


def _received() -> tuple[Any, ...]:
    return Introduction.direction == Direction.RECEIVED, Introduction.kind == IntroductionKind.INTRODUCED


def _days(session: Session, owner: Any, day: Any, since: date, *conditions: Any) -> Cases:  # noqa: ANN401 - SQLAlchemy's
    return _by_rep(session.execute(select(owner, day).where(day > since, *conditions)), lambda on: on)


def _closed(session: Session, since: date) -> Cases:
    query = select(Deal.rep_id, Deal.closed_on, Deal.outcome)
    query = query.where(Deal.source == Source.REFERRAL, Deal.outcome != Outcome.OPEN, Deal.closed_on > since)
    return _by_rep(session.execute(query), lambda on, outcome: (on, outcome is Outcome.WON))


def _contacted(session: Session, since: date) -> Cases:
    """Return the first contacts after introductions, with the working days they took."""
    first = func.min(StageEntry.entered_on)
    query = select(Introduction.rep_id, Introduction.made_on, first)
    query = query.join(StageEntry, StageEntry.deal_id == Introduction.deal_id)
    query = query.where(
        *_received(), Introduction.is_originating, Introduction.made_on.is_not(None), StageEntry.stage.in_(_CONTACTS)
    )
    query = query.group_by(Introduction.id, Introduction.rep_id, Introduction.made_on).having(first > since)
    return _by_rep(session.execute(query), lambda made, on: (on, working_days(made, on)))


def _first_meetings(session: Session, since: date) -> Cases:
    """Return the first meetings held of deals, and whether each was prepared by its day."""
    owner: Any = func.coalesce(Meeting.rep_id, Deal.rep_id)
    ticks = [getattr(Meeting, f"{part}_at") for part in BEFOREHAND]
    query: Any = select(Meeting.deal_id, owner, Meeting.held_on, *ticks).join(Deal, Deal.id == Meeting.deal_id)
    earliest = select(func.min(Meeting.held_on)).where(Meeting.deal_id == Deal.id).correlate(Deal).scalar_subquery()
    rows = session.execute(query.where(Meeting.held_on > since, Meeting.held_on == earliest).order_by(Meeting.id))
    first = {deal: tuple(rest) for deal, *rest in reversed(rows.all())}  # one a deal, were two held on its first day
    return _by_rep(first.values(), _prepared)


def _prepared(on: date, *ticks: datetime | None) -> tuple[date, bool]:
    return on, sum(tick is not None and tick.date() <= on for tick in ticks) >= PREPARED


def _thanked(one: Case) -> tuple[date | None, float]:
    """Return the day of thanks with the hours they took, at the middle of what days leave open."""
    return one.thanked_on, (one.wait.low + (one.wait.high or 0.0)) / 2


def _owed(session: Session, today: date) -> Mapping[UUID, int]:
    """Return how many introducers are owed thanks or news, as Today has it."""
    limits, found = today_limits.read(session), defaultdict[UUID, int](int)
    for one in reading.stories(session, None, today, limits, preferences.currency(session)):
        day = owed_since(one)
        if day is not None and 0 <= (today - day).days <= limits.news:
            found[one.rep_id] += 1
    return found


def _by_rep(rows: Iterable[Any], case: Any) -> Cases:  # noqa: ANN401 - rows of SQLAlchemy
    found = defaultdict[UUID | None, list[Any]](list)
    for rep, *values in rows:
        found[rep].append(case(*values))
    return found
