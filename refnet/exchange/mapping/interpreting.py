"""Rows into records: each mapped cell becomes a value of its field's type, or the row is refused with a reason."""

from collections.abc import Iterator

from refnet.domain.kinds import Outcome, Stage
from refnet.exchange.mapping.plan import Plan, plan
from refnet.exchange.mapping.records import Blank, Notice, Record, Refusal, Value
from refnet.exchange.mapping.shape import Mapping
from refnet.exchange.mapping.turning import turned
from refnet.exchange.rows import NO_RESULT, SHEET_ERRORS, Cell, Row, Table
from refnet.exchange.values import BadValue, cell_text, parse_amount
from refnet.i18n import _

LONGEST_TEXT = 10_000  # of a refused row, in letters
_ENDS = {Stage.WON: Outcome.WON, Stage.LOST: Outcome.LOST}


def interpret(
    mapping: Mapping, table: Table, notices: list[Notice] | None = None, region: str | None = None
) -> Iterator[Record | Refusal | Blank]:
    """Go through the rows once and yield what each has become; raises RefNetError at once when columns are missing.

    What its owner may want to check goes into `notices`; `region` is where phone numbers without country code belong.
    """
    mapping.check(table.headers)
    told = [] if notices is None else notices
    return _outcomes(plan(mapping, table, region), turned(mapping.dialect, table, told), told)


def _outcomes(steps: Plan, table: Table, notices: list[Notice]) -> Iterator[Record | Refusal | Blank]:
    for row in table.rows:
        if row.problem:
            yield refusal(row, row.problem, table)
        elif row.is_blank:
            yield Blank(row.number)
        else:
            yield _outcome(steps, row, table, notices)


def _outcome(steps: Plan, row: Row, table: Table, notices: list[Notice]) -> Record | Refusal:
    steps.doubts.extend(row.doubts)
    try:
        fields = _fields(steps, row)
    except BadValue as reason:
        steps.doubts.clear()
        return refusal(row, str(reason), table)
    if steps.doubts:
        notices.extend(Notice(row.number, doubt) for doubt in steps.doubts)
        steps.doubts.clear()
    return Record(row.number, fields)


def _fields(steps: Plan, row: Row) -> dict[str, Value]:
    fields: dict[str, Value] = {}
    for name, position, parse in steps.columns:
        cell = row.cells[position]
        if cell == NO_RESULT:
            raise BadValue(
                _("A formula in this row has no result yet. Please open the file in a spreadsheet program and save it.")
            )
        if cell in SHEET_ERRORS:
            steps.doubts.append(
                _("“{text}” is a mistake in the spreadsheet; the cell was taken as empty.").format(text=cell)
            )
            continue
        value = parse(cell)
        if value is None:
            continue
        fields[name] = _together(fields[name], value) if name in fields else value
    if steps.amounts:
        _add_amount(steps, row, fields)
    if not fields:
        raise BadValue(_("None of the columns in use has anything in this row."))
    if "deal.stage" in fields:
        _end(fields)
    if steps.has_ends:
        _settle(fields)
    return {**steps.defaults, **fields} if steps.defaults else fields


def _together(known: Value, more: Value) -> Value:
    """Return what two columns of one field say: contacts side by side, notes one below the other."""
    if isinstance(known, tuple) and isinstance(more, tuple):
        return known + more
    return f"{known}\n{more}"


def _settle(fields: dict[str, Value]) -> None:
    """Let flags and dates of the end, as other programs keep them, speak as outcome and day."""
    is_won, is_closed = fields.pop("deal.is_won", None), fields.pop("deal.is_closed", None)
    days = {Outcome.WON: fields.pop("deal.won_on", None), Outcome.LOST: fields.pop("deal.lost_on", None)}
    if is_won:
        fields["deal.outcome"] = Outcome.WON
    elif is_closed and is_won is False:
        fields["deal.outcome"] = Outcome.LOST
    elif "deal.outcome" not in fields and any(days.values()):
        fields["deal.outcome"] = Outcome.WON if days[Outcome.WON] else Outcome.LOST
    day = days.get(Outcome(str(fields.get("deal.outcome", Outcome.OPEN))))
    if day is not None:
        fields.setdefault("deal.closed_on", day)


def _add_amount(steps: Plan, row: Row, fields: dict[str, Value]) -> None:
    given, usual = (str(source.get("deal.currency", "")) for source in (fields, steps.defaults))
    texts = (row.cells[position] for position in steps.amounts)
    cell = next((cell for cell in texts if not isinstance(cell, str) or cell.strip()), "")
    if cell == "":
        return
    amount = parse_amount(cell, given, steps.decimal, usual)
    fields["deal.amount"] = amount.units
    if amount.currency:
        fields["deal.currency"] = amount.currency
    if amount.units < 0:
        steps.doubts.append(_("“{text}” is less than nothing.").format(text=cell_text(cell)))
    if amount.doubt:
        steps.doubts.append(amount.doubt)


def _end(fields: dict[str, Value]) -> None:
    """Let a stage that is an end speak as the outcome: how far an ended deal had come is not known from it."""
    outcome = _ENDS.get(Stage(str(fields["deal.stage"])))
    if outcome is not None:
        del fields["deal.stage"]
        fields.setdefault("deal.outcome", outcome)


def refusal(row: Row, reason: str, table: Table) -> Refusal:
    """Return a row as refused, as it stood in the file; bytes that were no text show as question marks."""
    cells = tuple(_shown(cell) for cell in row.cells)
    return Refusal(row.number, reason, table.delimiter.join(cells)[:LONGEST_TEXT], cells)


def _shown(cell: Cell) -> str:
    text = cell if isinstance(cell, str) else cell_text(cell)
    return text[:LONGEST_TEXT].encode("utf-8", "replace").decode()
