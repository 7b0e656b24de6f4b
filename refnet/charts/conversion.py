"""The chart of conversion rates: the whole and its groups, referral above cold, and the numbers beside them."""

from collections.abc import Sequence

from refnet.charts.dots import dots_height, draw_dots
from refnet.charts.estimates import DotRow, Estimate, Reference, Series, by_source, source_estimate
from refnet.charts.letters import wrapped
from refnet.charts.paper import Paper
from refnet.charts.periods import period_name
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.benchmarks import Benchmark
from refnet.domain.conversion.words import are_few
from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion
from refnet.domain.rates.words import percent
from refnet.i18n import _

HEAD_LINE, FOOT_LINE = 24.0, 18.0  # heights of lines of words
SOURCES = (Source.REFERRAL, Source.COLD)


def rates_figure(
    conversion: Conversion,
    benchmark: Benchmark | None,
    look: Tokens,
    *,
    width: float = 1100,
    name: str = "",
    sentences: Sequence[str] = (),
    footnote: str = "",
) -> Sheet:
    """Return the chart: the whole (called `name`) and its rows, with counts and 95 % ranges on the right.

    The benchmark is drawn only where its unit fits the denominator. A chart for a file says above it what it shows
    (`sentences`, the first one larger) and below it what is counted (`footnote`). A click opens (label, source), the
    label of the whole being None.
    """
    rows = rate_rows(conversion, name or _("Everyone"))
    return headed(rows, reference(benchmark, conversion), look, width=width, sentences=sentences, footnote=footnote)


def headed(
    rows: Sequence[DotRow],
    compared: Reference | None,
    look: Tokens,
    *,
    width: float,
    series: Sequence[Series] = (),
    sentences: Sequence[str] = (),
    footnote: str = "",
) -> Sheet:
    """Return the chart (of referral and cold, unless other series are named) with sentences above and a footnote."""
    head, foot = head_lines(sentences, width), wrapped(footnote, width, 12)
    top = HEAD_LINE * len(head) + (10.0 if head else 0.0)
    chart = dots_height(rows)
    paper = Paper(width, top + chart + FOOT_LINE * len(foot), look)
    for number, (line, size, weight) in enumerate(head):
        paper.write(0, HEAD_LINE * (number + 0.5), line, size=size, weight=weight)
    draw_dots(paper, rows, series or by_source(), reference=compared, top=top)
    for number, line in enumerate(foot):
        paper.write(0, top + chart + FOOT_LINE * (number + 0.5), line, color=look.text2, size=12)
    return paper.sheet


def head_lines(sentences: Sequence[str], width: float) -> list[tuple[str, float, int]]:
    """Return the lines over a chart with their sizes and weights: the first sentence as a heading, the rest below."""
    styles = [(17.0, 600), *[(13.0, 400)] * len(sentences)]
    pairs = zip(sentences, styles[: len(sentences)], strict=True)
    return [
        (line, size, weight) for sentence, (size, weight) in pairs for line in wrapped(sentence, width, size, weight)
    ]


def rate_rows(conversion: Conversion, name: str) -> list[DotRow]:
    """Return the whole and its groups as rows of the chart."""
    groups = [(None, name, conversion), *((label, period_name(label), each) for label, each in conversion.rows)]
    return [
        DotRow(words, tuple(_estimate(each, source, label) for source in SOURCES), is_whole=label is None)
        for label, words, each in groups
    ]


def reference(benchmark: Benchmark | None, conversion: Conversion) -> Reference | None:
    """Return the line of a benchmark, none where its unit is another or all deals are few."""
    if benchmark is None or benchmark.refusal(conversion.denominator) or are_few(conversion):
        return None
    label = _("Benchmark {label}, {kind}").format(label=benchmark.label, kind=benchmark.kind.value)
    return Reference(benchmark.rate, label, _("Benchmark {rate}").format(rate=percent(benchmark.rate)))


def _estimate(conversion: Conversion, source: Source, label: str | None) -> Estimate:
    return source_estimate(conversion.sources[source], key=(label, source))
