"""What the columns of a file meant last time: one mapping for each set of headers, whatever their order."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime
from hashlib import sha256

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.domain.names import fold
from refnet.exchange import mapping as mappings
from refnet.exchange.mapping import Mapping
from refnet.exchange.mapping.columns import is_unnamed
from refnet.exchange.rows import Row
from refnet.i18n import _
from refnet.store.database import Store
from refnet.store.schema import SavedMapping


def recall(store: Store, headers: Sequence[str], rows: Iterable[Row] = ()) -> Mapping | None:
    """Return what files with these headers meant last time, or None; words new in `rows` are guessed."""
    with store.reading() as session:
        saved = _saved(session, header_key(headers))
        content = saved.content if saved else ""
    found = _loaded(content, headers) if content else None
    return mappings.guess_words(found, headers, rows) if found else None


def keep(session: Session, headers: Sequence[str], mapping: Mapping, today: date) -> None:
    """Keep within a running step what these headers mean; files without headers are not remembered."""
    key = header_key(headers)
    if not key:
        return
    saved = _saved(session, key)
    content = mappings.dump(mapping)
    if saved is None:
        session.add(SavedMapping(header_key=key, content=content, used_on=today))
    elif (saved.content, saved.used_on) != (content, today):
        saved.content, saved.used_on = content, today


def remember(store: Store, headers: Sequence[str], mapping: Mapping) -> None:
    """Keep what these headers mean, as a step of its own."""
    with store.step(_("Remember what columns mean")) as step:
        keep(step, headers, mapping, datetime.now(UTC).date())


def forget(store: Store, headers: Sequence[str]) -> None:
    """Guess again next time."""
    with store.step(_("Forget what columns mean")) as step:
        saved = _saved(step, header_key(headers))
        if saved is not None:
            step.delete(saved)


def header_key(headers: Sequence[str]) -> str:
    """Return what stands for a set of headers; empty when the file has none of its own."""
    names = sorted({fold(header) for header in headers if not is_unnamed(header)})
    return sha256("\x1f".join(names).encode("utf-8", "surrogatepass")).hexdigest() if names else ""


def _saved(session: Session, key: str) -> SavedMapping | None:
    return session.scalars(select(SavedMapping).where(SavedMapping.header_key == key)).one_or_none()


def _loaded(content: str, headers: Sequence[str]) -> Mapping | None:
    """Return a kept mapping; None when this version of RefNet no longer understands it."""
    try:
        mapping = mappings.loads(content)
        mapping.check(headers)
    except RefNetError:
        return None
    return mapping
