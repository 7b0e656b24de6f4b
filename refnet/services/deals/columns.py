"""Where each field of the list of deals comes from: all over the one table of deals."""

from sqlalchemy import and_, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from refnet.services.matching import Column, Condition, as_key, begins, has_words, named
from refnet.store.schema import Deal, Introduction, Organization, Person, Rep


def prospect(attribute: InstrumentedAttribute[str]) -> Column:
    """Return one column of the prospect, empty when nobody is named."""
    return func.coalesce(select(attribute).where(Person.id == Deal.prospect_id).scalar_subquery(), "")


def organization(attribute: InstrumentedAttribute[str]) -> Column:
    """Return one column of the organization, empty when there is none."""
    return func.coalesce(select(attribute).where(Organization.id == Deal.organization_id).scalar_subquery(), "")


def rep(attribute: InstrumentedAttribute[str]) -> Column:
    """Return one column of the rep, empty when there is none."""
    return func.coalesce(select(attribute).where(Rep.id == Deal.rep_id).scalar_subquery(), "")


def introducer(attribute: InstrumentedAttribute[str]) -> Column:
    """Return one column of who made the introduction that began the deal, empty when nobody did."""
    query = select(attribute).join(Introduction, Introduction.introducer_id == Person.id)
    mine = and_(Introduction.deal_id == Deal.id, Introduction.is_originating)
    return func.coalesce(query.where(mine).scalar_subquery(), "")


def of_rep(value: str) -> Condition:
    """Keep the deals of a rep given by name or id, or those of nobody."""
    if not value:
        return Deal.rep_id.is_(None)
    return Deal.rep_id.in_(select(Rep.id).where(named(Rep.id, Rep.search_key, value)))


def of_organization(value: str) -> Condition:
    """Keep the deals with an organization given by name or id, or those without one."""
    if not value:
        return Deal.organization_id.is_(None)
    there = select(Organization.id).where(named(Organization.id, Organization.search_key, value))
    return Deal.organization_id.in_(there)


def of_prospect(value: str) -> Condition:
    """Keep the deals with a prospect given by name or id, or those without one."""
    if not value:
        return Deal.prospect_id.is_(None)
    key = as_key(value)
    if key:
        return Deal.prospect_id == key
    return Deal.prospect_id.in_(select(Person.id).where(named(Person.id, Person.search_key, value)))


def of_introducer(value: str) -> Condition:
    """Keep deals with an introduction by somebody given by name or id, or those that nobody introduced."""
    mine = select(Introduction.id).where(Introduction.deal_id == Deal.id)
    if not value:
        return ~mine.exists()
    people = select(Person.id).where(named(Person.id, Person.search_key, value))
    return mine.where(Introduction.introducer_id.in_(people)).exists()


def searched(folded: str) -> Condition:
    """Keep deals in whose title, prospect, organization or reference each word appears."""
    if " " not in folded:
        return _begins(folded)
    return and_(*(_has_word(word) for word in folded.split()))


def _begins(word: str) -> Condition:
    people = select(Person.id).where(or_(begins(Person.search_key, word), begins(Person.family_key, word)))
    there = select(Organization.id).where(begins(Organization.search_key, word))
    return or_(
        begins(Deal.search_key, word),
        func.lower(Deal.reference) == word,
        Deal.prospect_id.in_(people),
        Deal.organization_id.in_(there),
    )


def _has_word(word: str) -> Condition:
    people = select(Person.id).where(has_words(word, Person.search_key))
    there = select(Organization.id).where(has_words(word, Organization.search_key))
    return or_(has_words(word, Deal.search_key), Deal.prospect_id.in_(people), Deal.organization_id.in_(there))
