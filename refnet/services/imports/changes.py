"""What a newer export of the same source changed, compared with whom the file before told of."""

from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.services.imports import told as packing
from refnet.services.imports.asking import Asking
from refnet.services.imports.decisions import Change, ChangeKind
from refnet.services.imports.known import Known
from refnet.services.imports.mentions import Stamp
from refnet.services.imports.organizations import Organizations
from refnet.services.imports.suggesting import Suggesting
from refnet.store.schema import ImportBatch, MergedPerson

_KINDS = {
    "person.organization": ChangeKind.COMPANY, "organization_id": ChangeKind.COMPANY,
    "person.job_title": ChangeKind.TITLE, "job_title": ChangeKind.TITLE,
}  # fmt: skip
_ORDER = (ChangeKind.COMPANY, ChangeKind.TITLE, ChangeKind.NEW, ChangeKind.GONE)
_Told = tuple[UUID, str, str, str, int]  # person, field, was, now, row
_LOOKED_AT = 5  # batches of the source, the newest first
_SHARE = 0.5  # of those told of before, whom a newer export of the same list tells of again


def seen_on(session: Session, digest: str, rows_kind: str) -> date | None:
    """Return when a file of the very same content was brought in."""
    same = select(ImportBatch.imported_at).where(ImportBatch.digest == digest, ImportBatch.rows_kind == rows_kind)
    moment = session.scalar(same.order_by(ImportBatch.imported_at.desc()).limit(1))
    return moment.date() if moment else None


def find(
    session: Session, known: Known, organizations: Organizations, asking: Asking, stamp: Stamp
) -> tuple[Change, ...]:
    """Return who changed company or title, who is new and who is gone; nothing for the first file of its source."""
    told = set(known.told())
    before = _told_before(session, told, stamp)
    if not before:
        return ()
    suggesting = Suggesting(session)
    found = [*_moves(known, asking, before, suggesting), *_new(known, organizations, told - before, suggesting)]
    gone = (key for key in before - told if key in known.rows)
    found += [Change(ChangeKind.GONE, key, known.rows[key].name) for key in gone]
    return tuple(sorted(found, key=lambda one: (not one.suggestion, _ORDER.index(one.kind), one.person)))


def _told_before(session: Session, told: AbstractSet[UUID], stamp: Stamp) -> AbstractSet[UUID]:
    """Return whom the newest file of the same source told of that this one mostly tells of again.

    Two people's exports of their own contacts come from one program and have little in common.
    """
    by_program = ImportBatch.dialect == stamp.dialect
    same = by_program if stamp.dialect else by_program & (ImportBatch.source == stamp.source)
    newest = select(ImportBatch.told).where(same, ImportBatch.told != "").order_by(ImportBatch.imported_at.desc())
    survivors = dict(session.execute(select(MergedPerson.former_id, MergedPerson.person_id)).all())
    for text in session.scalars(newest.limit(_LOOKED_AT)):
        before = {survivors.get(key, key) for key in packing.unpack(text)}
        if len(before & told) >= _SHARE * len(before):
            return before
    return frozenset()


def _moves(known: Known, asking: Asking, before: AbstractSet[UUID], suggesting: Suggesting) -> Iterator[Change]:
    told: list[_Told] = [(one.person_id, one.field, one.ours, one.theirs, one.row) for one in asking.conflicts.values()]
    filled = asking.filled.items()
    told += [(key, column, "", now, known.rows[key].told_in) for (key, column), now in filled]
    for key, field, was, now, row in told:
        if key in before and field in _KINDS:
            kind, name = _KINDS[field], known.rows[key].name
            suggestion = suggesting.moved(key, name, now) if kind is ChangeKind.COMPANY else ""
            yield Change(kind, key, name, was, now, row, suggestion)


def _new(known: Known, organizations: Organizations, news: Iterable[UUID], suggesting: Suggesting) -> Iterator[Change]:
    people = [known.rows[key] for key in news]
    for person in sorted(people, key=lambda one: (one.told_in, one.id)):
        at = organizations.name(person.organization_id) if person.organization_id else ""
        stored, suggestion = None if person.is_new else person.id, suggesting.new(person.id, person.name, at)
        yield Change(ChangeKind.NEW, stored, person.name, "", at, person.told_in, suggestion)
