"""What to know before a meeting: who, how we came to them, why, whom we share, what was, and what is prepared."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Direction
from refnet.i18n import _
from refnet.services import deals, meetings, people, questions
from refnet.services.deals import DealRow
from refnet.services.insights import paths, telling
from refnet.services.insights.telling import Voice
from refnet.services.introductions import IntroductionRow
from refnet.services.meetings import PlanRow
from refnet.services.people import TimelineEntry
from refnet.store.database import Store
from refnet.store.schema import Introduction, Person

MOST_CHAIN = 6  # introductions one behind the other
MOST_PATHS, MOST_SHARED, MOST_ENTRIES = 3, 12, 8


@dataclass(frozen=True, slots=True)
class Link:
    """An introduction on the way to a prospect: who introduced whom, and when."""

    introducer: str
    prospect: str
    made_on: date | None


@dataclass(frozen=True, slots=True)
class Shared:
    """Somebody beside the prospect, and how; both as words."""

    name: str
    how: str


@dataclass(frozen=True, slots=True)
class Way:
    """A path from us to the prospect: the names along it, and how good it is as a sentence."""

    names: tuple[str, ...]
    told: str


@dataclass(frozen=True, slots=True)
class Brief:
    """All that one page says before a meeting; `chain` begins with the first introduction, `past` with the newest."""

    deal: DealRow
    job_title: str
    reach: tuple[str, ...]
    chain: tuple[Link, ...]
    reason: str
    shared: tuple[Shared, ...]
    ways: tuple[Way, ...]
    past: tuple[TimelineEntry, ...]
    plan: PlanRow | None
    questions: tuple[str, ...]


def of_deal(store: Store, deal_id: UUID, today: date, voice: Voice) -> Brief:
    """Return what to know before the next meeting of a deal; raise RefNetError when the deal was removed."""
    return _gathered(store, deal_id, meetings.next_planned(store, deal_id, today), today, voice)


def of_meeting(store: Store, meeting_id: UUID, today: date, voice: Voice) -> Brief:
    """Return what to know before a meeting; raise RefNetError when it was removed."""
    plan = meetings.plan(store, meeting_id)
    return _gathered(store, plan.deal_id, plan, today, voice)


def _gathered(store: Store, deal_id: UUID, plan: PlanRow | None, today: date, voice: Voice) -> Brief:
    found = deals.record(store, deal_id)
    row, key = found.row, found.row.prospect_id
    known = people.record(store, key) if key is not None else None
    mine = [deals.timeline(store, deal_id), people.timeline(store, key, today) if key is not None else []]
    return Brief(
        deal=row,
        job_title=known.row.job_title if known is not None else "",
        reach=tuple(one.value for one in known.contact_points) if known is not None else (),
        chain=_chain(store, key),
        reason=_reason(found.introductions),
        shared=tuple(_shared(store, key))[:MOST_SHARED],
        ways=_ways(store, key, today, voice),
        past=_past(mine, deal_id, plan),
        plan=plan,
        questions=_questions(store, plan, row.introducer),
    )


def _reason(rows: tuple[IntroductionRow, ...]) -> str:
    return next((row.reason for row in sorted(rows, key=lambda row: not row.is_originating) if row.reason), "")


def _chain(store: Store, prospect: UUID | None) -> tuple[Link, ...]:
    """Return how we came to somebody: who introduced them, who had introduced that one to us, and so on."""
    links: list[Link] = []
    seen: set[UUID] = set()
    with store.reading() as session:
        while prospect is not None and prospect not in seen and len(links) < MOST_CHAIN:
            seen.add(prospect)
            link, prospect = _introduced(session, prospect)
            links += [link] if link is not None else []
    return tuple(reversed(links))


def _introduced(session: Session, prospect: UUID) -> tuple[Link | None, UUID | None]:
    """Return the first introduction of somebody to us, and by whom."""
    mine = select(Introduction).where(
        Introduction.prospect_id == prospect, Introduction.direction == Direction.RECEIVED
    )
    found = session.scalars(mine.order_by(Introduction.made_on.nulls_last(), Introduction.id).limit(1)).first()
    if found is None:
        return None, None
    both = select(Person.id, Person.name).where(Person.id.in_([found.introducer_id, prospect]))
    names = {row[0]: row[1] for row in session.execute(both)}
    by = found.introducer_id
    return Link(names[by] if by is not None else "", names[prospect], found.made_on), by


def _shared(store: Store, key: UUID | None) -> Iterator[Shared]:
    """Yield who stands beside the prospect; us left out, everybody once."""
    if key is None:
        return
    how = {"introducer": _("introduced them to us"), "prospect": _("was introduced by them"), "tie": _("knows them")}
    seen: set[UUID] = set()
    for one in people.neighbours(store, key):
        if one.relation in how and one.id not in seen:
            seen.add(one.id)
            yield Shared(one.name, how[one.relation])


def _ways(store: Store, key: UUID | None, today: date, voice: Voice) -> tuple[Way, ...]:
    if key is None:
        return ()
    found = paths.paths_to(store, paths.target_of(store, key), today, count=MOST_PATHS)
    routes = [route for route in found.routes if not route.is_direct]
    return tuple(
        Way(
            tuple(found.names[hop.other] for hop in route.hops),
            ". ".join([*(telling.hop(found, hop, voice) for hop in route.hops), telling.path(found, route)]),
        )
        for route in routes
    )


def _past(lists: list[list[TimelineEntry]], deal_id: UUID, plan: PlanRow | None) -> tuple[TimelineEntry, ...]:
    """Return what was, newest first, each thing once; the deal itself and the meeting that is prepared are not the past."""
    once: dict[tuple[str, UUID], TimelineEntry] = {}
    for entry in (entry for entries in lists for entry in entries):
        once.setdefault(entry.target if entry.kind != "stage" else (entry.title, entry.target[1]), entry)
    own = {("deal", deal_id), ("meeting", plan.id if plan is not None else None)}
    kept = [entry for entry in once.values() if entry.target not in own]
    return tuple(people.newest_first(kept)[:MOST_ENTRIES])


def _questions(store: Store, plan: PlanRow | None, introducer: str) -> tuple[str, ...]:
    if plan is None:
        return ()
    texts = {row.id: row.text for row in questions.every(store)}
    return tuple(
        texts[key].replace("{introducer}", introducer or _("the introducer")) for key in plan.chosen if key in texts
    )
