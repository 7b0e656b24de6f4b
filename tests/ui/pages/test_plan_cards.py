from dataclasses import replace
from datetime import date

import pytest

from refnet.domain.planning.backwards import GoalKind, Needs, Past
from refnet.domain.planning.chain import STEPS, Activity, Range, StepRate
from refnet.domain.planning.times import Times
from refnet.services.planning import Assumptions, GoalKept, Plan, StepFound
from refnet.ui.pages.plan.cards import needs_told

TODAY = date(2026, 3, 2)
SOME = Range(1.0, 2.0, 3.0)
PLAN = Plan(
    GoalKept(GoalKind.CLIENTS, 12, TODAY, date(2026, 12, 31)), Assumptions(), TODAY, (), 0, Past(0), {}, 2,
    needs=Needs(40, SOME, 0.5, dict.fromkeys(Activity, SOME), Range(2.0, 3.0, 4.0)),
)  # fmt: skip


@pytest.mark.parametrize(
    ("cases", "said"),
    [
        ((12, 12, 12, 12), "Ranges hold in eight of ten cases unless what is assumed is far off"),
        ((12, 12, 0, 0), "Ranges hold in eight of ten cases unless what is assumed is far off"),
        ((0, 0, 0, 0), "where one is far off, so is what stands here"),
    ],
)
def test_ranges_promise_no_more_than_the_rates_that_were_counted(cases, said):
    steps = tuple(StepFound(StepRate(to, 6, of, 0.5), SOME, False) for to, of in zip(STEPS, cases, strict=True))
    told = needs_told(replace(PLAN, steps=steps))
    assert said in told
    assert told.startswith("About 3 of the 5 clients still missing are to be expected from 2 open deals;")
    assert "50% come in time, for it takes 14 days from an ask to its introduction (assumed)" in told


def test_ranges_promise_all_they_can_where_rates_and_times_were_counted():
    steps = tuple(StepFound(StepRate(to, 6, 12, 0.5), SOME, False) for to in STEPS)
    counted = Times((30,), (12.0,), 12)
    assert needs_told(replace(PLAN, steps=steps, past=Past(0, counted, counted))).endswith(
        "Ranges hold in eight of ten cases."
    )
