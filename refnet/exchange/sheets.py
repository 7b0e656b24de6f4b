"""What workbooks of every format have in common: sheets to choose from, and tables in them that end somewhere."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.exchange.footers import is_footer
from refnet.exchange.headers import NoTable, heading, meaning
from refnet.exchange.rows import Row, Stream, Table
from refnet.i18n import _

LONGEST_GAP = 10_000  # blank rows that count as rows of the table; beyond it something stands far away from it
LAST_ROW = 1_048_576  # as the formats have it
LAST_COLUMN = 16_384
MOST_OPENED = 12  # sheets that are looked into for a table
ENOUGH = 4  # headers that mean something: no likelier sheet is looked for


@dataclass(frozen=True, slots=True)
class Sheet:
    """A sheet of a workbook by its title, and whether it is shown."""

    title: str
    is_visible: bool = True


def visible(sheets: Sequence[Sheet]) -> list[str]:
    """Return the titles to choose from."""
    return [sheet.title for sheet in sheets if sheet.is_visible]


def chosen(sheets: Sequence[Sheet], wanted: str | None, path: Path) -> tuple[list[str], list[str]]:
    """Return the title of the wanted sheet, or those of all that are shown, and what to tell about hidden ones."""
    candidates = [wanted] if wanted else visible(sheets) or [""]
    titles = [sheet.title for sheet in sheets]
    if candidates[0] not in titles:
        sentence = _("{name} has no table called “{sheet}”. It has: {all}.")
        raise RefNetError(sentence.format(name=path.name, sheet=candidates[0], all=", ".join(titles)))
    hidden = ", ".join(f"“{sheet.title}”" for sheet in sheets if not sheet.is_visible)
    if wanted or not hidden:
        return candidates, []
    return candidates, [_("Not read, since they are hidden in the workbook: {titles}.").format(titles=hidden)]


def likeliest(titles: Sequence[str], open_sheet: Callable[[str], Table]) -> Table:
    """Return the sheet whose headers mean most to us, the first of equals; NoTable when none is a table."""
    best, most, refusals = None, -1, []
    for title in titles[:MOST_OPENED]:
        try:
            table = open_sheet(title)
        except NoTable as error:
            refusals.append(error)
            continue
        if len(titles) == 1 or (told := meaning(table.headers)) >= ENOUGH:
            return table
        if told > most:
            best, most = table, told
    if best is None:
        raise refusals[0]
    return best


def as_table(
    path: Path, title: str, start: Callable[[], Iterator[Row]], header: int | None, warnings: Sequence[str]
) -> Table:
    """Return a sheet, whose rows come from `start` as wide as they are filled, as a table; NoTable when it is none."""
    top = heading(start(), path.name, header)
    rows = Stream(lambda: _below(start(), top.row, len(top.headers)))
    if next(iter(rows), None) is None:
        raise NoTable(_("{name} has headers, but no rows below them.").format(name=path.name))
    return Table(top.headers, rows, warnings=(*warnings, *top.warnings), header=top.row, sheet=title)


def _below(rows: Iterator[Row], header: int, width: int) -> Iterator[Row]:
    """Yield the rows below the headers, each as wide as they are; blank ones only when others follow soon.

    Of a longer gap than counts, `rows` has one blank row more than the longest that does.
    """
    blank: list[Row] = []
    for row in rows:
        if row.number <= header:
            continue
        if not row.cells:
            blank.append(row)
            continue
        yield from blank if len(blank) <= LONGEST_GAP else ()
        blank = []
        yield _fitted(row, width)


def _fitted(row: Row, width: int) -> Row:
    if width > 1 and is_footer(row.cells):
        return Row(row.number, ())
    if len(row.cells) <= width:
        return Row(row.number, row.cells + ("",) * (width - len(row.cells)))
    sentence = _("The row has {count} cells, but the table has {width} columns.")
    return Row(row.number, row.cells, sentence.format(count=len(row.cells), width=width))
