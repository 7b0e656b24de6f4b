"""What merging two people would result in, told beforehand."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from uuid import UUID

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from refnet.i18n import _, counted
from refnet.services import resting
from refnet.services.merging import fields
from refnet.services.merging.fields import MergeField
from refnet.services.merging.merging import obstacle
from refnet.services.merging.moving import pairs_of
from refnet.services.people.resolving import known
from refnet.store.database import Store
from refnet.store.schema import Ally, Ask, ContactPoint, Deal, Introduction, Note, Person, Tag, Tie


@dataclass(frozen=True, slots=True)
class Merged:
    """Somebody with what is theirs, in numbers and words."""

    id: UUID
    name: str
    is_ally: bool
    introductions: int
    deals: int
    asks: int
    notes: int
    ties: int
    points: tuple[str, ...]
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MergePreview:
    """Two people, their fields, what the merged person has, and what is worth knowing before.

    `obstacle` is empty, or says why they cannot be merged.
    """

    kept: Merged
    other: Merged
    fields: tuple[MergeField, ...]
    result: Merged
    remarks: tuple[str, ...]
    obstacle: str


def preview(store: Store, kept: UUID, other: UUID, theirs: Collection[str] = ()) -> MergePreview:
    """Return what merging would result in; RefNetError when somebody is gone meanwhile."""
    with store.reading() as session:
        one, two = known(session, kept), known(session, other)
        chosen = tuple(fields.compare(session, one, two, theirs))
        mine, others = _merged(session, one), _merged(session, two)
        ties = pairs_of(session, Tie, kept), pairs_of(session, Tie, other)
        return MergePreview(
            kept=mine,
            other=others,
            fields=chosen,
            result=replace(
                _together(mine, others, chosen),
                ties=len((ties[0].keys() | ties[1].keys()) - {kept, other}),
                points=_points(session, kept, other),
                tags=_tags(session, kept, other),
            ),
            remarks=tuple(_remarks(mine, others, ties[0].keys(), ties[1].keys(), fields.left_out(two.name, chosen))),
            obstacle=obstacle(session, one, two),
        )


def _merged(session: Session, person: Person) -> Merged:
    key = person.id
    sides = (Introduction.introducer_id, Introduction.recipient_id, Introduction.prospect_id)
    return Merged(
        id=key,
        name=person.name,
        is_ally=resting.count(session, Ally, Ally.person_id == key) > 0,
        introductions=resting.count(session, Introduction, or_(*(side == key for side in sides))),
        deals=resting.count(session, Deal, Deal.prospect_id == key),
        asks=resting.count(session, Ask, Ask.ally_id == key),
        notes=resting.count(session, Note, Note.person_id == key),
        ties=resting.count(session, Tie, or_(Tie.person_id == key, Tie.other_id == key)),
        points=_points(session, key),
        tags=_tags(session, key),
    )


def _points(session: Session, *people: UUID) -> tuple[str, ...]:
    """Return the ways to reach these people, each once as the first of them has it."""
    found: dict[tuple[str, str], str] = {}
    for person in people:
        points = select(ContactPoint).where(ContactPoint.person_id == person).order_by(ContactPoint.id)
        for point in session.scalars(points):
            found.setdefault((point.kind, point.normal or point.value), point.value)
    return tuple(sorted(found.values()))


def _tags(session: Session, *people: UUID) -> tuple[str, ...]:
    """Return the words that these people are marked with, each once as the first of them has it."""
    found: dict[str, str] = {}
    for person in people:
        for tag in session.scalars(select(Tag).where(Tag.person_id == person)):
            found.setdefault(tag.search_key, tag.name)
    return tuple(name for _key, name in sorted(found.items()))


def _together(kept: Merged, other: Merged, chosen: Collection[MergeField]) -> Merged:
    return replace(
        kept,
        name=next(found.value for found in chosen if found.field == "name"),
        is_ally=kept.is_ally or other.is_ally,
        introductions=kept.introductions + other.introductions,
        deals=kept.deals + other.deals,
        asks=kept.asks + other.asks,
        notes=kept.notes + other.notes + bool(fields.left_out(other.name, chosen)),
    )


def _remarks(kept: Merged, other: Merged, mine: Collection[UUID], theirs: Collection[UUID], note: str) -> list[str]:
    shared = len(set(mine) & set(theirs))
    remarks = []
    if other.id in mine:
        remarks.append(_("The tie between the two goes: nobody is tied to themselves."))
    if shared:
        sentence = (
            "{count} tie to the same person becomes one, the stronger.",
            "{count} ties to the same people are joined, the stronger stays.",
        )
        remarks.append(counted(*sentence, shared))
    if kept.is_ally and other.is_ally:
        remarks.append(_("Both are allies: the kind of {name} stays, with the higher trust.").format(name=kept.name))
    if note:
        remarks.append(_("A note keeps the values that are not taken."))
    return remarks
