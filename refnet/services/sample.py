"""Fills an empty database with the sample network, so that a stranger sees what RefNet is for."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import asdict
from datetime import UTC, date, datetime, time
from typing import Any
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import func, select

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import ContactKind
from refnet.domain.names import family_first, fold
from refnet.domain.simulation.world import SampleMeeting, SamplePerson, World
from refnet.exchange.values import normal_email, normal_phone, normal_profile
from refnet.i18n import _
from refnet.services import preferences
from refnet.store.database import Store
from refnet.store.schema import (
    Ally,
    Ask,
    ContactPoint,
    Deal,
    Introduction,
    Meeting,
    Note,
    Organization,
    Person,
    Question,
    QuestionAsked,
    Rep,
    Row,
    StageEntry,
    Tag,
    Tie,
)  # fmt: skip

SOURCE = "Sample network"
Values = dict[str, Any]
Key = Callable[[str, object], UUID]
_HIDDEN = (
    "quality", "is_prepared", "p_true", "eventual", "history", "ticks", "tags", "email", "phone", "profile_url",
    "asked",
)  # fmt: skip
_REFERENCES = {
    "person_id": "person", "other_id": "person", "ally_id": "person", "introducer_id": "person",
    "recipient_id": "person", "prospect_id": "person", "organization_id": "organization", "rep_id": "rep",
    "manager_id": "rep", "deal_id": "deal", "ask_id": "ask",
}  # fmt: skip


def fill(store: Store, *, seed: int = 1, today: date, with_me: bool = False) -> None:
    """Add the sample network in one step; the same seed and day give the same rows, keys included.

    With `with_me` its busiest rep is who sits at the keyboard. Raises RefNetError when the database already knows people: the sample is no company for real ones.
    """
    from refnet.domain.simulation.simulate import simulate  # noqa: PLC0415 - numpy is heavy

    with store.reading() as session:
        is_used = session.scalar(select(func.count()).select_from(Person))
    if is_used:
        raise RefNetError(_("This file already holds people. The sample network needs an empty file of its own."))
    world = simulate(seed, today=today)

    def key(table: str, number: object) -> UUID:
        return uuid5(NAMESPACE_URL, f"refnet sample {seed} {table} {number}")

    with store.step(_("Sample network")) as session:
        bank = session.scalars(select(Question.id).order_by(Question.position, Question.id)).all()
        for table, rows in _tables(world, key, bank):
            session.insert_many(table, rows)
        if with_me:
            sold = Counter(one.rep_id for one in world.deals if one.rep_id is not None)
            preferences.remember_me(session, store.author, key("rep", sold.most_common(1)[0][0]))


def _tables(world: World, key: Key, bank: Sequence[UUID]) -> Iterator[tuple[type[Row], Iterator[Values]]]:
    yield Rep, ({"search_key": fold(one.name), "email": one.email} | _row("rep", one, key) for one in world.reps)
    yield Organization, ({"search_key": fold(one.name)} | _row("organization", one, key) for one in world.organizations)
    yield Person, (_names(one.name) | {"source": SOURCE} | _row("person", one, key) for one in world.people)
    yield ContactPoint, (row for one in world.people for row in _points(one, key))
    yield Tag, (row for one in world.people for row in _tags(one, key))
    yield Ally, (_without(_row("ally", one, key, one.person_id), "rep_id") for one in world.allies)
    yield Tie, (_ordered(_row("tie", one, key, f"{one.person_id} {one.other_id}")) for one in world.ties)
    yield Ask, (_row("ask", one, key) for one in world.asks)
    yield Deal, ({"search_key": fold(one.title)} | _row("deal", one, key) for one in world.deals)
    yield (
        StageEntry,
        (
            {
                "id": key("stage", f"{one.id} {number}"),
                "deal_id": key("deal", one.id),
                "stage": stage,
                "entered_on": day,
            }
            for one in world.deals
            for number, (stage, day) in enumerate(one.history)
        ),
    )
    yield Introduction, (asdict(one.ticks) | _row("introduction", one, key) for one in world.introductions)
    yield Meeting, (_row("meeting", one, key) for one in world.meetings)
    yield QuestionAsked, (row for one in world.meetings for row in _asked(one, key, bank))
    yield Note, (_row("note", one, key, number) for number, one in enumerate(world.notes))


def _row(table: str, one: Any, key: Key, number: object = None) -> Values:  # noqa: ANN401 - any dataclass of the world
    """Return the columns of a row; its number, and the numbers it refers to, become keys."""
    row = {name: getattr(one, name) for name in one.__dataclass_fields__ if name not in _HIDDEN}
    for name, target in _REFERENCES.items():
        if row.get(name) is not None:
            row[name] = key(target, row[name])
    row["id"] = key(table, row["id"] if number is None else number)
    return row


def _without(row: Values, name: str) -> Values:
    del row[name]
    return row


def _ordered(row: Values) -> Values:
    row["person_id"], row["other_id"] = sorted((row["person_id"], row["other_id"]))
    return row


def _names(name: str) -> Values:
    return {"search_key": fold(name), "family_key": family_first(fold(name))}


def _points(one: SamplePerson, key: Key) -> Iterator[Values]:
    for kind, value, normal in (
        (ContactKind.EMAIL, one.email, normal_email(one.email)),
        (ContactKind.PHONE, one.phone, normal_phone(one.phone)),
        (ContactKind.PROFILE, one.profile_url, normal_profile(one.profile_url)),
    ):
        yield {
            "id": key(kind, one.id), "person_id": key("person", one.id), "kind": kind, "value": value,
            "normal": normal or "", "label": "",
        }  # fmt: skip


def _tags(one: SamplePerson, key: Key) -> Iterator[Values]:
    for name in one.tags:
        yield {
            "id": key("tag", f"{one.id} {name}"), "person_id": key("person", one.id), "name": name,
            "search_key": fold(name),
        }  # fmt: skip


def _asked(one: SampleMeeting, key: Key, bank: Sequence[UUID]) -> Iterator[Values]:
    """Yield the questions asked in a talk, as far as the bank still holds them."""
    for number in (each for each in one.asked if each < len(bank)):
        yield {
            "id": key("asked", f"{one.id} {number}"), "meeting_id": key("meeting", one.id),
            "question_id": bank[number],
            "asked_at": datetime.combine(one.held_on or one.planned_on, time(14, 30), UTC), "answer": "",
        }  # fmt: skip
