"""What each ally brought, how sure we can be of it, and what to do next with them."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

import numpy as np

from refnet.domain.asks import SILENCE, standing
from refnet.domain.kinds import Answer, Outcome
from refnet.domain.network import business, lineage
from refnet.domain.network.asking import REST_DAYS, Answered, Prospectus
from refnet.domain.network.attribution import CreditRule
from refnet.domain.network.dormancy import Activity, RatePrior, Rhythm, activity, still_active, team_prior
from refnet.domain.network.ground import Asked, Ground, Received
from refnet.domain.network.reciprocity import Balance
from refnet.domain.rates.shrinkage import Shrunken, shrink

WEEK, WEEKS_A_YEAR = 7, 52
_LIKE_TEAM = 3  # wins that the team's mean amount weighs beside an ally's own


class Ranking(StrEnum):
    """What makes a referrer the best."""

    VALUE = "value"  # clients to be expected in a year
    RELIABILITY = "reliability"  # the chance that their true rate is above the benchmark
    MONEY = "money"  # what they were credited with


@dataclass(frozen=True, slots=True)
class Scorecard:
    """What an ally did and is likely to do; amounts in minor units of the main currency.

    `won_of` of `counted` originating deals that ended, or are older than the horizon, became clients. `rate` with its
    95 % range is drawn towards the team's; `chance_above` is that of a true rate above the benchmark. `influenced` is
    the revenue downstream, each generation counting half, and must not be added up across allies.
    """

    person: UUID
    introductions: int
    won: int
    lost: int
    open: int
    won_of: int
    counted: int
    rate: float
    low: float
    high: float
    chance_above: float
    credit: int
    open_amount: int
    influenced: float
    clients: int
    generations: int
    balance: Balance
    rhythm: Rhythm
    activity: Activity
    still_active: float
    expected_clients: float
    prospectus: Prospectus
    last_on: date | None = None
    last_thanked: date | None = None
    owed: int = 0
    asked_on: date | None = None
    answered: Answered = Answered()  # noqa: RUF009 - frozen


@dataclass(frozen=True, slots=True)
class Board:
    """The scorecards of all who are allies or introduced somebody, with what they are measured by."""

    cards: Mapping[UUID, Scorecard]
    benchmark: float
    team_rate: float
    rule: CreditRule

    def best(self, ranking: Ranking, top: int) -> list[Scorecard]:
        """Return the first so many of those who began a deal that ended or grew old; of others nothing is known."""
        keys = {
            Ranking.VALUE: lambda card: card.expected_clients,
            Ranking.RELIABILITY: lambda card: card.chance_above,
            Ranking.MONEY: lambda card: card.credit,
        }
        known = [card for card in self.cards.values() if card.counted]
        return sorted(known, key=lambda card: (-keys[ranking](card), -card.credit, -card.introductions))[:top]

    def to_ask(self, top: int, resting: Collection[UUID] = ()) -> list[Scorecard]:
        """Return whom to ask next, the most promising first; who was asked lately or is owed rests, and who is `resting`."""
        cards = (card for key, card in self.cards.items() if key not in resting)
        free = [card for card in cards if card.prospectus.may_be_asked and card.prospectus.chance > 0]
        return sorted(free, key=lambda card: (-card.prospectus.score, -card.prospectus.chance))[:top]


@dataclass(frozen=True, slots=True)
class _Deals:
    """Counts of the deals that an ally began."""

    won: int = 0
    lost: int = 0
    open: int = 0
    old: int = 0  # open for longer than the horizon
    won_amounts: tuple[int, ...] = ()
    open_amount: int = 0


def board(
    ground: Ground,
    today: date,
    *,
    benchmark: float,
    rule: CreditRule = CreditRule.FIRST,
    horizon_days: int = 180,
    reach: Mapping[UUID, float] | None = None,
    silence: int = SILENCE,
) -> Board:
    """Return the scorecards of everybody; `reach` is how well we know them ourselves, 1 where it is not given.

    After `silence` days an ask without an answer counts as one that brought nothing.
    """
    keys = list(dict.fromkeys([*ground.by_introducer, *(one.id for one in ground.people.values() if one.is_ally)]))
    deals = [_deals(ground, key, today, horizon_days) for key in keys]
    won = np.array([each.won for each in deals], dtype=np.int64)
    counted = np.array([each.won + each.lost + each.old for each in deals], dtype=np.int64)
    shrunken = shrink(won, counted, benchmark)
    rhythms = {key: _rhythm(ground.by_introducer.get(key, ()), today) for key in keys}
    shared = _Shared(
        today, team_prior(list(rhythms.values())), business.credits(ground, rule), *_downstream(ground),
        _mean([amount for each in deals for amount in each.won_amounts]), reach or {}, silence,
    )  # fmt: skip
    cards = {
        key: _card(ground, key, _Own(each, rhythms[key], _at(shrunken, place, int(counted[place]))), shared)
        for place, (key, each) in enumerate(zip(keys, deals, strict=True))
    }
    return Board(cards, benchmark, shrunken.team_mean, rule)


@dataclass(frozen=True, slots=True)
class _Shared:
    """What all scorecards are made with."""

    today: date
    prior: RatePrior
    credit: Mapping[UUID, int]
    influenced: Mapping[UUID, float]
    clients: Mapping[UUID, int]
    generations: Mapping[UUID, int]
    mean_amount: float
    reach: Mapping[UUID, float]
    silence: int


@dataclass(frozen=True, slots=True)
class _Rate:
    counted: int
    mean: float
    low: float
    high: float
    chance_above: float


@dataclass(frozen=True, slots=True)
class _Own:
    """What is an ally's own of their scorecard."""

    deals: _Deals
    rhythm: Rhythm
    rate: _Rate


def _at(found: Shrunken, place: int, counted: int) -> _Rate:
    numbers = (found.mean, found.low, found.high, found.chance_above)
    mean, low, high, chance_above = (float(each[place]) for each in numbers)
    return _Rate(counted, mean, low, high, chance_above)


def _downstream(ground: Ground) -> tuple[Mapping[UUID, float], Mapping[UUID, int], Mapping[UUID, int]]:
    found = business.lineage_of(ground)
    return lineage.downstream(found), lineage.descendants(found), lineage.generations_brought(found)


def _card(ground: Ground, key: UUID, own: _Own, shared: _Shared) -> Scorecard:
    deals, rhythm, rate = own.deals, own.rhythm, own.rate
    made = ground.by_introducer.get(key, ())
    balance = Balance(ground.given.get(key, 0), len(made))
    chance = still_active(rhythm, shared.prior) if rhythm.count else 1.0
    asked, answered = ground.asked_on.get(key), _answered(ground, key, shared)
    weekly = (shared.prior.shape + rhythm.count) / (shared.prior.weeks + rhythm.span + rhythm.silence)
    revenue = (sum(deals.won_amounts) + _LIKE_TEAM * shared.mean_amount) / (len(deals.won_amounts) + _LIKE_TEAM)
    return Scorecard(
        person=key, introductions=len(made), won=deals.won, lost=deals.lost, open=deals.open, won_of=deals.won,
        counted=rate.counted, rate=rate.mean, low=rate.low, high=rate.high, chance_above=rate.chance_above,
        credit=shared.credit.get(key, 0), open_amount=deals.open_amount, influenced=shared.influenced.get(key, 0.0),
        clients=shared.clients.get(key, 0), generations=shared.generations.get(key, 0), balance=balance,
        rhythm=rhythm, activity=activity(rhythm, shared.prior), still_active=chance,
        expected_clients=rate.mean * weekly * WEEKS_A_YEAR * chance,
        prospectus=Prospectus(
            answered.chance(shared.reach.get(key, 1.0)) if _may_hear(ground, key) else 0.0, rate.mean, revenue, chance,
            None if asked is None else (shared.today - asked).days, balance.shrunk,
        ),
        last_on=max((one.made_on for one in made if one.made_on is not None), default=None),
        last_thanked=max((one.thanked_on for one in made if one.thanked_on is not None), default=None),
        owed=sum(one.thanked_on is None for one in made), asked_on=asked, answered=answered,
    )  # fmt: skip


def _may_hear(ground: Ground, key: UUID) -> bool:
    return not ground.people[key].do_not_contact


def _answered(ground: Ground, key: UUID, shared: _Shared) -> Answered:
    """Return the asks of somebody that are old enough to have been answered, and wait for an answer no longer."""
    old = [one for one in ground.asks.get(key, ()) if (shared.today - one.on).days >= REST_DAYS]
    done = [one.has_brought for one in old if not _waits(one, shared)]
    return Answered(len(done), sum(done))


def _waits(one: Asked, shared: _Shared) -> bool:
    return standing(one.answer, one.on, shared.today, shared.silence) is Answer.PENDING


def _deals(ground: Ground, key: UUID, today: date, horizon_days: int) -> _Deals:
    won, lost, still, old, amounts, waiting = 0, 0, 0, 0, [], 0
    for made in ground.by_introducer.get(key, ()):
        pursuit = ground.pursuits.get(made.deal) if made.deal is not None and made.is_originating else None
        if pursuit is None:
            continue
        won += pursuit.outcome is Outcome.WON
        lost += pursuit.outcome is Outcome.LOST
        if pursuit.outcome is Outcome.WON and pursuit.amount:
            amounts.append(pursuit.amount)
        if pursuit.outcome is Outcome.OPEN:
            still += 1
            waiting += pursuit.amount or 0
            old += made.made_on is not None and (today - made.made_on).days >= horizon_days
    return _Deals(won, lost, still, old, tuple(amounts), waiting)


def _rhythm(made: Sequence[Received], today: date) -> Rhythm:
    """Return the rhythm of the introductions that have a day, none of them later than today."""
    days = [one.made_on for one in made if one.made_on is not None and one.made_on <= today]
    if not days:
        return Rhythm(0, 0.0, 0.0)
    first, last = min(days), max(days)
    return Rhythm(len(days), (last - first).days / WEEK, (today - last).days / WEEK)


def _mean(amounts: Sequence[int]) -> float:
    return sum(amounts) / len(amounts) if amounts else 0.0
