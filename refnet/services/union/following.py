"""People whom the other side made one become one here too."""

from uuid import UUID

from sqlalchemy.orm import Session

from refnet.services.everything.matching import Moved
from refnet.services.merging.merging import obstacle, unite
from refnet.services.union.reading import Incoming
from refnet.store.schema import Person


def unite_as_there(session: Session, incoming: Incoming, moved: Moved) -> tuple[str, ...]:
    """Unite within a step whoever is one there and two here, and return the names of those who went.

    Two whom an introduction brings together here stay two. `moved` learns who went where.
    """
    people = moved["person"]
    names = []
    for former, survivor in incoming.merged():
        two, one = session.get(Person, former), session.get(Person, people.get(survivor, survivor))
        if one is None or two is None or obstacle(session, one, two):
            continue
        names.append(two.name)
        unite(session, one, two)
        session.flush()
        _note(people, two.id, one.id)
    return tuple(names)


def _note(people: dict[UUID, UUID], former: UUID, survivor: UUID) -> None:
    """Let what moved to who went move on to who stays."""
    for key, here in people.items():
        if here == former:
            people[key] = survivor
    people[former] = survivor
