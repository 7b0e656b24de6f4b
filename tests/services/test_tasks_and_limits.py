from datetime import UTC, date, datetime, timedelta
from uuid import uuid4

import pytest

from refnet.domain.drafts import AskDraft, DealDraft, PersonDraft
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Duty
from refnet.domain.today.rows import Limits
from refnet.services import asking, asks, deals, people, reps, today

DAY = date(2026, 11, 25)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def test_limits_are_the_usual_ones_until_they_are_set(store):
    assert today.limits.load(store) == Limits()
    today.limits.save(store, promise=3, a_day=20)
    assert today.limits.load(store) == Limits(promise=3, a_day=20)
    store.undo()
    assert today.limits.load(store) == Limits()


@pytest.mark.parametrize("value", [0, 366])
def test_a_limit_that_cannot_be_right_is_refused(store, value):
    with pytest.raises(InvalidInput) as refused:
        today.limits.save(store, promise=value)
    assert refused.value.field == "promise"


@pytest.mark.parametrize("text", [" ", "x" * 1001])
def test_a_task_without_words_or_with_too_many_is_refused(store, rep, text):
    with pytest.raises(InvalidInput) as refused:
        today.add_task(store, text, rep, None)
    assert refused.value.field == "text"


def test_today_goes_by_the_limits_that_were_set(store, rep):
    asks.log(store, AskDraft(PersonDraft("Ann"), rep, DAY - timedelta(days=3)))
    assert today.agenda(store, rep, DAY, with_ideas=False).due == ()
    today.limits.save(store, promise=3)
    assert len(today.agenda(store, rep, DAY, with_ideas=False).due) == 1


def test_a_task_is_said_in_other_words_and_put_on_another_day(store, rep):
    key = today.add_task(store, "Send the deck", rep, DAY)
    today.change_task(store, key, "Send the offer", None)
    row = today.task(store, key)
    assert (row.text, row.due_on, row.rep, row.done_on) == ("Send the offer", None, "Rae Rep", None)
    store.undo()
    assert today.task(store, key).text == "Send the deck"


def test_open_tasks_stand_with_their_person_or_deal(store, rep):
    ann = people.add(store, PersonDraft("Ann"))
    deal = deals.open_deal(store, DealDraft(PersonDraft("Bob"), rep, DAY))
    later = today.add_task(store, "Later", rep, DAY, person_id=ann)
    first = today.add_task(store, "First", rep, DAY - timedelta(days=1), person_id=ann)
    done = today.add_task(store, "Done", rep, DAY, person_id=ann)
    about_deal = today.add_task(store, "Deal", rep, None, deal_id=deal)
    today.finish(store, done, DAY)
    assert [row.id for row in today.tasks_about(store, person_id=ann)] == [first, later]
    assert [row.id for row in today.tasks_about(store, deal_id=deal)] == [about_deal]


def test_removing_a_task_forgets_that_it_was_put_off(store, rep):
    key = today.add_task(store, "Send the deck", rep, DAY)
    today.postpone(store, Duty.TASK, key, DAY + timedelta(days=1), DAY)
    today.remove_task(store, key)
    assert today.agenda(store, rep, DAY, with_ideas=False).put_off == ()
    store.undo()
    assert len(today.agenda(store, rep, DAY, with_ideas=False).put_off) == 1


def test_a_task_or_an_ask_that_is_gone_is_said(store):
    for read in (today.task, asking.ask, today.take_up):
        with pytest.raises(RefNetError, match="removed meanwhile"):
            read(store, uuid4())


def test_an_ask_is_read_as_the_ledger_has_it(store, rep):
    key = asks.log(store, AskDraft(PersonDraft("Ann"), rep, DAY))
    assert asking.ask(store, key) == asking.ledger(store, DAY)[0]


def test_what_was_settled_today_is_told_newest_first_and_undone_steps_are_not(store, rep):
    day = datetime.now(UTC).astimezone().date()
    first = today.add_task(store, "One", rep, DAY)
    today.finish(store, first, DAY)
    asks.log(store, AskDraft(PersonDraft("Ann"), rep, DAY))
    assert [(one.what, one.is_last) for one in today.settled(store, day)] == [("Log ask", True), ("Finish task", False)]
    store.undo()
    assert [one.what for one in today.settled(store, day)] == ["Finish task"]
    today.add_task(store, "Two", rep, DAY)
    assert [one.is_last for one in today.settled(store, day)] == [False]
    assert today.settled(store, day - timedelta(days=1)) == []
