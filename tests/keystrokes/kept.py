"""What the database holds after a walk; the whole of it, to hold what undo brings back."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import AllyKind
from refnet.store.database import Store
from refnet.store.schema import (
    Ally,
    Ask,
    Base,
    Deal,
    Introduction,
    Meeting,
    NamedProspect,
    Note,
    Person,
    PutOff,
    Task,
    Told,
    Warming,
)

Found = tuple[object, ...]
OF_THE_STORE = {"change", "step"}  # the journal itself


def everything(store: Store) -> dict[str, list[Found]]:
    """Return every row of every table but the journal, without its version."""
    found = {}
    with store.reading() as session:
        for table in Base.metadata.sorted_tables:
            if table.name not in OF_THE_STORE:
                columns = [column for column in table.columns if column.name != "version"]
                found[table.name] = sorted(map(tuple, session.execute(select(*columns))), key=repr)
    return found


def ask(store: Store) -> Found:
    with store.reading() as session:
        one = session.scalars(select(Ask)).one_or_none()
        return (_people(session), *((one.target, one.channel, one.answer, one.asked_on) if one else ()))


def introduction(store: Store) -> Found:
    with store.reading() as session:
        one = session.scalars(select(Introduction)).one_or_none()
        return (_people(session), *((one.channel, one.reason, one.made_on, one.deal_id is not None) if one else ()))


def first_contact(store: Store) -> Found:
    with store.reading() as session:
        until = session.scalars(select(PutOff)).one_or_none()
        return session.scalars(select(Deal.stage)).one(), until.until if until else "not put off"


def meeting(store: Store) -> Found:
    with store.reading() as session:
        one, deal = session.scalars(select(Meeting)).one_or_none(), session.scalars(select(Deal)).one()
        names = set(session.scalars(select(Person.name)))
        thanked = session.scalars(select(Introduction.thanked_on)).one()
        held = (one.held_on, one.qualified) if one else ()
        return (*held, deal.next_step.casefold(), deal.next_step_on, "Dora Kim" in names, thanked)


def plan(store: Store) -> Found:
    with store.reading() as session:
        one = session.scalars(select(Meeting)).one_or_none()
        return (one.agenda, one.held_on) if one else ()


def named(store: Store) -> Found:
    with store.reading() as session:
        rows = session.execute(select(NamedProspect.name, NamedProspect.organization)).all()
        return *map(tuple, rows), session.scalars(select(Ask.answer)).one()


def named_introduced(store: Store) -> Found:
    with store.reading() as session:
        one = session.scalars(select(NamedProspect)).one()
        made = session.scalars(select(Introduction)).one_or_none()
        return made is not None, made is not None and one.introduction_id == made.id, _people(session)


def answer(store: Store) -> Found:
    with store.reading() as session:
        return (session.scalars(select(Ask.answer)).one(),)


def warmed(store: Store) -> Found:
    with store.reading() as session:
        return len(session.scalars(select(Ask)).all()), len(session.scalars(select(Warming)).all())


def task(store: Store) -> Found:
    with store.reading() as session:
        return tuple(map(tuple, session.execute(select(Task.text, Task.due_on, Task.done_on))))


def deal(store: Store) -> Found:
    with store.reading() as session:
        one = session.scalars(select(Deal)).one()
        return one.stage, one.outcome, one.amount, one.lost_reason, one.next_step, one.next_step_on


def told(store: Store) -> Found:
    with store.reading() as session:
        return tuple(session.scalars(select(Told.stage).order_by(Told.told_on, Told.id)))


def thanked(store: Store) -> Found:
    with store.reading() as session:
        return session.scalars(select(Introduction.thanked_on)).one(), session.scalars(select(Deal.stage)).one()


def note(store: Store) -> Found:
    with store.reading() as session:
        return tuple(
            map(tuple, session.execute(select(Person.name, Note.text).join(Note, Note.person_id == Person.id)))
        )


def ally(store: Store) -> Found:
    with store.reading() as session:
        return tuple(
            map(tuple, session.execute(select(Person.name, Ally.kind).join(Ally, Ally.person_id == Person.id)))
        )


def lead(store: Store) -> Found:
    with store.reading() as session:
        return tuple(map(tuple, session.execute(select(Deal.title, Deal.source, Deal.first_touch_on))))


def nothing(_store: Store) -> Found:
    return ()


CLIENT = AllyKind.CLIENT


def _people(session: Session) -> int:
    return len(session.scalars(select(Person.id)).all())
