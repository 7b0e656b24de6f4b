"""Where each field of the list of people comes from: all over the one table of people."""

from uuid import UUID

from sqlalchemy import ScalarSelect, and_, distinct, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from refnet.domain.kinds import ContactKind, Direction, Outcome
from refnet.domain.names import fold
from refnet.services.matching import Column, Condition, begins, has_words, named, truth
from refnet.services.querying import MAIN_CURRENCY
from refnet.store.schema import Ally, ContactPoint, Deal, Introduction, Organization, Person, Tag


def text_of(kind: ContactKind) -> Column:
    """Return the way of this kind to reach a person that was noted first."""
    mine = and_(ContactPoint.person_id == Person.id, ContactPoint.kind == kind)
    first = select(ContactPoint.value).where(mine).order_by(ContactPoint.id).limit(1)
    return func.coalesce(first.scalar_subquery(), "")


def tags() -> Column:
    """Return a person's tags in one text."""
    ordered = select(Tag.name).where(Tag.person_id == Person.id).correlate(Person).order_by(Tag.search_key).subquery()
    joined = select(func.aggregate_strings(ordered.c.name, ", ")).scalar_subquery()
    return func.coalesce(joined, "")


def introductions() -> Column:
    """Return how many introductions a person made to us."""
    return select(func.count()).where(Introduction.introducer_id == Person.id).scalar_subquery()


def deals(outcome: Outcome) -> Column:
    """Return how many deals a person introduced us to stand like this."""
    query = select(func.count(distinct(Deal.id))).join(Introduction, Introduction.deal_id == Deal.id)
    return query.where(Introduction.introducer_id == Person.id, Deal.outcome == outcome).scalar_subquery()


def amounts(outcome: Outcome) -> Column:
    """Return the sum, in minor units of the main currency, of deals that a person's introductions began."""
    query = select(func.coalesce(func.sum(Deal.amount), 0)).join(Introduction, Introduction.deal_id == Deal.id)
    mine = and_(Introduction.introducer_id == Person.id, Introduction.is_originating, Deal.outcome == outcome)
    return query.where(mine, or_(Deal.currency == MAIN_CURRENCY, Deal.currency == "")).scalar_subquery()


def last_on() -> Column:
    """Return the day of a person's newest introduction to us."""
    mine = Introduction.introducer_id == Person.id
    return select(func.max(Introduction.made_on)).where(mine).scalar_subquery()


def of_ally(attribute: InstrumentedAttribute[object]) -> Column:
    """Return one column of a person's ally row, empty when they are none."""
    return select(attribute).where(Ally.person_id == Person.id).scalar_subquery()


def organization(attribute: InstrumentedAttribute[str]) -> Column:
    """Return one column of a person's organization, empty when they have none."""
    found = select(attribute).where(Organization.id == Person.organization_id).scalar_subquery()
    return func.coalesce(found, "")


def is_ally(value: str) -> Condition:
    """Keep allies, or all others."""
    return truth(select(Ally.id).where(Ally.person_id == Person.id).exists(), value)


def has_tag(value: str) -> Condition:
    """Keep people with this tag, or those without any."""
    mine = select(Tag.id).where(Tag.person_id == Person.id)
    return mine.where(Tag.search_key == fold(value)).exists() if value else ~mine.exists()


def of_organization(value: str) -> Condition:
    """Keep people of an organization given by name or id, or those without one."""
    if not value:
        return Person.organization_id.is_(None)
    found = select(Organization.id).where(named(Organization.id, Organization.search_key, value))
    return Person.organization_id.in_(found)


def with_introduction(attribute: InstrumentedAttribute[UUID], found: ScalarSelect[UUID]) -> Condition:
    """Keep people who have a received introduction, as introducer or prospect, that fits."""
    mine = or_(Introduction.introducer_id == Person.id, Introduction.prospect_id == Person.id)
    received = Introduction.direction == Direction.RECEIVED
    return select(Introduction.id).where(mine, received, attribute.in_(found)).exists()


def searched(folded: str) -> Condition:
    """Keep people in whose name, organization or, for an address, e-mail each word appears."""
    words = folded.split()
    if len(words) > 1:
        return and_(*(_has_word(word) for word in words))
    if "@" in folded:
        email = and_(ContactPoint.kind == ContactKind.EMAIL, begins(ContactPoint.normal, folded))
        return Person.id.in_(select(ContactPoint.person_id).where(email))
    there = select(Organization.id).where(begins(Organization.search_key, folded))
    key = or_(begins(Person.search_key, folded), begins(Person.family_key, folded))
    return or_(key, Person.organization_id.in_(there))


def _has_word(word: str) -> Condition:
    there = select(Organization.id).where(has_words(word, Organization.search_key))
    return or_(has_words(word, Person.search_key), Person.organization_id.in_(there))
