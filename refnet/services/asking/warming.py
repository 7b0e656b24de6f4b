"""Cold deals that an ally could warm, the asks that were made for them, and how many were rescued."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import ColumnElement, exists, func, or_, select

from refnet.domain.kinds import Outcome, Source
from refnet.domain.network.ground import Ground
from refnet.domain.network.routes import Hop, steps
from refnet.domain.network.warming import Warmable, Worth, cold_deals, warmable
from refnet.i18n import _
from refnet.services.asking.suggesting import minding
from refnet.services.insights import scorecard, telling
from refnet.services.insights.at_rest import paused
from refnet.services.insights.ground import ground
from refnet.services.insights.scorecard import KNOWN
from refnet.services.whose import of_others, others
from refnet.store.database import Store
from refnet.store.schema import Ask, Deal, Introduction, Warming


@dataclass(frozen=True, slots=True)
class WarmingRow:
    """A cold deal with whom to ask and the chain to the prospect; amounts in minor units of the main currency.

    `hops` are the steps of the chain from us on, and `names` those of its people.
    """

    deal_id: UUID
    title: str
    prospect: str
    amount: int | None
    ally_id: UUID
    ally: str
    chain: str
    chance: float
    expected: int
    is_colleague: bool
    asked_on: date | None
    currency: str
    hops: tuple[Hop, ...]
    names: Mapping[UUID, str]
    warning: str = ""

    @property
    def knows(self) -> str:
        """Return whom the ally knows: the prospect, a colleague, or who stands between."""
        return self.names[self.hops[1].other]

    @property
    def why(self) -> str:
        """Say why the ally is asked for whom they know, where that is not the prospect; else nothing."""
        if self.knows == self.prospect:
            return ""
        if self.is_colleague and len(self.hops) == 2:
            return _("They work with {prospect}, whom I would like to meet.").format(prospect=self.prospect)
        return _("They may know {prospect}, whom I would like to meet.").format(prospect=self.prospect)

    @property
    def money(self) -> tuple[int, str] | None:
        """Return the amount with its currency."""
        return None if self.amount is None else (self.amount, self.currency)

    @property
    def id(self) -> UUID:
        """Return what tells a row of a list from others."""
        return self.deal_id

    def rests_on(self, voice: telling.Voice) -> str:
        """Say of every step of the chain what it rests on."""
        told = _("{name}: {reason}")
        steps = (
            told.format(name=self.names[hop.other], reason=telling.hop_among(self.names, hop, voice))
            for hop in self.hops
        )
        return "; ".join(steps)


@dataclass(frozen=True, slots=True)
class Warmings:
    """All that could be warmed; `cold` counts the open cold deals, `asked`, `introduced` and `won` those asked for.

    `unknown` counts those among the cold of which nobody noted how they came about.
    """

    rows: tuple[WarmingRow, ...]
    cold: int
    asked: int
    introduced: int
    won: int
    unknown: int = 0


def warmings(store: Store, today: date, rep: UUID | None = None) -> Warmings:
    """Return the open cold deals that somebody could warm, the most promising first, and what came of those before.

    For a rep they are their own and nobody's, by way of an ally who is not left to another.
    """
    rows, left = ground(store), others(store, rep)
    board, asked = scorecard.board(store, today), _asked(store, left)
    found = _warmable(store, rep, today)
    on = steps(rows, KNOWN.of(store), [one.people for one in found])
    shown = tuple(
        _row(one, hops, rows, asked, minding(board.cards[one.ally])) for one, hops in zip(found, on, strict=True)
    )
    cold, ends = cold_deals(rows, left), _ends(store, left)
    unknown = sum(deal.source is Source.UNKNOWN for deal in cold)
    return Warmings(shown, len(cold), len(asked), sum(ends.values()), ends.get(Outcome.WON, 0), unknown)


def _warmable(store: Store, rep: UUID | None, today: date) -> list[Warmable]:
    board, rows = scorecard.board(store, today), ground(store)
    amounts = [deal.amount for deal in rows.pursuits.values() if deal.outcome is Outcome.WON and deal.amount]
    worth = Worth(board.team_rate, sum(amounts) / len(amounts) if amounts else 0.0)
    willing = {key: card.still_active for key, card in board.cards.items()}
    away = paused(store, today) | of_others(store, rep)
    return warmable(rows, KNOWN.of(store), worth, willing | dict.fromkeys(away, 0.0), others(store, rep))


def _asked(store: Store, left: Collection[UUID]) -> dict[UUID, date]:
    """Return when somebody was last asked to warm each deal."""
    made = select(Warming.deal_id, func.max(Ask.asked_on)).join(Ask, Ask.id == Warming.ask_id)
    made = made.join(Deal, Deal.id == Warming.deal_id).where(_is_not_of(left))
    with store.reading() as session:
        return dict(session.execute(made.group_by(Warming.deal_id)).all())


def _ends(store: Store, left: Collection[UUID]) -> dict[Outcome, int]:
    """Return how many deals were introduced once somebody was asked to warm them, by how they stand."""
    came = exists().where(Introduction.ask_id == Warming.ask_id, Introduction.deal_id == Warming.deal_id)
    rescued = select(Deal.outcome, func.count(func.distinct(Deal.id))).join(Warming, Warming.deal_id == Deal.id)
    with store.reading() as session:
        return dict(session.execute(rescued.where(came, _is_not_of(left)).group_by(Deal.outcome)).all())


def _is_not_of(left: Collection[UUID]) -> ColumnElement[bool]:
    return or_(Deal.rep_id.is_(None), Deal.rep_id.not_in(left))


def mark_warming(store: Store, ask_id: UUID, deal_id: UUID) -> None:
    """Note that an ask is meant to warm a cold deal."""
    with store.step(_("Ask to warm deal")) as session:
        session.add(Warming(ask_id=ask_id, deal_id=deal_id))


def _row(one: Warmable, hops: tuple[Hop, ...], rows: Ground, asked: dict[UUID, date], warning: str) -> WarmingRow:
    deal = rows.pursuits[one.deal]
    names = {key: rows.name(key) for key in one.people}
    prospect = rows.name(deal.prospect) if deal.prospect else deal.title
    return WarmingRow(
        one.deal, deal.title, prospect, deal.amount, one.ally, names[one.ally], " → ".join(names.values()), one.chance,
        round(one.score), one.is_colleague, asked.get(one.deal), rows.currency, hops, names, warning,
    )  # fmt: skip
