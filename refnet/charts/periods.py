"""Months and quarters as charts name them, and the rates of months put together into quarters."""

import re
from collections.abc import Sequence

from refnet.domain.kinds import Source
from refnet.domain.rates.conversion import Conversion, SourceRate
from refnet.domain.rates.differences import difference
from refnet.domain.rates.proportions import rate
from refnet.i18n import _

MOST_MONTHS = 8
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_QUARTER = re.compile(r"(\d{4})-Q(\d)")

Row = tuple[str, Conversion]


def period_name(label: str) -> str:
    """Return "Mar 2026" for 2026-03 and "Q1 26" for 2026-Q1; anything else stays as it is."""
    if month := _MONTH.fullmatch(label):
        return f"{_month_names()[int(month[2]) - 1]} {month[1]}"
    if quarter := _QUARTER.fullmatch(label):
        return _("Q{number} {year}").format(number=quarter[2], year=quarter[1][2:])
    return label


def trend_rows(months: Sequence[Row]) -> tuple[Row, ...]:
    """Return the dated months in order, or quarters when there are more than eight of them."""
    dated = sorted((row for row in months if _MONTH.fullmatch(row[0])), key=lambda row: row[0])
    if len(dated) <= MOST_MONTHS:
        return tuple(dated)
    quarters: dict[str, list[Conversion]] = {}
    for label, each in dated:
        quarters.setdefault(_quarter_of(label), []).append(each)
    return tuple((label, _together(parts)) for label, parts in quarters.items())


def _quarter_of(label: str) -> str:
    year, month = label.split("-")
    return f"{year}-Q{(int(month) + 2) // 3}"


def _together(parts: Sequence[Conversion]) -> Conversion:
    sources = {source for part in parts for source in part.sources}
    rates = {source: _sum(source, parts) for source in Source if source in sources}
    gap = difference(rates[Source.REFERRAL].rate, rates[Source.COLD].rate)
    return Conversion(parts[0].denominator, parts[0].horizon_days, rates, gap)


def _sum(source: Source, parts: Sequence[Conversion]) -> SourceRate:
    found = [part.sources[source] for part in parts if source in part.sources]
    successes = sum(each.successes for each in found)
    return SourceRate(
        source=source,
        won=sum(each.won for each in found),
        lost=sum(each.lost for each in found),
        open=sum(each.open for each in found),
        successes=successes,
        late=sum(each.late for each in found),
        young=sum(each.young for each in found),
        unreached=sum(each.unreached for each in found),
        unknown=sum(each.unknown for each in found),
        undated=sum(each.undated for each in found),
        rate=rate(successes, sum(each.n for each in found)),
    )


def _month_names() -> tuple[str, ...]:
    return (
        _("Jan"), _("Feb"), _("Mar"), _("Apr"), _("May"), _("Jun"),
        _("Jul"), _("Aug"), _("Sep"), _("Oct"), _("Nov"), _("Dec"),
    )  # fmt: skip
