"""What the deals of the network say of money: who began them, who shares in them, and which client came from whom."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from refnet.domain.kinds import Outcome
from refnet.domain.network.attribution import USUAL_HALF_LIFE, CreditRule, Journey, Touch, credit
from refnet.domain.network.concentration import Concentration, concentration
from refnet.domain.network.ground import Ground, Pursuit, Received
from refnet.domain.network.lineage import Lineage, Win, lineage

YEAR = timedelta(days=365)


def lineage_of(ground: Ground) -> Lineage[UUID]:
    """Return the lineage of all clients; deals without a person are nobody's."""
    return lineage(_wins(ground))


def credits(  # noqa: A001 - what is given to allies
    ground: Ground, rule: CreditRule, *, since: date | None = None, half_life: float = USUAL_HALF_LIFE
) -> dict[UUID, int]:
    """Return what each ally is given of the won amounts under a rule, of all deals or of those won from `since` on."""
    return credit(_journeys(ground, since), rule, half_life)


def shares(
    ground: Ground, rule: CreditRule = CreditRule.FIRST, *, since: date | None = None, counts_zero: bool = False
) -> Concentration:
    """Return how concentrated the won amounts are over those who brought them; allies may have brought nothing."""
    given = credits(ground, rule, since=since)
    amounts = dict.fromkeys((one.id for one in ground.people.values() if one.is_ally), 0) | given
    return concentration(list(amounts.values()), counts_zero=counts_zero)


def won_since(pursuit: Pursuit, since: date | None) -> bool:
    """Tell whether a deal was won on that day or later; without a day of its own it belongs to no period."""
    if pursuit.outcome is not Outcome.WON:
        return False
    return since is None or (pursuit.closed_on is not None and pursuit.closed_on >= since)


def touches(ground: Ground, pursuit: Pursuit) -> tuple[Received, ...]:
    """Return the introductions that a deal rests on, the originating one first and then by day."""
    return tuple(sorted(ground.by_deal.get(pursuit.id, ()), key=lambda one: not one.is_originating))


def _journeys(ground: Ground, since: date | None) -> Iterator[Journey[UUID]]:
    for pursuit in ground.pursuits.values():
        if won_since(pursuit, since) and pursuit.amount:
            made = touches(ground, pursuit)
            yield Journey(tuple(Touch(one.introducer, _days_before(one, pursuit)) for one in made), pursuit.amount)


def _days_before(one: Received, pursuit: Pursuit) -> float:
    if one.made_on is None or pursuit.closed_on is None:
        return 0.0
    return float(max(0, (pursuit.closed_on - one.made_on).days))


def _wins(ground: Ground) -> Iterator[Win[UUID]]:
    for pursuit in ground.pursuits.values():
        if pursuit.outcome is Outcome.WON and pursuit.prospect is not None:
            began = ground.originating(pursuit.id)
            introducer = None if began is None else began.introducer
            yield Win(pursuit.prospect, introducer, pursuit.closed_on, pursuit.amount or 0)
