"""Our requests to people for an introduction, and what they answered."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import Select, func, select

from refnet.domain.drafts import AskDraft
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Answer, Channel
from refnet.i18n import _
from refnet.services import people, reps
from refnet.services.cleaning import cleaned
from refnet.services.resting import count, forget_put_off, in_words
from refnet.services.standing import has_brought
from refnet.store.bulk import chunks
from refnet.store.database import Store
from refnet.store.schema import Ask, Introduction, NamedProspect, Person, Rep, Warming

CHUNK = 500  # ids in one IN list
LATELY = 180  # days after an ask until which an introduction is taken to come of it, unless somebody says otherwise


@dataclass(frozen=True, slots=True)
class AskRow:
    """An ask, with how many introductions came of it, and whether it brought a name or one of those."""

    id: UUID
    ally_id: UUID
    ally: str
    rep_id: UUID
    rep: str
    asked_on: date
    channel: Channel
    ideal_client: str
    wording: str
    target: str
    answer: Answer
    answered_on: date | None
    introductions: int
    has_brought: bool


def log(store: Store, draft: AskDraft) -> UUID:
    """Log what we asked somebody for, and return its id."""
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Log ask")) as session:
        ally = people.resolve(session, draft.ally, "ally")
        ask = Ask(
            ally_id=ally.id, rep_id=draft.rep_id, asked_on=draft.asked_on, channel=draft.channel,
            ideal_client=draft.ideal_client, wording=draft.wording, target=draft.target, answer=draft.answer,
            answered_on=draft.answered_on,
        )  # fmt: skip
        session.add(ask)
        return ask.id


def answer(store: Store, ask_id: UUID, what: Answer, on: date) -> None:
    """Note what was answered; pending takes the answer back."""
    with store.step(_("Log answer")) as session:
        ask = session.get(Ask, ask_id)
        if ask is None:
            raise RefNetError(_("This ask was removed meanwhile."))
        if on < ask.asked_on:
            raise InvalidInput("answered_on", _("The answer cannot be older than the ask."))
        ask.answer, ask.answered_on = what, None if what is Answer.PENDING else on


def remove(store: Store, keys: Sequence[UUID]) -> None:
    """Remove asks; raise RefNetError, and remove none, when introductions came of one of them."""
    with store.step(_("Remove asks") if len(keys) > 1 else _("Remove ask")) as session:
        for some in chunks(keys, CHUNK):
            resting = in_words(introductions=count(session, Introduction, Introduction.ask_id.in_(some)))
            if resting:
                sentence = _("This cannot be removed: {resting} came of it. Please remove those first.")
                raise RefNetError(sentence.format(resting=resting))
            names = session.scalars(select(NamedProspect.id).where(NamedProspect.ask_id.in_(some))).all()
            forget_put_off(session, [*some, *names])
            for table, key in ((NamedProspect, NamedProspect.ask_id), (Warming, Warming.ask_id), (Ask, Ask.id)):
                for row in session.scalars(select(table).where(key.in_(some))):
                    session.delete(row)


def of_person(store: Store, person_id: UUID) -> list[AskRow]:
    """Return what we asked somebody for, the newest first."""
    query = _rows().where(Ask.ally_id == person_id).order_by(Ask.asked_on.desc(), Ask.id.desc())
    with store.reading() as session:
        return [AskRow(**row) for row in session.execute(query).mappings()]


def open_ask(store: Store, person_id: UUID) -> AskRow | None:
    """Return the newest ask of somebody, by whoever is at the keyboard, that an introduction may answer.

    Nobody answered it, be it for long, or it was answered "later" and brought nobody yet.
    """
    me = reps.me(store)
    mine = (one for one in of_person(store, person_id) if me is None or one.rep_id == me.id)
    return next((one for one in mine if _is_open(one)), None)


def _is_open(ask: AskRow) -> bool:
    return ask.answer is Answer.PENDING or (ask.answer in (Answer.LATER, Answer.SILENCE) and not ask.introductions)


def _rows() -> Select[*tuple[object, ...]]:
    brought = select(func.count()).where(Introduction.ask_id == Ask.id).scalar_subquery()
    names = (Person.name.label("ally"), Rep.name.label("rep"), brought.label("introductions"))
    more = (*names, has_brought().label("has_brought"))
    own = [name for name in AskRow.__dataclass_fields__ if name not in {one.name for one in more}]
    query = select(*(getattr(Ask, name).label(name) for name in own), *more)
    return query.join(Person, Person.id == Ask.ally_id).join(Rep, Rep.id == Ask.rep_id)
