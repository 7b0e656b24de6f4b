"""Every chart with nothing, little and much to show, and with names that are far too long."""

from itertools import pairwise

from refnet.charts.amounts import Amount, amounts_sheet
from refnet.charts.closing_time import Climb, closing_time_sheet
from refnet.charts.dots import dots_sheet
from refnet.charts.estimates import DotRow, Reference, Series, by_source, done_or_not, estimate
from refnet.charts.funnel import FunnelStage, Passage, funnel_sheet
from refnet.charts.gap import GapStep, StepRate, gap_sheet
from refnet.charts.outcomes import Course, outcomes_sheet
from refnet.charts.trend import Period, trend_sheet
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import rate

LONG = "Maximiliane von und zu Habsburg-Lothringen-Sonderburg"
MANY = 30
HALF = Reference(0.5, "Benchmark 50%, practitioner claim for introductions that became clients")
REFERRAL, COLD = by_source()
STAGES = ("Lead", "Contacted", "Met", "Qualified", "Proposed", "Won")


def money(value):
    return f"€{value:,.0f}"


def dot_rows(count, won=7, n=20, name="Ann"):
    rows = [
        DotRow(f"{name} {number}", (estimate(rate(won, n), key=(number, "r"), shrunken=0.4), estimate(rate(2, n), key=(number, "c"))))
        for number in range(count)
    ]  # fmt: skip
    return [DotRow("Whole team", rows[0].estimates, is_whole=True), *rows] if rows else []


def periods(count, n=14):
    return [
        Period(f"Q{number % 4 + 1} {20 + number // 4}", (estimate(rate(7, n), key=number), estimate(rate(1, n * 9))), f"{n} / {n * 9}")
        for number in range(count)
    ]  # fmt: skip


def course(name, followed=40, days=60):
    steps = list(range(1, days + 1))
    return Course(name, steps, [day / days * 0.4 for day in steps], [day / days * 0.5 for day in steps], 50, followed, ("w", "o", "l"))  # fmt: skip


def climb(series, ended=40, top=0.5, half=30):
    steps = list(range(1, 101))
    return Climb(series, steps, [day / 100 * top for day in steps], half, 20, ended, series.name)


def funnel(*sides):
    return [
        FunnelStage(label, tuple(Passage(side[n], side[max(n - 1, 0)], (label, number)) for number, side in enumerate(sides)))
        for n, label in enumerate(STAGES)
    ]  # fmt: skip


def gap_steps(low=-0.22, high=-0.13, worth=600):
    return [
        GapStep(f"{first} → {then}", StepRate(0.45, f"270 of {worth}", worth, first), StepRate(0.94, "47 of 50", 50),
                Difference((low + high) / 2, low, high), is_closing=then == "Won")
        for first, then in pairwise(STAGES)
    ]  # fmt: skip


def charts():
    """Return a function of width and colours for each case, by its name."""
    long_series = (Series(LONG, "accent"), Series(LONG, "neutral", is_hollow=True))
    return {
        "dots of nothing": lambda w, look: dots_sheet([], by_source(), look, width=w),
        "dots of few": lambda w, look: dots_sheet(dot_rows(2, 2, 4), by_source(), look, reference=HALF, width=w),
        "dots of many": lambda w, look: dots_sheet(dot_rows(MANY), by_source(), look, reference=HALF, width=w),
        "dots of long names": lambda w, look: dots_sheet(
            dot_rows(3, 1200, 12_345, LONG), done_or_not(), look, reference=Reference(0.97, LONG), width=w
        ),
        "practices with differences": lambda w, look: dots_sheet(
            [DotRow("Prepared", (estimate(rate(46, 79), key=1), None), note="+18 points (+4 to +32)")],
            done_or_not(), look, width=w,
        ),
        "trend of nothing": lambda w, look: trend_sheet([], by_source(), look, reference=HALF, width=w),
        "trend of some": lambda w, look: trend_sheet(periods(3, 8), by_source(), look, reference=HALF, width=w),
        "trend of few": lambda w, look: trend_sheet(
            [Period("Q1", (estimate(rate(2, 4), key=1), estimate(rate(0, 3))), "4 / 3")], by_source(), look, width=w
        ),
        "trend of many": lambda w, look: trend_sheet(periods(MANY, 1400), by_source(), look, width=w),
        "outcomes of nothing": lambda w, look: outcomes_sheet([], 180, look, width=w),
        "outcomes of few": lambda w, look: outcomes_sheet([course("Cold", 4)], 180, look, width=w),
        "outcomes of both": lambda w, look: outcomes_sheet([course("Referral"), course(LONG)], 180, look, width=w),
        "outcomes of one day": lambda w, look: outcomes_sheet([course("Cold", days=1)], 1, look, width=w),
        "closing of nothing": lambda w, look: closing_time_sheet([], 180, look, width=w),
        "closing of few": lambda w, look: closing_time_sheet([climb(REFERRAL, 4), climb(COLD, 3)], 180, look, width=w),
        "closing of both": lambda w, look: closing_time_sheet(
            [climb(REFERRAL), climb(COLD, top=0.1, half=73)], 180, look, width=w
        ),
        "closing alike": lambda w, look: closing_time_sheet([climb(REFERRAL), climb(COLD)], 90, look, width=w),
        "closing without wins": lambda w, look: closing_time_sheet([climb(COLD, 9, 0.0, None)], 180, look, width=w),
        "amounts of nothing": lambda w, look: amounts_sheet([], money, look, width=w),
        "amounts of few": lambda w, look: amounts_sheet([Amount(COLD, None, 0, 0, 0, 0)], money, look, width=w),
        "amounts of much": lambda w, look: amounts_sheet(
            [Amount(REFERRAL, 9e6, 1e6, 3e7, 4e9, 1234, "r"), Amount(long_series[0], 5, 2, 9, 90, 12)],
            money, look, width=w,
        ),
        "funnel of nothing": lambda w, look: funnel_sheet(funnel((0,) * 6, (0,) * 6), by_source(), look, width=w),
        "funnel of few": lambda w, look: funnel_sheet(funnel((3, 2, 1, 0, 0, 0), (0,) * 6), by_source(), look, width=w),
        "funnel of many": lambda w, look: funnel_sheet(
            funnel((50, 47, 41, 36, 31, 26), (123_456, 90_000, 80_000, 7_000, 600, 5)), long_series, look, width=w
        ),
        "gap of nothing": lambda w, look: gap_sheet([], (COLD, REFERRAL), look, width=w),
        "gap of few": lambda w, look: gap_sheet(
            [GapStep("Met → won", StepRate(0.5, "1 of 2", 2), StepRate(0.84), None)], (COLD, REFERRAL), look, width=w
        ),
        "gap of much": lambda w, look: gap_sheet(gap_steps(), (COLD, REFERRAL), look, width=w),
        "gap of nearly none": lambda w, look: gap_sheet(gap_steps(-0.001, 0.001), long_series, look, width=w),
        "gap the other way": lambda w, look: gap_sheet(gap_steps(0.05, 0.6), long_series, look, width=w),
    }  # fmt: skip
