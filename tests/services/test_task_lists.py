from datetime import date, timedelta

import pytest

from refnet.domain.drafts import DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Duty, Role
from refnet.services import deals, introductions, people, reps, today
from refnet.store.schema import Rep

DAY = date(2026, 11, 25)
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def texts(rows):
    return [row.text for row in rows]


def promote(store, rep):
    with store.step("promote") as session:
        session.get_one(Rep, rep).role = Role.MANAGER


def test_others_tasks_are_seen_by_a_manager_alone_wherever_tasks_stand(store, rep):
    other = reps.add(store, "Kim")
    key = introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), DAY, rep))
    row = introductions.record(store, key)
    for text, whose in (("Mine", rep), ("Look for another job", other)):
        today.add_task(store, text, whose, DAY, person_id=row.prospect_id, deal_id=row.deal_id)
        today.finish(store, today.add_task(store, f"{text}, done", whose, DAY), DAY)

    def seen():
        lists = (
            today.tasks_about(store, person_id=row.prospect_id), today.tasks_about(store, deal_id=row.deal_id),
            today.tasks_of_introduction(store, key), today.open_tasks(store, None), today.done_tasks(store, None),
        )  # fmt: skip
        return {text.removesuffix(", done") for rows in lists for text in texts(rows)}

    assert seen() == {"Mine"}
    assert today.open_tasks(store, other) == today.done_tasks(store, other) == []
    promote(store, rep)
    assert seen() == {"Mine", "Look for another job"}


def test_tasks_of_a_person_hold_those_about_their_deals_and_the_other_way_round(store, rep):
    bob = people.add(store, PersonDraft("Bob Ray"))
    other = people.add(store, PersonDraft("Cid"))
    deal = deals.open_deal(store, DealDraft(PersonDraft(id=bob), rep, DAY, title="Warehouse"))
    today.add_task(store, "Send offer", rep, NEXT, deal_id=deal)
    today.add_task(store, "Call", rep, DAY, person_id=bob)
    today.add_task(store, "Elsewhere", rep, DAY, person_id=other)
    found = today.tasks_about(store, person_id=bob)
    assert [(row.text, row.about) for row in found] == [("Call", "Bob Ray"), ("Send offer", "Warehouse")]
    assert texts(today.tasks_about(store, deal_id=deal)) == ["Call", "Send offer"]
    assert today.tasks_about(store) == []


def test_tasks_of_an_introduction_are_those_of_its_prospect_and_its_deal(store, rep):
    key = introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), DAY, rep))
    row = introductions.record(store, key)
    today.add_task(store, "About Bob", rep, DAY, person_id=row.prospect_id)
    today.add_task(store, "About the deal", rep, NEXT, deal_id=row.deal_id)
    today.add_task(store, "About Ann", rep, DAY, person_id=row.introducer_id)
    today.add_task(store, "About nobody", rep, DAY)
    assert texts(today.tasks_of_introduction(store, key)) == ["About Bob", "About the deal"]


def test_the_list_of_one_of_us_is_searched_by_words_of_task_and_person(store, rep):
    other = reps.add(store, "Kim")
    zoe = people.add(store, PersonDraft("Zoë Ray"))
    today.add_task(store, "Send the deck", rep, None, person_id=zoe)
    today.add_task(store, "Book a room", rep, DAY)
    today.add_task(store, "Kim's own", other, NEXT)
    promote(store, rep)
    assert texts(today.open_tasks(store, rep)) == ["Book a room", "Send the deck"]
    assert texts(today.open_tasks(store, None)) == ["Book a room", "Kim's own", "Send the deck"]
    assert texts(today.open_tasks(store, None, "zoe DECK")) == ["Send the deck"]
    assert today.open_tasks(store, rep, "kim") == []


def test_what_is_done_can_be_taken_up_again_and_that_undone(store, rep):
    key = today.add_task(store, "Send", rep, DAY)
    later = today.add_task(store, "Call", rep, DAY)
    today.finish(store, key, DAY)
    today.finish(store, later, NEXT)
    assert texts(today.done_tasks(store, rep)) == ["Call", "Send"]
    assert texts(today.done_tasks(store, None, 1)) == ["Call"]
    today.take_up(store, key)
    assert texts(today.open_tasks(store, rep)) == ["Send"]
    store.undo()
    assert today.open_tasks(store, rep) == []


def test_a_task_tells_whether_it_was_put_off(store, rep):
    key = today.add_task(store, "Send", rep, DAY)
    assert not today.task(store, key).rests(DAY)
    today.postpone(store, Duty.TASK, key, NEXT, DAY)
    row = today.task(store, key)
    assert row.put_off_until == NEXT
    assert row.rests(DAY)
    assert not row.rests(NEXT)
    today.postpone(store, Duty.TASK, key, None, DAY)
    assert today.task(store, key).rests(date(2030, 1, 1))
