"""A life until today as a file of RefNet: the rows that a rep would have noted, and nothing of what is to come."""

import shutil
from datetime import date, timedelta

from refnet.domain.names import family_first, fold
from refnet.domain.planning.backwards import GoalKind
from refnet.services.planning.goals import Assumptions, GoalKept, save, save_assumptions
from refnet.store.database import Store
from refnet.store.keys import new_id
from refnet.store.schema import Ask, Deal, Introduction, Person, Rep, StageEntry

TODAY = date(2026, 11, 25)
STAGES = ("lead", "met", "proposed")


def empty(path):
    """Make an empty file once; copies of it are quicker than new ones."""
    Store.open(path).close(backup=False)
    return path


def written(life, world, template, path):
    """Return an open store with all that is known today, and the rep whose plan it is."""
    shutil.copyfile(template, path)
    store, rep = Store.open(path), new_id()
    with store.step("A life") as step:
        step.insert_many(Rep, iter([{"id": rep, "name": "Rae", "search_key": "rae"}]))
        for table, rows in _rows(life, rep):
            step.insert_many(table, iter(rows))
    save(store, rep, GoalKept(GoalKind.CLIENTS, world.goal, TODAY, TODAY + timedelta(weeks=world.ahead)))
    if world.by_hand:
        plain = Assumptions()
        save_assumptions(store, rep, Assumptions(plain.rates | world.by_hand, frozenset(world.by_hand)))
    return store, rep


def _rows(life, rep):
    known = [place for place, day in enumerate(life.deals.begun) if day <= 0]
    ally, prospects = _person("Ann Ally"), [_person(f"Prospect {place}") for place in known]
    asked = {place: _ask(life, place, ally["id"], rep) for place, day in enumerate(life.asks.made) if day <= 0}
    deals = [_deal(life, place, prospect, rep) for place, prospect in zip(known, prospects, strict=True)]
    made = [
        _introduction(life, place, deal, ally["id"], asked.get(int(life.of_ask[place])))
        for place, deal in zip(known, deals, strict=True)
    ]
    entries = [row for place, deal in zip(known, deals, strict=True) for row in _entries(life, place, deal)]
    return (
        (Person, [ally, *prospects]), (Ask, list(asked.values())), (Deal, deals), (StageEntry, entries),
        (Introduction, made),
    )  # fmt: skip


def _person(name):
    return {"id": new_id(), "name": name, "search_key": fold(name), "family_key": family_first(fold(name))}


def _ask(life, place, ally, rep):
    has_come, is_no = life.asks.introduced[place] <= 0, life.asks.declined[place] <= 0
    answer = "named" if has_come else "declined" if is_no else "pending"
    day = life.asks.introduced[place] if has_come else life.asks.declined[place]
    return {
        "id": new_id(), "ally_id": ally, "rep_id": rep, "asked_on": _on(life.asks.made[place]), "answer": answer,
        "answered_on": _on(day) if answer != "pending" else None,
    }  # fmt: skip


def _deal(life, place, prospect, rep):
    has_ended = life.deals.ended[place] <= 0
    outcome = ("won" if life.deals.won[place] else "lost") if has_ended else "open"
    return {
        "id": new_id(), "title": "Warehouse", "search_key": "warehouse", "prospect_id": prospect["id"], "rep_id": rep,
        "source": "referral", "first_touch_on": _on(life.deals.begun[place]), "amount": 100_000, "currency": "EUR",
        "stage": STAGES[int(life.deals.stage(0)[place])], "outcome": outcome,
        "closed_on": _on(life.deals.ended[place]) if has_ended else None,
    }  # fmt: skip


def _entries(life, place, deal):
    days = (life.deals.begun[place], life.deals.met[place], life.deals.proposed[place])
    stages = [(stage, day) for stage, day in zip(STAGES, days, strict=True) if day <= 0]
    if deal["outcome"] != "open":
        stages.append((deal["outcome"], life.deals.ended[place]))
    return [{"id": new_id(), "deal_id": deal["id"], "stage": stage, "entered_on": _on(day)} for stage, day in stages]


def _introduction(life, place, deal, ally, ask):
    return {
        "id": new_id(), "direction": "received", "introducer_id": ally, "prospect_id": deal["prospect_id"],
        "rep_id": deal["rep_id"], "made_on": _on(life.deals.begun[place]), "kind": "introduced", "deal_id": deal["id"],
        "is_originating": True, "ask_id": ask["id"] if ask else None,
    }  # fmt: skip


def _on(day):
    return TODAY + timedelta(days=int(day))
