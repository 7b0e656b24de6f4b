"""The cards of the conversion page that follow deals in time, and what the won ones brought."""

from collections.abc import Sequence
from functools import partial

from refnet.charts.amounts import Amount, Money, amounts_sheet
from refnet.charts.closing_time import Climb, closing_time_sheet
from refnet.charts.estimates import source_series
from refnet.charts.outcomes import Course, outcomes_sheet
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.conversion import view_words
from refnet.domain.conversion.behind import Behind, Part
from refnet.domain.conversion.bringing import SourceAmounts
from refnet.domain.conversion.following import Followed
from refnet.domain.kinds import Source
from refnet.domain.money import digits
from refnet.domain.rates.amounts import Range
from refnet.domain.rates.competing import Real
from refnet.domain.rates.words import percent
from refnet.i18n import _
from refnet.services.insights import ConversionReport
from refnet.ui.look import formats
from refnet.ui.look import words as ui_words
from refnet.ui.pages.conversion import hows
from refnet.ui.pages.conversion.tables import Line, lines_of
from refnet.ui.widgets.charts.story import ChartStory

SHOWN = (Source.REFERRAL, Source.COLD, Source.NAME_ONLY)
STOPS = 6  # days of the table, apart alike


def course(report: ConversionReport, _name: str) -> ChartStory:
    """Return the story of won, lost and open over time."""
    found, days = _shown(report)[:2], report.conversion.horizon_days
    courses = [
        Course(
            ui_words.source(each.source), each.days.tolist(), each.won.tolist(), each.lost.tolist(), each.n,
            _ended(report, each), (Behind(each.source, Part.WON), Behind(each.source, Part.OPEN), Behind(each.source, Part.LOST)),
        )
        for each in found
    ]  # fmt: skip
    lines = [
        Line("", (ui_words.source(each.source), str(day), *(_at(curve, day) for curve in (each.won, each.lost, each.open))),
             Behind(each.source))
        for each in found
        for day in _stops(days)
    ]  # fmt: skip
    build = partial(_courses, courses, days)
    sentence = view_words.followed_sentence(report.figures.followed, report.conversion)
    return ChartStory(sentence, build, build, rows=lines_of(lines), key_of=_key_of, how=hows.course(report))


def close(report: ConversionReport, _name: str) -> ChartStory:
    """Return the story of how soon wins come."""
    found, days = _shown(report), report.conversion.horizon_days
    climbs = [
        Climb(
            source_series(each.source, ui_words.source(each.source)), each.days.tolist(), each.won.tolist(), each.half_by,
            report.conversion.sources[each.source].successes, _ended(report, each), Behind(each.source, Part.WON),
        )
        for each in found
    ]  # fmt: skip
    lines = [
        Line("", (ui_words.source(each.source), str(day), _at(each.won, day)), Behind(each.source, Part.WON))
        for each in found
        for day in _stops(days)
    ]
    build = partial(_climbs, climbs, days)
    sentence = view_words.close_sentence(report.figures.followed, report.conversion)
    return ChartStory(sentence, build, build, rows=lines_of(lines), key_of=_key_of, how=hows.close(report))


def amounts(report: ConversionReport, _name: str) -> ChartStory:
    """Return the story of what won deals brought."""
    found = report.figures.amounts
    lines = [
        Line("", (
            ui_words.source(each.source), formats.number(each.amounts.count), _money(each.amounts.median, each.currency),
            _range(each.amounts.median_range, each.currency), _money(each.amounts.total, each.currency),
            _range(each.amounts.total_range, each.currency),
        ), Behind(each.source, Part.PAID))
        for each in found
    ]  # fmt: skip
    build = partial(_amounts, [_bar(each) for each in found if each.amounts.count], partial(_short, found[0].currency))
    sentence = view_words.amounts_sentence(found, formats.money)
    if without := sum(each.without for each in found):
        sentence += " " + view_words.without_amount(without)
    return ChartStory(sentence, build, build, rows=lines_of(lines), key_of=_key_of, how=hows.amounts(report))


def _shown(report: ConversionReport) -> list[Followed]:
    known = {each.source: each for each in report.figures.followed}
    return [known[source] for source in SHOWN if source in known]


def _ended(report: ConversionReport, each: Followed) -> int:
    found = report.conversion.sources[each.source]
    return found.won + found.lost


def _at(curve: Real, day: int) -> str:
    return percent(float(curve[min(day, len(curve) - 1)]))


def _stops(days: int) -> list[int]:
    return sorted({round(days * number / STOPS) for number in range(1, STOPS + 1)})


def _bar(each: SourceAmounts) -> Amount:
    unit, found = 10 ** digits(each.currency), each.amounts
    low, high = (found.median_range.low, found.median_range.high) if found.median_range else (0, 0)
    return Amount(
        source_series(each.source, ui_words.source(each.source)),
        None if found.median is None else found.median / unit,
        low / unit,
        high / unit,
        found.total / unit,
        found.count,
        Behind(each.source, Part.PAID),
    )


def _short(currency: str, amount: float) -> str:
    """Write major units of a currency."""
    return formats.money_short(round(amount * 10 ** digits(currency)), currency)


def _money(minor: int | None, currency: str) -> str:
    return "" if minor is None else formats.money(minor, currency)


def _range(found: Range | None, currency: str) -> str:
    if found is None:
        return _("too few yet")
    return f"{formats.money(found.low, currency)} – {formats.money(found.high, currency)}"


def _key_of(row: Line) -> Behind | None:
    return row.key


def _courses(courses: Sequence[Course], days: int, width: float, look: Tokens) -> Sheet:
    return outcomes_sheet(courses, days, look, width=width)


def _climbs(climbs: Sequence[Climb], days: int, width: float, look: Tokens) -> Sheet:
    return closing_time_sheet(climbs, days, look, width=width, height=280)


def _amounts(rows: Sequence[Amount], money: Money, width: float, look: Tokens) -> Sheet:
    return amounts_sheet(rows, money, look, width=width)
