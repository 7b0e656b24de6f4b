"""Runs an import: one step that takes in every row of a file, or none when it is cancelled."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from refnet.domain.errors import Cancelled, InvalidInput
from refnet.exchange import tables
from refnet.exchange.mapping import Blank, Mapping, Notice, Refusal, Rows, interpret
from refnet.exchange.rows import Row, Table
from refnet.exchange.values import cell_text
from refnet.i18n import _
from refnet.services import preferences
from refnet.services.imports.admission import Admission
from refnet.services.imports.mentions import Stamp
from refnet.services.imports.report import Report, Tally
from refnet.services.imports.telling import Telling
from refnet.store.backup import digest
from refnet.store.database import Store
from refnet.store.keys import new_id
from refnet.store.schema import ImportBatch

EVERY = 500  # rows between two signs of life
_HANDLERS: dict[Rows, Callable[[Admission, Telling], bool]] = {
    Rows.DEALS: Admission.admit_deal,
    Rows.PEOPLE: Admission.admit_person,
    Rows.REPS: Admission.admit_person,
    Rows.ORGANIZATIONS: Admission.admit_person,
    Rows.INTRODUCTIONS: Admission.admit_introduction,
    Rows.ASKS: Admission.admit_ask,
    Rows.TIES: Admission.admit_tie,
}


class _Watch:
    """The eye on a running import: goes through the rows, knows the present one, tells progress, sees a Cancel."""

    def __init__(
        self, table: Table, progress: Callable[[int, int], None] | None, is_cancelled: Callable[[], bool] | None
    ) -> None:
        self.table, self._progress, self._is_cancelled = table, progress, is_cancelled
        self._done = 0
        self._total = sum(1 for _row in table.rows) if progress else 0
        self.present: Row | None = None

    def __iter__(self) -> Iterator[Row]:
        for done, row in enumerate(self.table.rows):
            self._done, self.present = done, row
            if done % EVERY == 0:
                self.look_up()
            yield row

    def look_up(self) -> None:
        """Tell how far it is, and raise Cancelled when the user has had enough."""
        if self._progress:
            self._progress(self._done, self._total)
        if self._is_cancelled and self._is_cancelled():
            raise Cancelled(_("The import was stopped. Nothing of it was kept."))

    def text(self) -> str:
        """Return the present row as it stands in the file."""
        cells = self.present.cells if self.present else ()
        return self.table.delimiter.join(cell_text(cell) for cell in cells)


def run(
    store: Store,
    path: Path,
    mapping: Mapping,
    *,
    dry_run: bool = False,
    progress: Callable[[int, int], None] | None = None,
    is_cancelled: Callable[[], bool] | None = None,
    source: str = "",
    legal_basis: str = "",
) -> Report:
    """Take a file in as one step and report what became of each row; a dry run only reports.

    `progress` is told rows done and rows in all. Raises Cancelled when `is_cancelled` says so, and RefNetError when
    the file cannot be read or does not fit the mapping; nothing is kept then. `source` is the file's name if not given.
    """
    table = tables.open_table(path)
    watch = _Watch(table, progress, is_cancelled)
    stamp = Stamp(new_id(), source or path.name, legal_basis, datetime.now(UTC).date())
    if dry_run:
        with store.reading() as session:
            return _take_in(_admission(store, session, stamp), mapping, watch)
    mapping.check(table.headers)
    if store.backups:
        store.backups.make_if_changed("import")
    with store.step(_("Import {file}").format(file=path.name)) as step:
        admission = _admission(store, step, stamp)
        report = _take_in(admission, mapping, watch)
        if admission.pending.is_empty:
            return report
        step.add(_batch(path, mapping, stamp, report))
        admission.pending.write(step, watch.look_up)
        return replace(report, batch_id=stamp.batch_id)


def _admission(store: Store, session: Session, stamp: Stamp) -> Admission:
    chosen = preferences.read(session, store.author)
    return Admission(session, stamp, me=chosen.me, currency=chosen.currency)


def _take_in(admission: Admission, mapping: Mapping, watch: _Watch) -> Report:
    """Go through the rows and return what became of each; what they add waits in `admission.pending`."""
    notices: list[Notice] = []
    tally = Tally()
    admit = _HANDLERS[mapping.rows]
    for outcome in interpret(mapping, replace(watch.table, rows=watch), notices):
        if isinstance(outcome, Blank):
            tally.blank += 1
        elif isinstance(outcome, Refusal):
            tally.refusals.append(outcome)
        else:
            try:
                row = Telling(outcome.fields)
                row.check()
                is_new = admit(admission, row)
            except InvalidInput as reason:
                tally.refusals.append(Refusal(outcome.number, str(reason), watch.text()))
            else:
                tally.new += is_new
                tally.merged += not is_new
    return tally.report(watch.table.warnings, notices)


def _batch(path: Path, mapping: Mapping, stamp: Stamp, report: Report) -> ImportBatch:
    return ImportBatch(
        id=stamp.batch_id,
        file_name=path.name,
        digest=digest(path),
        rows_kind=mapping.rows,
        imported_at=datetime.now(UTC),
        read=report.read,
        new=report.new,
        merged=report.merged,
        refused=report.refused,
        blank=report.blank,
        source=stamp.source,
        legal_basis=stamp.legal_basis,
    )
