"""What the won deals of each source brought, in the currency that is asked for or used most."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.conversion.cohort import Cohort
from refnet.domain.facts import NO_AMOUNT, NOBODY, SOURCES, WON, DealFacts, Mask
from refnet.domain.kinds import Source
from refnet.domain.rates.amounts import Amounts, amounts

SEED = 1
SOURCES_SHOWN = (Source.REFERRAL, Source.NAME_ONLY, Source.COLD)


@dataclass(frozen=True, slots=True)
class SourceAmounts:
    """One source's won deals with an amount in `currency`; `without` were won without one, or in another."""

    source: Source
    currency: str
    amounts: Amounts
    without: int


def won_amounts(facts: DealFacts, found: Cohort) -> tuple[SourceAmounts, ...]:
    """Return what referral, name-only and cold deals brought, as far as there are any."""
    won = found.is_reached & (found.ends == WON)
    currency = main_currency(facts, found, won)
    amount, is_ours = facts.amount[found.rows], facts.currency[found.rows] == currency
    counted = won & is_ours & (amount != NO_AMOUNT)
    name = facts.currencies.names[currency] if currency != NOBODY else ""
    of = {source: found.source == SOURCES.index(source) for source in SOURCES_SHOWN}
    return tuple(
        SourceAmounts(
            source, name, amounts(amount[counted & mine], int(mine.sum()), SEED), int((won & mine & ~counted).sum())
        )
        for source, mine in of.items()
        if mine.any() or source is not Source.NAME_ONLY
    )


def main_currency(facts: DealFacts, found: Cohort, won: Mask) -> int:
    """Return the code of the currency in which most deals were won, NOBODY where none was."""
    codes = facts.currency[found.rows[won]]
    codes = codes[codes != NOBODY]
    return int(np.bincount(codes).argmax()) if len(codes) else NOBODY
