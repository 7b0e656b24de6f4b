"""Columns of a list on paper: as wide as their words, upright or across, and what has no room left out and told."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from refnet.charts.letters import text_width
from refnet.charts.report.grid import CELL, HEAD_SIZE, SIZE
from refnet.charts.sheet import Align
from refnet.exchange.cells import Value, as_text

Cells = Sequence[Value]

SHORT, LONG = 794.0, 1123.0  # sides of A4 in pixels
EDGE = 48.0
WIDEST = 200.0  # a column; longer texts are wrapped
WIDEST_FREE = 420.0  # where room is left
LEAST_WORDS = 84.0
GIVES = 0.85  # of what it would like to have: a column as narrow as that still keeps a page upright
MEASURED = 2000  # rows from which widths are taken
MOST_LINES = 12  # of a cell
MARKS = "@.-_/"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a column stands: its number in the list, its left side and width, and on which side its words are."""

    number: int
    left: float
    width: float
    align: Align

    @property
    def x(self) -> float:
        """Return where its words are written."""
        return self.left if self.align == "left" else self.left + self.width


@dataclass(frozen=True, slots=True)
class Form:
    """The paper and its columns; `missing` are the numbers of those that have no room."""

    width: float
    height: float
    places: tuple[Place, ...]
    missing: tuple[int, ...]


def shown(value: Value) -> str:
    """Return what stands in a cell: numbers with their thousands parted."""
    if isinstance(value, bool) or not isinstance(value, int | float | Decimal):
        return as_text(value)
    return f"{value:,}"


def form_of(heads: Sequence[str], rows: Sequence[Cells]) -> Form:
    """Return the paper on which all columns have room, upright if they can; else as many as fit across."""
    numbers = [_holds_numbers(rows, place) for place in range(len(heads))]
    free = [_wanted(heads, rows, place) for place in range(len(heads))]
    wanted = [min(each, WIDEST) for each in free]
    least = [each if is_number else min(each, LEAST_WORDS) for each, is_number in zip(wanted, numbers, strict=True)]
    upright, across = SHORT - 2 * EDGE, LONG - 2 * EDGE
    if _needed([max(few, GIVES * each) for few, each in zip(least, wanted, strict=True)]) <= upright:
        return _form(SHORT, _filled(_squeezed(wanted, least, upright), free, upright), numbers, len(heads))
    count = next(count for count in range(len(heads), 0, -1) if count == 1 or _needed(least[:count]) <= across)
    widths = _filled(_squeezed(wanted[:count], least[:count], across), free[:count], across)
    return _form(LONG, widths, numbers, len(heads))


def lines(text: str, room: float) -> list[str]:
    """Return a text in lines that fit: a word that is too long is broken, and what is beyond the last line told by dots."""
    found: list[str] = []
    for paragraph in text.splitlines() or [""]:
        line = ""
        for word in paragraph.split():
            longer = f"{line} {word}" if line else word
            if text_width(longer, SIZE) <= room:
                line = longer
                continue
            found += [line] if line else []
            *whole, line = _broken(word, room)
            found += whole
        found.append(line)
    if len(found) > MOST_LINES:
        return [*found[: MOST_LINES - 1], "…"]
    return found


def _broken(word: str, room: float) -> list[str]:
    """Return a word in parts that fit, broken behind a mark such as @ where one is near."""
    parts, part, width = [], "", 0.0
    for letter in word:
        more = text_width(letter, SIZE)
        if part and width + more > room:
            cut = max(part.rfind(mark) for mark in MARKS) + 1
            cut = cut if cut > len(part) // 2 else len(part)
            parts.append(part[:cut])
            part = part[cut:]
            width = text_width(part, SIZE)
        part, width = part + letter, width + more
    return [*parts, part]


def _holds_numbers(rows: Sequence[Cells], place: int) -> bool:
    kinds = [row[place] for row in rows[:MEASURED] if row[place] not in (None, "")]
    return bool(kinds) and all(isinstance(one, int | float | Decimal) and not isinstance(one, bool) for one in kinds)


def _wanted(heads: Sequence[str], rows: Sequence[Cells], place: int) -> float:
    cells = max((text_width(shown(row[place]), SIZE) for row in rows[:MEASURED]), default=0.0)
    words = max((text_width(word, HEAD_SIZE, 600) for word in heads[place].split()), default=0.0)
    return min(max(cells, words) + 1, WIDEST_FREE)


def _needed(widths: Sequence[float]) -> float:
    return sum(widths) + CELL * (len(widths) - 1)


def _squeezed(wanted: Sequence[float], least: Sequence[float], room: float) -> list[float]:
    """Return widths that fill the room: each gives way by its share of what it can give."""
    over = max(_needed(wanted) - room, 0.0)
    slack = sum(wanted) - sum(least)
    share = min(over / slack, 1.0) if slack else 0.0
    return [each - share * (each - few) for each, few in zip(wanted, least, strict=True)]


def _filled(widths: Sequence[float], free: Sequence[float], room: float) -> list[float]:
    """Return widths that take what room is left, each by its share of what it lacks."""
    left, lacking = room - _needed(widths), [max(want - each, 0.0) for each, want in zip(widths, free, strict=True)]
    share = min(max(left, 0.0) / sum(lacking), 1.0) if sum(lacking) else 0.0
    return [each + share * more for each, more in zip(widths, lacking, strict=True)]


def _form(width: float, widths: Sequence[float], numbers: Sequence[bool], count: int) -> Form:
    places, left = [], 0.0
    for number, each in enumerate(widths):
        is_right = numbers[number] and number > 0
        places.append(Place(number, left, each, "right" if is_right else "left"))
        left += each + CELL
    height = LONG if width == SHORT else SHORT
    return Form(width, height, tuple(places), tuple(range(len(widths), count)))
