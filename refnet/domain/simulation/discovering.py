"""What the talks brought to light: buying or looking, how qualified, which questions, the return on investment.

These are written after a deal's course is drawn, from numbers of their own, so that the course stays as it was. They go
with how a deal ends without deciding it, and about every sixth is not noted, as in life.
"""

from collections.abc import Iterable
from dataclasses import replace

import numpy as np

from refnet.domain.kinds import Intent, Noted, Outcome, Stage
from refnet.domain.simulation.world import SampleDeal, SampleMeeting

QUESTIONS = 20  # of the bank, from its beginning
_STREAM = 2  # beside the world's own numbers
_NOTED = 0.84
_MOST_ASKED = 7
_BUYING = {Outcome.WON: 0.78, Outcome.LOST: 0.42}
_RETURN = {True: 0.66, False: 0.34}  # by whether the talk was prepared
_KNOWN = {Noted.YES: (0.9, 0.6, 0.65, 0.55), Noted.NO: (0.75, 0.45, 0.5, 0.4)}


def discovered(meetings: Iterable[SampleMeeting], deals: list[SampleDeal], seed: int) -> tuple[SampleMeeting, ...]:
    """Return the talks with what was found out in those that were held; one seed always gives the same."""
    generator = np.random.default_rng([seed, _STREAM])
    return tuple(_discover(each, deals[each.deal_id], generator) if each.held_on else each for each in meetings)


def _discover(meeting: SampleMeeting, deal: SampleDeal, generator: np.random.Generator) -> SampleMeeting:
    draws, ticks = generator.random(6), generator.random(4)
    is_buying = draws[0] < _BUYING[deal.eventual]
    qualified = _qualified(deal) if draws[3] < _NOTED else Noted.UNKNOWN
    need, budget, decision, timing = (ticks < _KNOWN.get(qualified, (0.0, 0.0, 0.0, 0.0))).tolist()
    return replace(
        meeting,
        intent=(Intent.BUYING if is_buying else Intent.LOOKING) if draws[1] < _NOTED else Intent.UNKNOWN,
        return_discussed=_yes_or_no(draws[2] < _RETURN[deal.is_prepared]) if draws[4] < _NOTED else Noted.UNKNOWN,
        qualified=qualified,
        need_known=need,
        budget_known=budget,
        decision_known=decision,
        timing_known=timing,
        asked=_asked(deal, generator),
    )


def _qualified(deal: SampleDeal) -> Noted:
    return _yes_or_no(any(stage is Stage.QUALIFIED for stage, _day in deal.history))


def _yes_or_no(answer: object) -> Noted:
    return Noted.YES if answer else Noted.NO


def _asked(deal: SampleDeal, generator: np.random.Generator) -> tuple[int, ...]:
    """Return which questions of the bank were asked: some four where prepared, some two where not."""
    count = min(int(generator.poisson(4.2 if deal.is_prepared else 2.3)), _MOST_ASKED)
    return tuple(sorted(generator.permutation(QUESTIONS)[:count].tolist()))
