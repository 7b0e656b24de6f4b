"""The tables that say the same as the charts of the conversion page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from refnet.charts.periods import period_name
from refnet.domain.kinds import Source
from refnet.domain.rates import words
from refnet.domain.rates.conversion import Conversion, SourceRate
from refnet.i18n import _
from refnet.ui.look import words as ui_words
from refnet.ui.widgets.lists.columns import Column


@dataclass(frozen=True, slots=True)
class RateRow:
    """Referral and cold of one group; the group's name is the row's id."""

    id: str
    referral: SourceRate
    cold: SourceRate


@dataclass(frozen=True, slots=True)
class SourceRow:
    """All deals of one source; the source's name is the row's id."""

    id: str
    rate: SourceRate


def rate_rows(name: str, conversion: Conversion) -> list[RateRow]:
    """Return the whole, called `name`, and its groups."""
    groups = ((name, conversion), *((period_name(label), each) for label, each in conversion.rows))
    return [rate_row(label, each) for label, each in groups]


def rate_row(name: str, conversion: Conversion) -> RateRow:
    """Return one group."""
    return RateRow(name, conversion.sources[Source.REFERRAL], conversion.sources[Source.COLD])


def source_rows(conversion: Conversion) -> list[SourceRow]:
    """Return the sources that occur."""
    return [SourceRow(ui_words.source(each.source), each) for each in conversion.sources.values()]


def rate_columns() -> tuple[Column, ...]:
    """Return the columns for groups."""
    referral, cold = _("Referral"), _("Cold")
    return (
        Column("id", _("Who or when"), 170, strong=True, sortable=False),
        *_of_rate("referral", referral, lambda row: row.referral),
        *_of_rate("cold", cold, lambda row: row.cold),
    )


def source_columns() -> tuple[Column, ...]:
    """Return the columns for sources."""
    return (
        Column("id", _("Source"), 120, strong=True, sortable=False),
        _number("won", _("Won"), 60, lambda row: row.rate.won),
        _number("lost", _("Lost"), 60, lambda row: row.rate.lost),
        _number("open", _("Open"), 60, lambda row: row.rate.open),
        _words("counted", _("Counted"), 90, lambda row: words.counts(row.rate)),
        _words("range", _("Range"), 90, lambda row: words.range_words(row.rate.rate)),
    )


def _of_rate(key: str, title: str, of: Callable[[Any], SourceRate]) -> tuple[Column, ...]:
    def share(row: object) -> str:
        rate = of(row).rate
        return words.percent(rate.value) if rate.value is not None and rate.n >= words.ENOUGH_FOR_RATE else ""

    return (
        _number(f"{key}_won", _("{source}: won").format(source=title), 110, lambda row: of(row).successes),
        _number(f"{key}_counted", _("counted"), 80, lambda row: of(row).n),
        _words(f"{key}_rate", _("rate"), 70, share),
        _words(f"{key}_range", _("range"), 100, lambda row: words.range_words(of(row).rate)),
        _number(f"{key}_open", _("open"), 70, lambda row: of(row).open),
    )


def _number(key: str, title: str, width: int, value: Callable[[Any], int]) -> Column:
    return Column(key, title, width, "number", sortable=False, value=value)


def _words(key: str, title: str, width: int, text: Callable[[Any], str]) -> Column:
    return Column(key, title, width, "number", sortable=False, value=text, text=text)
