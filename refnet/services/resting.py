"""What rests on a record that somebody wants to remove."""

from collections.abc import Collection
from uuid import UUID

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from refnet.i18n import counted
from refnet.store.schema import PutOff, Row


def count(session: Session, table: type[Row], condition: ColumnElement[bool]) -> int:
    """Return how many rows of a table fit."""
    return session.scalar(select(func.count()).select_from(table).where(condition)) or 0


def in_words(*, introductions: int = 0, deals: int = 0, asks: int = 0, meetings: int = 0) -> str:
    """Return what rests on a record, as in "2 introductions, 1 deal"; nothing when nothing does."""
    spoken = (
        (introductions, counted("{count} introduction", "{count} introductions", introductions)),
        (deals, counted("{count} deal", "{count} deals", deals)),
        (asks, counted("{count} ask", "{count} asks", asks)),
        (meetings, counted("{count} meeting", "{count} meetings", meetings)),
    )
    return ", ".join(words for number, words in spoken if number)


def forget_put_off(session: Session, keys: Collection[UUID]) -> None:
    """Forget that duties about records were put off, for the records go."""
    for one in session.scalars(select(PutOff).where(PutOff.subject_id.in_(keys))):
        session.delete(one)
