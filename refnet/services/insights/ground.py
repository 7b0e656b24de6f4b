"""Reads the rows that answers about the network rest on, with few light queries, and keeps them until they change.

After a step only what it touched is read again: single deals and introductions by their keys, other tables whole.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from refnet.domain.kinds import Direction, IntroductionKind
from refnet.domain.network.ground import Acquaintance, Asked, Ground, Pursuit, Received, Someone, grouped
from refnet.services import preferences
from refnet.services.insights.kept import Kept
from refnet.services.standing import answered
from refnet.store.database import Store
from refnet.store.history import Step
from refnet.store.schema import Ally, Ask, Deal, Introduction, Organization, Person, Rep, Tie

TABLES = ("person", "ally", "introduction", "deal", "tie", "organization", "rep", "ask", "setting")
MOST_APART = 500  # rows of a table that are read by their keys

R = TypeVar("R")


@dataclass(frozen=True, slots=True)
class _Rows:
    """The rows, introductions by their keys as well, in the order of keys."""

    ground: Ground
    received: Mapping[UUID, Received]


def read(store: Store) -> Ground:
    """Return the rows as of now."""
    return _read(store).ground


def _read(store: Store) -> _Rows:
    with store.reading() as session:
        currency = preferences.currency(session)
        received, asks = _received_rows(session), _asked(session)
        by_introducer, by_deal = grouped(tuple(received.values()))
        ground = Ground(
            people=_people_rows(session),
            reps=_rep_rows(session),
            received=tuple(received.values()),
            pursuits=_pursuit_rows(session, currency),
            ties=_tie_rows(session),
            given=_given(session),
            asked_on=_newest(asks),
            currency=currency,
            by_introducer=by_introducer,
            by_deal=by_deal,
            asks=asks,
        )
        return _Rows(ground, received)


def _follow(store: Store, known: _Rows, steps: Sequence[Step]) -> _Rows:
    """Return the rows after some steps; what they did not touch stays the same object."""
    with store.reading() as session:
        currency = preferences.currency(session)
        if currency != known.ground.currency:
            return _read(store)
        return _with_received(session, replace(known, ground=_others(session, known.ground, currency, steps)), steps)


def _others(session: Session, old: Ground, currency: str, steps: Sequence[Step]) -> Ground:
    deals = _changed(steps, "deal")
    asks = _asked(session) if _touched(steps, "ask", "introduction") else old.asks
    return replace(
        old,
        people=_people_rows(session) if _touched(steps, "person", "ally", "organization") else old.people,
        reps=_rep_rows(session) if _touched(steps, "rep") else old.reps,
        pursuits=_patched(old.pursuits, deals, partial(_pursuit_rows, session, currency)),
        ties=_tie_rows(session) if _touched(steps, "tie") else old.ties,
        asks=asks,
        asked_on=old.asked_on if asks is old.asks else _newest(asks),
    )


def _with_received(session: Session, known: _Rows, steps: Sequence[Step]) -> _Rows:
    if not _touched(steps, "introduction"):
        return known
    received = _patched(known.received, _changed(steps, "introduction"), partial(_received_rows, session))
    by_introducer, by_deal = grouped(tuple(received.values()))
    ground = replace(
        known.ground, received=tuple(received.values()), given=_given(session), by_introducer=by_introducer, by_deal=by_deal
    )  # fmt: skip
    return _Rows(ground, received)


def _touched(steps: Sequence[Step], *tables: str) -> bool:
    return any(step.touches(*tables) for step in steps)


def _changed(steps: Sequence[Step], table: str) -> frozenset[UUID] | None:
    """Return which rows of a table changed, None where they are too many to be told apart."""
    keys = frozenset(key for step in steps for key in step.rows.get(table, ()))
    return None if len(keys) > MOST_APART or any(table in step.batches for step in steps) else keys


def _patched(
    old: Mapping[UUID, R], keys: frozenset[UUID] | None, rows: Callable[[Collection[UUID] | None], Mapping[UUID, R]]
) -> Mapping[UUID, R]:
    """Return rows in the order of their keys, those of `keys` read again, all of them for None."""
    if keys is None:
        return rows(None)
    if not keys:
        return old
    patched, found = dict(old), rows(keys)
    for key in keys - found.keys():
        patched.pop(key, None)
    patched.update(found)
    if found.keys() <= old.keys():
        return patched
    return {key: patched[key] for key in sorted(patched, key=attrgetter("int"))}


KEPT = Kept(TABLES, _read, _follow)


def ground(store: Store) -> Ground:
    """Return the rows, read again only after a step that touched them."""
    return KEPT.of(store).ground


def _people_rows(session: Session) -> dict[UUID, Someone]:
    return {row[0]: Someone(*row) for row in session.execute(_people())}


def _rep_rows(session: Session) -> dict[UUID, str]:
    return dict(session.execute(select(Rep.id, Rep.name).order_by(Rep.search_key)).all())


def _received_rows(session: Session, keys: Collection[UUID] | None = None) -> dict[UUID, Received]:
    return {row[0]: Received(*row[1:]) for row in session.execute(_among(_received(), Introduction.id, keys))}


def _pursuit_rows(session: Session, currency: str, keys: Collection[UUID] | None = None) -> dict[UUID, Pursuit]:
    return {row[0]: Pursuit(*row) for row in session.execute(_among(_pursuits(currency), Deal.id, keys))}


def _tie_rows(session: Session) -> tuple[Acquaintance, ...]:
    return tuple(Acquaintance(*row) for row in session.execute(_ties()))


def _among(
    query: Select[*tuple[Any, ...]], column: InstrumentedAttribute[UUID], keys: Collection[UUID] | None
) -> Select[*tuple[Any, ...]]:
    return query if keys is None else query.where(column.in_(keys))


def _people() -> Select[*tuple[Any, ...]]:
    rows = select(
        Person.id, Person.name, Person.organization_id, func.coalesce(Organization.name, ""), Ally.trust, Ally.kind,
        Person.do_not_contact,
    )  # fmt: skip
    rows = rows.outerjoin(Organization, Organization.id == Person.organization_id)
    return rows.outerjoin(Ally, Ally.person_id == Person.id).order_by(Person.id)


def _received() -> Select[*tuple[Any, ...]]:
    is_name_only = Introduction.kind == IntroductionKind.NAME_ONLY
    rows = select(
        Introduction.id, Introduction.introducer_id, Introduction.prospect_id, Introduction.rep_id, Introduction.made_on,
        is_name_only, Introduction.deal_id, Introduction.is_originating, Introduction.thanked_on,
    )  # fmt: skip
    return rows.where(Introduction.direction == Direction.RECEIVED).order_by(Introduction.id)


def _pursuits(currency: str) -> Select[*tuple[Any, ...]]:
    is_ours = Deal.currency.in_((currency, ""))
    is_foreign = and_(~is_ours, Deal.amount.is_not(None))
    return select(
        Deal.id, Deal.title, Deal.prospect_id, Deal.rep_id, Deal.source, Deal.outcome, Deal.stage,
        Deal.first_touch_on, Deal.closed_on, case((is_ours, Deal.amount), else_=None), is_foreign,
    ).order_by(Deal.id)  # fmt: skip


def _ties() -> Select[*tuple[Any, ...]]:
    return select(Tie.person_id, Tie.other_id, Tie.strength, Tie.evidence).order_by(Tie.id)


def _given(session: Session) -> dict[UUID, int]:
    rows = select(Introduction.recipient_id, func.count()).where(Introduction.direction == Direction.GIVEN)
    return {key: number for key, number in session.execute(rows.group_by(Introduction.recipient_id)) if key is not None}


def _asked(session: Session) -> dict[UUID, tuple[Asked, ...]]:
    brought = Ask.id.in_(select(Introduction.ask_id).where(Introduction.ask_id.is_not(None)))
    found: dict[UUID, list[Asked]] = {}
    rows = session.execute(select(Ask.ally_id, Ask.asked_on, brought, answered()).order_by(Ask.id))
    for ally, on, came, answer in rows:
        found.setdefault(ally, []).append(Asked(on, bool(came), answer))
    return {ally: tuple(some) for ally, some in found.items()}


def _newest(asks: Mapping[UUID, tuple[Asked, ...]]) -> dict[UUID, date]:
    return {ally: max(one.on for one in some) for ally, some in asks.items()}
