"""A file of a busy desk: 20 000 people, 3 000 allies, 20 000 deals, and 10 000 open things that all wait for one rep."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from refnet.domain.names import family_first, fold
from refnet.services import preferences
from refnet.services.planning.goals import GoalKept
from refnet.store.database import Store
from refnet.store.keys import new_id
from refnet.store.schema import (
    Ally,
    Ask,
    Deal,
    Introduction,
    Meeting,
    NamedProspect,
    Organization,
    Person,
    Question,
    QuestionAsked,
    Rep,
    StageEntry,
    Task,
    Tie,
)
from tests.bench.many_people import GIVEN, STARTS

PEOPLE, ALLIES, DEALS, COMPANIES, REPS, TIES = 20_000, 3_000, 20_000, 2_000, 12, 15_000
# what is open, and waits for the first rep: 10 000 things
ASKS, NAMES, FIRST_CONTACTS, PLANNED, WITHOUT_STEP, THANKS, TASKS = 1_800, 1_500, 1_700, 1_000, 1_000, 1_500, 1_500
LONG = "Somebody who runs operations at a maker of machines with more than one site and a warehouse that is too small"
PASSES = {"referral": (0.95, 0.85, 0.80, 0.80), "cold": (0.45, 0.50, 0.65, 0.50)}
STAGES = ("lead", "contacted", "met", "qualified", "proposed")
WAITS = (4, 9, 16, 20, 24)
Values = dict[str, Any]
# rows of a table are written with the same columns
EMPTY: dict[type, Values] = {
    Introduction: {
        "is_originating": False, "deal_id": None, "ask_id": None, "thanked_on": None, "expects": False,
        "knows_reason": False, "reason": "",
    },
    Meeting: {
        "planned_on": None, "planned_time": "", "held_on": None, "next_step": "", "agenda_at": None, "research_at": None,
        "pitch_at": None, "connections_at": None, "questions_at": None,
    },
}  # fmt: skip


@dataclass
class Desk:
    """What the rows are drawn from, and the rows by table."""

    dice: random.Random
    today: date
    reps: list[UUID]
    people: list[UUID]
    rows: dict[type, list[Values]] = field(default_factory=dict)

    @property
    def allies(self) -> list[UUID]:
        return self.people[:ALLIES]

    def add(self, table: type, **values: Any) -> UUID:
        row = {"id": new_id()} | EMPTY.get(table, {}) | values
        self.rows.setdefault(table, []).append(row)
        return row["id"]

    def ago(self, least: int, most: int) -> date:
        return self.today - timedelta(days=self.dice.randint(least, most))


def made(path: Path, today: date) -> Store:
    """Return an open store with all of them; the first rep sits at the keyboard and has a goal."""
    desk = Desk(random.Random(6), today, [new_id() for _ in range(REPS)], [new_id() for _ in range(PEOPLE)])
    for fill in (_people, _past, _open_asks, _waiting, _meetings, _owed, _tasks):
        fill(desk)
    store = Store.open(path)
    with store.reading() as session:
        bank = [row.id for row in session.query(Question)]
    _questions(desk, bank)
    goal = GoalKept("clients", 60, today - timedelta(days=60), today + timedelta(days=200))
    content = {"kind": goal.kind, "amount": goal.amount, "since": goal.since.isoformat(), "by": goal.by.isoformat()}
    order = (Rep, Organization, Person, Ally, Tie, Ask, Deal, StageEntry, Introduction, NamedProspect, Meeting, Task)
    with store.step("A busy desk") as step:
        for table in (*order, QuestionAsked):
            step.insert_many(table, iter(desk.rows[table]))
        preferences.remember_me(step, store.author, desk.reps[0])
        preferences.put(step, f"goal {desk.reps[0].hex}", content)
    return store


def _people(desk: Desk) -> None:
    dice = desk.dice
    for number, key in enumerate(desk.reps):
        desk.add(Rep, id=key, name=f"Rep {number:02}", search_key=fold(f"Rep {number:02}"))
    names = [f"{dice.choice(STARTS)}holm & Søhne {number:04} GmbH" for number in range(COMPANIES)]
    companies = [desk.add(Organization, name=name, search_key=fold(name)) for name in names]
    for number, key in enumerate(desk.people):
        name = f"{dice.choice(GIVEN)} {dice.choice(STARTS)}{''.join(dice.choices('aeioulnrst', k=dice.randint(2, 6)))}"
        folded = fold(name)
        desk.add(
            Person, id=key, name=name, search_key=folded, family_key=family_first(folded),
            organization_id=companies[number % COMPANIES], job_title="Head of operations",
        )  # fmt: skip
    for key in desk.allies:
        wish = LONG if dice.random() < 0.3 else ""
        desk.add(Ally, person_id=key, kind="client", trust=dice.randint(1, 5), cadence_days=90, looking_for=wish)
    pairs = {tuple(sorted((dice.choice(desk.allies), dice.choice(desk.people)))) for _ in range(TIES)}
    for one, other in pairs:
        if one != other:
            desk.add(Tie, person_id=one, other_id=other, strength=dice.randint(1, 5), evidence="confirmed")


def _past(desk: Desk) -> None:
    """Deals of three years with their asks, introductions, stages and meetings; most of them ended."""
    dice = desk.dice
    for number in range(DEALS - FIRST_CONTACTS - PLANNED - WITHOUT_STEP):
        source = dice.choices(("referral", "cold"), (30, 70))[0]
        begun, rep = desk.ago(100, 1_100), dice.choice(desk.reps)
        history, outcome, ended = _course(desk, begun, PASSES[source])
        deal = _deal(desk, number, source, begun, rep, stage=history[-1][0], outcome=outcome, closed_on=ended)
        for stage, day in history + ([(outcome, ended)] if ended else []):
            desk.add(StageEntry, deal_id=deal["id"], stage=stage, entered_on=day)
        if source == "referral":
            _introduction(desk, deal, begun, thanked_on=begun + timedelta(days=3), ask=dice.random() < 0.6)
        _held(desk, deal, history)


def _deal(desk: Desk, number: int, source: str, begun: date, rep: UUID, **more: Any) -> Values:
    prospect = desk.people[ALLIES + number % (PEOPLE - ALLIES)]
    title = f"Warehouse move {number:05}"
    values = {
        "id": new_id(), "title": title, "search_key": fold(title), "prospect_id": prospect, "rep_id": rep, "source": source,
        "first_touch_on": begun, "amount": desk.dice.randint(2_000, 90_000) * 100, "currency": "EUR", "segment": "",
    } | more  # fmt: skip
    desk.add(Deal, **({"closed_on": None, "stage": "lead", "outcome": "open"} | values))
    return values


def _introduction(desk: Desk, deal: Values, on: date, *, thanked_on: date | None, ask: bool = False) -> None:
    ally = desk.dice.choice(desk.allies)
    asked = _ask(desk, ally, deal["rep_id"], on - timedelta(days=5), "named") if ask else None
    desk.add(
        Introduction, direction="received", introducer_id=ally, prospect_id=deal["prospect_id"], rep_id=deal["rep_id"],
        made_on=on, deal_id=deal["id"], is_originating=True, kind="introduced", thanked_on=thanked_on, ask_id=asked,
        channel="email", expects=True, knows_reason=True, reason="Their warehouse is too small",
    )  # fmt: skip


def _ask(desk: Desk, ally: UUID, rep: UUID, on: date, answer: str) -> UUID:
    wording = f"Whom do you know who moves a warehouse this year? ({desk.dice.randint(1, 6)})"
    answered = None if answer == "pending" else on + timedelta(days=4)
    return desk.add(
        Ask, ally_id=ally, rep_id=rep, asked_on=on, channel="call", ideal_client=LONG, wording=wording, answer=answer,
        answered_on=answered,
    )  # fmt: skip


def _course(desk: Desk, begun: date, passes: tuple[float, ...]) -> tuple[list[tuple[str, date]], str, date | None]:
    day, history = begun, [("lead", begun)]
    for number, chance in enumerate((*passes, 0.6)):
        is_through = desk.dice.random() < chance
        day += timedelta(days=round(desk.dice.lognormvariate(0, 0.7) * WAITS[number] * (1 if is_through else 2)))
        if day > desk.today:
            return history, "open", None
        if not is_through:
            return history, "lost", day
        if number == len(passes):
            return history, "won", day
        history.append((STAGES[number + 1], day))
    return history, "open", None


def _held(desk: Desk, deal: Values, history: list[tuple[str, date]]) -> None:
    met = next((day for stage, day in history if stage == "met"), None)
    if met is not None:
        moment = datetime.combine(met, time(8), UTC)
        ticks = {
            f"{part}_at": moment if desk.dice.random() < 0.5 else None
            for part in ("agenda", "research", "pitch", "connections", "questions")
        }
        desk.add(Meeting, deal_id=deal["id"], scheduled_on=met, held_on=met, next_step="Send an offer", **ticks)


def _open_asks(desk: Desk) -> None:
    for ally in desk.allies[:ASKS]:
        _ask(desk, ally, desk.reps[0], desk.ago(8, 60), desk.dice.choice(("pending", "later")))
    for number in range(NAMES):
        ask = _ask(desk, desk.dice.choice(desk.allies), desk.reps[0], desk.ago(70, 200), "named")
        name = f"{desk.dice.choice(GIVEN)} Promised{number:04}"
        desk.add(NamedProspect, ask_id=ask, name=name, organization="Promised & Co", named_on=desk.ago(8, 60))


def _waiting(desk: Desk) -> None:
    for number in range(FIRST_CONTACTS):
        on = desk.ago(3, 60)
        deal = _deal(desk, 50_000 + number, "referral", on, desk.reps[0])
        desk.add(StageEntry, deal_id=deal["id"], stage="lead", entered_on=on)
        _introduction(desk, deal, on, thanked_on=on)


def _meetings(desk: Desk) -> None:
    for number in range(PLANNED + WITHOUT_STEP):
        on = desk.ago(10, 60)
        deal = _deal(desk, 70_000 + number, "cold", on, desk.reps[0], stage="met")
        for stage in ("lead", "contacted", "met"):
            desk.add(StageEntry, deal_id=deal["id"], stage=stage, entered_on=on)
        if number < PLANNED:
            day = desk.today + timedelta(days=desk.dice.randint(0, 3))
            desk.add(Meeting, deal_id=deal["id"], scheduled_on=on, planned_on=day, planned_time="10:00")
        else:
            desk.add(Meeting, deal_id=deal["id"], scheduled_on=on, held_on=desk.ago(1, 9))


def _owed(desk: Desk) -> None:
    for number in range(THANKS):
        prospect = desk.people[ALLIES + number]
        desk.add(
            Introduction, direction="received", introducer_id=desk.dice.choice(desk.allies), prospect_id=prospect,
            rep_id=desk.reps[0], made_on=desk.ago(1, 60), kind="introduced", channel="call",
        )  # fmt: skip


def _tasks(desk: Desk) -> None:
    for number in range(TASKS):
        desk.add(
            Task, text=f"Send the brochure about racks {number:04}", rep_id=desk.reps[0], due_on=desk.ago(0, 40),
            person_id=desk.dice.choice(desk.people),
        )  # fmt: skip


def _questions(desk: Desk, bank: list[UUID]) -> None:
    for row in _some(desk):
        for key in desk.dice.sample(bank, min(3, len(bank))):
            moment = datetime.combine(row["held_on"], time(10), UTC)
            desk.add(QuestionAsked, question_id=key, meeting_id=row["id"], asked_at=moment)


def _some(desk: Desk) -> Iterator[Values]:
    return (row for row in desk.rows[Meeting] if row.get("held_on") and desk.dice.random() < 0.4)
