"""Lists in JSON: objects whose keys are our field names or headers, one object a row."""

import json
import re
from collections.abc import Iterable, Mapping
from decimal import Decimal
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.exchange.files import reading
from refnet.exchange.headers import named
from refnet.exchange.rows import Cell, Row, Table
from refnet.exchange.sheets import LAST_COLUMN
from refnet.i18n import _

LARGEST = 1 << 28  # bytes
MOST_CELLS = 50_000_000  # rows times different keys
BETWEEN = " ::: "  # parts the values of a list, as Google does
_STARTS = re.compile(rb'\s*(?:\[\s*(?:\{|\])|\{\s*")')
_SURROGATE = re.compile("[\ud800-\udfff]")
Item = Mapping[str, object]


def is_list(head: bytes) -> bool:
    """Tell whether a file that begins so is JSON with objects in it."""
    return _STARTS.match(head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe")) is not None


def read(path: Path) -> Table:
    """Open a list of flat objects as a table, numbered from 1; RefNetError says why it is none."""
    items = _items(_parsed(path))
    keys = list(dict.fromkeys(key for item in items if isinstance(item, dict) for key in item))
    if not keys:
        sentence = _("{name} holds no list of objects with named values, so there is nothing to import.")
        raise RefNetError(sentence.format(name=path.name))
    if len(keys) > LAST_COLUMN or len(keys) * len(items) > MOST_CELLS:
        sentence = _("The objects in {name} have too many different keys ({count}) to make a table.")
        raise RefNetError(sentence.format(name=path.name, count=len(keys)))
    found = named(Row(0, tuple(keys)))
    rows = [_row(number, item, keys) for number, item in enumerate(items, start=1)]
    return Table(found.headers, rows, warnings=found.warnings)


def _parsed(path: Path) -> object:
    with reading(path) as stream:
        content = stream.read(LARGEST + 1)
    if len(content) > LARGEST:
        sentence = _("{name} is larger than {size} MB. Please split it, or export it as CSV.")
        raise RefNetError(sentence.format(name=path.name, size=LARGEST >> 20))
    try:
        return json.loads(content, parse_float=Decimal, parse_constant=str)
    except json.JSONDecodeError as error:
        sentence = _("{name} is not complete: its JSON cannot be read beyond line {line}.")
        raise RefNetError(sentence.format(name=path.name, line=error.lineno)) from None
    except (ValueError, RecursionError):  # no Unicode, a number of thousands of digits, lists in lists in lists
        sentence = _("{name} cannot be read: it is no plain list of objects in UTF-8.")
        raise RefNetError(sentence.format(name=path.name)) from None


def _items(content: object) -> list[object]:
    """Return the list of the file: itself, the longest one in its object, or the object as the only one."""
    if not isinstance(content, dict):
        return content if isinstance(content, list) else []
    lists = [value for value in content.values() if isinstance(value, list) and any(map(_is_item, value))]
    return max(lists, key=len, default=[content])


def _is_item(value: object) -> bool:
    return isinstance(value, dict)


def _row(number: int, item: object, keys: Iterable[str]) -> Row:
    if not isinstance(item, dict):
        return Row(number, (str(item)[:100],), _("This is no object with named values."))
    cells = tuple(_cell(item.get(key)) for key in keys)
    if None in cells:
        return Row(
            number, tuple("" if cell is None else cell for cell in cells), _("A value of this row is an object.")
        )
    filled = tuple(cell for cell in cells if cell is not None)
    if any(isinstance(cell, str) and _SURROGATE.search(cell) for cell in filled):
        return Row(number, tuple(map(_mended, filled)), _("The row has halves of letters, which no text has."))
    return Row(number, filled)


def _cell(value: object) -> Cell | None:
    """Return a value as a cell, or None for what none can hold."""
    if value is None:
        return ""
    if isinstance(value, str | int | Decimal):
        return value
    if isinstance(value, list) and all(isinstance(each, str | int | Decimal) for each in value):
        return BETWEEN.join(map(str, value))
    return None


def _mended(cell: Cell) -> Cell:
    return _SURROGATE.sub("\ufffd", cell) if isinstance(cell, str) else cell
