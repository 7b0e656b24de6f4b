"""Refused rows as a file of their own: mended in a spreadsheet, it can be imported like any other."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from refnet.exchange import csv_file
from refnet.exchange.mapping import Refusal
from refnet.i18n import _


def save_refused(path: Path, headers: Sequence[str], refusals: Sequence[Refusal]) -> None:
    """Write number, reason and cells of each row under the headers of its file; RefNetError says why that cannot be."""
    width = max((len(headers), *(len(one.cells) for one in refusals)))
    titles = (_("Row"), _("Refused because"), *headers, *("",) * (width - len(headers)))
    rows: Iterator[tuple[str | int, ...]] = ((one.row, one.reason, *_filled(one, width)) for one in refusals)
    csv_file.write(path, titles, rows)


def _filled(refusal: Refusal, width: int) -> tuple[str, ...]:
    cells = refusal.cells or (refusal.text,)
    return cells + ("",) * (width - len(cells))
