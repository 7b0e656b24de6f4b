"""Conversion by source beside a benchmark, from the facts that are kept."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain.benchmarks import Benchmark, find
from refnet.domain.conversion.query import ConversionQuery
from refnet.services import benchmarks
from refnet.services.insights.facts import TABLES, facts
from refnet.services.insights.kept import Kept
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.conversion.behind import Behind
    from refnet.domain.conversion.report import Figures
    from refnet.domain.conversion.shape import Shape
    from refnet.domain.rates.conversion import Conversion

MOST_KEPT = 8  # questions whose figures are kept


@dataclass(frozen=True, slots=True)
class ConversionReport:
    """The figures, the benchmark beside them, and both in plain sentences."""

    figures: "Figures"
    benchmark: Benchmark
    headline: str
    counts: str
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

        sentences = {name: getattr(self, name) for name in ("headline", "counts", "comparison", "what_counts")}
        return shape_of(self.figures, self.benchmark) | {"sentences": sentences}


def conversion(store: Store, query: ConversionQuery, today: date) -> ConversionReport:
    """Return the report that `query` asks for; raises InvalidInput when there is no such benchmark."""
    from refnet.domain.conversion import counted_words, words  # noqa: PLC0415 - numpy is heavy

    benchmark = find(benchmarks.offered(store), query.benchmark)
    found = _figures(store, query, today)
    whole = found.conversion
    return ConversionReport(
        found,
        benchmark,
        headline=words.headline(whole),
        counts=words.counts_sentence(whole),
        comparison=words.comparison(whole, benchmark, found.general),
        what_counts=counted_words.what_counts(whole),
    )


def deals_behind(store: Store, query: ConversionQuery, today: date, wanted: "Behind") -> tuple[UUID, ...]:
    """Return the deals that a bar or a figure of the report stands for."""
    from refnet.domain.conversion.behind import behind  # noqa: PLC0415 - numpy is heavy

    known = facts(store)
    return known.ids_of(behind(known, query, today, wanted))


def _figures(store: Store, query: ConversionQuery, today: date) -> "Figures":
    """Return the figures of a question; those of the questions asked last are kept with all that was worked out."""
    from refnet.domain.conversion.report import Figures  # noqa: PLC0415 - numpy is heavy

    kept = _RECENT.of(store)
    found = kept.pop((query, today), None) or Figures(facts(store), query, today)
    kept[query, today] = found
    for oldest in list(kept)[:-MOST_KEPT]:
        kept.pop(oldest, None)
    return found


def _nothing(_store: Store) -> "dict[tuple[ConversionQuery, date], Figures]":
    return {}


_RECENT = Kept(TABLES, _nothing)
