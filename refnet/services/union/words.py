"""Says conflicts of another file in words: which record, which field, and both values."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.i18n import _
from refnet.services.everything.tables import KINDS, LABELS, Kind
from refnet.services.union.report import Conflict, FieldConflict
from refnet.store.schema import Base

NAMING = ("name", "title", "text", "file_name", "what", "reason", "target", "value")
LONGEST = 200  # letters of a value that are shown


def key(kind: Kind, row: UUID) -> str:
    """Return how decisions name a record."""
    return f"{kind.file} {row.hex}"


def conflict(
    session: Session,
    kind: Kind,
    ours: Mapping[Any, Any],
    theirs: Mapping[str, Any],
    names: Iterable[str],
    *,
    takes_theirs: bool,
) -> Conflict:
    """Return a record that both sides changed, in words."""
    fields = tuple(
        FieldConflict(field(name), _said(session, kind, name, ours[name]), _said(session, kind, name, theirs[name]))
        for name in names
    )
    return Conflict(key(kind, ours["id"]), kind.file, _record(session, kind, ours), fields, takes_theirs)


def table(file: str) -> str:
    """Say what rows of a table are called."""
    return {
        "reps": _("Reps"), "imports": _("Imports"), "organizations": _("Companies"), "people": _("People"),
        "contact_points": _("Ways to reach people"), "tags": _("Tags"), "allies": _("Allies"), "ties": _("Who knows whom"),
        "asks": _("Asks"), "deals": _("Deals"), "stage_entries": _("Stages of deals"), "introductions": _("Introductions"),
        "meetings": _("Meetings"), "questions": _("Questions"), "questions_asked": _("Questions asked"),
        "notes": _("Notes"), "own_benchmarks": _("Own benchmarks"), "saved_views": _("Saved views"),
        "settings": _("Settings"), "remembered_mappings": _("Remembered mappings"), "kept_apart": _("People kept apart"),
        "merged_people": _("Merged people"), "named_prospects": _("Named prospects"), "warmings": _("Deals to warm"),
        "tasks": _("Tasks"), "put_off": _("Put off"), "told": _("Told to introducers"), "wordings": _("Wordings"),
        "exports": _("Exports"),
    }.get(file, file.replace("_", " ").capitalize())  # fmt: skip


def field(name: str) -> str:
    """Say a column."""
    return _(name.removesuffix("_id").replace("_on", "_day").replace("_", " ").capitalize())


def _record(session: Session, kind: Kind, ours: Mapping[Any, Any]) -> str:
    """Say which record it is: by its own name, or by whom it is about."""
    own = next((str(ours[name]) for name in NAMING if ours.get(name)), "")
    if own and kind.table in LABELS:
        return _short(own)
    about = [_said(session, kind, name, ours[name]) for name in kind.references if name != "import_batch_id"]
    return _short(" · ".join(dict.fromkeys(filter(None, [*about, own]))))


def _said(session: Session, kind: Kind, name: str, value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, UUID):
        return _named(session, kind.references.get(name, ""), value)
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return _short(value.isoformat() if isinstance(value, date) else str(value))


def _named(session: Session, target: str, key: UUID) -> str:
    if target not in LABELS:
        return next((one.file for one in KINDS if one.table == target), "").replace("_", " ")
    found = Base.metadata.tables[target]
    return _short(str(session.scalar(select(found.c[LABELS[target]]).where(found.c.id == key)) or ""))


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
