"""The report for Monday: conversion on its first page, the diagnosis on its second, long tables after them."""

from dataclasses import dataclass
from datetime import date

from refnet.charts.periods import day_name
from refnet.charts.report.content import Part, Report
from refnet.charts.report.conversion_part import conversion_parts, long_parts
from refnet.charts.report.definitions import definitions
from refnet.charts.report.diagnosis_part import diagnosis_parts
from refnet.charts.report.quality_part import quality_parts
from refnet.domain.funnel.report import Diagnosis
from refnet.i18n import _
from refnet.services.insights import ConversionReport


@dataclass(frozen=True, slots=True)
class About:
    """What a report is about, in words: the period, who, and the file that it was made from."""

    since: date | None
    until: date | None
    who: str
    file: str
    made_on: date

    @property
    def period(self) -> str:
        """Return the days on which deals began."""
        if self.since is None and self.until is None:
            return _("All time")
        if self.until is None and self.since is not None:
            return _("Since {day}").format(day=day_name(self.since))
        if self.since is None and self.until is not None:
            return _("Until {day}").format(day=day_name(self.until))
        return " – ".join(day_name(day) for day in (self.since, self.until) if day is not None)


def monday(conversion: ConversionReport, found: Diagnosis, about: About) -> Report:
    """Return the report; `conversion` is asked for with a row for each rep."""
    parts: list[Part] = [*conversion_parts(conversion, found, about.who), *quality_parts(conversion, found)]
    parts += [*definitions(conversion), *diagnosis_parts(found), *long_parts(conversion)]
    made = _("Made on {day} from {file}").format(day=day_name(about.made_on), file=about.file)
    footer = f"{made} · {about.period} · {about.who}"
    return Report(_("Referral against cold"), _about(conversion, about), tuple(parts), footer)


def _about(conversion: ConversionReport, about: About) -> tuple[tuple[str, str], ...]:
    """Return what the report is about; the diagnosis knows neither segments nor currencies, which is said."""
    query, benchmark = conversion.figures.query, conversion.benchmark
    first_page = _("{value} (first page only)")
    entries = [
        (_("Deals that began"), about.period),
        (_("Who"), about.who),
        (_("Segment"), first_page.format(value=query.segment) if query.segment else ""),
        (_("Currency"), first_page.format(value=query.currency) if query.currency else ""),
        (_("Benchmark"), f"{benchmark.label}, {benchmark.kind.value}"),
    ]
    return tuple((name, value) for name, value in entries if value)
