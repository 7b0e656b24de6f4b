"""The hand-over list of somebody who leaves, as a file and for the clipboard."""

from collections.abc import Iterator
from pathlib import Path

from refnet.domain.errors import RefNetError
from refnet.domain.money import major
from refnet.exchange import clipboard as pasteboard
from refnet.exchange import csv_file, xlsx_writing
from refnet.exchange.cells import Value
from refnet.i18n import _
from refnet.services.exports import entries
from refnet.services.insights.loss import Without
from refnet.store.database import Store


def write_hand_over(store: Store, found: Without, path: Path) -> int:
    """Write the list into a .csv or .xlsx file and return how many rows it has."""
    suffix = path.suffix.lower()
    if suffix not in (".csv", ".xlsx"):
        raise RefNetError(_("{name} must end in .csv or .xlsx.").format(name=path.name))
    if suffix == ".csv":
        csv_file.write(path, _titles(found), _rows(found))
    else:
        xlsx_writing.write(path, _titles(found), _rows(found), title=_("Hand-over"))
    entries.note(store, "hand-over", path, len(found.rows))
    return len(found.rows)


def hand_over_clipboard(store: Store, found: Without) -> tuple[str, str]:
    """Return the list for pasting: with tabs between cells, and as an HTML table."""
    rows = list(_rows(found))
    entries.note(store, "hand-over", None, len(rows))
    return pasteboard.as_tabs(_titles(found), rows), pasteboard.as_html(_titles(found), rows)


def _titles(found: Without) -> list[str]:
    return [
        _("Person"), _("Organization"), _("Open deals"), _("Open amount, {code}").format(code=found.currency),
        _("Who else of us knows them"), _("Others who know them"), _("Could not be reached any more"),
    ]  # fmt: skip


def _rows(found: Without) -> Iterator[tuple[Value, ...]]:
    for row in found.rows:
        amount = major(row.amount, found.currency) if row.amount else None
        lost = _("yes") if row.is_cut_off else ""
        yield (
            row.name, row.organization, "; ".join(row.deals), amount, ", ".join(row.reps), ", ".join(row.others), lost,
        )  # fmt: skip
