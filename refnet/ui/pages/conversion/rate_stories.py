"""The cards of the conversion page that show rates: the headline, months, reps, segments, sources and speed."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from html import escape

from refnet.charts.clocks import two_clocks
from refnet.charts.conversion import headed, reference
from refnet.charts.conversion_sources import sources_figure
from refnet.charts.dots import dots_sheet
from refnet.charts.estimates import (
    DotRow,
    Reference,
    Series,
    by_source,
    drawn_name,
    drawn_note,
    estimate,
    source_estimate,
    source_series,
)
from refnet.charts.periods import period_name, unbroken
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.charts.trend import Period, trend_sheet
from refnet.domain.conversion import view_words
from refnet.domain.conversion.behind import Behind, Clock
from refnet.domain.conversion.shrinking import by_rate
from refnet.domain.conversion.timing import Band
from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion, Grouping
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _
from refnet.services.insights import ConversionReport
from refnet.ui.look import formats
from refnet.ui.look import words as ui_words
from refnet.ui.pages.conversion import hows, words
from refnet.ui.pages.conversion.tables import Line, lines_of, rate_line, source_line
from refnet.ui.widgets.charts.story import Builder, ChartStory

BOTH = (Source.REFERRAL, Source.COLD)
Row = tuple[str, Conversion]


def headline(report: ConversionReport, name: str) -> ChartStory:
    """Return the story of the whole, called `name`: referral, cold, and what is neither of them."""
    found = report.conversion
    shown = [(source_series(each, ui_words.source(each)), found.sources[each], Behind(each)) for each in BOTH]
    if name_only := found.sources.get(Source.NAME_ONLY):
        shown.append((source_series(Source.NAME_ONLY, _("Name only")), name_only, Behind(Source.NAME_ONLY)))
    row = DotRow(name, tuple(source_estimate(each, key=key) for _series, each, key in shown), is_whole=True)
    series, compared = tuple(each for each, _rate, _key in shown), reference(report.benchmark, found)
    lines = [source_line(name, made.name, each, key, formats.number(each.pending)) for made, each, key in shown]
    beside = f"{report.counts} {report.comparison}".strip()
    return ChartStory(
        sentence=report.headline,
        build=_Whole(row, series, compared),
        build_file=_Whole(row, series, compared, (report.headline, beside), report.what_counts),
        detail="<br>".join(filter(None, (escape(report.counts), words.with_bold_verdict(report.comparison)))),
        rows=lines_of(lines),
        key_of=_key_of,
        how=hows.headline(report),
    )


def trend(report: ConversionReport, _name: str) -> ChartStory:
    """Return the story of the months or quarters."""
    found, by = report.figures.trend, report.figures.period
    periods = [
        Period(
            period_name(label),
            tuple(source_estimate(each.sources[source], key=Behind(source, by=by, label=label)) for source in BOTH),
            " / ".join(formats.number(each.sources[source].n) for source in BOTH),
        )
        for label, each in found
    ]
    periods = unbroken([label for label, _each in found], periods)
    build = partial(_trend, periods, reference(report.benchmark, report.conversion))
    rows = _rate_lines([(period_name(label), label, each) for label, each in found], by)
    return ChartStory(
        words.trend_sentence(found, is_stale=report.figures.is_stale),
        build,
        build,
        rows=lines_of(rows),
        key_of=_key_of,
        how=hows.trend(report.conversion),
    )


def reps(report: ConversionReport, name: str) -> ChartStory:
    """Return the story of the reps, each drawn towards the team."""
    found, unnamed = by_rate(report.figures.reps), _("no rep")
    rows = [
        line
        for label, each in found
        for line in _rate_lines([(label or unnamed, label, each)], Grouping.REP, drawn=drawn_note(each))
    ]
    sentence = view_words.reps_sentence(found, unnamed)
    build = _grouped(report, name, (found, unnamed, Grouping.REP))
    return ChartStory(sentence, build, build, rows=lines_of(rows), key_of=_key_of, how=hows.reps(found))


def segments(report: ConversionReport, name: str) -> ChartStory:
    """Return the story of the segments."""
    found, unnamed = report.figures.segments, _("no segment")
    rows = _rate_lines([(label or unnamed, label, each) for label, each in found], Grouping.SEGMENT)
    sentence = view_words.segments_sentence(found, unnamed)
    build, how = _grouped(report, name, (found, unnamed, Grouping.SEGMENT)), hows.trend(report.conversion)
    return ChartStory(sentence, build, build, rows=lines_of(rows), key_of=_key_of, how=how)


def sources(report: ConversionReport, name: str) -> ChartStory:
    """Return the story of every way in which deals began."""
    found = report.conversion
    lines = [
        source_line(
            name, ui_words.source(source), each, Behind(source),
            *(formats.number(count) for count in (each.won, each.lost, each.open)),
        )
        for source, each in found.sources.items()
    ]  # fmt: skip
    build = partial(_sources, found)
    return ChartStory(
        words.sources_sentence(found), build, build, rows=lines_of(lines), key_of=_key_of, how=hows.trend(found)
    )


def speed(report: ConversionReport, _name: str) -> ChartStory:
    """Return the story of how long deals took to the first contact and to their end."""
    referral, cold = report.figures.timing
    contact = _speed_rows(_("Contact {band}"), Clock.CONTACT, referral.contact, cold.contact)
    ended = _speed_rows(_("Ended {band}"), Clock.CLOSE, referral.close, cold.close)
    lines = [
        rate_line(label, ui_words.source(source), rate, key)
        for label, both in (*contact, *ended)
        for source, (rate, key) in zip(BOTH, both, strict=True)
    ]
    build = partial(_speeds, _speed_dots(contact), _speed_dots(ended))
    return ChartStory(
        view_words.contact_sentence(referral),
        build,
        build,
        rows=lines_of(lines),
        key_of=_key_of,
        how=hows.speed(report),
    )


def _speed_dots(bands: Sequence[tuple[str, tuple[tuple[Rate, Behind], ...]]]) -> list[DotRow]:
    return [DotRow(label, tuple(estimate(rate, key=key) for rate, key in both)) for label, both in bands]


def _speed_rows(
    pattern: str, clock: Clock, referral: Sequence[Band], cold: Sequence[Band]
) -> list[tuple[str, tuple[tuple[Rate, Behind], ...]]]:
    return [
        (
            pattern.format(band=view_words.band_words(one)),
            tuple(
                (band.rate, Behind(source, clock=clock, band=number))
                for source, band in zip(BOTH, (one, other), strict=True)
            ),
        )
        for number, (one, other) in enumerate(zip(referral, cold, strict=True))
        if one.rate.n or other.rate.n
    ]


def _grouped(report: ConversionReport, name: str, groups: tuple[Sequence[Row], str, Grouping]) -> Builder:
    found, unnamed, by = groups
    rates = report.conversion.sources
    whole = DotRow(name, tuple(source_estimate(rates[one], key=Behind(one)) for one in BOTH), is_whole=True)
    dots = [whole, *(_dot_row(label or unnamed, label, each, by) for label, each in found)]
    return partial(_dots, dots, by_source(), reference(report.benchmark, report.conversion))


def _dot_row(words_: str, label: str, each: Conversion, by: Grouping) -> DotRow:
    drawn = each.shrunken.value if each.shrunken is not None else None
    referral, cold = (each.sources[source] for source in BOTH)
    return DotRow(
        words_,
        (
            source_estimate(referral, key=Behind(Source.REFERRAL, by=by, label=label), shrunken=drawn),
            source_estimate(cold, key=Behind(Source.COLD, by=by, label=label)),
        ),
        note=drawn_note(each),
        note_name=drawn_name(),
    )


def _rate_lines(groups: Sequence[tuple[str, str, Conversion]], by: Grouping, drawn: str | None = None) -> list[Line]:
    return [
        source_line(
            name, ui_words.source(source), each.sources[source], Behind(source, by=by, label=label),
            *(() if drawn is None else (drawn if source is Source.REFERRAL else "",)),
        )
        for name, label, each in groups
        for source in BOTH
    ]  # fmt: skip


def _key_of(row: Line) -> Behind | None:
    return row.key


@dataclass(frozen=True, slots=True)
class _Whole:
    """Draws the headline; in a file its sentences stand above it."""

    row: DotRow
    series: tuple[Series, ...]
    compared: Reference | None
    sentences: tuple[str, ...] = ()
    footnote: str = ""

    def __call__(self, width: float, look: Tokens) -> Sheet:
        return headed(
            [self.row], self.compared, look, series=self.series, width=width, sentences=self.sentences,
            footnote=self.footnote,
        )  # fmt: skip


def _trend(periods: Sequence[Period], compared: Reference | None, width: float, look: Tokens) -> Sheet:
    return trend_sheet(periods, by_source(), look, reference=compared, width=width, height=280)


def _sources(found: Conversion, width: float, look: Tokens) -> Sheet:
    names = {source: ui_words.source(source) for source in Source}
    return sources_figure(found, names, look, key_of=Behind, width=width)


def _dots(
    rows: Sequence[DotRow], series: Sequence[Series], compared: Reference | None, width: float, look: Tokens
) -> Sheet:
    return dots_sheet(rows, series, look, reference=compared, width=width)


def _speeds(contact: Sequence[DotRow], ended: Sequence[DotRow], width: float, look: Tokens) -> Sheet:
    """Draw both clocks apart, for their rates are shares of different deals."""
    return two_clocks(
        (_("By days to the first contact: won in time, of all contacted"), contact),
        (_("By days to the end: won, of those that ended so soon. Most quick ends are losses: this does not say that waiting helps."), ended),
        look,
        width,
    )  # fmt: skip
