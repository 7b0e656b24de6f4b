"""How to reach somebody: warm paths to a person or a company, ranked by what an ask may bring."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from refnet.domain.errors import RefNetError
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


def named_target(store: Store, name: str) -> Target:
    """Return the person or company of this name; raise RefNetError when there is none, or more than one."""
    folded = fold(name)
    with store.reading() as session:
        companies = session.execute(
            select(Organization.id, Organization.name).where(Organization.search_key == folded)
        ).all()
        persons = session.execute(
            select(Person.id, Person.name, Organization.name)
            .outerjoin(Organization, Organization.id == Person.organization_id)
            .where(Person.search_key == folded)
            .limit(20)
        ).all()
    found = [Target(key, called, _("Company"), True) for key, called in companies]
    found += [Target(key, called, company or "") for key, called, company in persons]
    if not found:
        raise RefNetError(_("Nobody and no company is called {name}. Please check the spelling.").format(name=name))
    if len(found) > 1:
        which = "; ".join(f"{one.name} ({one.detail or '–'})" for one in found)
        raise RefNetError(
            _("{name} may mean several: {which}. Please give an id instead of the name.").format(name=name, which=which)
        )
    return found[0]


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
