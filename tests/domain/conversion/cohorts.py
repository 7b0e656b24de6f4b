"""Deals as words: "3 referral won 40", "2 cold open 30" are so many deals with their days from time zero."""

from datetime import date, timedelta

from factmaking import deal, facts_of

from refnet.domain.conversion.query import ConversionQuery
from refnet.domain.conversion.report import Figures
from refnet.domain.facts import NO_DAY
from refnet.domain.kinds import Outcome, Source, Stage

TODAY = date(2026, 6, 1)


def deals(text: str, **values) -> list[dict[str, object]]:
    """Return the deals that lines such as `3 referral won 40 of 400` name.

    They were won or lost after 40 days and began 400 days ago (1000 by default); an open one began 40 days ago. No
    number means no days.
    """
    found = []
    for line in text.strip().splitlines():
        count, source, outcome, *numbers = line.split()
        found += [_deal(Source(source), Outcome(outcome), [int(one) for one in numbers if one != "of"], values)] * int(
            count
        )
    return found


def _deal(source: Source, outcome: Outcome, numbers: list[int], values) -> dict[str, object]:
    if not numbers:
        return deal(source, outcome, **values)
    age = numbers[0] if outcome is Outcome.OPEN else numbers[1] if len(numbers) > 1 else 1000
    begun = TODAY - timedelta(days=age)
    ended = NO_DAY if outcome is Outcome.OPEN else begun + timedelta(days=numbers[0])
    return deal(source, outcome, **({"begun": begun, "ended": ended} | values))


def figures(*made, **query) -> Figures:
    """Return the figures of deals, given as text or as lists."""
    everything = [each for one in made for each in (deals(one) if isinstance(one, str) else one)]
    return Figures(facts_of(*everything), ConversionQuery(**query), TODAY)


def referral(*made, **query):
    """Return the referral rate of deals."""
    return figures(*made, **query).conversion.sources[Source.REFERRAL]


__all__ = ["TODAY", "Outcome", "Source", "Stage", "deal", "deals", "figures", "referral"]
