from datetime import date

import pytest

from refnet.domain.drafts import AskDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Answer
from refnet.services import asking, asks, introductions, reps, today

DAY = date(2026, 11, 25)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


@pytest.fixture
def ask(store, rep):
    return asks.log(store, AskDraft(PersonDraft("Ann"), rep, date(2026, 11, 2)))


def introduce(store, rep, prospect, company="", introducer="Ann"):
    ally = next((key for key, name in people_of(store) if name == introducer), None)
    draft = IntroductionDraft(PersonDraft(introducer, id=ally), PersonDraft(prospect, organization=company), DAY, rep)
    return introductions.log(store, draft)


def people_of(store):
    from refnet.store.schema import Person

    with store.reading() as session:
        return [(one.id, one.name) for one in session.query(Person)]


def waiting(store):
    return [item.what for item in today.agenda(store, None, DAY, with_ideas=False).due if item.duty == "promise"]


def test_an_introduction_makes_good_the_name_that_its_introducer_gave(store, rep, ask):
    asking.name_prospects(store, ask, ["Bob Ray, Acme", "Cid"], date(2026, 11, 3))
    key = introduce(store, rep, "bob  ray", "ACME")
    assert waiting(store) == ["Ann: introduction to Cid"]
    assert introductions.record(store, key).ask_id == ask
    store.undo()
    assert waiting(store) == ["Ann: introduction to Bob Ray", "Ann: introduction to Cid"]


def test_a_company_that_nobody_typed_speaks_against_nothing(store, rep, ask):
    asking.name_prospects(store, ask, ["Bob, Acme", "Cid"], date(2026, 11, 3))
    introduce(store, rep, "Bob")
    introduce(store, rep, "Cid", "Delta")
    assert waiting(store) == []


def test_a_name_counts_as_the_answer_to_its_ask(store, rep, ask):
    asking.name_prospects(store, ask, ["Bob"], date(2026, 11, 3))
    asks.answer(store, ask, Answer.PENDING, DAY)
    introduce(store, rep, "Bob")
    assert asking.ask(store, ask).answer is Answer.NAMED


@pytest.mark.parametrize("other", [("Bobby", "Acme", "Ann"), ("Bob", "Other", "Ann"), ("Bob", "Acme", "Hal")])
def test_another_name_company_or_introducer_makes_nothing_good(store, rep, ask, other):
    asking.name_prospects(store, ask, ["Bob, Acme"], date(2026, 11, 3))
    key = introduce(store, rep, *other)
    assert waiting(store) == ["Ann: introduction to Bob"]
    assert introductions.record(store, key).ask_id is None


def test_connecting_what_is_connected_changes_nothing(store, rep, ask):
    asking.name_prospects(store, ask, ["Bob"], date(2026, 11, 3))
    key = introduce(store, rep, "Bob")
    ((named, *_rest),) = asking.names_of(store, ask)
    today.answer_promise(store, named, key)
    assert introductions.record(store, key).ask_id == ask
    assert store.steps(1)[0].label == "Log introduction"
