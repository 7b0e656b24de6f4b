"""Give and get: what allies look for, whom we could introduce to them, and what we gave and received."""

from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from refnet.domain import giving
from refnet.domain.errors import RefNetError
from refnet.domain.giving import Basis, Fit
from refnet.domain.giving_words import Offer, Seeker
from refnet.domain.kinds import OPEN_STAGES, Outcome, Stage
from refnet.domain.network.ground import Ground
from refnet.domain.network.reciprocity import Balance
from refnet.i18n import _
from refnet.services import cleaning
from refnet.services.insights.ground import ground
from refnet.store.database import Store
from refnet.store.schema import Ally, Deal, Introduction, Organization, Person, Tag, Tie

MET = OPEN_STAGES[OPEN_STAGES.index(Stage.MET) :]
MOST = 200


@dataclass(frozen=True, slots=True)
class Give:
    """An ally to give to; `other` is whom to introduce, None while nobody fits or it is not known whom they look for."""

    ally_id: UUID
    ally: str
    looking_for: str
    balance: Balance
    other_id: UUID | None = None
    other: str = ""
    organization: str = ""
    reason: str = ""

    @property
    def id(self) -> tuple[UUID, UUID | None]:
        """Return what tells a row of a list from others."""
        return self.ally_id, self.other_id


@dataclass(frozen=True, slots=True)
class Gives:
    """All that can be given, where somebody fits first, then by what we owe; `given` and `received` count introductions, `told` allies who said whom."""

    rows: tuple[Give, ...]
    given: int
    received: int
    owed: int
    told: int
    allies: int


def gives(store: Store) -> Gives:
    """Return whom to introduce to whom, and the allies we owe of whom nobody is known to fit."""
    rows = ground(store)
    with store.reading() as session:
        seekers = _seekers(session)
        found = giving.fits(seekers, _offers(session), _apart(session))
    allies = {key for key, one in rows.people.items() if one.is_ally and not one.do_not_contact}
    known = allies | set(rows.given)
    balances = {
        key: Balance(rows.given.get(key, 0), len(rows.by_introducer.get(key, ()))) for key in known
    }  # fmt: skip
    wishes = {one.person: one.looking_for for one in seekers}
    lines = [_line(fit, rows, wishes, balances) for fit in found if fit.ally in allies]
    fitting = {one.ally_id for one in lines}
    owed = [key for key in allies if balances[key].is_owed]
    lines += [
        Give(key, rows.name(key), wishes.get(key, ""), balances[key])
        for key in allies - fitting if key in owed or key in wishes
    ]  # fmt: skip
    lines.sort(key=lambda one: (one.other_id is None, one.balance.shrunk, one.ally))
    received = len(rows.received)
    return Gives(tuple(lines[:MOST]), sum(rows.given.values()), received, len(owed), len(wishes), len(allies))


def note_wish(store: Store, person_id: UUID, text: str) -> None:
    """Note whom an ally would like to meet; an empty text forgets it."""
    clean = cleaning.paragraph(text, "looking_for").strip()
    with store.step(_("Note whom they look for")) as session:
        ally = session.scalars(select(Ally).where(Ally.person_id == person_id)).first()
        if ally is None:
            raise RefNetError(_("This person is no ally any more. Please add them again."))
        ally.looking_for = clean


def wish(store: Store, person_id: UUID) -> str:
    """Return whom an ally would like to meet, empty where it is not known."""
    with store.reading() as session:
        return session.scalar(select(Ally.looking_for).where(Ally.person_id == person_id)) or ""


def _line(fit: Fit, rows: Ground, wishes: dict[UUID, str], balances: dict[UUID, Balance]) -> Give:
    other = rows.people[fit.other]
    reason = "; ".join(_said(basis) for basis in fit.bases)
    return Give(
        fit.ally, rows.name(fit.ally), wishes[fit.ally], balances[fit.ally], fit.other, rows.name(fit.other),
        other.organization, reason,
    )  # fmt: skip


def _said(basis: Basis) -> str:
    told = _("“{words}” in their {trait}").format(words=", ".join(basis.words), trait=_trait(basis.trait))
    return told if basis.trait == "company" else f"{told}: {basis.value}"  # the company stands in its own column


def _trait(trait: str) -> str:
    return {
        "company": _("company’s name"), "role": _("role"), "tag": _("tags"), "segment": _("line of business")
    }[trait]  # fmt: skip


def _seekers(session: Session) -> list[Seeker]:
    query = select(Ally.person_id, Person.organization_id, Ally.looking_for)
    query = query.join(Person, Person.id == Ally.person_id).where(Ally.looking_for != "")
    return [Seeker(*row) for row in session.execute(query.order_by(Ally.person_id))]


def _offers(session: Session) -> list[Offer]:
    """Return people we know ourselves: allies, introducers, and prospects we met; none who must not be contacted."""
    is_known = or_(
        Person.id.in_(select(Ally.person_id)),
        Person.id.in_(select(Introduction.introducer_id).where(Introduction.introducer_id.is_not(None))),
        Person.id.in_(select(Deal.prospect_id).where(or_(Deal.outcome == Outcome.WON, Deal.stage.in_(MET)))),
    )
    query = select(Person.id, Person.organization_id, Organization.name, Person.job_title)
    query = query.outerjoin(Organization, Organization.id == Person.organization_id)
    query = query.where(is_known, Person.do_not_contact.is_(False)).order_by(Person.id)
    more = _more(session)
    return [
        Offer(key, house, (*_named(company=company, role=role), *more.get(key, ())))
        for key, house, company, role in session.execute(query)
    ]


def _named(**traits: str | None) -> tuple[tuple[str, str], ...]:
    return tuple((name, value) for name, value in traits.items() if value)


def _more(session: Session) -> dict[UUID, tuple[tuple[str, str], ...]]:
    """Return the tags of people and the lines of business of their deals."""
    found: dict[UUID, tuple[tuple[str, str], ...]] = {}
    for key, name in session.execute(select(Tag.person_id, Tag.name).order_by(Tag.id)):
        found[key] = (*found.get(key, ()), ("tag", name))
    segments = select(Deal.prospect_id, Deal.segment).where(Deal.segment != "")
    for prospect, segment in session.execute(segments.order_by(Deal.id)):
        if prospect is not None:
            found[prospect] = (*found.get(prospect, ()), ("segment", segment))
    return found


def _apart(session: Session) -> dict[UUID, frozenset[UUID]]:
    """Return whom each person knows already: by a tie, or since one of them introduced or was introduced to the other."""
    pairs = [(one, other) for one, other in session.execute(select(Tie.person_id, Tie.other_id))]
    side = func.coalesce(Introduction.recipient_id, Introduction.introducer_id)
    pairs += [(one, other) for one, other in session.execute(select(side, Introduction.prospect_id))]
    found: dict[UUID, set[UUID]] = {}
    for one, other in pairs:
        found.setdefault(one, set()).add(other)
        found.setdefault(other, set()).add(one)
    return {key: frozenset(some) for key, some in found.items()}
