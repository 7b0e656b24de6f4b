"""The report for Monday from a store: the same figures as the pages show, asked for in the same way."""

from dataclasses import replace
from datetime import date
from pathlib import Path
from uuid import UUID

from refnet.charts.report.brief import brief_report
from refnet.charts.report.content import Report
from refnet.charts.report.monday import About, monday
from refnet.domain.funnel.comparison import DiagnosisQuery
from refnet.domain.rates.conversion import Grouping
from refnet.i18n import _
from refnet.services import briefing, insights, preferences, reps
from refnet.services.insights import ConversionQuery
from refnet.services.insights.telling import Voice
from refnet.store.database import Store


def gather(store: Store, conversion: ConversionQuery, comparison: DiagnosisQuery, today: date) -> Report:
    """Return the report of both; they should be about the same rep and period."""
    asked = replace(conversion, by=Grouping.REP if conversion.rep is None else None)
    rates = insights.conversion(store, asked, today)
    found = insights.diagnosis(store, comparison, today)
    about = About(conversion.since, conversion.until, _who(store, conversion.rep), _file(store), today)
    return monday(rates, found, about)


def on_conversion(store: Store, query: ConversionQuery, today: date) -> Report:
    """Return the report on a conversion and the diagnosis beside it."""
    return gather(store, query, for_conversion(query), today)


def on_diagnosis(store: Store, comparison: DiagnosisQuery, today: date) -> Report:
    """Return the report on a diagnosis and the conversion beside it, as the settings have it."""
    chosen = preferences.load(store)
    usual = ConversionQuery(
        denominator=chosen.denominator, horizon_days=chosen.horizon_days, benchmark=chosen.benchmark
    )
    return gather(store, for_diagnosis(comparison, usual), comparison, today)


def for_conversion(query: ConversionQuery) -> DiagnosisQuery:
    """Return what to diagnose beside a conversion: cold leads against referrals of the same rep and period."""
    return DiagnosisQuery(rep=query.rep, since=query.since, until=query.until, patience_days=query.horizon_days)


def for_diagnosis(query: DiagnosisQuery, usual: ConversionQuery) -> ConversionQuery:
    """Return the conversion beside a diagnosis: as usual, of the same rep and period."""
    return replace(usual, rep=query.rep, since=query.since, until=query.until)


def _who(store: Store, rep: UUID | None) -> str:
    names = {row.id: row.name for row in reps.all(store)}
    return _("Whole team") if rep is None else names.get(rep, _("one of us"))


def _file(store: Store) -> str:
    """Return the file's name without its folder, or the server's address without its password."""
    return store.path.name if isinstance(store.path, Path) else store.location


def on_meeting(store: Store, meeting_id: UUID, today: date, voice: Voice) -> Report:
    """Return the brief of a meeting."""
    return brief_report(briefing.of_meeting(store, meeting_id, today, voice), today)


def on_deal(store: Store, deal_id: UUID, today: date, voice: Voice) -> Report:
    """Return the brief of the next meeting of a deal."""
    return brief_report(briefing.of_deal(store, deal_id, today, voice), today)
