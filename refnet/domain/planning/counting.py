"""What our own introductions tell the plan: how far they came, how long it took, what they brought, what is open."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.facts import NO_AMOUNT, NO_DAY, OPEN, WON, DealFacts, Mask, of_sources, reached
from refnet.domain.kinds import Source, Stage
from refnet.domain.planning.states import Standing, State, standing, states
from refnet.domain.planning.times import Times, times
from refnet.domain.rates.competing import Curves, curve


@dataclass(frozen=True, slots=True)
class Counts:
    """Introductions that had `horizon` days, and how many of them came so far; `since` counts won ones in the goal's time.

    `to_client` and `cold_to_client` are the times of won deals, `amounts` theirs in minor units of the main currency,
    `open_now` are those that are open, `states` what became of all that were there.
    """

    introductions: int
    met: int
    proposed: int
    won: int
    to_client: Times
    amounts: tuple[int, ...]
    won_since: int
    amount_since: int
    open_now: tuple[Standing, ...]
    states: tuple[State, State, State]
    cold: int
    cold_won: int
    cold_to_client: Times


def counts(  # noqa: PLR0917
    facts: DealFacts, mine: Mask, today: int, horizon: int, goal: tuple[int, int], currency: str, assumed: float
) -> Counts:
    """Return the counts of referral deals; days are ordinals, `goal` those from and to which won ones count.

    `assumed` are the usual days to a client. Deals of a rep are `mine`; the curve follows all, for one rep has few.
    """
    referral = of_sources(facts, (Source.REFERRAL,)) & (facts.begun != NO_DAY) & (facts.begun <= today)
    own = referral & mine
    old = own & (facts.begun <= today - horizon)
    won = own & (facts.outcome == WON)
    in_main = _in_main(facts, currency) & (facts.amount != NO_AMOUNT)
    lately = (
        won
        & (facts.ended != NO_DAY)
        & (facts.ended >= facts.begun)
        & (facts.ended >= goal[0])
        & (facts.ended <= goal[1])
    )
    cold = of_sources(facts, (Source.COLD,)) & (facts.begun != NO_DAY) & (facts.begun <= today) & mine
    old_cold = cold & (facts.begun <= today - horizon)
    followed = _known(facts, referral)
    return Counts(
        introductions=int(old.sum()),
        met=int((old & reached(facts, Stage.MET)).sum()),
        proposed=int((old & reached(facts, Stage.PROPOSED)).sum()),
        won=int((old & won).sum()),
        to_client=_times(facts, own, today, assumed),
        amounts=tuple(facts.amount[won & in_main].tolist()),
        won_since=int(lately.sum()),
        amount_since=int(facts.amount[lately & in_main].sum()),
        open_now=standing(facts, own & (facts.outcome == OPEN), today),
        states=states(facts, followed, today),
        cold=int(old_cold.sum()),
        cold_won=int((old_cold & (facts.outcome == WON)).sum()),
        cold_to_client=_times(facts, cold, today, assumed),
    )


def _known(facts: DealFacts, mask: Mask) -> Mask:
    """Return which deals are open, or ended on a day that is known."""
    found: Mask = mask & ((facts.outcome == OPEN) | ((facts.ended != NO_DAY) & (facts.ended >= facts.begun)))
    return found


def _followed(facts: DealFacts, known: Mask, today: int) -> Curves:
    """Return the curve of deals whose end is known."""
    last = np.where(facts.outcome == OPEN, today, facts.ended)
    days = np.maximum(last - facts.begun, 0).astype(np.int64)
    return curve(days[known], facts.outcome[known].astype(np.int64))


def _times(facts: DealFacts, mask: Mask, today: int, assumed: float) -> Times:
    """Return how long won deals took from their introduction, or first touch."""
    known = _known(facts, mask)
    return times(_followed(facts, known, today), (facts.ended - facts.begun)[known & (facts.outcome == WON)], assumed)


def _in_main(facts: DealFacts, currency: str) -> Mask:
    """Return which deals are in the main currency; one without a currency is."""
    codes = [code for code, name in enumerate(facts.currencies.names) if name in ("", currency)]
    found: Mask = np.isin(facts.currency, [*codes, -1])
    return found
