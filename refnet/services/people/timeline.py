"""What happened with one person, newest first."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session, aliased

from refnet.domain.asking_words import standing_told
from refnet.domain.kinds import Direction, Outcome
from refnet.i18n import _
from refnet.services import limits
from refnet.services.standing import ask_standing
from refnet.store.database import Store
from refnet.store.schema import Ask, Deal, Introduction, Note, Person, Rep


@dataclass(frozen=True, slots=True)
class TimelineEntry:
    """One thing that happened; `kind` is introduction, ask, deal, stage, meeting or note, `target` its table and id."""

    on: date | None
    kind: str
    title: str
    detail: str
    target: tuple[str, UUID]


def timeline(store: Store, key: UUID, today: date) -> list[TimelineEntry]:
    """Return what happened with a person, newest first, as of a day; what has no day stands last."""
    with store.reading() as session:
        asks = _asks(session, key, today)
        found = [*_introductions(session, key), *asks, *_deals(session, key), *_notes(session, key)]
    return newest_first(found)


def newest_first(entries: list[TimelineEntry]) -> list[TimelineEntry]:
    """Return entries by day; those of one day stay in the order in which their rows were written, newest first."""
    return sorted(entries, key=lambda one: (one.on or date.min, one.target[1]), reverse=True)


def _introductions(session: Session, key: UUID) -> Iterator[TimelineEntry]:
    introducer, prospect, recipient = aliased(Person), aliased(Person), aliased(Person)
    query = (
        select(Introduction, introducer.name, prospect.name, recipient.name)
        .outerjoin(introducer, introducer.id == Introduction.introducer_id)
        .join(prospect, prospect.id == Introduction.prospect_id)
        .outerjoin(recipient, recipient.id == Introduction.recipient_id)
    )
    sides = (Introduction.introducer_id, Introduction.prospect_id, Introduction.recipient_id)
    for one, by, whom, to in session.execute(query.where(or_(*(side == key for side in sides)))):
        title = _title(one, key, by, whom, to)
        yield TimelineEntry(one.made_on, "introduction", title, one.reason, ("introduction", one.id))


def _title(one: Introduction, key: UUID, by: str | None, whom: str, to: str | None) -> str:
    if one.direction is Direction.GIVEN:
        return _("We introduced {prospect} to {recipient}").format(prospect=whom, recipient=to)
    if one.prospect_id == key:
        return _("Introduced to us by {introducer}").format(introducer=by)
    return _("Introduced {prospect} to us").format(prospect=whom)


def _asks(session: Session, key: UUID, today: date) -> Iterator[TimelineEntry]:
    standing = ask_standing(today, limits.read(session).silence)
    query = select(Ask, standing, Rep.name).join(Rep, Rep.id == Ask.rep_id).where(Ask.ally_id == key)
    for ask, stands, rep in session.execute(query):
        title = _("Asked by {rep}").format(rep=rep)
        told = standing_told(stands, ask.answer, ask.asked_on, today)
        detail = " – ".join(filter(None, (told, ask.target or ask.ideal_client)))
        yield TimelineEntry(ask.asked_on, "ask", title, detail, ("ask", ask.id))


def _deals(session: Session, key: UUID) -> Iterator[TimelineEntry]:
    ended = {Outcome.WON: _("Won: {title}"), Outcome.LOST: _("Lost: {title}")}
    for deal in session.scalars(select(Deal).where(Deal.prospect_id == key)):
        target = ("deal", deal.id)
        yield TimelineEntry(deal.first_touch_on, "deal", _("Deal: {title}").format(title=deal.title), "", target)
        if deal.outcome is not Outcome.OPEN:
            title = ended[deal.outcome].format(title=deal.title)
            yield TimelineEntry(deal.closed_on, "deal", title, deal.lost_reason, target)


def _notes(session: Session, key: UUID) -> Iterator[TimelineEntry]:
    for note in session.scalars(select(Note).where(Note.person_id == key)):
        first, _break, rest = note.text.partition("\n")
        yield TimelineEntry(note.noted_on, "note", first, rest, ("note", note.id))
