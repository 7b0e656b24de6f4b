"""Who introduced people to us, and whom they know, for their address cards."""

from collections import defaultdict
from collections.abc import Sequence
from uuid import UUID

from sqlalchemy import Select, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from refnet.domain.kinds import Direction
from refnet.exchange.vcard import Related
from refnet.store.schema import Introduction, Person, Tie


def related(session: Session, keys: Sequence[UUID]) -> dict[UUID, list[Related]]:
    """Return by person whom their card names: introducers first, each once."""
    found: defaultdict[UUID, dict[Related, None]] = defaultdict(dict)
    introduced = (
        select(Introduction.prospect_id, Person.id, Person.name)
        .join(Person, Person.id == Introduction.introducer_id)
        .where(Introduction.prospect_id.in_(keys), Introduction.direction == Direction.RECEIVED)
        .order_by(Introduction.id)
    )
    for person, other, name in session.execute(introduced):
        found[person][Related(name, str(other), is_introducer=True)] = None
    for one, two in ((Tie.person_id, Tie.other_id), (Tie.other_id, Tie.person_id)):
        for person, other, name in session.execute(_known(one, two, keys)):
            found[person][Related(name, str(other))] = None
    return {person: list(others) for person, others in found.items()}


def _known(
    one: InstrumentedAttribute[UUID], two: InstrumentedAttribute[UUID], keys: Sequence[UUID]
) -> Select[UUID, UUID, str]:
    return select(one, Person.id, Person.name).join(Person, Person.id == two).where(one.in_(keys)).order_by(Tie.id)
