"""Every chart of a page laid out and painted at twice the dots, beside the same sheet through matplotlib's Agg."""

import os
import time
from statistics import median

ROUNDS = 30
AGG_ROUNDS = 3


def run() -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from refnet.ui.look import fonts

    app = QApplication.instance() or QApplication([])
    fonts.load(app)
    print(f"\nCharts laid out and painted, milliseconds, median of {ROUNDS}   (aim 30 for each)")
    print(f"  {'':<28} {'laid out':>9} {'painted':>9} {'first':>9} {'by Agg':>9}")
    totals = [0.0, 0.0]
    for name, build in _charts().items():
        first, laid, painted, agg = _measured(build)
        totals[0] += laid + painted
        totals[1] += agg
        print(f"  {name:<28} {laid:9.2f} {painted:9.2f} {first:9.2f} {agg:9.1f}", flush=True)
    print(f"  {'all of them':<28} {totals[0]:19.2f} {'':9} {totals[1]:9.1f}")


def _measured(build) -> tuple[float, float, float, float]:
    from refnet.ui.widgets.charts.painting import picture

    first = _milliseconds(lambda: picture(build()))
    sheet = build()
    laid = median(_milliseconds(build) for _round in range(ROUNDS))
    painted = median(_milliseconds(lambda: picture(sheet)) for _round in range(ROUNDS))
    return first, laid, painted, median(_milliseconds(lambda: _by_agg(sheet)) for _round in range(AGG_ROUNDS))


def _by_agg(sheet) -> None:
    from matplotlib.backends.backend_agg import FigureCanvasAgg

    from refnet.charts.figures import figure_of

    figure = figure_of(sheet)
    figure.set_dpi(figure.dpi * 2)
    FigureCanvasAgg(figure).draw()


def _milliseconds(work) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


def _charts() -> dict:
    from refnet.charts.amounts import Amount, amounts_sheet
    from refnet.charts.closing_time import Climb, closing_time_sheet
    from refnet.charts.dots import dots_sheet
    from refnet.charts.estimates import DotRow, Reference, by_source, estimate
    from refnet.charts.funnel import FunnelStage, Passage, funnel_sheet
    from refnet.charts.gap import GapStep, StepRate, gap_sheet
    from refnet.charts.outcomes import Course, outcomes_sheet
    from refnet.charts.tokens import LIGHT
    from refnet.charts.trend import Period, trend_sheet
    from refnet.domain.rates.differences import Difference
    from refnet.domain.rates.proportions import rate

    referral, cold = by_source()
    pair = (estimate(rate(3_512, 8_123), key=1, shrunken=0.44), estimate(rate(9_120, 91_877), key=2))
    reps = [DotRow(f"Somebody who sells {number}", pair) for number in range(30)]
    days = list(range(1, 181))
    shares = [day / 180 * 0.4 for day in days]
    course = Course("Referral", days, shares, shares, 8_123, 7_000, (1, 2, 3))
    periods = [Period(f"Q{number % 4 + 1} {number // 4}", pair, "8,123 / 91,877") for number in range(24)]
    stages = [FunnelStage(name, (Passage(80, 90, 1), Passage(50, 90, 2))) for name in ("Lead", "Met", "Won")] * 2
    steps = [
        GapStep(
            "Lead → contacted", StepRate(0.4, "1 of 2", 9, 1), StepRate(0.5, "1 of 2", 9), Difference(-0.1, -0.2, -0.05)
        )
    ] * 5
    return {
        "rates of 30 reps": lambda: dots_sheet(reps, by_source(), LIGHT, reference=Reference(0.5, "Benchmark"), width=1100),
        "rates of 6 reps": lambda: dots_sheet(reps[:6], by_source(), LIGHT, width=1100),
        "trend of 24 months": lambda: trend_sheet(periods, by_source(), LIGHT, width=520),
        "won, lost, open by day": lambda: outcomes_sheet([course, course], 180, LIGHT, width=1100),
        "time to close by day": lambda: closing_time_sheet(
            [Climb(referral, days, shares, 60, 3_000, 7_000, 1), Climb(cold, days, shares, 90, 3_000, 7_000, 2)], 180, LIGHT
        ),
        "amounts": lambda: amounts_sheet([Amount(referral, 9e3, 8e3, 1e4, 4e7, 3_512, 1)] * 3, lambda v: f"€{v:,.0f}", LIGHT),
        "funnel": lambda: funnel_sheet(stages, by_source(), LIGHT),
        "gap by step": lambda: gap_sheet(steps, (cold, referral), LIGHT),
    }  # fmt: skip
