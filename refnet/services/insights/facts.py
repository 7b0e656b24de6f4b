"""Keeps the facts of all deals in memory: read once, and again only after a step that touched them."""

from typing import TYPE_CHECKING

from refnet.services.insights.kept import Kept
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.facts import DealFacts

TABLES = ("deal", "stage_entry", "introduction", "meeting", "question_asked", "note", "rep", "person")


def facts(store: Store) -> "DealFacts":
    """Return the facts of all deals; may be called from any thread, the first call after a change reads them."""
    return _KEPT.of(store)


def _read(store: Store) -> "DealFacts":
    from refnet.services.insights.reading import read  # noqa: PLC0415 - numpy is heavy

    with store.reading() as session:
        return read(session)


_KEPT = Kept(TABLES, _read)
