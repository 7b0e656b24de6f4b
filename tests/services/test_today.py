from datetime import date, timedelta
from uuid import uuid4

import pytest

from refnet.domain.drafts import (
    AllyDraft,
    AskDraft,
    ClosingDraft,
    DealDraft,
    GivenDraft,
    IntroductionDraft,
    PersonDraft,
)
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Answer, Channel, Duty, Outcome, Role, Stage
from refnet.domain.meetings import MeetingDraft, Preparation
from refnet.domain.today.rows import Limits
from refnet.services import allies, asking, asks, deals, introductions, loop, meetings, people, reps, sample, today
from refnet.services.merging import merge
from refnet.services.today import Pipeline
from refnet.store.schema import Ally, Ask, Deal, NamedProspect, Note, Person, Rep, Task, Told, Warming

DAY = date(2026, 11, 25)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def introduce(store, rep, introducer="Ann", prospect="Bob", on=date(2026, 11, 20), **more):
    return introductions.log(store, IntroductionDraft(PersonDraft(introducer), PersonDraft(prospect), on, rep, **more))


def deal_of(store, introduction):
    return introductions.record(store, introduction).deal_id


def due(store, rep=None, on=DAY, **options):
    return today.agenda(store, rep, on, **options).due


def duties(store, rep=None, on=DAY):
    return [(item.duty, item.subject_id) for item in due(store, rep, on, with_ideas=False)]


def test_nothing_is_due_where_nothing_is(store):
    found = today.agenda(store, None, DAY)
    assert (found.day.groups, found.day.more, found.due, found.put_off) == ((), 0, (), ())


def test_an_introduction_waits_for_contact_and_its_introducer_for_thanks(store, rep):
    key = introduce(store, rep)
    assert duties(store) == [(Duty.FIRST_CONTACT, key), (Duty.THANKS, key)]


def test_a_rep_sees_only_what_is_theirs(store, rep):
    introduce(store, rep)
    other = reps.add(store, "Max")
    assert duties(store, other) == []
    assert len(duties(store, rep)) == 2


def test_once_contacted_it_no_longer_waits(store, rep):
    key = introduce(store, rep)
    deals.move(store, deal_of(store, key), Stage.CONTACTED, DAY)
    assert duties(store) == [(Duty.THANKS, key)]


def test_thanking_tells_what_became_of_it_and_news_comes_with_the_next_stage(store, rep):
    key = introduce(store, rep)
    deal = deal_of(store, key)
    deals.move(store, deal, Stage.MET, DAY)
    today.note_told(store, key, DAY)
    assert duties(store) == []
    deals.move(store, deal, Stage.PROPOSED, DAY)
    (item,) = due(store, with_ideas=False)
    assert (item.duty, item.reason) == (
        Duty.THANKS,
        "Does not know yet: you made a proposal (today)",
    )
    store.undo()
    store.undo()
    assert duties(store) == [(Duty.THANKS, key)]


def test_an_introduction_without_a_deal_still_owes_thanks(store, rep):
    key = introduce(store, rep, open_deal=False)
    assert duties(store) == [(Duty.THANKS, key)]
    today.note_told(store, key, DAY, Channel.CALL)
    with store.reading() as session:
        told = session.query(Told).one()
        assert (told.stage, told.channel, told.is_thanks) == (Stage.LEAD, Channel.CALL, True)
    today.note_told(store, key, DAY)
    with store.reading() as session:
        assert session.query(Told).filter_by(is_thanks=False).count() == 1


def test_a_lost_deal_is_news_on_the_day_it_ended(store, rep):
    from refnet.domain.drafts import ClosingDraft
    from refnet.domain.kinds import Outcome

    key = introduce(store, rep)
    today.note_told(store, key, date(2026, 11, 21))
    deals.close(store, deal_of(store, key), ClosingDraft(Outcome.LOST, date(2026, 11, 23)))
    (item,) = due(store, with_ideas=False)
    assert item.due_on == date(2026, 11, 23)
    assert item.reason == "Does not know yet: it came to nothing (2 days ago)"
    today.note_told(store, key, DAY)
    assert duties(store) == []


@pytest.mark.parametrize("outcome", [Outcome.WON, Outcome.LOST])
@pytest.mark.parametrize("stage", [Stage.LEAD, Stage.PROPOSED])
def test_who_was_told_the_end_of_a_deal_hears_that_it_is_open_again(store, rep, outcome, stage):
    key = introduce(store, rep)
    deal = deal_of(store, key)
    deals.move(store, deal, stage, date(2026, 11, 21))
    deals.close(store, deal, ClosingDraft(outcome, date(2026, 11, 22)))
    today.note_told(store, key, date(2026, 11, 22))
    assert duties(store) == []
    deals.reopen(store, deal, date(2026, 11, 24))
    item = next(one for one in due(store, with_ideas=False) if one.duty is Duty.THANKS)
    assert (item.reason, item.due_on) == ("Does not know yet: it is open again (yesterday)", date(2026, 11, 24))
    assert loop.news(store, key).known is Stage(outcome.value)
    today.note_told(store, key, DAY)
    assert Duty.THANKS not in [duty for duty, _subject in duties(store)]


def test_a_deal_taken_up_again_came_to_its_stage_when_it_first_did(store, rep):
    key = introduce(store, rep)
    deal = deal_of(store, key)
    today.note_told(store, key, date(2026, 11, 20))
    assert loop.news(store, key).known is Stage.LEAD
    deals.move(store, deal, Stage.PROPOSED, date(2026, 11, 21))
    deals.close(store, deal, ClosingDraft(Outcome.WON, date(2026, 11, 22)))
    deals.reopen(store, deal, DAY)
    (item,) = due(store, with_ideas=False)
    assert item.reason == "Does not know yet: you made a proposal (4 days ago)"


def open_deal(store, rep, **more):
    return deals.open_deal(store, DealDraft(PersonDraft("Bob", organization="Acme"), rep, date(2026, 11, 1), **more))


def test_a_planned_meeting_is_due_until_it_is_prepared_and_then_asks_for_a_next_step(store, rep):
    deal = open_deal(store, rep, amount=500_000)
    meeting = meetings.log(store, deal, planned_on=DAY + timedelta(days=2))
    (item,) = due(store, rep, with_ideas=False)
    assert (item.duty, item.subject_id, item.stake) == (Duty.PREPARATION, meeting, 500_000)
    for part in tuple(Preparation)[:5]:
        meetings.tick(store, meeting, part)
    assert duties(store) == []
    meetings.hold(store, meeting, DAY)
    assert duties(store) == [(Duty.NEXT_STEP, meeting)]
    later = meetings.add(
        store,
        deal,
        MeetingDraft(held_on=DAY + timedelta(days=1), next_step="Offer", next_step_on=DAY + timedelta(days=9)),
    )
    assert later not in {key for _duty, key in duties(store, on=DAY + timedelta(days=1))}
    assert duties(store) == []


def test_a_next_step_without_a_day_comes_back_after_a_week_until_it_has_one(store, rep):
    deal = open_deal(store, rep)
    meeting = meetings.add(store, deal, MeetingDraft(held_on=DAY, next_step="Send the offer"))
    assert duties(store, on=DAY + timedelta(days=6)) == []
    assert duties(store, on=DAY + timedelta(days=7)) == [(Duty.NEXT_STEP, meeting)]
    dated = MeetingDraft(held_on=DAY, next_step="Send the offer", next_step_on=DAY + timedelta(days=30))
    meetings.change(store, meeting, meetings.record(store, meeting).version, dated)
    assert duties(store, on=DAY + timedelta(days=8)) == []


def test_a_next_step_of_a_deal_is_due_on_its_day_and_done_with_one_deed(store, rep):
    deal = open_deal(store, rep, next_step="Send the offer", next_step_on=DAY)
    (item,) = due(store, with_ideas=False)
    assert (item.duty, item.subject_id, item.what, item.reason) == (
        Duty.TASK, deal, "Bob, Acme: Send the offer", "Next step; due today",
    )  # fmt: skip
    today.finish(store, deal, DAY, is_step=True)
    assert duties(store) == []


def test_a_next_step_without_words_is_called_after_its_prospect(store, rep):
    open_deal(store, rep, next_step_on=DAY)
    assert [item.what for item in due(store, with_ideas=False)] == ["Bob, Acme"]


def test_a_task_is_due_until_it_is_done(store, rep):
    person = people.find(store, "Ann") or [allies.add(store, AllyDraft(PersonDraft("Ann")))]
    key = today.add_task(store, "  Call \n Ann ", rep, DAY, person_id=person[0])
    (item,) = due(store, with_ideas=False)
    assert (item.subject_id, item.what, item.reason) == (key, "Call Ann", "Your task; Ann; due today")
    today.finish(store, key, DAY)
    assert duties(store) == []
    store.undo()
    today.remove_task(store, key)
    assert duties(store) == []


@pytest.mark.parametrize("text", ["", "  ", "x" * 1001])
def test_a_task_without_words_or_with_too_many_is_refused(store, rep, text):
    with pytest.raises(InvalidInput):
        today.add_task(store, text, rep, None)


def ask(store, rep, ally="Ann", on=date(2026, 11, 10), **more):
    return asks.log(store, AskDraft(PersonDraft(ally), rep, on, **more))


def test_an_ask_without_an_answer_comes_back_after_a_week(store, rep):
    key = ask(store, rep, ideal_client="port heads")
    (item,) = due(store, with_ideas=False)
    assert (item.duty, item.subject_id) == (Duty.PROMISE, key)
    assert item.reason == "Asked 2 weeks ago, counts as silent in 15 days; for “port heads”"
    asks.answer(store, key, Answer.DECLINED, DAY)
    assert duties(store) == []


def test_who_said_later_is_asked_again_unless_that_was_done(store, rep):
    key = ask(store, rep, on=date(2026, 8, 1), answer=Answer.LATER, answered_on=date(2026, 8, 2))
    assert duties(store) == [(Duty.ASK, key)]
    with store.step("again") as session:
        again = Ask(ally_id=session.get(Ask, key).ally_id, rep_id=rep, asked_on=DAY)
        session.add(again)
    assert duties(store) == []


def named(store, ask_id, name="Mei Huang"):
    with store.step("name") as session:
        row = NamedProspect(ask_id=ask_id, name=name, named_on=date(2026, 11, 11))
        session.add(row)
        return row.id


def test_a_name_is_due_until_it_is_introduced_or_given_up(store, rep):
    key = ask(store, rep, answer=Answer.NAMED, answered_on=date(2026, 11, 11))
    first, second = named(store, key), named(store, key, "Kim")
    assert duties(store) == [(Duty.PROMISE, first), (Duty.PROMISE, second)]
    today.give_up(store, second, DAY)
    introduction = introduce(store, rep, prospect="Mei Huang")
    today.answer_promise(store, first, introduction)
    assert [duty for duty, _key in duties(store)] == [Duty.FIRST_CONTACT, Duty.THANKS]
    assert introductions.record(store, introduction).ask_id == key


def test_making_a_name_good_answers_the_ask(store, rep):
    key = ask(store, rep)
    today.answer_promise(store, named(store, key), introduce(store, rep, prospect="Mei Huang"))
    with store.reading() as session:
        assert session.get(Ask, key).answer is Answer.NAMED


def test_what_was_put_off_rests_until_its_day(store, rep):
    key = today.add_task(store, "Call", rep, DAY)
    today.postpone(store, Duty.TASK, key, DAY + timedelta(days=3), DAY)
    assert duties(store) == []
    assert [item.subject_id for item in today.agenda(store, None, DAY).put_off] == [key]
    assert duties(store, on=DAY + timedelta(days=3)) == [(Duty.TASK, key)]
    today.postpone(store, Duty.TASK, key, None, DAY)
    assert duties(store, on=DAY + timedelta(days=300)) == []
    today.put_back(store, Duty.TASK, key)
    today.put_back(store, Duty.TASK, key)
    assert duties(store) == [(Duty.TASK, key)]


def test_a_thing_is_put_off_to_a_day_to_come(store):
    with pytest.raises(InvalidInput, match="to come"):
        today.postpone(store, Duty.TASK, uuid4(), DAY, DAY)


@pytest.mark.parametrize(
    "deed",
    [
        lambda store, key: today.note_told(store, key, DAY),
        lambda store, key: today.give_up(store, key, DAY),
        lambda store, key: today.finish(store, key, DAY),
        lambda store, key: today.finish(store, key, DAY, is_step=True),
        today.remove_task,
    ],
)
def test_what_was_removed_meanwhile_is_said(store, deed):
    with pytest.raises(RefNetError, match="removed meanwhile"):
        deed(store, uuid4())


def test_a_name_cannot_be_made_good_by_an_introduction_that_is_gone(store, rep):
    with pytest.raises(RefNetError, match="introduction was removed"):
        today.answer_promise(store, named(store, ask(store, rep)), uuid4())


def test_the_sample_network_has_a_day_with_whom_to_ask_and_whom_to_call(file_store):
    sample.fill(file_store, seed=7, today=DAY)
    found = today.agenda(file_store, None, DAY + timedelta(days=1))
    kinds = {item.duty for item in found.due}
    assert {Duty.ASK, Duty.QUIET} <= kinds
    assert len({(item.duty, item.subject_id) for item in found.due}) == len(found.due)
    shown = sum(len(group.items) for group in found.day.groups)
    assert shown == min(len(found.due), Limits().a_day)
    assert shown + found.day.more == len(found.due)


def test_who_rests_is_neither_asked_nor_called(file_store):
    sample.fill(file_store, seed=7, today=DAY)
    limits = Limits(asks_a_day=1000, quiet_a_day=1000)

    def suggested():
        found = today.agenda(file_store, None, DAY + timedelta(days=1), limits).due
        return {item.subject_id for item in found if item.duty in (Duty.ASK, Duty.QUIET)}

    with file_store.reading() as session:
        mine = {ally.person_id for ally in session.query(Ally)}
    assert suggested() & mine
    with file_store.step("pause") as session:
        for ally in session.query(Ally):
            ally.paused_until = date(2100, 1, 1)
    assert not suggested() & mine


def test_what_is_removed_takes_its_own_along_and_leaves_tasks_and_names(store, rep):
    person = allies.add(store, AllyDraft(PersonDraft("Zoe")))
    deal = deals.open_deal(store, DealDraft(PersonDraft(), rep, DAY, title="Alone"))
    key = ask(store, rep)
    with store.step("mark") as session:
        session.add(Warming(ask_id=key, deal_id=deal))
        session.add(NamedProspect(ask_id=key, name="Zoe", named_on=DAY, person_id=person))
    today.add_task(store, "Call Zoe", rep, DAY, person_id=person)
    today.add_task(store, "Look at it", rep, DAY, deal_id=deal)
    people.remove(store, [person])
    deals.remove(store, [deal])
    with store.reading() as session:
        assert {(task.person_id, task.deal_id) for task in session.query(Task)} == {(None, None)}
        assert session.query(NamedProspect).one().person_id is None
        assert session.query(Warming).count() == 0
    store.undo()
    asks.remove(store, [key])
    with store.reading() as session:
        assert session.query(NamedProspect).count() == session.query(Warming).count() == 0


def test_a_task_about_a_deal_opens_it(store, rep):
    deal = open_deal(store, rep)
    today.add_task(store, "Look at it", rep, DAY, deal_id=deal)
    today.add_task(store, "Think", rep, DAY)
    assert {item.opens for item in due(store, with_ideas=False)} == {("deal", deal), None}


def test_the_pipeline_counts_open_referral_deals_and_adds_up_what_is_known(store, rep):
    assert today.pipeline(store, None) == Pipeline(0, 0, "EUR", 0)
    first = introduce(store, rep)
    introduce(store, rep, prospect="Cid")
    theirs = introduce(store, reps.add(store, "Max"), prospect="Dee")
    with store.step("amounts") as session:
        session.get_one(Deal, deal_of(store, first)).amount = 120_000
        session.get_one(Deal, deal_of(store, theirs)).amount = 5_000
    deals.open_deal(store, DealDraft(PersonDraft("Eve"), rep, DAY, amount=900))
    assert today.pipeline(store, rep) == Pipeline(2, 120_000, "EUR", 1)
    assert today.pipeline(store, None) == Pipeline(3, 125_000, "EUR", 1)
    deals.close(store, deal_of(store, first), ClosingDraft(Outcome.LOST, DAY, lost_reason="No"))
    assert today.pipeline(store, rep).deals == 1


def test_a_file_without_anybody_is_told_apart(store, rep):
    assert not today.has_people(store)
    people.add(store, PersonDraft("Ann"))
    assert today.has_people(store)


def test_allies_are_worth_asking_before_anything_was_won(store, rep):
    ann = allies.add(store, AllyDraft(PersonDraft("Ann")))
    (item,) = due(store, rep)
    assert (item.duty, item.subject_id, item.what, item.reason) == (Duty.ASK, ann, "Ask Ann", "Never asked before")


def test_what_was_put_off_tells_until_when(store, rep):
    key = introduce(store, rep)
    today.postpone(store, Duty.THANKS, key, date(2026, 11, 30), DAY)
    found = today.agenda(store, rep, DAY, with_ideas=False)
    assert found.until == {(Duty.THANKS, key): date(2026, 11, 30)}


def test_who_brought_somebody_just_now_is_not_asked_again_yet(store, rep):
    key = introduce(store, rep)
    deals.move(store, deal_of(store, key), Stage.CONTACTED, DAY)
    today.note_told(store, key, DAY)
    assert due(store, rep) == ()
    found = [(item.duty, item.what) for item in due(store, rep, on=date(2026, 12, 21))]
    assert found == [(Duty.NEXT_STEP, "Bob"), (Duty.ASK, "Ask Ann")]


def test_a_first_contact_that_was_proposed_as_the_next_step_stands_once_and_is_taken_by_the_contact(store, rep):
    key = introduce(store, rep, next_step="First contact", next_step_on=DAY)
    assert duties(store) == [(Duty.FIRST_CONTACT, key), (Duty.THANKS, key)]
    deals.move(store, deal_of(store, key), Stage.CONTACTED, DAY)
    assert duties(store) == [(Duty.THANKS, key)]
    store.undo()
    assert duties(store) == [(Duty.FIRST_CONTACT, key), (Duty.THANKS, key)]


def test_a_meeting_takes_the_first_contact_too_and_then_wants_a_next_step(store, rep):
    deal = deals.open_deal(store, DealDraft(PersonDraft("Eve"), rep, DAY, next_step="First contact", next_step_on=DAY))
    assert duties(store) == [(Duty.TASK, deal)]
    meeting = meetings.log(store, deal, held_on=DAY)
    assert duties(store) == [(Duty.NEXT_STEP, meeting)]


def test_the_first_contact_of_a_cold_lead_brings_it_on_once_it_is_done(store, rep):
    deal = deals.open_deal(store, DealDraft(PersonDraft("Eve"), rep, DAY, next_step="First contact", next_step_on=DAY))
    today.finish(store, deal, DAY, is_step=True)
    assert deals.rows(store, [deal])[0].stage is Stage.CONTACTED
    assert duties(store) == []
    store.undo()
    assert duties(store) == [(Duty.TASK, deal)]


def test_a_first_contact_is_known_whatever_language_is_spoken_later(store, rep):
    key = introduce(store, rep, next_step="First contact", next_step_on=DAY)
    with store.step("Translate") as session:
        deal = session.get_one(Deal, introductions.record(store, key).deal_id)
        deal.next_step, deal.is_contact_next = "Erstkontakt", True
    assert duties(store) == [(Duty.FIRST_CONTACT, key), (Duty.THANKS, key)]
    deals.move(store, deal_of(store, key), Stage.CONTACTED, DAY)
    assert deals.rows(store, [deal_of(store, key)])[0].next_step == ""


def test_another_meeting_that_is_planned_is_a_next_step(store, rep):
    deal = open_deal(store, rep)
    held = meetings.log(store, deal, held_on=DAY)
    assert duties(store) == [(Duty.NEXT_STEP, held)]
    meetings.log(store, deal, planned_on=DAY + timedelta(days=20))
    assert duties(store) == []


def test_after_a_step_that_was_taken_the_next_one_is_asked_for(store, rep):
    deal = open_deal(store, rep)
    held = meetings.add(store, deal, MeetingDraft(held_on=DAY, next_step="Send the offer", next_step_on=DAY))
    assert duties(store) == [(Duty.TASK, deal)]
    today.finish(store, deal, DAY, is_step=True)
    assert duties(store) == [(Duty.NEXT_STEP, held)]


def test_a_step_without_a_day_in_place_of_the_one_agreed_is_not_taken_for_done(store, rep):
    deal = open_deal(store, rep)
    held = meetings.add(store, deal, MeetingDraft(held_on=DAY, next_step="Send the offer", next_step_on=DAY))
    with store.step("Agree otherwise") as session:
        session.get_one(Deal, deal).next_step, session.get_one(Deal, deal).next_step_on = "Wait for the budget", None
    assert duties(store, on=DAY + timedelta(days=6)) == []
    (item,) = due(store, rep, DAY + timedelta(days=7), with_ideas=False)
    assert (item.subject_id, item.reason) == (held, "You met 7 days ago, and no day was agreed for the next step")


def test_whose_own_deal_was_just_lost_is_not_asked_yet(store, rep):
    eve = allies.add(store, AllyDraft(PersonDraft("Eve")))
    deal = deals.open_deal(store, DealDraft(PersonDraft("Eve", id=eve), rep, date(2026, 11, 1)))
    assert [item.subject_id for item in due(store, rep)] == [eve]
    deals.close(store, deal, ClosingDraft(Outcome.LOST, DAY, lost_reason="No need now"))
    assert due(store, rep) == ()
    assert [item.subject_id for item in due(store, rep, on=date(2026, 12, 25))] == [eve]


def test_nobody_who_must_not_be_contacted_is_to_be_thanked_reminded_or_met(store, rep):
    introduce(store, rep)
    named, waits = ask(store, rep, "Cid"), ask(store, rep, "Dee")
    asking.name_prospects(store, named, ["Eve"], DAY)
    later = date(2026, 12, 5)
    assert {duty for duty, _subject in duties(store, on=later)} == {Duty.FIRST_CONTACT, Duty.THANKS, Duty.PROMISE}
    assert (Duty.PROMISE, waits) in duties(store, on=later)
    with store.step("forbid") as session:
        for one in session.query(Person):
            one.do_not_contact = True
    assert duties(store, on=later) == []


def told_of(store, duty, rep=None, on=DAY):
    limits = Limits(asks_a_day=100 if duty is Duty.ASK else 0, quiet_a_day=100)
    return {item.what: item.reason for item in due(store, rep, on, limits=limits) if item.duty is duty}


def test_who_was_not_heard_of_for_longer_than_wished_is_called(store, rep):
    wanted = allies.add(store, AllyDraft(PersonDraft("Zoe"), cadence_days=60))
    allies.add(store, AllyDraft(PersonDraft("Never touched")))
    asks.log(store, AskDraft(PersonDraft(id=wanted), rep, date(2026, 8, 1), channel=Channel.CALL))
    assert told_of(store, Duty.QUIET, on=date(2026, 9, 30)) == {}
    assert told_of(store, Duty.QUIET, on=date(2026, 10, 1)) == {
        "Zoe: last in touch 8 weeks ago": "You want to be in touch every 60 days"
    }
    people.add_note(store, wanted, date(2026, 10, 1), "Called")
    assert told_of(store, Duty.QUIET, on=date(2026, 10, 2)) == {}


@pytest.mark.parametrize(("days", "is_called"), [(14, False), (15, True)])
def test_who_is_to_be_heard_of_every_two_weeks_is_called_after_two_weeks(store, rep, days, is_called):
    wanted = allies.add(store, AllyDraft(PersonDraft("Zoe"), cadence_days=14))
    people.add_note(store, wanted, DAY - timedelta(days=days), "Called")
    assert bool(told_of(store, Duty.QUIET)) is is_called


def test_who_fell_silent_is_called_unless_we_were_in_touch_within_a_month(store, rep):
    ann = people.add(store, PersonDraft("Ann"))
    for month in (1, 2, 3, 4):
        on = date(2025, month, 1)
        introductions.log(store, IntroductionDraft(PersonDraft(id=ann), PersonDraft(f"P{month}"), on, rep))
    assert set(told_of(store, Duty.QUIET)) == {"Ann: nothing for 86 weeks"}
    people.add_note(store, ann, DAY - timedelta(days=29), "Called")
    assert told_of(store, Duty.QUIET) == {}


def test_an_introduction_that_we_gave_is_heard_of_and_an_ask_never_answered_is_not(store, rep):
    wanted = allies.add(store, AllyDraft(PersonDraft("Zoe"), cadence_days=60))
    key = asks.log(store, AskDraft(PersonDraft(id=wanted), rep, DAY - timedelta(days=70), channel=Channel.CALL))
    asks.answer(store, key, Answer.SILENCE, DAY)
    assert told_of(store, Duty.QUIET) != {}
    introductions.log_given(
        store, GivenDraft(PersonDraft(id=wanted), PersonDraft("Kim"), DAY - timedelta(days=50), rep)
    )
    assert told_of(store, Duty.QUIET) == {}


def test_nobody_who_must_not_be_contacted_is_called(store, rep):
    wanted = allies.add(store, AllyDraft(PersonDraft("Zoe", do_not_contact=True), cadence_days=1))
    people.add_note(store, wanted, DAY - timedelta(days=50), "Called")
    assert told_of(store, Duty.QUIET) == {}


def test_an_ally_is_asked_by_who_was_in_touch_last_and_one_of_nobody_by_all(store, rep):
    other = reps.add(store, "Max")
    allies.add(store, AllyDraft(PersonDraft("Free")))
    for name, whose in (("Mine", rep), ("Theirs", other)):
        ally = allies.add(store, AllyDraft(PersonDraft(name)))
        key = asks.log(store, AskDraft(PersonDraft(id=ally), whose, date(2026, 6, 1), channel=Channel.CALL))
        asks.answer(store, key, Answer.DECLINED, date(2026, 6, 2))
    assert set(told_of(store, Duty.ASK, rep)) == {"Ask Free", "Ask Mine"}
    assert set(told_of(store, Duty.ASK, other)) == {"Ask Free", "Ask Theirs"}
    assert set(told_of(store, Duty.ASK)) == {"Ask Free", "Ask Mine", "Ask Theirs"}
    assert set(told_of(store, Duty.QUIET, rep)) == {"Mine: last in touch 25 weeks ago"}


def test_a_task_is_seen_by_who_noted_it_and_by_nobody_else(store, rep):
    today.add_task(store, "Look for another job", rep, DAY)
    assert [item.what for item in due(store)] == [item.what for item in due(store, rep)] == ["Look for another job"]
    other = reps.become(store, "Max")
    assert due(store) == due(store, rep) == ()
    with store.step("promote") as session:
        session.get_one(Rep, other).role = Role.MANAGER
    assert [item.what for item in due(store, rep)] == ["Look for another job"]


def test_a_later_that_brought_an_introduction_after_all_is_not_asked_again(store, rep):
    key = ask(store, rep, on=date(2026, 8, 1), answer=Answer.LATER, answered_on=date(2026, 8, 2))
    assert duties(store) == [(Duty.ASK, key)]
    ally = asking.ask(store, key).ally_id
    made = introductions.log(store, IntroductionDraft(PersonDraft(id=ally), PersonDraft("Kim"), DAY, rep, ask_id=key))
    assert duties(store) == [(Duty.FIRST_CONTACT, made), (Duty.THANKS, made)]
    store.undo()
    assert duties(store) == [(Duty.ASK, key)]


def test_an_ask_of_one_rep_still_waits_when_another_asked_the_same_ally(store, rep):
    ally = allies.add(store, AllyDraft(PersonDraft("Zoe")))
    mine, theirs = (
        asks.log(store, AskDraft(PersonDraft(id=ally), whose, DAY - timedelta(days=days), channel=Channel.CALL))
        for whose, days in ((rep, 20), (reps.add(store, "Max"), 10))
    )
    assert duties(store, rep) == [(Duty.PROMISE, mine)]
    assert set(duties(store)) == {(Duty.PROMISE, mine), (Duty.PROMISE, theirs)}


def test_making_two_people_one_is_no_being_in_touch(store, rep):
    ann = people.add(store, PersonDraft("Ann", job_title="Buyer"))
    double = people.add(store, PersonDraft("Ann L.", job_title="Head of buying"))
    for month in (1, 2, 3, 4):
        on = date(2025, month, 1)
        introductions.log(store, IntroductionDraft(PersonDraft(id=ann), PersonDraft(f"P{month}"), on, rep))
    merge(store, ann, double, on=DAY)
    with store.reading() as session:
        assert session.query(Note).count() == 1
    assert set(told_of(store, Duty.QUIET)) == {"Ann: nothing for 86 weeks"}


def test_a_note_on_the_day_two_people_were_made_one_is_being_in_touch(store, rep):
    ann, double = (people.add(store, PersonDraft(name)) for name in ("Ann", "Ann L."))
    for month in (1, 2, 3, 4):
        on = date(2025, month, 1)
        introductions.log(store, IntroductionDraft(PersonDraft(id=ann), PersonDraft(f"P{month}"), on, rep))
    merge(store, ann, double, on=DAY)
    assert set(told_of(store, Duty.QUIET)) == {"Ann: nothing for 86 weeks"}
    people.add_note(store, ann, DAY, "Met at the fair")
    assert not told_of(store, Duty.QUIET)
