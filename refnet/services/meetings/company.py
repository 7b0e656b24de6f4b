"""Who was there: new people met in a meeting, everyone met in a deal, and who does not know yet that it came so far."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from refnet.domain.drafts import LONGEST_NAME
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import AllyKind, Direction, Evidence, Stage
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services import cleaning, organizations
from refnet.services.standing import shown_stage
from refnet.store.database import Store
from refnet.store.schema import Ally, Deal, Introduction, Organization, Person, Task, Tie, Told

ASK_AFTER = timedelta(days=7)  # a lost deal rests a week before one asks
SOME_STRENGTH = 2  # of 5: they sat at one table


@dataclass(frozen=True, slots=True)
class MetRow:
    """Somebody met in a deal; `is_prospect` tells whether the deal is with them."""

    person_id: UUID
    name: str
    organization: str
    is_prospect: bool
    is_ally: bool


@dataclass(frozen=True, slots=True)
class OwedRow:
    """An introducer who does not know yet how far it came; `is_thanks` when they were not even thanked."""

    introduction_id: UUID
    introducer: str
    is_thanks: bool


def meet(session: Session, deal: Deal, names: Iterable[str], on: date) -> None:
    """Add the people met, "Bob Ray, Acme" a name with its company, and tie each to the prospect, within a step.

    Somebody of the same name and company is taken as the same person where there is only one.
    """
    told = dict.fromkeys(_taken_apart(text) for text in names)
    for name, company in told:
        if name:
            person_id = _person(session, name, company)
            _tie(session, deal.prospect_id, person_id, on)


def met_in(store: Store, deal_id: UUID) -> list[MetRow]:
    """Return everyone met in a deal whom one may contact: the prospect, others introduced in it, and who sat with them."""
    with store.reading() as session:
        deal = session.get(Deal, deal_id)
        keys = set() if deal is None else _met(session, deal)
        query = select(Person.id, Person.name, Organization.name, Ally.id)
        query = query.outerjoin(Organization, Organization.id == Person.organization_id)
        query = query.outerjoin(Ally, Ally.person_id == Person.id)
        query = query.where(Person.id.in_(keys), ~Person.do_not_contact).order_by(Person.search_key, Person.id)
        prospect = deal.prospect_id if deal is not None else None
        rows = [
            MetRow(key, name, company or "", key == prospect, bool(ally))
            for key, name, company, ally in session.execute(query)
        ]
    return sorted(rows, key=lambda row: not row.is_prospect)


def keep(session: Session, deal: Deal, on: date, *, allies: Collection[UUID], ask: Collection[UUID]) -> None:
    """Make people allies, and note as a task whom to ask a week later, within the step that closes their deal."""
    known = set(session.scalars(select(Ally.person_id).where(Ally.person_id.in_(allies))))
    for key in allies:
        if key not in known:
            session.add(Ally(person_id=key, kind=AllyKind.PARTNER, since=on))
    names = {row[0]: row[1] for row in session.execute(select(Person.id, Person.name).where(Person.id.in_(ask)))}
    for key in ask:
        if key in names and deal.rep_id is not None:
            text = _("Ask {name} whom else they know").format(name=names[key])
            session.add(Task(text=text, rep_id=deal.rep_id, due_on=on + ASK_AFTER, person_id=key, deal_id=deal.id))


def owed(store: Store, deal_id: UUID) -> list[OwedRow]:
    """Return the introducers of a deal that met who were not thanked or do not know yet that it did."""
    query = select(Introduction.id, Person.name, Introduction.thanked_on, shown_stage())
    query = query.join(Person, Person.id == Introduction.introducer_id).join(Deal, Deal.id == Introduction.deal_id)
    query = query.where(Introduction.deal_id == deal_id, Introduction.direction == Direction.RECEIVED)
    with store.reading() as session:
        rows = session.execute(query.order_by(Introduction.id)).all()
        return [
            OwedRow(key, name, thanked is None)
            for key, name, thanked, stage in rows
            if thanked is None or not _knows(session, key, stage)
        ]


def _knows(session: Session, key: UUID, stage: Stage) -> bool:
    told = session.scalars(select(Told.stage).where(Told.introduction_id == key)).all()
    return any(_far(one) >= _far(stage) for one in told)


def _far(stage: Stage) -> int:
    return list(Stage).index(stage)


def _met(session: Session, deal: Deal) -> set[UUID]:
    mine = select(Introduction.prospect_id).where(
        Introduction.deal_id == deal.id, Introduction.direction == Direction.RECEIVED
    )
    found = set(session.scalars(mine))
    if deal.prospect_id is not None:
        key = deal.prospect_id
        ties = select(Tie.person_id, Tie.other_id).where(
            or_(Tie.person_id == key, Tie.other_id == key), Tie.evidence == Evidence.MEETING
        )
        found |= {key, *(one for pair in session.execute(ties) for one in pair)}
    return found


def _taken_apart(text: str) -> tuple[str, str]:
    name, _comma, company = cleaning.line(text).partition(",")
    if max(len(name), len(company)) > LONGEST_NAME:
        raise InvalidInput("met", _("A name can have at most {most} letters.").format(most=LONGEST_NAME))
    return name.strip(), company.strip()


def _person(session: Session, name: str, company: str) -> UUID:
    organization = organizations.named(session, company)
    organization_id = organization.id if organization else None
    same = select(Person.id).where(Person.search_key == fold(name), Person.organization_id == organization_id)
    found = session.scalars(same.limit(2)).all() if organization_id is not None else ()
    if len(found) == 1:
        return found[0]
    person = Person(name=name, organization_id=organization_id, source=_("met"))
    session.add(person)
    session.flush()
    return person.id


def _tie(session: Session, prospect_id: UUID | None, person_id: UUID, on: date) -> None:
    if prospect_id is None or prospect_id == person_id:
        return
    first, second = sorted((prospect_id, person_id))
    if session.scalar(select(Tie.id).where(Tie.person_id == first, Tie.other_id == second)) is None:
        session.add(Tie(person_id=first, other_id=second, strength=SOME_STRENGTH, evidence=Evidence.MEETING, since=on))
