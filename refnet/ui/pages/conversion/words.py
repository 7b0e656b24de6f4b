"""What the conversion page says beside its charts."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from html import escape

from refnet.charts.periods import Row, period_name
from refnet.domain.benchmarks import Benchmark, BenchmarkKind
from refnet.domain.conversion.behind import Behind, Clock, Part
from refnet.domain.conversion.timing import TO_CLOSE, TO_CONTACT
from refnet.domain.conversion.view_words import days_words, difference_told
from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates import words as rate_words
from refnet.domain.rates.conversion import ALWAYS_SHOWN, Conversion, Grouping
from refnet.domain.rates.estimate_words import dropped_sentence
from refnet.domain.rates.words import Verdict
from refnet.i18n import _
from refnet.services.insights import ConversionReport
from refnet.ui.look import formats
from refnet.ui.look import words as ui_words
from refnet.ui.pages.conversion.choosing import View

BOLD = "<span style='font-weight:600'>{}</span>"  # our letters have no heavier weight


@dataclass(frozen=True, slots=True)
class Period:
    """A span of days on which deals began; None leaves an end open."""

    since: date | None = None
    until: date | None = None


def periods(today: date) -> tuple[tuple[Period, str], ...]:
    """Return the periods one can choose, the whole first."""
    this, last = date(today.year, 1, 1), date(today.year - 1, 1, 1)
    return (
        (Period(), _("All time")),
        (Period(since=today - timedelta(days=365)), _("Last 12 months")),
        (Period(since=today - timedelta(days=730)), _("Last 24 months")),
        (Period(this, today), str(this.year)),
        (Period(last, this - timedelta(days=1)), str(last.year)),
    )


def denominators() -> tuple[tuple[Denominator, str], ...]:
    """Return what a rate can be a share of."""
    return (
        (Denominator.ALL, _("Clients / all leads")),
        (Denominator.MET, _("Clients / meetings held")),
        (Denominator.QUALIFIED, _("Clients / qualified")),
        (Denominator.PROPOSED, _("Clients / proposals")),
        (Denominator.CLOSED, _("Clients / closed deals")),
    )


def horizons(chosen: int) -> tuple[tuple[int, str], ...]:
    """Return how many days a deal may be given, the one chosen in the settings among them."""
    days = sorted({30, 60, 90, 180, 365, 730, chosen})
    return tuple((each, _("{days} days").format(days=each)) for each in days)


def names_passed_on() -> tuple[tuple[bool, str], ...]:
    """Return how names passed on without an introduction can be taken."""
    return (False, _("Names only: apart")), (True, _("Names only: with cold"))


def benchmark_words(benchmark: Benchmark) -> str:
    """Return a benchmark as the choice names it: with what it rests on, in a word."""
    kind = {
        BenchmarkKind.CLAIM: _("claim"),
        BenchmarkKind.STUDY: _("study"),
        BenchmarkKind.VENDOR: _("vendor data"),
        BenchmarkKind.SURVEY: _("survey"),
        BenchmarkKind.RULE: _("rule of thumb"),
        BenchmarkKind.OWN: _("your own"),
    }[benchmark.kind]
    return _("{label} ({kind})").format(label=benchmark.label, kind=kind)


def with_bold_verdict(comparison: str) -> str:
    """Return the sentence as rich text, its verdict bold; all else is only words."""
    for verdict in Verdict:
        word = rate_words.verdict_word(verdict)
        if word in comparison:
            before, after = comparison.split(word, 1)
            return f"{escape(before)}{BOLD.format(escape(word))}{escape(after)}"
    return escape(comparison)


def trend_sentence(rows: Sequence[Row], *, is_stale: bool = False) -> str:
    """Say how the referral rate of the last period with one differs from that of the first, or that it cannot be told."""
    known = [(label, each.sources[Source.REFERRAL].rate) for label, each in rows]
    known = [(label, rate) for label, rate in known if rate.value is not None]
    young = any(each.sources[Source.REFERRAL].is_young for _label, each in rows)
    why = _("The latest have no rate yet: too few of their deals are old enough.") if young else ""
    if is_stale:
        return _(
            "No trend can be told: nothing has been recorded for a while, so the latest periods may look worse than they were."
        )
    if len(known) < 2:
        return " ".join(filter(None, (_("Too few periods yet to speak of a trend."), why)))
    (first, early), (last, late) = known[0], known[-1]
    told = _("First against last: {first} {early}, {last} {late} of introductions became clients. {verdict}").format(
        first=period_name(first), early=rate_words.percent(early.value or 0.0),
        last=period_name(last), late=rate_words.percent(late.value or 0.0),
        verdict=difference_told(late, early),
    )  # fmt: skip
    return " ".join(filter(None, (told, why)))


def footnote(view: View, report: ConversionReport) -> str:
    """Return what is counted in a view."""
    if view is View.AMOUNTS:
        return _("Amounts: all won deals, whenever they were won.")
    if view is View.LIKE:
        return _like_footnote(report)
    return report.what_counts


def _like_footnote(report: ConversionReport) -> str:
    days = report.figures.query.horizon_days
    settled = _("Only deals that began at least {days} days ago; won counts within these.").format(days=days)
    if report.figures.query.denominator is Denominator.CLOSED:
        settled = _("All deals that ended.")
    return " ".join(filter(None, (settled, dropped_sentence(report.figures.adjusted))))


def sources_sentence(conversion: Conversion) -> str:
    """Say how many deals began neither by referral nor cold."""
    total = sum(each.total for each in conversion.sources.values())
    others = sum(each.total for source, each in conversion.sources.items() if source not in ALWAYS_SHOWN)
    return _("{others} of {total} deals began neither by referral nor cold.").format(
        others=formats.number(others), total=formats.number(total)
    )


def behind(wanted: Behind) -> str:
    """Return what is opened, as the list of deals names it."""
    parts = [ui_words.source(wanted.source)] if wanted.source is not None else []
    if wanted.by is not None:
        parts.append(period_name(wanted.label) or _unnamed(wanted.by))
    if wanted.clock is not None:
        parts.append(_("contact") if wanted.clock is Clock.CONTACT else _("ended"))
        parts.append(_band(wanted))
    if wanted.like is not None:
        parts.append(_("like deals"))
    if wanted.part is not Part.ALL:
        parts.append(_part(wanted.part))
    return ", ".join(parts) or _("All deals")


def _unnamed(by: Grouping) -> str:
    return {Grouping.REP: _("no rep"), Grouping.SEGMENT: _("no segment")}.get(by, _("no date"))


def _band(wanted: Behind) -> str:
    lasts = TO_CONTACT if wanted.clock is Clock.CONTACT else TO_CLOSE
    first = 0 if wanted.band == 0 else lasts[wanted.band - 1] + 1
    last = lasts[wanted.band] if wanted.band < len(lasts) else None
    return days_words(first, last)


def _part(part: Part) -> str:
    return {
        Part.WON: _("won"),
        Part.LOST: _("lost"),
        Part.OPEN: _("open"),
        Part.PAID: _("won with an amount"),
        Part.UNKNOWN_SOURCE: _("unknown source"),
        Part.NO_INTRODUCER: _("no introducer"),
        Part.IMPOSSIBLE: _("impossible days"),
        Part.OWN_INTRODUCER: _("rep is introducer"),
        Part.UNDATED: _("without days"),
        Part.RESCUED: _("introduced later"),
        Part.STALLED: _("nothing for 90 days"),
    }.get(part, "")
