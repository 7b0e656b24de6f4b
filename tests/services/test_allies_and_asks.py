from datetime import date
from uuid import uuid4

import pytest
from world import world

from refnet.domain.drafts import AllyDraft, AskDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import AllyKind, Answer
from refnet.services import allies, asks, introductions, people, reps
from refnet.services.listing import Filter, Listing

MONDAY, FRIDAY = date(2026, 3, 2), date(2026, 3, 6)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def ask_for(store, rep, **more):
    return asks.log(store, AskDraft(PersonDraft("Ann"), rep, MONDAY, **more))


def test_somebody_new_becomes_an_ally(store):
    key = allies.add(store, AllyDraft(PersonDraft("Ann", organization="Bolt"), AllyKind.PARTNER, 5))
    (row,) = people.page(store, Listing(filters=(Filter("is_ally", "yes"),)), 0, 9)
    assert (row.id, row.name, row.kind, row.trust) == (key, "Ann", AllyKind.PARTNER, 5)


def test_an_ally_is_one_once(store):
    key = allies.add(store, AllyDraft(PersonDraft("Ann")))
    with pytest.raises(InvalidInput, match="Ann is an ally already"):
        allies.add(store, AllyDraft(PersonDraft(id=key)))


def test_an_ally_is_changed_and_the_person_stays(store):
    key = allies.add(store, AllyDraft(PersonDraft("Ann")))
    draft = AllyDraft(PersonDraft(id=key), AllyKind.FRIEND, 1, MONDAY, 30, FRIDAY)
    allies.change(store, key, draft)
    record = people.record(store, key)
    assert record.row.name == "Ann"
    assert record.ally is not None
    assert (record.ally.kind, record.ally.trust, record.ally.since) == (AllyKind.FRIEND, 1, MONDAY)
    assert (record.ally.cadence_days, record.ally.paused_until) == (30, FRIDAY)


def test_an_ally_removed_stays_a_person_and_comes_back_with_undo(store):
    known = world(store, "Ann>Bob Cid")
    for name in ("Ann", "Cid"):
        allies.add(store, AllyDraft(PersonDraft(id=known[name])))
    allies.remove(store, [known["Ann"]])
    assert people.record(store, known["Ann"]).ally is None
    with pytest.raises(RefNetError, match="no ally"):
        allies.change(store, known["Ann"], AllyDraft(PersonDraft(id=known["Ann"])))
    store.undo()
    assert people.record(store, known["Ann"]).ally is not None
    allies.remove(store, list(known.values()))
    assert store.undo_label() == "Remove allies"
    assert people.count(store, Listing()) == 3


def test_trust_is_a_number_from_1_to_5(store):
    with pytest.raises(InvalidInput):
        allies.add(store, AllyDraft(PersonDraft("Ann"), trust=6))


def test_an_ask_is_logged_and_answered(store, rep):
    key = ask_for(store, rep, ideal_client="CFOs\nin Porto", wording="Who…?", target="Eve")
    ally = people.find(store, "ann")[0].id
    (row,) = asks.of_person(store, ally)
    assert (row.ally, row.rep, row.asked_on, row.answer) == ("Ann", "Rae Rep", MONDAY, Answer.PENDING)
    assert (row.ideal_client, row.target, row.introductions) == ("CFOs\nin Porto", "Eve", 0)
    asks.answer(store, key, Answer.LATER, FRIDAY)
    (row,) = asks.of_person(store, ally)
    assert (row.answer, row.answered_on) == (Answer.LATER, FRIDAY)
    asks.answer(store, key, Answer.PENDING, FRIDAY)
    (row,) = asks.of_person(store, ally)
    assert (row.answer, row.answered_on) == (Answer.PENDING, None)


def test_no_answer_is_older_than_its_ask(store, rep):
    key = ask_for(store, rep)
    with pytest.raises(InvalidInput):
        asks.answer(store, key, Answer.NAMED, date(2026, 3, 1))
    with pytest.raises(RefNetError, match="removed"):
        asks.answer(store, uuid4(), Answer.NAMED, MONDAY)


@pytest.mark.parametrize("said", [Answer.PENDING, Answer.LATER])
def test_an_introduction_answers_the_ask_that_led_to_it(store, rep, said):
    key = ask_for(store, rep, answer=said)
    ally = people.find(store, "ann")[0].id
    draft = IntroductionDraft(PersonDraft(id=ally), PersonDraft("Bob"), FRIDAY, rep, ask_id=key)
    introductions.log(store, draft)
    (row,) = asks.of_person(store, ally)
    assert row.introductions == 1
    answered = (Answer.NAMED, FRIDAY) if said is Answer.PENDING else (Answer.LATER, None)
    assert (row.answer, row.answered_on) == answered
    with pytest.raises(RefNetError, match=r"1 introduction came of it"):
        asks.remove(store, [key])


def test_asks_nothing_rests_on_are_removed(store, rep):
    asks.remove(store, [ask_for(store, rep), ask_for(store, rep)])
    assert all(asks.of_person(store, one.id) == [] for one in people.find(store, "ann"))
    asks.remove(store, [ask_for(store, rep)])
    assert store.undo_label() == "Remove ask"


def test_an_introduction_says_when_its_ask_is_gone(store, rep):
    draft = IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), FRIDAY, rep, ask_id=uuid4())
    with pytest.raises(RefNetError, match="ask was removed"):
        introductions.log(store, draft)
    assert people.count(store, Listing()) == 0
