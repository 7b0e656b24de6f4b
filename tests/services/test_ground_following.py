from dataclasses import fields
from datetime import timedelta

from sqlalchemy import select
from world import START, tie, world

from refnet.domain.drafts import AskDraft, ClosingDraft, PersonDraft
from refnet.domain.kinds import Outcome, Stage
from refnet.domain.network.ground import Ground
from refnet.services import asks, deals, introductions, people, preferences, reps
from refnet.services.insights import kept
from refnet.services.insights.ground import ground, read
from refnet.store.keys import new_id
from refnet.store.schema import Deal, Introduction

NETWORK = "Ann>Bob Ann>Cid:won Bob>Dan:lost Dan-Ann Eve Cid>Eve"


def told(found: Ground):
    shown = {field.name: getattr(found, field.name) for field in fields(found)}
    return {name: list(some.items()) if isinstance(some, dict) else some for name, some in shown.items()}


def holds(store):
    assert told(ground(store)) == told(read(store))


def deal_ids(store):
    return list(ground(store).pursuits)


def test_after_each_step_the_ground_is_as_if_it_were_read_anew(store):
    known = world(store, NETWORK)
    holds(store)
    rep, first = next(iter(ground(store).reps)), deal_ids(store)[0]
    key = asks.log(store, AskDraft(PersonDraft(id=known["Ann"]), rep, START))
    holds(store)
    deals.move(store, first, Stage.MET, START + timedelta(days=20))
    holds(store)
    deals.close(store, first, ClosingDraft(Outcome.WON, START + timedelta(days=30), 5_000_00, "EUR"))
    holds(store)
    tie(store, known["Bob"], known["Eve"])
    holds(store)
    reps.become(store, "Sue Second")
    asks.remove(store, [key])
    holds(store)
    preferences.save(store, currency="USD")
    holds(store)
    preferences.save(store, horizon_days=90)
    holds(store)
    while store.undo() is not None:
        holds(store)
    while store.redo() is not None:
        holds(store)


def test_what_was_removed_goes_and_comes_back_in_its_place(store):
    world(store, NETWORK)
    before, first = told(ground(store)), deal_ids(store)[0]
    with store.reading() as session:
        made = list(session.scalars(select(Introduction.id).where(Introduction.deal_id == first)))
    introductions.remove(store, made)
    holds(store)
    deals.remove(store, [first])
    holds(store)
    assert first not in ground(store).pursuits
    store.undo()
    store.undo()
    assert told(ground(store)) == before


def test_many_rows_written_at_once_are_all_read(store):
    known = world(store, NETWORK)
    ground(store)
    rep = next(iter(ground(store).reps))
    with store.step("Many") as session:
        session.insert_many(Deal, [
            {"id": new_id(), "title": "Deal", "search_key": "deal", "prospect_id": known["Eve"], "rep_id": rep} for _number in range(3)
        ])  # fmt: skip
        session.get(Deal, deal_ids(store)[0]).title = "One of them was changed, too"
    holds(store)
    assert len(deal_ids(store)) == 7
    store.undo()
    holds(store)
    assert len(deal_ids(store)) == 4


def test_what_no_step_touched_is_not_read_again(file_store):
    known = world(file_store, NETWORK)
    before = ground(file_store)
    asks.log(file_store, AskDraft(PersonDraft(id=known["Ann"]), next(iter(before.reps)), START))
    after = ground(file_store)
    assert after.asked_on == {known["Ann"]: START}
    for name in ("people", "received", "pursuits", "ties", "by_introducer"):
        assert getattr(after, name) is getattr(before, name)


def test_after_too_many_steps_all_is_read(file_store, monkeypatch):
    monkeypatch.setattr(kept, "MOST_FOLLOWED", 2)
    known = world(file_store, NETWORK)
    before = ground(file_store)
    for name in ("Ann", "Bob", "Cid"):
        asks.log(file_store, AskDraft(PersonDraft(id=known[name]), next(iter(before.reps)), START))
    holds(file_store)
    assert ground(file_store).people is not before.people
    people.remove(file_store, [people.add(file_store, PersonDraft("Fay"))])
    holds(file_store)
