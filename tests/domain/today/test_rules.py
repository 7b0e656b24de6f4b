from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.kinds import Answer, Channel, Duty, Stage
from refnet.domain.meetings import BEFOREHAND, Preparation
from refnet.domain.today.order import pressure
from refnet.domain.today.rows import (
    Asked,
    AskIdea,
    Chore,
    Limits,
    Promise,
    Quiet,
    Rows,
    Standstill,
    Story,
    Talk,
    Waiting,
)
from refnet.domain.today.rules import Look, due, owed_since, put_off, working_days_after

TODAY = date(2026, 11, 25)  # a Wednesday
WAITING = Waiting(
    UUID(int=2), "Bob Ray", "Acme", "Ann Lee", date(2026, 11, 20), Channel.CALL, expects=True
)  # fmt: skip
TALK = Talk(
    UUID(int=5), UUID(int=3), "Bob Ray", "Acme", date(2026, 11, 26), "10:00", None, (Preparation.PITCH,),
    has_next=False, is_latest=True,
)  # fmt: skip
STORY = Story(
    UUID(int=6), UUID(int=7), "Ann Lee", "Bob Ray", date(2026, 11, 1), UUID(int=1), Stage.MET, date(2026, 11, 20), None,
    is_thanked=True,
)  # fmt: skip
PROMISE = Promise(UUID(int=8), UUID(int=7), "Ann Lee", "Mei Huang", date(2026, 11, 10))
ASKED = Asked(UUID(int=9), UUID(int=7), "Ann Lee", "port heads", date(2026, 11, 10), Answer.PENDING, None)
IDEA = AskIdea(UUID(int=10), "Hal Brennan", ("12 of 20 became clients", "last asked 7 weeks ago", "knows 3 targets"))
QUIET = Quiet(UUID(int=11), "Petra Horvat", 6, date(2026, 5, 27), 0.048)
CHORE = Chore(UUID(int=12), "Send the offer", "Bob Ray", date(2026, 11, 24))


def shown(today=TODAY, limits=None, **rows):
    return due(Look(Rows(**rows), today, limits or Limits()))


def test_an_introduction_waits_for_contact_and_is_late_after_two_working_days():
    (item,) = shown(waiting=[WAITING])
    assert (item.duty, item.what, item.due_on, item.late) == (
        Duty.FIRST_CONTACT, "Bob Ray, Acme", date(2026, 11, 24), 1,
    )  # fmt: skip
    assert item.reason == "Introduced by Ann Lee 5 days ago, by call; they expect to hear from you"


def test_who_does_not_expect_a_call_is_waited_for_by_our_own_limit():
    (item,) = shown(waiting=[replace(WAITING, expects=False, channel=Channel.IN_PERSON)])
    assert item.reason == "Introduced by Ann Lee 5 days ago, in person; your limit is 2 working days, now 3"


def test_an_introduction_to_come_does_not_wait_yet():
    assert shown(waiting=[replace(WAITING, made_on=TODAY + timedelta(days=1))]) == []


@pytest.mark.parametrize(("start", "days", "end"), [(20, 2, 24), (25, 2, 27), (21, 1, 23), (25, 0, 25)])
def test_working_days_leave_out_the_weekend(start, days, end):
    assert working_days_after(date(2026, 11, start), days) == date(2026, 11, end)


def test_a_meeting_without_all_its_preparation_is_due_three_days_ahead():
    (item,) = shown(talks=[TALK])
    assert (item.duty, item.what, item.reason) == (
        Duty.PREPARATION, "Bob Ray, Acme: tomorrow 10:00", "Missing: tailored pitch",
    )  # fmt: skip
    assert shown(talks=[replace(TALK, planned_on=date(2026, 11, 29))]) == []
    assert shown(talks=[replace(TALK, missing=())]) == []
    assert item.late == 2


def test_a_meeting_with_nothing_prepared_says_so():
    (item,) = shown(talks=[replace(TALK, missing=BEFOREHAND, planned_on=TODAY, planned_time="")])
    assert (item.what, item.reason) == ("Bob Ray, Acme: today", "Nothing prepared yet")


def test_a_prepared_meeting_stands_on_its_day_and_asks_to_note_it():
    (item,) = shown(talks=[replace(TALK, planned_on=TODAY, missing=())])
    assert (item.duty, item.what) == (Duty.NEXT_STEP, "Bob Ray, Acme: today 10:00")
    assert item.reason == "You meet today, and are prepared; note how it went"


def test_a_planned_day_that_went_by_asks_how_it_went():
    (item,) = shown(talks=[replace(TALK, planned_on=date(2026, 11, 20))])
    assert (item.duty, item.reason, item.late) == (Duty.NEXT_STEP, "You planned to meet 5 days ago; how did it go?", 5)


def test_a_meeting_held_without_a_next_step_asks_for_one_unless_a_later_one_was_held():
    held = replace(TALK, held_on=date(2026, 11, 20))
    (item,) = shown(talks=[held])
    assert item.reason == "You met 5 days ago, and no next step is agreed"
    assert shown(talks=[replace(held, has_next=True)]) == []
    assert shown(talks=[replace(held, is_latest=False)]) == []


def test_a_next_step_agreed_without_a_day_is_asked_for_after_a_week():
    held = replace(TALK, held_on=TODAY - timedelta(days=8), has_next=True)
    (item,) = shown(talks=[held])
    assert (item.duty, item.reason, item.late) == (
        Duty.NEXT_STEP, "You met 8 days ago, and no day was agreed for the next step", 1,
    )  # fmt: skip
    assert len(shown(talks=[replace(held, held_on=TODAY - timedelta(days=7))])) == 1
    assert shown(talks=[replace(held, held_on=TODAY - timedelta(days=6))]) == []
    assert shown(talks=[replace(held, has_day=True)]) == []
    assert shown(talks=[replace(held, is_latest=False)]) == []


@pytest.mark.parametrize(("step_on", "since"), [(22, 22), (25, 25), (28, 25)])
def test_a_step_that_was_taken_asks_for_the_one_after_it(step_on, since):
    held = replace(TALK, held_on=date(2026, 11, 20), has_next=True, step_on=date(2026, 11, step_on))
    (item,) = shown(talks=[held])
    assert (item.due_on, item.reason) == (
        date(2026, 11, since), "You met 5 days ago; the step agreed then is no longer open, and no other is agreed",
    )  # fmt: skip
    assert shown(talks=[replace(held, has_day=True)]) == []


@pytest.mark.parametrize(("agreed", "since"), [(None, 23), (10, 23), (24, 24), (26, 25)])
def test_a_meeting_is_not_to_be_prepared_before_it_was_agreed(agreed, since):
    talk = replace(TALK, agreed_on=agreed and date(2026, 11, agreed))
    (item,) = shown(talks=[talk])
    assert item.due_on == date(2026, 11, since)


def test_a_talk_without_a_day_is_never_due():
    assert shown(talks=[replace(TALK, planned_on=None)]) == []


def test_an_introducer_is_owed_thanks_first_and_news_later():
    (thanks,) = shown(stories=[replace(STORY, is_thanked=False, stage=Stage.LEAD)])
    assert thanks.reason == "Not thanked yet: introduced them 3 weeks ago"
    assert not thanks.is_news
    (both,) = shown(stories=[replace(STORY, is_thanked=False, stage=Stage.WON)])
    assert both.reason == "Not thanked yet: introduced them 3 weeks ago, they became a client (5 days ago)"
    (older,) = shown(stories=[replace(STORY, is_thanked=False, stage_on=date(2026, 10, 20))])
    assert older.reason == "Not thanked yet: introduced them 3 weeks ago", "met before anybody introduced us"
    (news,) = shown(stories=[STORY])
    assert news.reason == "Does not know yet: you met (5 days ago)"
    assert (news.due_on, news.is_news) == (date(2026, 11, 20), True)


@pytest.mark.parametrize(
    ("stage", "told", "is_news"),
    [
        (Stage.LEAD, None, False),
        (Stage.CONTACTED, None, False),
        (Stage.CONTACTED, Stage.LEAD, False),
        (Stage.MET, None, True),
        (Stage.MET, Stage.LEAD, True),
        (Stage.MET, Stage.MET, False),
        (Stage.PROPOSED, Stage.MET, True),
        (Stage.LOST, Stage.MET, True),
        (Stage.LOST, Stage.LOST, False),
        (Stage.WON, Stage.LOST, True),
        (Stage.WON, Stage.WON, False),
    ],
)
def test_news_is_what_the_introducer_does_not_know_yet(stage, told, is_news):
    assert (owed_since(replace(STORY, stage=stage, told=told)) is not None) == is_news


def test_a_lost_deal_has_little_at_stake():
    (item,) = shown(stories=[replace(STORY, stage=Stage.LOST, stake=900_000)])
    assert item.stake == 1


def test_news_from_long_ago_is_no_longer_due():
    old = replace(STORY, stage_on=TODAY - timedelta(days=91))
    assert shown(stories=[old]) == []
    assert shown(stories=[replace(STORY, stage_on=None)]) == []


def test_a_name_without_its_introduction_is_due_after_a_week():
    (item,) = shown(promises=[PROMISE])
    assert (item.duty, item.what, item.reason, item.late) == (
        Duty.PROMISE, "Ann Lee: introduction to Mei Huang", "Named 2 weeks ago, not introduced yet", 8,
    )  # fmt: skip
    assert shown(promises=[replace(PROMISE, named_on=date(2026, 11, 19))]) == []


def test_an_ask_without_an_answer_is_due_after_a_week():
    (item,) = shown(asked=[ASKED])
    assert (item.what, item.reason) == (
        "Ann Lee: answer to your ask", "Asked 2 weeks ago, counts as silent in 15 days; for “port heads”",
    )  # fmt: skip
    (plain,) = shown(asked=[replace(ASKED, wanted="")])
    assert plain.reason == "Asked 2 weeks ago, counts as silent in 15 days"
    assert shown(asked=[replace(ASKED, asked_on=TODAY)]) == []


def test_an_ask_that_counts_as_silent_leaves_the_day_and_lets_its_ally_be_asked_again():
    last, silent = (replace(ASKED, asked_on=TODAY - timedelta(days=days)) for days in (29, 30))
    (item,) = shown(asked=[last])
    assert item.reason == "Asked 4 weeks ago, counts as silent tomorrow; for “port heads”"
    assert shown(asked=[silent]) == []
    idea = replace(IDEA, person_id=ASKED.ally_id)
    assert [item.duty for item in shown(asked=[last], ideas=[idea])] == [Duty.PROMISE]
    assert [item.duty for item in shown(asked=[silent], ideas=[idea])] == [Duty.ASK]
    patient = Limits(silence=31)
    assert [item.duty for item in shown(limits=patient, asked=[silent], ideas=[idea])] == [Duty.PROMISE]


def test_a_later_that_nobody_took_up_lets_its_ally_be_asked_as_anybody_once_its_line_is_gone():
    idea = replace(IDEA, person_id=ASKED.ally_id)
    later = replace(ASKED, answer=Answer.LATER, answered_on=TODAY - timedelta(days=60 + 90))
    assert [item.subject_id for item in shown(asked=[later], ideas=[idea])] == [later.id]
    older = replace(later, answered_on=TODAY - timedelta(days=60 + 91))
    assert [item.subject_id for item in shown(asked=[older], ideas=[idea])] == [idea.person_id]


def test_who_said_later_is_asked_again_in_two_months():
    later = replace(ASKED, answer=Answer.LATER, answered_on=date(2026, 9, 20))
    (item,) = shown(asked=[later])
    assert (item.duty, item.what, item.reason) == (
        Duty.ASK,
        "Ask Ann Lee",
        "Said “later” 9 weeks ago when asked for “port heads”",
    )
    (plain,) = shown(asked=[replace(later, wanted="", answered_on=None, asked_on=date(2026, 9, 1))])
    assert shown(asked=[replace(later, answered_on=date(2025, 9, 20))]) == []
    assert plain.reason == "Said “later” 12 weeks ago"
    assert shown(asked=[replace(later, answered_on=date(2026, 11, 20))]) == []


def test_three_are_asked_a_day_and_fewer_once_some_were_asked():
    ideas = [replace(IDEA, person_id=UUID(int=100 + place)) for place in range(5)]
    assert len(shown(ideas=ideas)) == 3
    assert len(shown(ideas=ideas, asked_today=2)) == 1
    assert shown(ideas=ideas, asked_today=4) == []


def test_an_idea_gives_its_two_best_reasons():
    (item,) = shown(ideas=[IDEA])
    assert (item.what, item.reason) == ("Ask Hal Brennan", "12 of 20 became clients; last asked 7 weeks ago")


def test_nobody_is_asked_while_an_ask_of_theirs_is_open():
    assert shown(ideas=[replace(IDEA, person_id=ASKED.ally_id)], asked=[replace(ASKED, asked_on=TODAY)]) == []


def test_who_is_put_off_makes_room_for_the_next():
    ideas = [replace(IDEA, person_id=UUID(int=100 + place)) for place in range(5)]
    rows = Rows(ideas=ideas, put_off={(Duty.ASK, UUID(int=100)): None})
    assert [item.subject_id.int for item in due(Look(rows, TODAY))] == [101, 102, 103]
    assert [item.subject_id.int for item in put_off(Look(rows, TODAY))] == [100]


def test_who_has_gone_quiet_is_called():
    (item,) = shown(quiet=[QUIET])
    assert item.what == "Petra Horvat: nothing for 26 weeks"
    assert item.reason == "6 introductions before that; the chance that they are still active is about 5%"


def test_who_is_to_be_asked_is_not_called_besides():
    (item,) = shown(quiet=[QUIET], ideas=[replace(IDEA, person_id=QUIET.person_id)])
    assert item.duty is Duty.ASK


@pytest.mark.parametrize(
    ("chore", "reason"),
    [
        (CHORE, "Your task; Bob Ray; due yesterday"),
        (replace(CHORE, due_on=TODAY, whom=""), "Your task; due today"),
        (replace(CHORE, due_on=None), "Your task; Bob Ray"),
    ],
)
def test_a_task_says_for_whom_and_how_late(chore, reason):
    (item,) = shown(chores=[chore])
    assert (item.what, item.reason) == ("Send the offer", reason)


def test_a_step_to_a_deal_begins_with_whom_it_is_with():
    (item,) = shown(chores=[replace(CHORE, is_step=True)])
    assert (item.what, item.reason) == ("Bob Ray: Send the offer", "Next step; due yesterday")
    (unsaid,) = shown(chores=[replace(CHORE, is_step=True, text="Bob Ray", whom="")])
    assert unsaid.what == "Bob Ray"


def test_a_task_for_tomorrow_is_not_for_today():
    assert shown(chores=[replace(CHORE, due_on=TODAY + timedelta(days=1))]) == []


def test_what_was_put_off_comes_back_on_its_day():
    rows = Rows(chores=[CHORE], put_off={(Duty.TASK, CHORE.id): TODAY + timedelta(days=1)})
    assert due(Look(rows, TODAY)) == []
    assert len(due(Look(rows, TODAY + timedelta(days=1)))) == 1


DAYS = st.integers(-40, 10).map(lambda days: TODAY + timedelta(days=days))
KEYS = st.integers(1000, 10**9).map(lambda number: UUID(int=number))
PUT_OFF = st.one_of(st.none(), DAYS)


@given(
    st.lists(st.builds(replace, st.just(CHORE), id=KEYS, due_on=DAYS), unique_by=lambda one: one.id),
    st.lists(st.builds(replace, st.just(PROMISE), id=KEYS, named_on=DAYS), unique_by=lambda one: one.id),
    st.lists(st.builds(replace, st.just(WAITING), id=KEYS, made_on=DAYS), unique_by=lambda one: one.id),
    st.data(),
)
def test_every_due_row_stands_once_either_on_the_day_or_among_what_was_put_off(chores, promises, waiting, data):
    keys = [(Duty.TASK, one.id) for one in chores] + [(Duty.PROMISE, one.id) for one in promises]
    rests = data.draw(st.dictionaries(st.sampled_from(keys), PUT_OFF)) if keys else {}
    look = Look(Rows(waiting=waiting, promises=promises, chores=chores, put_off=rests), TODAY)
    now, later = due(look), put_off(look)
    found = [(item.duty, item.subject_id) for item in (*now, *later)]
    wanted = {(Duty.TASK, one.id) for one in chores if one.due_on <= TODAY}
    wanted |= {(Duty.PROMISE, one.id) for one in promises if one.named_on <= TODAY - timedelta(days=7)}
    wanted |= {(Duty.FIRST_CONTACT, one.id) for one in waiting if one.made_on <= TODAY}
    assert len(found) == len(set(found))
    assert set(found) == wanted
    assert all(item.late == max((TODAY - item.due_on).days, 0) for item in now)


def test_who_was_not_thanked_yet_is_thanked_before_being_asked_again():
    idea = replace(IDEA, person_id=STORY.introducer_id)
    assert [item.duty for item in shown(ideas=[idea], stories=[replace(STORY, is_thanked=False)])] == [Duty.THANKS]
    assert Duty.ASK in {item.duty for item in shown(ideas=[idea], stories=[STORY])}
    late = replace(STORY, is_thanked=False, made_on=date(2026, 6, 1))
    assert [item.duty for item in shown(ideas=[idea], stories=[late])] == [Duty.ASK]


STILL = Standstill(UUID(int=14), "Bob Ray", "Acme", Stage.CONTACTED, TODAY - timedelta(days=9))


def test_a_deal_without_a_meeting_or_a_next_step_is_asked_about_after_a_week_and_while_it_is_news():
    (item,) = shown(still=[STILL])
    assert (item.duty, item.subject_id, item.opens, item.what, item.late) == (
        Duty.NEXT_STEP, STILL.deal_id, ("deal", STILL.deal_id), "Bob Ray, Acme", 2,
    )  # fmt: skip
    assert item.reason == "You were in touch 9 days ago, and neither a meeting nor a next step has a day"
    (far,) = shown(still=[replace(STILL, stage=Stage.PROPOSED)])
    assert far.reason.startswith("You made a proposal 9 days ago, and neither")
    days = (6, 7, 7 + 90, 7 + 91)
    found = [shown(still=[replace(STILL, since=TODAY - timedelta(days=one))]) for one in days]
    assert list(map(len, found)) == [0, 1, 1, 0]


def test_a_deal_that_stands_still_gives_way_to_a_meeting_that_wants_its_step():
    (still,) = shown(still=[STILL])
    (met,) = shown(talks=[replace(TALK, planned_on=TODAY - timedelta(days=2))])
    assert met.late == still.late == 2
    assert pressure(met, 0) > pressure(still, 0)
