"""What each card of the conversion page tells: its sentence, its chart and its numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from refnet.charts.periods import Row, period_name
from refnet.charts.tokens import Tokens
from refnet.domain.benchmarks import Benchmark
from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion
from refnet.services.insights import ConversionReport
from refnet.ui.look import words as ui_words
from refnet.ui.pages.conversion import tables, words
from refnet.ui.pages.conversion.reading import ConversionShown
from refnet.ui.widgets.charts.story import ChartStory

if TYPE_CHECKING:
    from refnet.charts.sheet import Sheet


def headline(report: ConversionReport, name: str) -> ChartStory:
    """Return the story of the rates; `name` is who the whole is."""
    return ChartStory(
        sentence=report.headline,
        build=_Rates(report, name, is_headed=False),
        build_file=_Rates(report, name, is_headed=True),
        detail=words.with_bold_verdict(report.comparison),
        rows=tables.rate_rows(name, report.conversion),
    )


def trend(shown: ConversionShown) -> ChartStory:
    """Return the story of the months or quarters."""
    drawn = _Trend(shown.trend, shown.report.benchmark)
    rows = [tables.rate_row(period_name(label), each) for label, each in shown.trend]
    return ChartStory(words.trend_sentence(shown.trend), drawn, drawn, rows=rows)


def sources(conversion: Conversion) -> ChartStory:
    """Return the story of all sources."""
    drawn = _Sources(conversion)
    return ChartStory(words.sources_sentence(conversion), drawn, drawn, rows=tables.source_rows(conversion))


@dataclass(frozen=True, slots=True)
class _Rates:
    """Draws the rates; matplotlib is imported when the first chart is seen."""

    report: ConversionReport
    name: str
    is_headed: bool

    def __call__(self, width: float, tokens: Tokens) -> "Sheet":
        from refnet.charts.conversion import rates_figure  # noqa: PLC0415

        report = self.report
        sentences = (report.headline, report.comparison) if self.is_headed else ()
        footnote = report.what_counts if self.is_headed else ""
        return rates_figure(
            report.conversion,
            report.benchmark,
            tokens,
            width=width,
            name=self.name,
            sentences=sentences,
            footnote=footnote,
        )


@dataclass(frozen=True, slots=True)
class _Trend:
    """Draws the rates over time."""

    rows: Sequence[Row]
    benchmark: Benchmark

    def __call__(self, width: float, tokens: Tokens) -> "Sheet":
        from refnet.charts.conversion_trend import trend_figure  # noqa: PLC0415

        return trend_figure(self.rows, self.benchmark, tokens, width=width)


@dataclass(frozen=True, slots=True)
class _Sources:
    """Draws all sources."""

    conversion: Conversion

    def __call__(self, width: float, tokens: Tokens) -> "Sheet":
        from refnet.charts.conversion_sources import sources_figure  # noqa: PLC0415

        names = {source: ui_words.source(source) for source in Source}
        return sources_figure(self.conversion, names, tokens, width=width)
