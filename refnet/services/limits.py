"""How long things may wait and how much a day holds: settings that belong to the data."""

import json
from dataclasses import asdict, fields, replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.domain.today.rows import Limits
from refnet.i18n import _
from refnet.services import preferences
from refnet.store.database import Store
from refnet.store.schema import Setting

NAME = "today"
MOST = 365


def load(store: Store) -> Limits:
    """Return the limits; those never set are the usual ones."""
    with store.reading() as session:
        return read(session)


def read(session: Session) -> Limits:
    """Return the limits within a session."""
    content = session.scalar(select(Setting.content).where(Setting.name == NAME))
    kept = json.loads(content) if content else {}
    names = {field.name for field in fields(Limits)}
    found = replace(Limits(), **{name: value for name, value in kept.items() if name in names})
    return replace(found, silence=max(found.silence, found.promise + 1))  # a file may be older than this limit


def save(store: Store, **changes: int) -> None:
    """Keep these limits and leave the others as they are; raise InvalidInput at one that cannot be right."""
    for name, value in changes.items():
        if not 1 <= value <= MOST:
            raise InvalidInput(name, _("Please give a number from 1 to {most}.").format(most=MOST))
    with store.step(_("Change settings")) as session:
        known = read(session)
        wanted = replace(known, **changes)
        if wanted.silence <= wanted.promise:
            raise InvalidInput(*_too_soon(wanted.promise == known.promise, known))
        preferences.put(session, NAME, asdict(wanted))


def _too_soon(is_silence: bool, known: Limits) -> tuple[str, str]:
    """Return the field and the sentence for an ask that would count as silent before its answer is asked for."""
    if is_silence:
        sentence = _("Please give more than {days} days: only then is an answer asked for.")
        return "silence", sentence.format(days=known.promise)
    sentence = _("Please give less than {days} days: from then on an ask counts as silent.")
    return "promise", sentence.format(days=known.silence)
