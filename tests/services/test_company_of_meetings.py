from datetime import date

import pytest
from bringing import one
from world import world

from refnet.domain.drafts import AllyDraft, ClosingDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import AllyKind, Outcome, Source, Stage
from refnet.services import allies, deals, introductions, meetings, people, reps, today
from refnet.services.meetings import MeetingDraft

DAY, LATER = date(2026, 3, 9), date(2026, 3, 23)
LOST = ClosingDraft(Outcome.LOST, LATER, lost_reason="price")


def cold(store, prospect="Bob", organization="Acme"):
    rep = reps.become(store, "Rae Rep")
    draft = DealDraft(
        PersonDraft(prospect, organization=organization), rep, date(2026, 3, 2), "Move", organization, Source.COLD
    )
    return deals.open_deal(store, draft)


def names(store, deal):
    return [(row.name, row.organization) for row in meetings.met_in(store, deal)]


def test_people_met_become_known_and_tied_to_the_prospect(store):
    deal = cold(store)
    told = ("Ann Lee, Acme", "  Cid Fox ", "Ann Lee, Acme", " ")
    meetings.add(store, deal, MeetingDraft(held_on=DAY, met=told))
    assert names(store, deal) == [("Bob", "Acme"), ("Ann Lee", "Acme"), ("Cid Fox", "")]
    assert one(store, "SELECT count(*) FROM tie WHERE evidence = 'meeting'") == 2
    store.undo()
    assert one(store, "SELECT count(*) FROM person") == 1


def test_somebody_of_the_same_name_and_company_is_met_again_and_not_added_twice(store):
    deal = cold(store)
    meetings.add(store, deal, MeetingDraft(held_on=DAY, met=("Ann Lee, Acme",)))
    meetings.add(store, deal, MeetingDraft(held_on=LATER, met=("ann lee, acme", "Bob, Acme")))
    assert names(store, deal) == [("Bob", "Acme"), ("Ann Lee", "Acme")]
    assert one(store, "SELECT count(*) FROM tie") == 1


def test_two_of_one_name_are_not_taken_for_the_one_met(store):
    deal = cold(store)
    for _each in range(2):
        people.add(store, PersonDraft("Ann Lee", organization="Acme"))
    meetings.add(store, deal, MeetingDraft(held_on=DAY, met=("Ann Lee, Acme",)))
    assert one(store, "SELECT count(*) FROM person WHERE name = 'Ann Lee'") == 3


def test_a_deal_without_a_prospect_keeps_who_was_met_as_people_alone(store):
    rep = reps.become(store, "Rae Rep")
    deal = deals.open_deal(store, DealDraft(PersonDraft(), rep, DAY, "Move", "Acme"))
    meetings.add(store, deal, MeetingDraft(held_on=DAY, met=("Ann Lee",)))
    assert one(store, "SELECT count(*) FROM person") == 1
    assert names(store, deal) == []


def test_a_name_that_cannot_be_kept_whole_is_pointed_out(store):
    deal = cold(store)
    with pytest.raises(InvalidInput) as raised:
        meetings.add(store, deal, MeetingDraft(held_on=DAY, met=("x" * 301,)))
    assert raised.value.field == "met"
    assert meetings.of_deal(store, deal) == []


def test_nobody_can_have_been_met_in_a_meeting_still_planned():
    with pytest.raises(InvalidInput):
        MeetingDraft(planned_on=DAY, met=("Ann Lee",)).check()


def test_a_deal_lost_offers_whom_one_met_and_keeps_them_in_the_same_step(store):
    deal = cold(store)
    meetings.add(store, deal, MeetingDraft(held_on=DAY, met=("Ann Lee", "Cid Fox", "Eve Orr")))
    people.forbid_contact(
        store, [row.person_id for row in meetings.met_in(store, deal) if row.name == "Eve Orr"], forbidden=True
    )
    bob, ann, cid = meetings.met_in(store, deal)
    allies.add(store, AllyDraft(PersonDraft(id=cid.person_id), AllyKind.FRIEND, 5))
    both = [ann.person_id, cid.person_id]
    deals.close(store, deal, LOST, allies=both, ask=[bob.person_id])
    assert [(row.name, row.is_ally) for row in meetings.met_in(store, deal)] == [
        ("Bob", False),
        ("Ann Lee", True),
        ("Cid Fox", True),
    ]
    assert one(store, "SELECT trust FROM ally WHERE kind = 'friend'") == 5
    assert one(store, "SELECT text FROM task") == "Ask Bob whom else they know"
    store.undo()
    assert one(store, "SELECT count(*) FROM ally") == 1
    assert one(store, "SELECT count(*) FROM task") == 0
    assert deals.rows(store, [deal])[0].stage is Stage.MET


def test_everybody_introduced_in_a_deal_was_met_in_it(store):
    world(store, "Ann>Bob")
    found = introductions.record(store, introductions.ids(store, _all())[0])
    meetings.hold(store, meetings.log(store, found.deal_id, planned_on=DAY), DAY)
    assert [row.name for row in meetings.met_in(store, found.deal_id)] == ["Bob"]
    deals.remove(store, [cold(store, "Zoe")])


def test_a_deal_that_is_gone_was_met_by_nobody(store):
    deal = cold(store)
    deals.remove(store, [deal])
    assert meetings.met_in(store, deal) == []


def test_an_introducer_is_owed_thanks_and_then_news_until_they_know(store):
    ids = world(store, "Ann>Bob")
    key = introductions.ids(store, _all())[0]
    deal = introductions.record(store, key).deal_id
    (row,) = meetings.owed(store, deal)
    assert (row.introduction_id, row.introducer, row.is_thanks) == (key, "Ann", True)
    introductions.thank(store, [key], DAY)
    meetings.log(store, deal, held_on=DAY)
    (row,) = meetings.owed(store, deal)
    assert not row.is_thanks
    today.note_told(store, key, DAY)
    assert meetings.owed(store, deal) == []
    deals.move(store, deal, Stage.QUALIFIED, LATER)
    assert [row.introducer for row in meetings.owed(store, deal)] == ["Ann"]
    assert ids["Ann"]


def test_a_cold_deal_owes_nobody(store):
    assert meetings.owed(store, cold(store)) == []


def test_a_deal_without_a_rep_gives_nobody_a_task(store):
    deal = cold(store)
    (bob,) = meetings.met_in(store, deal)
    with store.step("Nobody’s") as session:
        from refnet.store.schema import Deal

        session.get(Deal, deal).rep_id = None
    deals.close(store, deal, LOST, ask=[bob.person_id])
    assert one(store, "SELECT count(*) FROM task") == 0


def _all():
    from refnet.services.listing import Listing

    return Listing()


def test_a_second_introduction_within_a_deal_counts_as_met(store):
    ids = world(store, "Ann>Bob")
    deal = introductions.record(store, introductions.ids(store, _all())[0]).deal_id
    draft = IntroductionDraft(PersonDraft(id=ids["Ann"]), PersonDraft(id=ids["Bob"]), DAY, reps.me(store).id)
    introductions.log(store, draft)
    assert [row.name for row in meetings.met_in(store, deal)] == ["Bob"]
