from datetime import date
from uuid import uuid4

import pytest

from refnet.domain.drafts import AllyDraft, ClosingDraft, DealDraft, GivenDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Outcome, Stage
from refnet.services import allies, deals, giving, introductions, people, reps
from refnet.store.schema import Tie

DAY = date(2026, 11, 25)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


@pytest.fixture
def ann(store, rep):
    return allies.add(store, AllyDraft(PersonDraft("Ann", organization="Acme"), looking_for="Ports and logistics"))


def pairs(store):
    return [(one.ally, one.other) for one in giving.gives(store).rows]


def prospect(store, rep, name, stage=None, *, won=False, segment="", **more):
    draft = DealDraft(PersonDraft(name, **more), rep, DAY, title=name, segment=segment)
    key = deals.open_deal(store, draft)
    if stage is not None:
        deals.move(store, key, stage, DAY)
    if won:
        deals.close(store, key, ClosingDraft(Outcome.WON, DAY, 100, "EUR"))
    return people.find(store, name)[0].id


def test_people_we_know_are_suggested_with_the_reason(store, rep, ann):
    prospect(store, rep, "Mei", Stage.MET, organization="Baltic Ports")
    prospect(store, rep, "Won", won=True, segment="Logistics")
    prospect(store, rep, "Cold", organization="Cold Ports")
    deals.open_deal(store, DealDraft(PersonDraft(""), rep, DAY, title="Nobody", segment="Ports"))
    allies.add(store, AllyDraft(PersonDraft("Hal", job_title="Port captain", tags=("sea",))))
    found = giving.gives(store)
    assert {(one.ally, one.other) for one in found.rows} == {("Ann", "Mei"), ("Ann", "Won"), ("Ann", "Hal")}
    reasons = {one.other: one.reason for one in found.rows}
    assert reasons["Mei"] == "“ports” in their company’s name"
    assert reasons["Won"] == "“logistics” in their line of business: Logistics"
    assert reasons["Hal"] == "“ports” in their role: Port captain"
    assert (found.told, found.allies, found.given, found.received) == (1, 2, 0, 0)
    assert len({one.id for one in found.rows}) == 3


def test_who_knows_each_other_already_or_must_be_left_alone_is_not_suggested(store, rep, ann):
    mei = prospect(store, rep, "Mei", Stage.MET, organization="Baltic Ports")
    kim = prospect(store, rep, "Kim", Stage.MET, organization="Kiel Ports")
    introductions.log_given(store, GivenDraft(PersonDraft(id=ann), PersonDraft(id=kim), DAY, rep))
    lee = prospect(store, rep, "Lee", Stage.MET, organization="Lee Ports")
    introductions.log(store, IntroductionDraft(PersonDraft(id=ann), PersonDraft(id=lee), DAY, rep))
    tom = prospect(store, rep, "Tom", Stage.MET, organization="Tom Ports")
    with store.step("tie") as session:
        session.add(Tie(person_id=min(ann, tom), other_id=max(ann, tom), strength=3))
    assert pairs(store) == [("Ann", "Mei")]
    people.forbid_contact(store, [mei], True)
    (row,) = giving.gives(store).rows
    assert (row.ally, row.other_id, row.balance.given, row.balance.received) == ("Ann", None, 1, 1)
    people.forbid_contact(store, [ann], True)
    assert pairs(store) == []


def test_whom_we_owe_stands_there_without_a_wish_and_first(store, rep, ann):
    hal = allies.add(store, AllyDraft(PersonDraft("Hal")))
    for number in range(6):
        introductions.log(store, IntroductionDraft(PersonDraft(id=hal), PersonDraft(f"P{number}"), DAY, rep))
    found = giving.gives(store)
    assert [(one.ally, one.looking_for) for one in found.rows] == [("Hal", ""), ("Ann", "Ports and logistics")]
    assert (found.owed, found.received) == (1, 6)


def test_a_wish_is_noted_kept_with_the_record_and_undone(store, rep):
    hal = allies.add(store, AllyDraft(PersonDraft("Hal")))
    giving.note_wish(store, hal, "  bakers\n ")
    assert giving.wish(store, hal) == people.record(store, hal).ally.looking_for == "bakers"
    allies.change(store, hal, AllyDraft(PersonDraft(id=hal), looking_for="smiths"))
    store.undo()
    assert giving.wish(store, hal) == "bakers"
    assert giving.wish(store, uuid4()) == ""
    with pytest.raises(RefNetError, match="no ally any more"):
        giving.note_wish(store, uuid4(), "x")


def test_a_tag_is_a_reason_too_and_nobody_known_has_none(store, rep, ann):
    allies.add(store, AllyDraft(PersonDraft("Zed", tags=("logistics",))))
    assert [one.reason for one in giving.gives(store).rows] == ["“logistics” in their tags: logistics"]
