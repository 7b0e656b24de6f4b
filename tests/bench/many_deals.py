"""A file of 100 000 deals with their introductions, stages and meetings, written through the door for bulk writes."""

import random
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from refnet.domain.names import family_first, fold
from refnet.store.database import Store
from refnet.store.keys import new_id
from refnet.store.schema import Deal, Introduction, Meeting, Person, Rep, StageEntry

DEALS, REPS, ALLIES = 100_000, 12, 3_000
TODAY = date(2026, 6, 1)
DAYS = 1_100
STAGES = ("lead", "contacted", "met", "qualified", "proposed")
SEGMENTS = ("Enterprise", "Mid market", "Small business", "Public sector", "")
PASSES = {"referral": (0.95, 0.85, 0.80, 0.92, 0.84), "cold": (0.45, 0.50, 0.65, 0.85, 0.80)}
WAITS = (4, 9, 16, 20, 24)
Values = dict[str, Any]


def made(path: Path, count: int = DEALS) -> Store:
    """Return an open store with `count` deals, a third of them introduced; the same ones each time but for their keys."""
    dice = random.Random(3)
    store = Store.open(path)
    reps = [new_id() for _number in range(REPS)]
    people = [new_id() for _number in range(ALLIES + count)]
    pursuits = [_pursuit(dice, number, reps, people) for number in range(count)]
    with store.step("Many deals") as step:
        step.insert_many(Rep, (_named("Rep", number, key) for number, key in enumerate(reps)))
        step.insert_many(Person, (_named("Person", number, key) | _family(number) for number, key in enumerate(people)))
        step.insert_many(Deal, (each["deal"] for each in pursuits))
        step.insert_many(Introduction, (each["introduction"] for each in pursuits if each["introduction"]))
        step.insert_many(StageEntry, (row for each in pursuits for row in each["stages"]))
        step.insert_many(Meeting, (each["meeting"] for each in pursuits if each["meeting"]))
    return store


def _named(kind: str, number: int, key: UUID) -> Values:
    name = f"{kind} {number:06}"
    return {"id": key, "name": name, "search_key": fold(name)}


def _family(number: int) -> Values:
    return {"family_key": family_first(fold(f"Person {number:06}"))}


def _pursuit(dice: random.Random, number: int, reps: list[UUID], people: list[UUID]) -> dict[str, Any]:
    source = dice.choices(("referral", "cold", "name_only", "unknown"), (30, 60, 7, 3))[0]
    begun = TODAY - timedelta(days=dice.randint(1, DAYS))
    key, rep, prospect = new_id(), dice.choice(reps), people[ALLIES + number]
    history, outcome, ended = _course(dice, begun, PASSES["referral" if source == "referral" else "cold"])
    is_introduced = source in {"referral", "name_only"}
    deal = {
        "id": key, "title": f"Deal {number:06}", "search_key": f"deal {number:06}", "prospect_id": prospect,
        "rep_id": rep, "source": source, "first_touch_on": begun, "amount": dice.randint(2_000, 90_000) * 100,
        "currency": "EUR" if dice.random() < 0.9 else "USD", "segment": dice.choice(SEGMENTS),
        "stage": history[-1][0], "outcome": outcome, "closed_on": ended,
    }  # fmt: skip
    introduction = {
        "id": new_id(), "direction": "received", "introducer_id": people[dice.randrange(ALLIES)],
        "prospect_id": prospect, "rep_id": rep, "made_on": begun, "deal_id": key, "is_originating": True,
        "kind": "introduced" if source == "referral" else "name_only",
    }  # fmt: skip
    return {
        "deal": deal,
        "introduction": introduction if is_introduced else None,
        "stages": [{"id": new_id(), "deal_id": key, "stage": stage, "entered_on": day} for stage, day in history]
        + ([{"id": new_id(), "deal_id": key, "stage": outcome, "entered_on": ended}] if ended else []),
        "meeting": next(_meetings(dice, key, history), None),
    }


def _course(
    dice: random.Random, begun: date, passes: tuple[float, ...]
) -> tuple[list[tuple[str, date]], str, date | None]:
    day, history = begun, [("lead", begun)]
    for number, chance in enumerate(passes):
        is_through = dice.random() < chance
        day += timedelta(days=round(dice.lognormvariate(0, 0.7) * WAITS[number] * (1 if is_through else 2)))
        if day > TODAY:
            return history, "open", None
        if not is_through:
            return history, "lost", day
        if number == len(passes) - 1:
            return history, "won", day
        history.append((STAGES[number + 1], day))
    return history, "open", None


def _meetings(dice: random.Random, key: UUID, history: list[tuple[str, date]]) -> Iterator[Values]:
    for stage, day in history:
        if stage == "met":
            ticks = (datetime.combine(day, time(8), UTC) if dice.random() < 0.5 else None for _number in range(6))
            names = ("agenda_at", "research_at", "pitch_at", "connections_at", "questions_at", "next_step_at")
            found = {"intent": dice.choice(("buying", "looking", "not_noted"))}
            yield {"id": new_id(), "deal_id": key, "held_on": day} | found | dict(zip(names, ticks, strict=True))
