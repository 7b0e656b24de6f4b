"""The chart of every source of deals, so that what is neither referral nor cold is seen too."""

from collections.abc import Callable

from refnet.charts.estimates import source_estimate, source_series
from refnet.charts.letters import shortened, text_width
from refnet.charts.paper import Paper
from refnet.charts.scales import Scale, upright_grid
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.kinds import Source
from refnet.domain.rates import words
from refnet.domain.rates.conversion import Conversion

ROW, FOOT, LABEL = 30.0, 28.0, 118.0


def sources_height(conversion: Conversion) -> float:
    """Return how many pixels high the chart is."""
    return len(conversion.sources) * ROW + FOOT


def sources_figure(
    conversion: Conversion,
    names: dict[Source, str],
    look: Tokens,
    *,
    key_of: Callable[[Source], object] = lambda source: (None, source),
    width: float = 520,
) -> Sheet:
    """Return one dot and whisker for each source that has deals, with its counts and range; a click opens what `key_of` it is."""
    paper = Paper(width, sources_height(conversion), look)
    found = [(source, source_estimate(each, key=key_of(source))) for source, each in conversion.sources.items()]
    counts = max((text_width(each.counts, 13, 500) for _source, each in found), default=0.0)
    spreads = max((text_width(each.told, 13) for _source, each in found), default=0.0)
    counts_at, spread_at = width - spreads - counts - 16, width - spreads
    scale = Scale(0.0, 1.0, LABEL, counts_at - 34)
    grid = [(share, words.percent(share)) for share in (0.0, 0.5, 1.0)]
    upright_grid(paper, scale, grid, (2, len(found) * ROW))
    for number, (source, each) in enumerate(found):
        y, series = (number + 0.5) * ROW, source_series(source, names[source])
        paper.write(0, y, shortened(series.name, LABEL - 10, 13))
        paper.write(counts_at, y, each.counts, weight=500)
        paper.write(spread_at, y, each.told, color=look.text2)
        if each.value is not None and each.is_drawn:
            color = look.text3 if series.tone == "neutral" else series.hue(look).main
            paper.whisker(scale.at(each.low), scale.at(each.high), y, color)
            paper.mark(scale.at(each.value), y, series.shape, color, 9 if series.shape != "D" else 7)
        tip = f"{series.name}: {each.counts}"
        paper.opens((0, width), (y - ROW / 2, y + ROW / 2), each.key, tip)
    return paper.sheet
