"""Conversion by source beside a benchmark: light rows from few queries, counted by `refnet.domain.rates`."""

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from sqlalchemy import Select, and_, case, func, select

from refnet import paths
from refnet.domain import benchmarks as published
from refnet.domain.benchmarks import Benchmark
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates import words
from refnet.domain.rates.conversion import HORIZON_DAYS, Conversion, Grouping, Pursuit, SourceRate, summarise
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, Rep


@dataclass(frozen=True, slots=True)
class ConversionQuery:
    """What to count; `since` and `until` are the first and last day on which deals began, `rep` one of us."""

    denominator: Denominator = Denominator.ALL
    horizon_days: int = HORIZON_DAYS
    by: Grouping | None = None
    benchmark: str = published.DEFAULT
    rep: UUID | None = None
    segment: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class ConversionReport:
    """The rates, the benchmark beside them, and both in plain sentences."""

    conversion: Conversion
    benchmark: Benchmark
    headline: str
    comparison: str
    what_counts: str

    @property
    def left_out(self) -> str:
        """Return which introductions the headline does not count, empty when it counts all."""
        return words.left_out(self.conversion)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no deal at all."""
        return not any(each.total for each in self.conversion.sources.values())

    def as_json(self) -> dict[str, Any]:
        """Return the shape that scripts rely on."""
        return _as_json(self.conversion, self.benchmark)


@cache
def benchmarks() -> tuple[Benchmark, ...]:
    """Return the published rates that come with the program."""
    return published.load((paths.resources() / "benchmarks.toml").read_text(encoding="utf-8"))


def conversion(store: Store, query: ConversionQuery, today: date) -> ConversionReport:
    """Return the rates of the deals asked for; raises InvalidInput when there is no such benchmark."""
    benchmark = published.find(benchmarks(), query.benchmark)
    with store.reading() as session:
        pursuits = [Pursuit(*row) for row in session.execute(_pursuits(query))]
    found = summarise(
        pursuits, today=today, horizon_days=query.horizon_days, denominator=query.denominator, by=query.by
    )
    return ConversionReport(
        found, benchmark, words.headline(found), words.comparison(found, benchmark), words.what_counts(found)
    )


def _pursuits(query: ConversionQuery) -> Select[Any]:
    """Return the query of light rows; what began with an introduction began on its day."""
    by_introduction = and_(Deal.source.in_([Source.REFERRAL, Source.NAME_ONLY]), Introduction.made_on.is_not(None))
    entered_on = case((by_introduction, Introduction.made_on), else_=Deal.first_touch_on)
    rows = (
        select(
            Deal.source, Deal.outcome, Deal.stage, entered_on, Deal.closed_on, func.coalesce(Rep.name, ""), Deal.segment
        )
        .outerjoin(Rep, Rep.id == Deal.rep_id)
        .outerjoin(Introduction, and_(Introduction.deal_id == Deal.id, Introduction.is_originating))
    )
    if query.rep is not None:
        rows = rows.where(Deal.rep_id == query.rep)
    if query.segment is not None:
        rows = rows.where(Deal.segment == query.segment)
    if query.since is not None:
        rows = rows.where(entered_on >= query.since)
    if query.until is not None:
        rows = rows.where(entered_on <= query.until)
    return rows


def _as_json(found: Conversion, benchmark: Benchmark) -> dict[str, Any]:
    gap = found.difference
    shape: dict[str, Any] = {
        "denominator": found.denominator.value,
        "horizon_days": found.horizon_days,
        "sources": {source.value: _rate_as_json(each) for source, each in found.sources.items()},
        "difference": None if gap is None else {"value": gap.value, "low": gap.low, "high": gap.high},
        "benchmark": {"key": benchmark.key, "rate": benchmark.rate, "source": benchmark.source},
    }
    if found.rows:
        shape["rows"] = {name: _as_json(each, benchmark) for name, each in found.rows}
    return shape


def _rate_as_json(each: SourceRate) -> dict[str, Any]:
    return {
        "n": each.n, "successes": each.successes, "won": each.won, "lost": each.lost, "open": each.open, "rate": each.rate.value,
        "low": each.rate.low, "high": each.rate.high,
    }  # fmt: skip
