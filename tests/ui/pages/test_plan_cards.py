from dataclasses import replace
from datetime import date

import pytest

from refnet.domain.planning.backwards import GoalKind, Needs
from refnet.domain.planning.chain import STEPS, Activity, Range, StepRate
from refnet.services.planning import Assumptions, GoalKept, Plan, StepFound
from refnet.ui.pages.plan.cards import needs_told

TODAY = date(2026, 3, 2)
SOME = Range(1.0, 2.0, 3.0)
PLAN = Plan(
    GoalKept(GoalKind.CLIENTS, 12, TODAY, date(2026, 12, 31)), Assumptions(), TODAY, (), 0, False, {}, 0,
    Needs(40, SOME, 0.5, dict.fromkeys(Activity, SOME)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ((12, 12, 12, 12), "Ranges hold in eight of ten cases."),
        ((12, 12, 0, 0), "Ranges hold in eight of ten cases as far as the assumed rates are right"),
        ((0, 0, 0, 0), "All rates are assumed, so there is no range yet"),
    ],
)
def test_ranges_promise_no_more_than_the_rates_that_were_counted(cases, said):
    steps = tuple(StepFound(StepRate(to, 6, of, 0.5), SOME, False) for to, of in zip(STEPS, cases, strict=True))
    assert said in needs_told(replace(PLAN, steps=steps))
