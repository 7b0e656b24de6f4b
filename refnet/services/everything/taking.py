"""Takes a folder of everything in: one step that can be undone, all of it or nothing."""

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

from sqlalchemy import update
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.exchange.files import name_of
from refnet.i18n import _
from refnet.services.everything import matching
from refnet.services.everything.matching import Moved, Sorted
from refnet.services.everything.reading import Read, Tables, read
from refnet.services.everything.report import Fate, FolderRefused, FolderReport
from refnet.services.everything.tables import KINDS, Kind
from refnet.store.database import Store
from refnet.store.history import StepSession
from refnet.store.schema import Base

Progress = Callable[[int, int], object]


def take(store: Store, folder: Path, *, dry_run: bool = False, progress: Progress | None = None) -> FolderReport:
    """Add what is not here yet and return what became of every row; a dry run only tells.

    Rows with a key that is here are the same row: the higher version counts. Rows that are here under another key, such
    as an organization of the same name, are not added again, and what refers to them refers to ours. Raises FolderRefused
    when rows cannot be right, and Cancelled from `progress`; nothing is kept then.
    """
    tell = progress or _unheard
    tables, warnings = read(folder, tell)
    if dry_run:
        with store.reading() as session:
            return FolderReport(tuple(_fate(kind, tables, found) for kind, found in _sorted(session, tables)), warnings)
    if store.backups:
        store.backups.make_if_changed("import")
    with store.step(_("Import everything from {folder}").format(folder=name_of(folder))) as step:
        fates = []
        try:
            for number, (kind, found) in enumerate(_sorted(step, tables)):
                tell(len(KINDS) + number, 2 * len(KINDS))
                fates.append(_fate(kind, tables, found))
                _write(step, kind, found)
        except IntegrityError as error:
            sentence = _(
                "{file} contradicts what is here already, so nothing was taken in. An empty RefNet can take it."
            )
            raise RefNetError(sentence.format(file=f"{KINDS[len(fates) - 1].file}.csv")) from error
    return FolderReport(tuple(fates), warnings)


def _unheard(_done: int, _total: int) -> None:
    """Tell nobody."""


def _sorted(session: Session, tables: Tables) -> "list[tuple[Kind, Sorted]]":
    """Return the rows of each file by what becomes of them, with keys as they are here; FolderRefused for dangling ones."""
    here = {kind.table: matching.keys_here(session, kind) for kind in KINDS}
    moved: Moved = {}
    found: list[tuple[Kind, Sorted]] = []
    _check_references(tables, here)
    for kind in KINDS:
        telling = [row for row in tables[kind.file] if matching.moved_to(kind, row, moved)]
        one = matching.sort(session, kind, telling, here[kind.table], moved)
        one.known += len(tables[kind.file]) - len(telling)
        if kind.table in kind.references.values():
            for row in tables[kind.file]:
                matching.moved_to(kind, row, {kind.table: moved[kind.table]})
        found.append((kind, one))
    return found


def _check_references(tables: Tables, here: dict[str, set[UUID]]) -> None:
    there = {kind.table: here[kind.table] | {row.id for row in tables[kind.file]} for kind in KINDS}
    problems = [told for kind in KINDS for row in tables[kind.file] for told in _dangling(kind, row, there)]
    if problems:
        raise FolderRefused(problems)


def _dangling(kind: Kind, row: Read, there: dict[str, set[UUID]]) -> list[str]:
    sentence = _("{file}, row {row}: {column} refers to a row that is nowhere.")
    return [
        sentence.format(file=f"{kind.file}.csv", row=row.number, column=column)
        for column, target in kind.references.items()
        if row.values[column] is not None and row.values[column] not in there[target]
    ]


def _write(step: StepSession, kind: Kind, found: Sorted) -> None:
    if found.new:
        step.insert_many(kind.row, [row.values for row in found.new])
    table = Base.metadata.tables[kind.table]
    for row, names in found.changes:
        ours = step.get_one(kind.row, row.id)
        for name in names:
            setattr(ours, name, row.values[name])
        step.flush()
        step.expunge(ours)
        step.connection().execute(update(table).where(table.c.id == row.id).values(version=row.values["version"]))


def _fate(kind: Kind, tables: Tables, found: Sorted) -> Fate:
    read_ = len(tables[kind.file])
    return Fate(kind.file, read_, len(found.new), found.same, found.known, len(found.changes), found.older)
