"""Runs an import: one step that takes in every row of a file, or none when it is cancelled."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.exchange.files import name_of
from refnet.exchange.mapping import Blank, Mapping, Notice, Refusal, Rows, dialect_source, interpret, refusal, reserved
from refnet.i18n import _
from refnet.services import preferences
from refnet.services.imports import remembering, told
from refnet.services.imports.about_deals import admit_deal, admit_introduction
from refnet.services.imports.about_people import admit_person
from refnet.services.imports.about_ties import admit_ask, admit_tie
from refnet.services.imports.admission import Admission
from refnet.services.imports.asking import Asking
from refnet.services.imports.changes import seen_on
from refnet.services.imports.decisions import AS_IT_COMES, Decisions
from refnet.services.imports.mentions import Stamp
from refnet.services.imports.opening import AS_FOUND, HowRead, opened
from refnet.services.imports.report import Report, Tally
from refnet.services.imports.tellers import Tellers
from refnet.services.imports.telling import Telling
from refnet.services.imports.watching import State, Watch, check_unchanged, state_of, unswept
from refnet.store.backup import digest
from refnet.store.database import Store
from refnet.store.keys import new_id
from refnet.store.schema import ImportBatch

_HANDLERS: dict[Rows, Callable[[Admission, Telling], bool]] = {
    Rows.DEALS: admit_deal,
    Rows.PEOPLE: admit_person,
    Rows.REPS: admit_person,
    Rows.ORGANIZATIONS: admit_person,
    Rows.INTRODUCTIONS: admit_introduction,
    Rows.ASKS: admit_ask,
    Rows.TIES: admit_tie,
}


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
    how: HowRead = AS_FOUND,
    decisions: Decisions = AS_IT_COMES,
    compares: bool = True,
) -> Report:
    """Take a file in as one step and report what became of each row; a dry run only reports.

    `progress` is told rows done and rows in all. Raises Cancelled when `is_cancelled` says so, and RefNetError when
    the file cannot be read or does not fit the mapping; nothing is kept then. `source` is the program's or the file's
    name if not given; `how` tells how the file is to be read, and which of its rows were mended. `decisions` answers
    what the report of a dry run asks; without answers ours is kept, and people who look alike stay two. A dry run that
    does not compare leaves out who looks alike among very many people, which takes longest.
    """
    state = state_of(path)
    table = opened(path, how, is_cancelled)
    watch = Watch(table, progress, is_cancelled)
    source = source or dialect_source(mapping.dialect) or name_of(path)
    stamp = Stamp(new_id(), source, legal_basis, datetime.now(UTC).date(), mapping.dialect)
    mapping.check(table.headers)
    asking = Asking(decisions, is_awaited=(dry_run and compares) or decisions is not AS_IT_COMES)
    with unswept():
        if dry_run:
            with store.reading() as session:
                report = _take_in(session, store.author, path, mapping, watch=watch, stamp=stamp, asking=asking)[1]
            check_unchanged(path, state)
            return report
        if store.backups:
            store.backups.make_if_changed("import")
        return _keep(store, path, mapping, watch=watch, stamp=stamp, asking=asking, state=state)


def _keep(
    store: Store, path: Path, mapping: Mapping, *, watch: Watch, stamp: Stamp, asking: Asking, state: State
) -> Report:
    """Take everything in as one step; what was gathered for it is let go of while it is written, or before it ends."""
    with store.step(_("Import {file}").format(file=name_of(path))) as step:
        admission, report = _take_in(step, store.author, path, mapping, watch=watch, stamp=stamp, asking=asking)
        check_unchanged(path, state)
        if not _is_news(admission, report):
            return report
        if admission.left_out_comparing:
            report = replace(report, remarks=(_uncompared(),))
        pending, people = admission.pending, admission.told()
        del admission
        _tell(pending.batch, report, told.pack(people))
        remembering.keep(step, watch.table.headers, mapping, stamp.today)
        pending.write(step, watch.look_up)
        return replace(report, batch_id=stamp.batch_id)


def _uncompared() -> str:
    return _("So many people were not compared with each other. Find duplicates, in the Record menu, does that.")


def _take_in(
    session: Session, author: str, path: Path, mapping: Mapping, *, watch: Watch, stamp: Stamp, asking: Asking
) -> tuple[Admission, Report]:
    """Go through the rows and return what became of each, and what must be asked about them."""
    chosen = preferences.read(session, author)
    batch = _batch(path, mapping, stamp)
    seen = seen_on(session, batch.digest, mapping.rows)
    asking.tellers = Tellers(session, stamp, is_news=seen is None)
    admission = Admission(session, batch, stamp, chosen.me, asking)
    report = _go_through(admission, _with_currency(mapping, chosen.currency), watch, chosen.country or None)
    return admission, replace(
        report,
        likely=admission.likely(watch.look_up),
        conflicts=tuple(admission.asking.conflicts.values()),
        changes=admission.changes() if mapping.rows is Rows.PEOPLE else (),
        seen_on=seen,
    )


def _is_news(admission: Admission, report: Report) -> bool:
    """Tell whether anything is to be kept, be it only whom a newer file told of."""
    has_changes = bool(report.changes) and report.seen_on is None
    return has_changes or admission.asking.has_merged or not admission.pending.is_empty


def _with_currency(mapping: Mapping, currency: str) -> Mapping:
    """Return the mapping with the main currency for amounts that name none: minor units differ by currency."""
    if "deal.amount" not in mapping.columns.values():
        return mapping
    return replace(mapping, defaults={"deal.currency": currency, **mapping.defaults})


def _go_through(admission: Admission, mapping: Mapping, watch: Watch, country: str | None) -> Report:
    """Go through the rows and return what became of each; what they add waits in `admission.pending`."""
    notices: list[Notice] = []
    tally = Tally()
    admit = _HANDLERS[mapping.rows]
    for outcome in interpret(mapping, replace(watch.table, rows=watch), notices, country):
        if isinstance(outcome, Blank):
            tally.blank += 1
        elif isinstance(outcome, Refusal):
            tally.refusals.append(outcome)
        else:
            try:
                row = Telling(outcome.fields)
                row.check()
                admission.asking.row = outcome.number
                is_new = admit(admission, row)
            except InvalidInput as reason:
                tally.refusals.append(refusal(watch.row, str(reason), watch.table))
            else:
                tally.new += is_new
                tally.merged += not is_new
                if admission.is_repeated:
                    notices.append(Notice(outcome.number, _("It is about the same person as an earlier row.")))
    warnings = *watch.table.warnings, *reserved(mapping, watch.table.headers), *admission.finish()
    return tally.report(warnings, notices)


def _batch(path: Path, mapping: Mapping, stamp: Stamp) -> ImportBatch:
    return ImportBatch(
        id=stamp.batch_id,
        file_name=name_of(path),
        digest=digest(path),
        rows_kind=mapping.rows,
        imported_at=datetime.now(UTC),
        read=0,
        new=0,
        merged=0,
        refused=0,
        blank=0,
        source=stamp.source,
        legal_basis=stamp.legal_basis,
        dialect=stamp.dialect,
        told="",
    )


def _tell(batch: ImportBatch, report: Report, people: str) -> None:
    """Enter into a batch what became of its rows, and whom they told of."""
    batch.read, batch.new, batch.merged = report.read, report.new, report.merged
    batch.refused, batch.blank, batch.told = report.refused, report.blank, people
