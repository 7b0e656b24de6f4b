"""What our own introductions tell the plan: how far they came, how long it took, what they brought, what is open."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.facts import NO_AMOUNT, NO_DAY, OPEN, WON, DealFacts, Mask, of_sources, reached
from refnet.domain.kinds import Source, Stage
from refnet.domain.planning.forecast import chances_from
from refnet.domain.rates.competing import curve


@dataclass(frozen=True, slots=True)
class Counts:
    """Introductions that had `horizon` days, and how many of them came so far; `since` counts won ones in the goal's time.

    `days_taken` and `amounts` (minor units of the main currency) are of won deals, `ages` days of open ones since their
    introduction. `worth` is how many ended deals the chances of open ones rest on.
    """

    introductions: int
    met: int
    proposed: int
    won: int
    days_taken: tuple[int, ...]
    amounts: tuple[int, ...]
    won_since: int
    amount_since: int
    chances: tuple[float, ...]
    worth: float
    cold: int = 0
    cold_won: int = 0


def counts(facts: DealFacts, mine: Mask, today: int, horizon: int, since: int, ahead: int, currency: str) -> Counts:  # noqa: PLR0917
    """Return the counts of referral deals; days are ordinals, `ahead` the days until the goal's day, below zero once it is over.

    Deals of a rep are `mine`; the chances of the open ones come from all referral deals, for one rep has few.
    """
    referral = of_sources(facts, (Source.REFERRAL,)) & (facts.begun != NO_DAY) & (facts.begun <= today)
    own = referral & mine
    old = own & (facts.begun <= today - horizon)
    won = own & (facts.outcome == WON)
    dated = won & (facts.ended != NO_DAY) & (facts.ended >= facts.begun)
    in_main = _in_main(facts, currency) & (facts.amount != NO_AMOUNT)
    lately = dated & (facts.ended >= since) & (facts.ended <= today + ahead)
    cold = of_sources(facts, (Source.COLD,)) & (facts.begun != NO_DAY) & (facts.begun <= today - horizon) & mine
    chances, worth = _open_chances(facts, referral, own, today, max(ahead, 0))
    return Counts(
        introductions=int(old.sum()),
        met=int((old & reached(facts, Stage.MET)).sum()),
        proposed=int((old & reached(facts, Stage.PROPOSED)).sum()),
        won=int((old & won).sum()),
        days_taken=tuple((facts.ended - facts.begun)[dated].tolist()),
        amounts=tuple(facts.amount[won & in_main].tolist()),
        won_since=int(lately.sum()),
        amount_since=int(facts.amount[lately & in_main].sum()),
        chances=chances,
        worth=worth,
        cold=int(cold.sum()),
        cold_won=int((cold & (facts.outcome == WON)).sum()),
    )


def _open_chances(
    facts: DealFacts, referral: Mask, own: Mask, today: int, ahead: int
) -> tuple[tuple[float, ...], float]:
    """Return the chance of each open deal of ours to be won by then, and how many ended deals that rests on."""
    has_end = (facts.outcome == OPEN) | (facts.ended != NO_DAY)
    known = referral & has_end
    last = np.where(facts.outcome == OPEN, today, facts.ended)
    days = np.maximum(last - facts.begun, 0).astype(np.int64)
    open_ = own & (facts.outcome == OPEN)
    ended = int((known & (facts.outcome != OPEN)).sum())
    if not ended or not open_.any():
        return (0.0,) * int(open_.sum()), 0.0
    found = chances_from(curve(days[known], facts.outcome[known].astype(np.int64)), days[open_].tolist(), ahead)
    return tuple(found), float(ended)


def _in_main(facts: DealFacts, currency: str) -> Mask:
    """Return which deals are in the main currency; one without a currency is."""
    codes = [code for code, name in enumerate(facts.currencies.names) if name in ("", currency)]
    found: Mask = np.isin(facts.currency, [*codes, -1])
    return found
