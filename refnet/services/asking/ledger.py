"""The ask ledger: every ask with its answer and the names it brought, and the funnel from asked to won."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import ColumnElement, func, literal, or_, select

from refnet.domain.asks import standing
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Answer, Channel, Outcome, Stage
from refnet.i18n import _
from refnet.services import cleaning, limits
from refnet.services.asking.chosen import AskQuery
from refnet.services.standing import ask_standing, has_brought
from refnet.store.database import Store
from refnet.store.schema import Ask, Deal, Introduction, NamedProspect, Person, Rep

LONGEST_NAME, MOST_ROWS = 200, 500
EVERY = AskQuery()
MET = (Stage.MET, Stage.QUALIFIED, Stage.PROPOSED)  # the stage that a lost deal had come to stays with it


@dataclass(frozen=True, slots=True)
class LedgerRow:
    """An ask; `named` names were given, of which `introduced` were brought together with us.

    `answer` is what was noted; how the ask stands on a day, `silence` days of it counting as an answer, is asked for.
    """

    id: UUID
    ally_id: UUID
    ally: str
    rep: str
    asked_on: date
    channel: Channel
    wanted: str
    wording: str
    answer: Answer
    answered_on: date | None
    named: int
    introduced: int
    silence: int

    def standing(self, on: date) -> Answer:
        """Return how the ask stands on a day."""
        has_brought = bool(self.named or self.introduced)
        return standing(self.answer, self.asked_on, on, self.silence, has_brought=has_brought)


@dataclass(frozen=True, slots=True)
class AskFunnel:
    """Asks, those that brought a name, an introduction, a meeting, a client: each counts asks, once.

    Of those that brought no name, `waiting` have no answer yet and `silent` will have none; others were declined, put off
    until later, or somebody was named who is not noted.
    """

    asked: int = 0
    named: int = 0
    introduced: int = 0
    met: int = 0
    won: int = 0
    waiting: int = 0
    silent: int = 0


def ledger(store: Store, today: date, query: AskQuery = EVERY, *, limit: int = MOST_ROWS) -> list[LedgerRow]:
    """Return asks, the newest first."""
    with store.reading() as session:
        silence = limits.read(session).silence
        wanted = _rows(silence).where(*query.those(today, silence))
        wanted = wanted.order_by(Ask.asked_on.desc(), Ask.id.desc()).limit(limit)
        return [LedgerRow(*row) for row in session.execute(wanted)]


def ask(store: Store, key: UUID) -> LedgerRow:
    """Return an ask; raise RefNetError when it was removed."""
    with store.reading() as session:
        row = session.execute(_rows(limits.read(session).silence).where(Ask.id == key)).first()
    if row is None:
        raise RefNetError(_("This ask was removed meanwhile."))
    return LedgerRow(*row)


def funnel(store: Store, today: date, query: AskQuery = EVERY) -> AskFunnel:
    """Return how many asks came how far as of a day; an introduction counts as a name."""
    with store.reading() as session:
        silence = limits.read(session).silence
        count = select(func.count()).select_from(Ask).where(*query.those(today, silence))
        parts = (session.scalar(count.where(part)) or 0 for part in parted(today, silence))
        return AskFunnel(session.scalar(count) or 0, *parts)


def parted(today: date, silence: int) -> tuple[ColumnElement[bool], ...]:
    """Tell which asks brought a name, an introduction, a meeting, a client; which still wait, and which are silent."""
    came = select(Introduction.ask_id).where(Introduction.ask_id.is_not(None))
    far = came.join(Deal, Deal.id == Introduction.deal_id)
    met = far.where(or_(Deal.stage.in_(MET), Deal.outcome == Outcome.WON))
    reached = (Ask.id.in_(some) for some in (came, met, far.where(Deal.outcome == Outcome.WON)))
    stands = ask_standing(today, silence)
    return has_brought(), *reached, stands == Answer.PENDING, stands == Answer.SILENCE


def names_of(store: Store, ask_id: UUID) -> list[tuple[UUID, str, str, bool]]:
    """Return the names an ask brought: id, name, organization, and whether they were introduced."""
    query = select(NamedProspect.id, NamedProspect.name, NamedProspect.organization, NamedProspect.introduction_id)
    with store.reading() as session:
        rows = session.execute(query.where(NamedProspect.ask_id == ask_id).order_by(NamedProspect.id)).all()
    return [(key, name, organization, introduction is not None) for key, name, organization, introduction in rows]


def name_prospects(store: Store, ask_id: UUID, names: Sequence[str], on: date) -> int:
    """Note whom an ally named, "Bob Ray, Acme" a name with its company, and return how many names were new."""
    wanted = [(name, company) for name, company in map(_taken_apart, names) if name]
    if not wanted:
        raise InvalidInput("names", _("Please type at least one name."))
    known = {(name.casefold(), company.casefold()) for _key, name, company, _is in names_of(store, ask_id)}
    told: dict[tuple[str, str], tuple[str, str]] = {}
    for name, company in wanted:
        told.setdefault((name.casefold(), company.casefold()), (name, company))
    new = [one for key, one in told.items() if key not in known]
    with store.step(_("Note names")) as session:
        ask = session.get(Ask, ask_id)
        if ask is None:
            raise RefNetError(_("This ask was removed meanwhile."))
        if on < ask.asked_on:
            raise InvalidInput("names", _("A name cannot be older than the ask."))
        for name, company in new:
            session.add(NamedProspect(ask_id=ask_id, name=name, organization=company, named_on=on))
        if ask.answer is not Answer.NAMED:
            ask.answer, ask.answered_on = Answer.NAMED, on
    return len(new)


def _taken_apart(text: str) -> tuple[str, str]:
    name, _comma, company = cleaning.line(text).partition(",")
    if len(name) > LONGEST_NAME or len(company) > LONGEST_NAME:
        raise InvalidInput("names", _("A name can have at most {most} letters.").format(most=LONGEST_NAME))
    return name.strip(), company.strip()


def _rows(silence: int) -> Any:  # noqa: ANN401 - a query of SQLAlchemy
    named = select(func.count()).where(NamedProspect.ask_id == Ask.id).scalar_subquery()
    introduced = select(func.count()).where(Introduction.ask_id == Ask.id).scalar_subquery()
    wanted = func.coalesce(func.nullif(Ask.target, ""), Ask.ideal_client)
    query = select(
        Ask.id, Ask.ally_id, Person.name, Rep.name, Ask.asked_on, Ask.channel, wanted, Ask.wording, Ask.answer,
        Ask.answered_on, named, introduced, literal(silence),
    )  # fmt: skip
    return query.join(Person, Person.id == Ask.ally_id).join(Rep, Rep.id == Ask.rep_id)
