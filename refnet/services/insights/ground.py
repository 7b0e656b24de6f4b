"""Reads the rows that answers about the network rest on, with few light queries, and keeps them until they change."""

from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Direction, IntroductionKind
from refnet.domain.network.ground import Acquaintance, Ground, Pursuit, Received, Someone, grouped
from refnet.services import preferences
from refnet.services.insights.kept import Kept
from refnet.store.database import Store
from refnet.store.schema import Ally, Ask, Deal, Introduction, Organization, Person, Rep, Tie

TABLES = ("person", "ally", "introduction", "deal", "tie", "organization", "rep", "ask", "setting")


def read(store: Store) -> Ground:
    """Return the rows as of now."""
    with store.reading() as session:
        currency = preferences.currency(session)
        received = tuple(Received(*row) for row in session.execute(_received()))
        by_introducer, by_deal = grouped(received)
        asks = _asked(session)
        return Ground(
            people={row[0]: Someone(*row) for row in session.execute(_people())},
            reps=dict(session.execute(select(Rep.id, Rep.name).order_by(Rep.search_key)).all()),
            received=received,
            pursuits={row[0]: Pursuit(*row) for row in session.execute(_pursuits(currency))},
            ties=tuple(Acquaintance(*row) for row in session.execute(_ties())),
            given=_given(session),
            asked_on={key: max(on for on, _brought in some) for key, some in asks.items()},
            currency=currency,
            by_introducer=by_introducer,
            by_deal=by_deal,
            asks=asks,
        )


KEPT = Kept(TABLES, read)


def ground(store: Store) -> Ground:
    """Return the rows, read again only after a step that touched them."""
    return KEPT.of(store)


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
        Introduction.introducer_id, Introduction.prospect_id, Introduction.rep_id, Introduction.made_on, is_name_only,
        Introduction.deal_id, Introduction.is_originating, Introduction.thanked_on,
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


def _asked(session: Session) -> dict[UUID, tuple[tuple[date, bool], ...]]:
    brought = Ask.id.in_(select(Introduction.ask_id).where(Introduction.ask_id.is_not(None)))
    found: dict[UUID, list[tuple[date, bool]]] = {}
    for ally, on, came in session.execute(select(Ask.ally_id, Ask.asked_on, brought).order_by(Ask.id)):
        found.setdefault(ally, []).append((on, bool(came)))
    return {ally: tuple(some) for ally, some in found.items()}
