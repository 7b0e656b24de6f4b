"""The sample network, from its hidden truth to the sentence's numbers: does the range hold the mean true chance?"""

from dataclasses import dataclass
from datetime import date

import numpy as np

from refnet.domain.kinds import Direction, Outcome, Source
from refnet.domain.rates.clusters import cluster_rate_within
from refnet.domain.rates.competing import End
from refnet.domain.rates.differences import difference
from refnet.domain.rates.within import rate_within
from refnet.domain.simulation.simulate import simulate
from tests.simulation.figures import Figure, bias, coverage

TODAY = date(2026, 11, 23)
HORIZON = 365
ENDS = {Outcome.OPEN: End.OPEN, Outcome.WON: End.WON, Outcome.LOST: End.LOST}
POPULATION = {Source.REFERRAL: 0.5, Source.COLD: 0.1}


@dataclass(frozen=True, slots=True)
class Known:
    """What is known today of the deals of one source, and `truth`, the mean of their hidden chances."""

    days: np.ndarray
    ends: np.ndarray
    ages: np.ndarray
    clusters: np.ndarray
    truth: float

    def within(self, horizon=HORIZON):
        return rate_within(self.days, self.ends, self.ages, horizon)

    def in_general(self):
        return cluster_rate_within(self.days, self.ends, self.ages, self.clusters, HORIZON)


def known(world, source):
    """Return the deals of a source; referrals are clustered by ally, others by rep."""
    ally = {
        each.deal_id: each.introducer_id
        for each in world.introductions
        if each.is_originating and each.direction is Direction.RECEIVED
    }
    deals = [each for each in world.deals if each.source is source]
    days = [((each.closed_on or world.today) - each.first_touch_on).days for each in deals]
    return Known(
        days=np.array(days),
        ends=np.array([ENDS[each.outcome] for each in deals]),
        ages=np.array([(world.today - each.first_touch_on).days for each in deals]),
        clusters=np.array([ally[each.id] if source is Source.REFERRAL else each.rep_id for each in deals]),
        truth=float(np.mean([each.p_true for each in deals])),
    )


def holds(found, truth):
    return found.low <= truth <= found.high


def one(seed):
    """Return what one world showed: for each source estimate, errors and whether each range held."""
    world = simulate(seed, today=TODAY)
    sides = {source: known(world, source) for source in (Source.REFERRAL, Source.COLD)}
    found = {source: side.within() for source, side in sides.items()}
    referral, cold = (sides[source] for source in (Source.REFERRAL, Source.COLD))
    gap = difference(found[Source.REFERRAL].rate, found[Source.COLD].rate)
    row = [holds(gap, referral.truth - cold.truth)]
    for source, side in sides.items():
        ours = found[source]
        row += [
            holds(ours.rate, side.truth),
            holds(ours.rate, POPULATION[source]),
            holds(side.in_general(), POPULATION[source]),
            ours.rate.value - side.truth,
            ours.won / (ours.won + ours.lost) - side.truth,
            ours.won / ours.rate.n - side.truth,
        ]
    return row


def figures(runs):
    """Return coverage and bias over an eighth of the runs, a world each."""
    seen = np.array([one(seed) for seed in range(max(40, runs // 8))]).mean(axis=0)
    found = [coverage("sample network: referral − cold, coverage", seen[0])]
    for name, values in (("referral", seen[1:7]), ("cold", seen[7:13])):
        found += [
            coverage(f"sample network: {name}, coverage of these deals' mean chance", values[0], 93, 98.5),
            Figure(f"sample network: {name}, plain range as if for all there could be", 100 * values[1]),
            Figure(f"sample network: {name}, range by clusters for all there could be", 100 * values[2]),
            bias(f"sample network: {name}, Aalen–Johansen, bias", values[3], 0, -1, 1),
            bias(f"sample network: {name}, won/(won+lost), bias", values[4], 0),
            bias(f"sample network: {name}, won/created, bias", values[5], 0, -12, 0),
        ]
    return found
