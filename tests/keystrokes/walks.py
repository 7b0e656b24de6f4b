"""The walks: what is done, with how many keys beyond the names, and what the database must hold afterwards."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Answer, Channel, Noted, Outcome, Stage
from refnet.store.database import Store
from refnet.store.schema import Ask, Deal, Introduction, Meeting, NamedProspect, Person, PutOff, Task, Warming
from tests.keystrokes import world
from tests.keystrokes.hands import Hands

Prepare = Callable[[Store, date], object]
Found = tuple[object, ...]


@dataclass(frozen=True, slots=True)
class Walk:
    """One act: the keys it may take, its beginning, the way, what is then read, and what that must be."""

    what: str
    allowed: int
    prepare: Prepare
    go: Callable[[Hands], None]
    read: Callable[[Store], Found]
    expected: Callable[[date], Found]


def _nobody(store: Store, _today: date) -> None:
    world.us(store)
    world.ann(store)


def _people(session: Session) -> int:
    return len(session.scalars(select(Person.id)).all())


def _log_ask(hands: Hands) -> None:
    hands.press("Ctrl+Shift+A")
    hands.see("Log ask")
    hands.name("Ann Lee")
    hands.press("Tab", "Tab", "Tab", "Right", "Tab", "Tab")
    hands.name("Bob Ray")
    hands.press("Ctrl+Return")
    hands.see("Today")


def _ask_kept(store: Store) -> Found:
    with store.reading() as session:
        ask = session.scalars(select(Ask)).one_or_none()
        return (_people(session), *((ask.target, ask.channel, ask.answer, ask.asked_on) if ask else ()))


def _log_introduction(hands: Hands) -> None:
    hands.press("Ctrl+I")
    hands.see("Log introduction")
    hands.name("Ann Lee")
    hands.press("Tab")
    hands.name("Bob Ray")
    hands.press("Tab")
    hands.name("Initech")
    hands.press("Tab", "Tab", "Tab", "Tab", "Right", "Tab")
    hands.tell("warehouse move")
    hands.press("Ctrl+Return")
    hands.see("Today")


def _introduction_kept(store: Store) -> Found:
    with store.reading() as session:
        one = session.scalars(select(Introduction)).one_or_none()
        return (_people(session), *((one.channel, one.reason, one.made_on, one.deal_id is not None) if one else ()))


def _one_key(key: str, hands: Hands) -> None:
    hands.press(key)


def _first_contact(store: Store) -> Found:
    with store.reading() as session:
        until = session.scalars(select(PutOff)).one_or_none()
        return session.scalars(select(Deal.stage)).one(), until.until if until else "not put off"


def _meeting_result(hands: Hands) -> None:
    hands.press("D")
    hands.see("Edit meeting")
    hands.type("se")
    hands.press("Tab")
    hands.type("+7")
    hands.press("Tab", "Right", "Alt+N")
    hands.name("Dora Kim, Initech")
    hands.press("Ctrl+Return")
    hands.see("Today")
    hands.see_offer()
    hands.press("Ctrl+Return")
    hands.see("Tell")
    hands.see_text()
    hands.press("Ctrl+Return")
    hands.see("Today")


def _meeting_kept(store: Store) -> Found:
    with store.reading() as session:
        one, deal = session.scalars(select(Meeting)).one(), session.scalars(select(Deal)).one()
        names = set(session.scalars(select(Person.name)))
        thanked = session.scalars(select(Introduction.thanked_on)).one()
        return (
            one.held_on, deal.next_step.casefold(), deal.next_step_on, one.qualified, "Dora Kim" in names, thanked,
        )  # fmt: skip


def _name_prospect(hands: Hands) -> None:
    hands.press("Ctrl+Shift+G")
    hands.see_rows()
    hands.press("1")
    hands.see("Note names")
    hands.name("Bob Ray, Initech")
    hands.press("Ctrl+Return")
    hands.see("Plan")


def _named(store: Store) -> Found:
    with store.reading() as session:
        rows = session.execute(select(NamedProspect.name, NamedProspect.organization)).all()
        return *map(tuple, rows), session.scalars(select(Ask.answer)).one()


def _introduce_named(hands: Hands) -> None:
    hands.press("D")
    hands.see("Log introduction")
    hands.press("Ctrl+Return")
    hands.see("Today")


def _named_introduced(store: Store) -> Found:
    with store.reading() as session:
        one = session.scalars(select(NamedProspect)).one()
        made = session.scalars(select(Introduction)).one_or_none()
        return made is not None, made is not None and one.introduction_id == made.id, _people(session)


def _answer(hands: Hands) -> None:
    hands.press("Ctrl+Shift+G")
    hands.see_rows()
    hands.press("3")


def _answered(store: Store) -> Found:
    with store.reading() as session:
        return (session.scalars(select(Ask.answer)).one(),)


def _prepare_cold(hands: Hands) -> None:
    hands.press("Ctrl+Shift+J")
    hands.see_rows()
    hands.press("A")
    hands.see("Ask card")
    hands.press("Ctrl+Return")
    hands.see("Log ask")
    hands.press("Ctrl+Return")
    hands.see("Plan")


def _warmed(store: Store) -> Found:
    with store.reading() as session:
        return len(session.scalars(select(Ask)).all()), len(session.scalars(select(Warming)).all())


def _quick(hands: Hands) -> None:
    hands.press("Ctrl+Shift+I")
    hands.see("Quick entry")
    hands.tell("Ann Lee introduced me to Bob Ray at Initech yesterday, call, re warehouse move")
    hands.press("Return")
    hands.see("Today")


def _task(hands: Hands) -> None:
    hands.press("Ctrl+Shift+D")
    hands.see("Add task")
    hands.tell("Send the plan")
    hands.press("Return")
    hands.see("Today")


def _tasked(store: Store) -> Found:
    with store.reading() as session:
        return tuple(map(tuple, session.execute(select(Task.text, Task.due_on))))


def _lose(hands: Hands) -> None:
    hands.press("Ctrl+K")
    hands.see("Find")
    hands.name("Initech")
    hands.press("Down", "Return")
    hands.see("Deals")
    hands.press("Ctrl+Shift+O")
    hands.see("Close deal")
    hands.press("Down", "Ctrl+Return")
    hands.see("Deals")


def _lost(store: Store) -> Found:
    with store.reading() as session:
        return tuple(session.execute(select(Deal.outcome, Deal.lost_reason)).one())


def _thank(hands: Hands) -> None:
    hands.press("Ctrl+1", "Ctrl+Shift+T", "D")


def _thanked(store: Store) -> Found:
    with store.reading() as session:
        return session.scalars(select(Introduction.thanked_on)).one(), session.scalars(select(Deal.stage)).one()


def _step_on(hands: Hands) -> None:
    hands.press("Ctrl+K")
    hands.see("Find")
    hands.name("Initech")
    hands.press("Down", "Return")
    hands.see("Deals")
    hands.press("Alt+Right")


WEEK = timedelta(days=7)
WALKS = (
    Walk("Log an ask: whom, how, for whom", 12, _nobody, _log_ask, _ask_kept,
         lambda today: (1, "Bob Ray", Channel.VIDEO, Answer.PENDING, today)),
    Walk("Log an introduction: both, how, why", 15, _nobody, _log_introduction, _introduction_kept,
         lambda today: (2, Channel.MESSAGE, "warehouse move", today, True)),
    Walk("Today’s line 1: done", 1, world.introduced, partial(_one_key, "D"), _first_contact,
         lambda _today: (Stage.CONTACTED, "not put off")),
    Walk("Today’s line 1: later", 1, world.introduced, partial(_one_key, "L"), _first_contact,
         lambda today: (Stage.LEAD, today + timedelta(days=1))),
    Walk("Today’s line 1: not this one", 1, world.introduced, partial(_one_key, "N"), _first_contact,
         lambda _today: (Stage.LEAD, None)),
    Walk("Meeting result, thanks given", 15, world.talked, _meeting_result, _meeting_kept,
         lambda today: (today - timedelta(days=1), "send proposal", today + WEEK, Noted.YES, True, today)),
    Walk("Name a prospect of an ask, from anywhere", 3, world.asked, _name_prospect, _named,
         lambda _today: (("Bob Ray", "Initech"), Answer.NAMED)),
    Walk("A name becomes an introduction, and is sent", 2, world.named, _introduce_named, _named_introduced,
         lambda _today: (True, True, 2)),
    Walk("Answer an ask, from anywhere", 2, world.asked, _answer, _answered, lambda _today: (Answer.DECLINED,)),
    Walk("Prepare the ask of a cold deal, and log it", 4, world.warmable, _prepare_cold, _warmed, lambda _today: (1, 1)),
    Walk("Quick entry of a sentence", 2, _nobody, _quick, _introduction_kept,
         lambda today: (2, Channel.CALL, "warehouse move", today - timedelta(days=1), True)),
    Walk("Add a task", 2, _nobody, _task, _tasked, lambda today: (("Send the plan", today),)),
    Walk("Thank an introducer, from anywhere", 3, world.introduced, _thank, _thanked,
         lambda today: (today, Stage.LEAD)),
    Walk("A deal one stage on, from anywhere", 4, world.introduced, _step_on, _thanked,
         lambda _today: (None, Stage.CONTACTED)),
    Walk("Mark a deal lost, from anywhere", 6, world.introduced, _lose, _lost,
         lambda _today: (Outcome.LOST, "No need now")),
)  # fmt: skip
