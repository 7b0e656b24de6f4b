"""Where each field of the list of introductions comes from: all over the one table of introductions."""

from sqlalchemy import and_, case, func, or_, select
from sqlalchemy.orm import InstrumentedAttribute

from refnet.domain.kinds import Channel, IntroductionKind
from refnet.domain.warmth import SPOKEN
from refnet.services.matching import Column, Condition, as_key, begins, has_value, has_words, named, truth
from refnet.store.schema import Deal, Introduction, Organization, Person, Rep

IS_HOT: Condition = and_(
    Introduction.kind == IntroductionKind.INTRODUCED, Introduction.expects, Introduction.knows_reason
)
LEVEL: Column = case(
    (and_(Introduction.channel == Channel.IN_PERSON, Introduction.present), 5),
    (and_(Introduction.channel.in_(SPOKEN), Introduction.present), 4),
    (or_(Introduction.spoke, Introduction.channel.in_((*SPOKEN, Channel.IN_PERSON))), 3),
    (Introduction.channel == Channel.DETAILS, 1),
    else_=2,
)


def of_person(side: Column, attribute: InstrumentedAttribute[str]) -> Column:
    """Return one column of the person on this side, empty when there is none."""
    return func.coalesce(select(attribute).where(Person.id == side).scalar_subquery(), "")


def organization(attribute: InstrumentedAttribute[str]) -> Column:
    """Return one column of the prospect's organization, empty when they have none."""
    query = select(attribute).join(Person, Person.organization_id == Organization.id)
    return func.coalesce(query.where(Person.id == Introduction.prospect_id).scalar_subquery(), "")


def rep(attribute: InstrumentedAttribute[str]) -> Column:
    """Return one column of the rep."""
    return select(attribute).where(Rep.id == Introduction.rep_id).scalar_subquery()


def of_deal(column: Column) -> Column:
    """Return one column of the deal, empty when there is none."""
    return select(column).where(Deal.id == Introduction.deal_id).scalar_subquery()


def text_of_deal(column: Column) -> Column:
    """Return one text of the deal, empty when there is none."""
    return func.coalesce(of_deal(column), "")


def with_outcome(value: str) -> Condition:
    """Keep introductions whose deal stands like this, or those without a deal."""
    return has_value(of_deal(Deal.outcome), value) if value else Introduction.deal_id.is_(None)


def hot(value: str) -> Condition:
    """Keep hot introductions, or the others."""
    return truth(IS_HOT, value)


def of_rep(value: str) -> Condition:
    """Keep the introductions of a rep given by name or id."""
    return Introduction.rep_id.in_(select(Rep.id).where(named(Rep.id, Rep.search_key, value)))


def on_side(side: Column, value: str) -> Condition:
    """Keep introductions with somebody, given by name or id, on this side."""
    if not value:
        return side.is_(None)
    key = as_key(value)
    return side == key if key else side.in_(select(Person.id).where(named(Person.id, Person.search_key, value)))


def searched(folded: str) -> Condition:
    """Keep introductions in whose people or prospect's organization each word appears."""
    return and_(*(_has_word(word, is_alone=" " not in folded) for word in folded.split()))


def _has_word(word: str, *, is_alone: bool) -> Condition:
    name = or_(begins(Person.search_key, word), begins(Person.family_key, word))
    house = begins(Organization.search_key, word)
    if not is_alone:
        name, house = has_words(word, Person.search_key), has_words(word, Organization.search_key)
    people = select(Person.id).where(name)
    there = Person.organization_id.in_(select(Organization.id).where(house))
    return or_(
        Introduction.prospect_id.in_(select(Person.id).where(or_(name, there))),
        Introduction.introducer_id.in_(people),
        Introduction.recipient_id.in_(people),
    )
