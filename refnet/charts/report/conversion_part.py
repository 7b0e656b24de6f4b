"""The first page of the report: the headline with its chart and the funnel; long tables follow after the second."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial

from refnet.charts.conversion import reference
from refnet.charts.diagnosis import funnel_stages, referral_first
from refnet.charts.dots import dots_sheet
from refnet.charts.estimates import DotRow, Reference, Series, by_source, drawn_name, drawn_note, source_estimate
from refnet.charts.funnel import FunnelStage, funnel_sheet
from refnet.charts.report.content import Chart, Heading, Part, Table, Text
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import PRINT
from refnet.domain.conversion import words
from refnet.domain.conversion.like_words import like_cells, like_heads
from refnet.domain.conversion.report import Figures
from refnet.domain.conversion.shrinking import by_rate
from refnet.domain.funnel.report import Diagnosis
from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion
from refnet.domain.rates.estimate_words import adjusted_sentence
from refnet.i18n import _
from refnet.services.insights import ConversionReport

MOST_DRAWN = 7  # reps; more are told by the table alone
SOURCES = (Source.REFERRAL, Source.COLD)


def conversion_parts(report: ConversionReport, found: Diagnosis, who: str) -> list[Part]:
    """Return the parts of the first page."""
    if report.is_empty:
        return [Text(words.nothing_yet(), "lead"), Text(words.what_to_record())]
    below = (Text(report.counts, "small"), Text(report.comparison))
    parts: list[Part] = [Text(report.headline, "lead"), *(each for each in below if each.words), _rates(report, who)]
    parts += [Text(report.what_counts, "small"), *_funnel_parts(found)]
    following = [each.words for each in long_parts(report) if isinstance(each, Heading)]
    if following:
        parts.append(Text(_("On the pages after these two: {tables}.").format(tables=", ".join(following)), "small"))
    return parts


def long_parts(report: ConversionReport) -> list[Part]:
    """Return the tables that would push the two pages apart, on pages of their own: many reps, unlike groups."""
    parts = [*_rep_parts(report.conversion), *_like_parts(report.figures)] if not report.is_empty else []
    return [
        replace(each, starts_page=True) if isinstance(each, Heading) and not number else each
        for number, each in enumerate(parts)
    ]


def _rep_parts(conversion: Conversion) -> list[Part]:
    if len(conversion.rows) <= MOST_DRAWN:
        return []
    return [Heading(_("By rep")), rates_table(_named(conversion))]


def _like_parts(found: Figures) -> list[Part]:
    """Return the groups of like deals one by one, where no one number stands for all of them."""
    if not found.adjusted.strata_disagree:
        return []
    table = Table(_("Like deals"), like_heads(), tuple(like_cells(each) for each in found.likes))
    return [Heading(_("Like deals")), Text(adjusted_sentence(found.adjusted), "small"), table]


def rates_table(groups: Sequence[tuple[str, Conversion]]) -> Table:
    """Return a row for each group: counts, rate and range of referral and of cold."""
    heads = (
        _("Who"), *(head for name in (_("Referral"), _("Cold")) for head in (name, _("rate"), _("range"))), drawn_name(),
    )  # fmt: skip
    return Table(_("Rates by rep"), heads, tuple((label, *_cells(each)) for label, each in groups))


def _cells(each: Conversion) -> list[str]:
    cells = []
    for source in SOURCES:
        found = source_estimate(each.sources[source])
        cells += [found.counts, found.share or "–", found.spread]
    return [*cells, drawn_note(each) or "–"]


def _named(conversion: Conversion) -> list[tuple[str, Conversion]]:
    """Return the rows by rep, those of nobody last under a name of their own."""
    return [(label or _("no rep"), each) for label, each in by_rate(conversion.rows)]


def _rates(report: ConversionReport, who: str) -> Chart:
    """Return the whole with its reps, their referral rates drawn towards the team's beside; many are told by a table."""
    named = _named(report.conversion)
    rows = [_row(who, report.conversion, is_whole=True), *(_row(label, each) for label, each in named)]
    drawn = rows if len(named) <= MOST_DRAWN else rows[:1]
    table = rates_table([(who, report.conversion), *named])
    return Chart(report.headline, partial(_dots, drawn, reference(report.benchmark, report.conversion)), table)


def _row(label: str, each: Conversion, *, is_whole: bool = False) -> DotRow:
    referral, cold = (source_estimate(each.sources[source]) for source in SOURCES)
    shrunken = None if each.shrunken is None or is_whole else each.shrunken.value
    return DotRow(label, (replace(referral, shrunken=shrunken), cold), is_whole=is_whole)


def _dots(rows: Sequence[DotRow], compared: Reference | None, width: float) -> Sheet:
    return dots_sheet(rows, by_source(), PRINT, reference=compared, width=width)


def _funnel_parts(found: Diagnosis) -> list[Part]:
    if found.is_empty:
        return []
    told = _(
        "Bars: share of all leads, by multiplying the steps. Won at any time; leads too young to go on stay outside."
    )
    names = (_("Lead"), _("Contacted"), _("Met"), _("Qualified"), _("Proposed"), _("Won"))
    series, stages = referral_first(found, funnel_stages(found, names))
    chart = Chart(told, partial(_funnel, stages, series), _funnel_table(stages, series))
    return [Heading(_("Funnel")), Text(told, "small"), chart]


def _funnel_table(stages: Sequence[FunnelStage], series: Sequence[Series]) -> Table:
    heads = (_("Stage"), *(head for each in series for head in (each.name, _("of"))))
    rows = tuple(
        (stage.label, *(cell for side in stage.sides for cell in (f"{side.reached:,}", f"{side.of:,}")))
        for stage in stages
    )
    return Table(_("Funnel"), heads, rows)


def _funnel(stages: Sequence[FunnelStage], series: Sequence[Series], width: float) -> Sheet:
    return funnel_sheet(stages, series, PRINT, width=width)
