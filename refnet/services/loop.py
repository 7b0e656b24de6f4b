"""The loop with introducers: what each was told of what became of it, and the letter that tells them."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Channel, ContactKind, Direction, Outcome, Stage
from refnet.i18n import _
from refnet.services import preferences
from refnet.services.aliases import another
from refnet.store.database import Store
from refnet.store.schema import ContactPoint, Deal, Introduction, Organization, Person, Rep, Told

_Introducer, _Prospect = another(Person), another(Person)


@dataclass(frozen=True, slots=True)
class ToldRow:
    """That an introducer was told, up to which stage, and whether they were thanked."""

    told_on: date
    stage: Stage
    channel: Channel
    is_thanks: bool


@dataclass(frozen=True, slots=True)
class News:
    """What a note to an introducer is made of; `amount` is in minor units of `currency`."""

    introduction_id: UUID
    introducer_id: UUID
    introducer: str
    first_name: str
    company: str
    email: str
    prospect: str
    my_name: str
    stage: Stage
    amount: int | None
    currency: str
    thanked_on: date | None
    told: tuple[ToldRow, ...]

    @property
    def known(self) -> Stage | None:
        """Return how far the introducer knows it came, None where they were told nothing."""
        return self.told[-1].stage if self.told else None


def note(session: Session, one: Introduction, on: date, channel: Channel = Channel.EMAIL, *, thanks: bool) -> None:
    """Note within a step that the introducer knows all by now; the first thanks stay the day they were thanked.

    Noting the same twice on one day adds nothing.
    """
    stage = stage_of(session, one)
    mine = select(Told).where(Told.introduction_id == one.id, Told.told_on == on, Told.stage == stage)
    if not session.scalars(mine.where(Told.is_thanks == thanks)).first():
        session.add(Told(introduction_id=one.id, told_on=on, stage=stage, channel=channel, is_thanks=thanks))
    if thanks and one.thanked_on is None:
        one.thanked_on = on


def stage_of(session: Session, one: Introduction) -> Stage:
    """Return how far the deal of an introduction came, won and lost included; lead where there is none."""
    deal = session.get(Deal, one.deal_id) if one.deal_id else None
    if deal is None:
        return Stage.LEAD
    return deal.stage if deal.outcome is Outcome.OPEN else Stage(deal.outcome.value)


def told(session: Session, introduction_id: UUID) -> tuple[ToldRow, ...]:
    """Return what the introducer was told, the oldest first."""
    query = select(Told.told_on, Told.stage, Told.channel, Told.is_thanks)
    query = query.where(Told.introduction_id == introduction_id).order_by(Told.told_on, Told.id)
    return tuple(ToldRow(*row) for row in session.execute(query))


def news(store: Store, introduction_id: UUID) -> News:
    """Return what there is to tell an introducer; raise RefNetError when the introduction was removed or is ours."""
    query = select(
        Introduction, _Introducer.id, _Introducer.name, _Introducer.given_name, Organization.name, _Prospect.name,
        Rep.name,
    )  # fmt: skip
    query = query.join(_Introducer, _Introducer.id == Introduction.introducer_id)
    query = query.join(_Prospect, _Prospect.id == Introduction.prospect_id).join(Rep, Rep.id == Introduction.rep_id)
    query = query.outerjoin(Organization, Organization.id == _Introducer.organization_id)
    query = query.where(Introduction.id == introduction_id, Introduction.direction == Direction.RECEIVED)
    with store.reading() as session:
        row = session.execute(query).first()
        if row is None:
            raise RefNetError(_("This introduction was removed meanwhile."))
        one, introducer, name, given, company, prospect, rep = row
        amount, currency = _amount(session, one)
        return News(
            one.id, introducer, name, first_name(name, given), company or "", email_of(session, introducer), prospect,
            rep, stage_of(session, one), amount, currency, one.thanked_on, told(session, one.id),
        )  # fmt: skip


def introduction_of(store: Store, deal_id: UUID) -> UUID | None:
    """Return the introduction that a deal came of, the latest where there are several; None for a cold one."""
    query = select(Introduction.id).where(Introduction.deal_id == deal_id, Introduction.introducer_id.is_not(None))
    query = query.where(Introduction.direction == Direction.RECEIVED)
    with store.reading() as session:
        return session.scalars(query.order_by(Introduction.made_on.desc().nulls_last(), Introduction.id)).first()


def first_name(name: str, given: str) -> str:
    """Return how somebody is called: the first word of their name where the parts are not told apart."""
    return given or (name.split() or [""])[0]


def email_of(session: Session, person: UUID) -> str:
    """Return the first address of somebody, empty where none is kept."""
    mine = select(ContactPoint.value).where(
        ContactPoint.person_id == person, ContactPoint.kind == ContactKind.EMAIL
    )  # fmt: skip
    return session.scalars(mine.order_by(ContactPoint.id)).first() or ""


def _amount(session: Session, one: Introduction) -> tuple[int | None, str]:
    deal = session.get(Deal, one.deal_id) if one.deal_id else None
    if deal is None or deal.amount is None:
        return None, ""
    return deal.amount, deal.currency or preferences.currency(session)
