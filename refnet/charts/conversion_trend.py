"""Referral and cold by month or quarter."""

from collections.abc import Sequence

from refnet.charts.conversion import SOURCES, reference
from refnet.charts.estimates import by_source, estimate
from refnet.charts.periods import Row, period_name
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.charts.trend import Period, trend_sheet
from refnet.domain.benchmarks import Benchmark


def trend_figure(
    rows: Sequence[Row], benchmark: Benchmark | None, look: Tokens, *, width: float = 520, height: float = 230
) -> Sheet:
    """Return the chart of `rows`, one a period in order; a click opens (label, source)."""
    compared = reference(benchmark, rows[0][1]) if rows else None
    return trend_sheet(trend_periods(rows), by_source(), look, reference=compared, width=width, height=height)


def trend_periods(rows: Sequence[Row]) -> list[Period]:
    """Return the rows as periods of a trend."""
    return [
        Period(
            period_name(label),
            tuple(estimate(each.sources[source].rate, key=(label, source)) for source in SOURCES),
            " / ".join(f"{each.sources[source].n:,}" for source in SOURCES),
        )
        for label, each in rows
    ]
