"""Who brought whom: people, introductions and ties as light rows for `refnet.domain.network`."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from sqlalchemy import Select, case, func, select
from sqlalchemy.orm import Session

from refnet.domain.kinds import AllyKind, Direction, Outcome, Role
from refnet.domain.network.rows import IntroductionEdge, PersonNode, TieEdge
from refnet.services import preferences
from refnet.store.bulk import chunks
from refnet.store.database import Store
from refnet.store.schema import Ally, Deal, Introduction, Organization, Person, Rep, Tie

if TYPE_CHECKING:
    from refnet.domain.network.concentration import Concentration

NOTHING_MADE = {"introductions": 0, "won": 0, "lost": 0, "open": 0}
CHUNK = 500  # keys in one IN list
_BEST_FIRST = (Outcome.WON, Outcome.OPEN, Outcome.LOST)


@dataclass(frozen=True, slots=True)
class NetworkQuery:
    """Which part of the network: introductions to `rep`, made from `since` to `until`.

    With `focus` only who is at most `depth` steps from that person; with reps we stand beside our introducers.
    """

    rep: UUID | None = None
    since: date | None = None
    until: date | None = None
    focus: UUID | None = None
    depth: int = 2
    with_ties: bool = False
    with_reps: bool = False

    @property
    def is_whole(self) -> bool:
        """Tell whether no introduction is left out, so that allies without any belong in it, too."""
        return self.rep is None and self.since is None and self.until is None


@dataclass(frozen=True, slots=True)
class Network:
    """What `refnet.domain.network` builds graphs and pictures from; amounts are in the main currency."""

    people: tuple[PersonNode, ...]
    introductions: tuple[IntroductionEdge, ...]
    ties: tuple[TieEdge, ...]
    currency: str


def network(store: Store, query: NetworkQuery | None = None) -> Network:
    """Return the people who introduced, were introduced, are allies or (with ties) know one of them."""
    query = query or NetworkQuery()
    with store.reading() as session:
        currency = preferences.currency(session)
        rows = session.execute(_introductions(query, currency)).all()
        edges = [IntroductionEdge(*row) for row in rows]
        allies = dict(session.execute(select(Ally.person_id, Ally.kind)).all())
        keys = {key for edge in edges for key in (edge.introducer, edge.prospect)}
        keys |= set(allies) if query.is_whole else set()
        ties = _ties(session, keys) if query.with_ties else []
        keys |= {key for tie in ties for key in (tie.person, tie.other)}
        people = _people(session, keys, allies)
        if query.with_reps:
            people += _reps(session)
            ties += [TieEdge(rep, introducer) for rep, introducer in dict.fromkeys((row[-1], row[0]) for row in rows)]
    found = Network(tuple(people), tuple(edges), tuple(ties), currency)
    return found if query.focus is None else _near(found, query.focus, query.depth)


def network_report(store: Store, today: date, top: int = 10) -> dict[str, Any]:
    """Return the network in numbers: its first people by won amount, PageRank and betweenness, and the concentration."""
    from refnet.domain.network import graph  # noqa: PLC0415 - numpy is heavy
    from refnet.services.insights.structure import by_measure, spread  # noqa: PLC0415 - so is scipy

    found = network(store, NetworkQuery(with_ties=True))
    summary = graph.summary(graph.build(found.people, found.introductions, found.ties), top)
    made, business = _made(found.introductions), spread(store, today)
    between, is_exact = by_measure(store, top)
    return {
        "people": summary.people,
        "introductions": summary.introductions,
        "ties": summary.ties,
        "components": summary.components,
        "groups": summary.components,
        "largest_group": summary.largest_component,
        "currency": found.currency,
        "by_credit": [
            {"name": one.name, "credit": int(one.score)} | made.get(one.id, NOTHING_MADE) for one in summary.by_credit
        ],
        "by_pagerank": [
            {"name": one.name, "score": one.score} | made.get(one.id, NOTHING_MADE) for one in summary.by_pagerank
        ],
        "by_betweenness": [
            {"name": name, "score": score} | made.get(key, NOTHING_MADE) for key, name, score in between
        ],
        "betweenness_is_exact": is_exact,
        "concentration": _concentration(business.always),
        "concentration_12_months": _concentration(business.last_year),
    }


def _concentration(found: "Concentration") -> dict[str, Any]:
    return {
        "total": found.total, "allies": found.count, "counts_zero": found.counts_zero, "zero_allies": found.zero_count,
        "hhi": found.hhi, "effective": found.effective, "gini": found.gini, "top_1": found.top_share(1),
        "top_3": found.top_share(3), "top_10": found.top_share(10),
    }  # fmt: skip


def _introductions(query: NetworkQuery, currency: str) -> Select[Any]:
    amount = case((Deal.currency == currency, func.coalesce(Deal.amount, 0)), else_=0)
    rows = (
        select(
            Introduction.introducer_id,
            Introduction.prospect_id,
            Introduction.made_on,
            Deal.outcome,
            amount,
            Introduction.is_originating,
            Introduction.deal_id,
            Deal.closed_on,
            Introduction.rep_id,
        )
        .outerjoin(Deal, Deal.id == Introduction.deal_id)
        .where(Introduction.direction == Direction.RECEIVED)
        .order_by(Introduction.id)
    )
    if query.rep is not None:
        rows = rows.where(Introduction.rep_id == query.rep)
    if query.since is not None:
        rows = rows.where(Introduction.made_on >= query.since)
    if query.until is not None:
        rows = rows.where(Introduction.made_on <= query.until)
    return rows


def _ties(session: Session, keys: set[UUID]) -> list[TieEdge]:
    """Return the ties of these people, to each other and to anybody else."""
    rows = session.execute(select(Tie.person_id, Tie.other_id, Tie.strength))
    return [TieEdge(*row) for row in rows if row[0] in keys or row[1] in keys]


def _people(session: Session, keys: set[UUID], allies: dict[UUID, AllyKind]) -> list[PersonNode]:
    columns = select(Person.id, Person.name, func.coalesce(Organization.name, ""))
    columns = columns.outerjoin(Organization, Organization.id == Person.organization_id)
    outcomes = _own_outcomes(session)
    return [
        PersonNode(key, name, organization, is_ally=key in allies, outcome=outcomes.get(key), kind=allies.get(key))
        for some in chunks(sorted(keys), CHUNK)
        for key, name, organization in session.execute(columns.where(Person.id.in_(some)).order_by(Person.id))
    ]


def _own_outcomes(session: Session) -> dict[UUID, Outcome]:
    """Return what came of people's deals that no introduction led to; the best counts."""
    introduced = select(Introduction.id).where(Introduction.deal_id == Deal.id).exists()
    rows = session.execute(select(Deal.prospect_id, Deal.outcome).where(~introduced))
    found: dict[UUID, Outcome] = {}
    for key, outcome in rows:
        if key is not None:
            found[key] = min(outcome, found.get(key, outcome), key=_BEST_FIRST.index)
    return found


def _reps(session: Session) -> list[PersonNode]:
    rows = session.execute(select(Rep.id, Rep.name).where(Rep.role == Role.REP).order_by(Rep.search_key))
    return [PersonNode(key, name, is_rep=True) for key, name in rows]


def _near(found: Network, focus: UUID, depth: int) -> Network:
    """Return the part of the network at most `depth` steps from a person; all else falls away."""
    from refnet.domain.network import graph  # noqa: PLC0415 - numpy is heavy

    whole = graph.build(found.people, found.introductions, found.ties)
    if focus not in whole:
        return replace(found, people=(), introductions=(), ties=())
    near = graph.neighbourhood(whole, focus, depth)
    return replace(
        found,
        people=tuple(one for one in found.people if one.id in near),
        introductions=tuple(one for one in found.introductions if one.introducer in near and one.prospect in near),
        ties=tuple(one for one in found.ties if one.person in near and one.other in near),
    )


def _made(introductions: Iterable[IntroductionEdge]) -> dict[UUID, dict[str, int]]:
    """Return how many introductions each introducer made, and what became of them."""
    found: dict[UUID, dict[str, int]] = {}
    for edge in introductions:
        made = found.setdefault(edge.introducer, dict(NOTHING_MADE))
        made["introductions"] += 1
        if edge.outcome is not None:
            made[edge.outcome.value] += 1
    return found
