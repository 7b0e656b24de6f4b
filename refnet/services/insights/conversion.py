"""Conversion by source beside a benchmark, from the facts that are kept."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain import benchmarks as published
from refnet.domain.benchmarks import Benchmark
from refnet.domain.conversion.query import ConversionQuery
from refnet.services import benchmarks as known
from refnet.services.insights.facts import facts
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.conversion.behind import Behind
    from refnet.domain.conversion.report import Figures
    from refnet.domain.conversion.shape import Shape
    from refnet.domain.rates.conversion import Conversion


@dataclass(frozen=True, slots=True)
class ConversionReport:
    """The figures, the benchmark beside them, and both in plain sentences."""

    figures: "Figures"
    benchmark: Benchmark
    headline: str
    comparison: str
    what_counts: str

    @property
    def conversion(self) -> "Conversion":
        """Return the rates of the whole with the rows asked for."""
        return self.figures.conversion

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no deal at all."""
        return not len(self.figures.cohort)

    def as_json(self) -> "Shape":
        """Return the shape that scripts rely on."""
        from refnet.domain.conversion.shape import shape_of  # noqa: PLC0415 - numpy is heavy

        sentences = {"headline": self.headline, "comparison": self.comparison, "what_counts": self.what_counts}
        return shape_of(self.figures, self.benchmark) | {"sentences": sentences}


def benchmarks(store: Store | None = None) -> tuple[Benchmark, ...]:
    """Return the published rates that come with the program, and behind them those of the user's own in a store."""
    return known.published() if store is None else known.offered(store)


def conversion(store: Store, query: ConversionQuery, today: date) -> ConversionReport:
    """Return the report that `query` asks for; raises InvalidInput when there is no such benchmark."""
    from refnet.domain.conversion import words  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.conversion.report import Figures  # noqa: PLC0415

    benchmark = published.find(benchmarks(store), query.benchmark)
    found = Figures(facts(store), query, today)
    whole = found.conversion
    return ConversionReport(
        found, benchmark, words.headline(whole), words.comparison(whole, benchmark), words.what_counts(whole)
    )


def deals_behind(store: Store, query: ConversionQuery, today: date, wanted: "Behind") -> tuple[UUID, ...]:
    """Return the deals that a bar or a figure of the report stands for."""
    from refnet.domain.conversion.behind import behind  # noqa: PLC0415 - numpy is heavy

    every = facts(store)
    return every.ids_of(behind(every, query, today, wanted))
