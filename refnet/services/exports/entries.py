"""What left RefNet: who wrote it, when, how many rows, and by which filter; undo never touches it."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import select

from refnet.domain.errors import RefNetError
from refnet.exchange.files import name_of
from refnet.i18n import _
from refnet.store.database import Store
from refnet.store.schema import ExportEntry


@dataclass(frozen=True, slots=True)
class Export:
    """One export; `file_name` is empty for the clipboard, `chosen` says filter and order in words."""

    exported_at: datetime
    author: str
    what: str
    file_name: str
    rows: int
    chosen: str


def note(store: Store, what: str, path: Path | None, rows: int, chosen: str = "") -> None:
    """Note that so many rows of a list left RefNet, into a file or by the clipboard."""
    told = {"what": what, "file_name": name_of(path) if path else "", "rows": rows, "chosen": chosen}
    try:
        with store.aside() as session:
            session.add(ExportEntry(exported_at=datetime.now(UTC), author=store.author, **told))
    except RefNetError as error:
        if path is None:  # nothing has left yet
            raise
        sentence = _("{name} is written. RefNet could not note that, for nothing can be written into its database now.")
        raise RefNetError(sentence.format(name=path)) from error


def noted(store: Store, limit: int = 200) -> list[Export]:
    """Return the newest exports of everybody, newest first."""
    names = Export.__dataclass_fields__
    query = select(*(getattr(ExportEntry, name) for name in names))
    with store.reading() as session:
        newest = query.order_by(ExportEntry.exported_at.desc(), ExportEntry.id.desc()).limit(limit)
        return [Export(*row) for row in session.execute(newest)]
