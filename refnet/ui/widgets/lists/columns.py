"""What a list shows: one value for each column, and how its cells are said and drawn."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from PySide6.QtCore import Qt

from refnet.i18n import _
from refnet.ui.look import formats
from refnet.ui.widgets.parts.chips import Chip

RIGHT_KINDS = ("number", "money", "date")


@dataclass(frozen=True, slots=True)
class Interval:
    """A rate with its range, as shares of 1, and the benchmark where it may be compared."""

    rate: float
    low: float
    high: float
    benchmark: float | None = None
    tone: str = "referral"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: where its value comes from, how wide it starts and when it gives way.

    kind: text number money date chip meter level interval. priority: 1 always there, 2 gives way in a narrow
    window, 3 only when chosen. A money value is (minor units, currency); meter and level are 0 to 5.
    """

    key: str
    title: str
    width: int = 120
    kind: str = "text"
    align: Qt.AlignmentFlag | None = None
    priority: int = 1
    sortable: bool = True
    value: Callable[[Any], object] | None = None
    text: Callable[[Any], str] | None = None
    strong: bool = False
    is_spare: bool = False  # gives way, too, where there is no room for all that are always there

    def value_of(self, row: object) -> object:
        """Return what the cell stands for."""
        return self.value(row) if self.value else getattr(row, self.key)

    def text_of(self, row: object) -> str:
        """Return what the cell says, an en dash for nothing."""
        if self.text is not None:
            return self.text(row) or formats.DASH
        value = self.value_of(row)
        return _SAY.get(self.kind, _say_text)(value)

    @property
    def alignment(self) -> Qt.AlignmentFlag:
        """Return where words stand: numbers right, all else left."""
        side = self.align
        if side is None:
            side = Qt.AlignmentFlag.AlignRight if self.kind in RIGHT_KINDS else Qt.AlignmentFlag.AlignLeft
        return side | Qt.AlignmentFlag.AlignVCenter


def _say_text(value: object) -> str:
    return str(value) if value not in (None, "") else formats.DASH


def _say_number(value: object) -> str:
    return formats.number(value) if isinstance(value, int) else _say_text(value)


def _say_money(value: object) -> str:
    if not isinstance(value, tuple) or value[0] is None:
        return formats.DASH
    minor, currency = value
    return formats.money_short(minor, currency)


def _say_date(value: object) -> str:
    if not isinstance(value, date):
        return formats.DASH
    return formats.day_short(value, datetime.now(UTC).astimezone().date())


def _say_chip(value: object) -> str:
    return value.text if isinstance(value, Chip) else formats.DASH


def _say_steps(value: object) -> str:
    return _("{steps} of 5").format(steps=value) if isinstance(value, int) else formats.DASH


def _say_interval(value: object) -> str:
    if not isinstance(value, Interval):
        return _("too few yet")
    spread = formats.percent_range(value.low, value.high)
    return _("{rate}, range {spread}").format(rate=formats.percent(value.rate), spread=spread)


_SAY: dict[str, Callable[[object], str]] = {
    "number": _say_number,
    "money": _say_money,
    "date": _say_date,
    "chip": _say_chip,
    "meter": _say_steps,
    "level": _say_steps,
    "interval": _say_interval,
}
