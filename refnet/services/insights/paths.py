"""How to reach somebody: warm paths to a person or a company, ranked by what an ask may bring."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from refnet.domain.errors import InvalidInput
from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services.insights.ground import ground
from refnet.services.insights.scorecard import KNOWN, board
from refnet.services.matching import LAST_LETTER
from refnet.store.database import Store
from refnet.store.schema import Organization, Person

if TYPE_CHECKING:
    from refnet.domain.network.routes import Route

MOST_TARGETS = 2_000  # people of one company
MOST_NAMED = 20  # people of one name


@dataclass(frozen=True, slots=True)
class Target:
    """A person or a company that we want to reach."""

    id: UUID
    name: str
    detail: str = ""
    is_company: bool = False


@dataclass(frozen=True, slots=True)
class Paths:
    """The best paths to a target; `names` are those of all people on them. No path is an answer, too.

    `employer` is the person's company, by which they may be reached where no path leads to themselves.
    """

    target: Target
    routes: tuple["Route", ...]
    names: dict[UUID, str]
    people: int
    employer: Target | None = None


def find_targets(store: Store, text: str, limit: int = 20) -> list[Target]:
    """Return companies and people whose name begins with `text`, companies first."""
    folded = fold(text)
    if not folded:
        return []
    with store.reading() as session:
        key = Organization.search_key
        companies = select(Organization.id, Organization.name).where(key >= folded, key < folded + LAST_LETTER)
        found = [
            Target(row[0], row[1], _("Company"), True) for row in session.execute(companies.order_by(key).limit(limit))
        ]
    from refnet.services import people  # noqa: PLC0415 - a sibling

    return found + [Target(hit.id, hit.name, hit.organization) for hit in people.find(store, text, limit)]


def target_of(store: Store, key: UUID) -> Target:
    """Return the person, company or one of us with this key; raise InvalidInput when they were removed."""
    rows = ground(store)
    if key in rows.people:
        return Target(key, rows.people[key].name, rows.people[key].organization)
    if key in rows.reps:
        return Target(key, rows.reps[key], _("One of us"))
    return named_target(store, key.hex)


def named_target(store: Store, name: str, *, with_companies: bool = True) -> Target:
    """Return the person or company of this name or key; raise InvalidInput when there is none, or more than one."""
    found = _named(store, name, with_companies)
    if not found:
        unknown = _("Nobody is called {name}. Please check the spelling.")
        if with_companies:
            unknown = _("Nobody and no company is called {name}. Please check the spelling.")
        raise InvalidInput("target", unknown.format(name=name))
    if len(found) > 1:
        which = "; ".join(f"{one.name}, {one.detail or '–'}: {one.id.hex}" for one in found)
        sentence = _("{name} may mean several. Please give one of these keys instead of the name: {which}.")
        raise InvalidInput("target", sentence.format(name=name, which=which))
    return found[0]


def _named(store: Store, name: str, with_companies: bool) -> list[Target]:
    try:
        key = UUID(name.strip())
    except ValueError:
        key = None
    with store.reading() as session:
        people = select(Person.id, Person.name, Organization.name)
        people = people.outerjoin(Organization, Organization.id == Person.organization_id)
        people = people.where(Person.id == key if key else Person.search_key == fold(name)).order_by(Person.id)
        companies = select(Organization.id, Organization.name)
        companies = companies.where(Organization.id == key if key else Organization.search_key == fold(name))
        found = [Target(key, called, _("Company"), True) for key, called in session.execute(companies)]
        persons = session.execute(people.limit(MOST_NAMED))
        return (found if with_companies else []) + [Target(row[0], row[1], row[2] or "") for row in persons]


def paths_to(
    store: Store, target: Target, today: date, *, count: int = 5, check: Callable[[], object] | None = None
) -> Paths:
    """Return the best paths to a target over at most three hops."""
    from refnet.domain.network.routes import routes  # noqa: PLC0415 - numpy is heavy

    rows, known, cards = ground(store), KNOWN.of(store), board(store, today)
    wanted = [target.id]
    if target.is_company:
        wanted = [one.id for one in rows.people.values() if one.organization_id == target.id][:MOST_TARGETS]
    found = routes(
        rows,
        known,
        wanted,
        win={key: card.rate for key, card in cards.cards.items()},
        active={key: card.still_active for key, card in cards.cards.items()},
        usual_win=cards.team_rate,
        count=count,
        check=check,
    )
    names = {key: rows.name(key) for route in found for hop in route.hops for key in (hop.other,)}
    person = None if target.is_company else rows.people.get(target.id)
    employer = None
    if person is not None and person.organization_id is not None:
        employer = Target(person.organization_id, person.organization, _("Company"), True)
    return Paths(target, tuple(found), names, len(wanted), employer)
