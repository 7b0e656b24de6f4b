from datetime import date, datetime, timedelta

import icalendar
import pytest
from sqlalchemy import select
from world import world

from refnet.domain.drafts import AskDraft, DealDraft, PersonDraft
from refnet.domain.kinds import Duty
from refnet.domain.meetings import PreparationDraft
from refnet.services import asks, deals, exports, meetings, reps, today
from refnet.store.schema import Deal

DAY = date(2026, 2, 2)
NEXT = DAY + timedelta(days=1)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def events(store, path, rep, day=DAY, **more):
    count = exports.write_todays_calendar(store, path, rep, day, **more)
    found = icalendar.Calendar.from_ical(path.read_bytes()).walk("VEVENT")
    assert count == len(found)
    return {str(one["SUMMARY"]): one for one in found}


def starts(found):
    return {summary: one.decoded("DTSTART") for summary, one in found.items()}


def test_what_is_on_the_list_stands_on_the_day_with_its_reason(store, rep, tmp_path):
    world(store, "Ann>Bob:open")
    deal = deals.open_deal(store, DealDraft(PersonDraft("Cid"), rep, DAY, title="Crates"))
    with store.step("plan") as session:
        session.get_one(Deal, deal).next_step = "Send offer"
        session.get_one(Deal, deal).next_step_on = DAY
    today.add_task(store, "Call the bank", rep, DAY)
    found = events(store, tmp_path / "t.ics", None)
    assert starts(found) == dict.fromkeys(
        ("First contact – Bob", "Cid: Send offer", "Call the bank", "Thank or tell Ann: Bob"), DAY
    )
    kinds = {one.summary: one.kind for one in exports.todays_calendar(store, None, DAY)}
    assert (kinds["Cid: Send offer"], kinds["Call the bank"]) == ("Next step", "Task")
    assert "thanked yet" in str(found["Thank or tell Ann: Bob"]["DESCRIPTION"])
    assert "(as of 2026-02-02)" in str(found["Thank or tell Ann: Bob"]["DESCRIPTION"])
    assert not [alarm for one in found.values() for alarm in one.walk("VALARM")]
    (noted,) = exports.noted(store)
    assert (noted.what, noted.rows, noted.file_name) == ("today", 4, "t.ics")


def test_a_meeting_to_come_has_its_time_and_rings_half_an_hour_before(store, rep, tmp_path):
    deal = deals.open_deal(store, DealDraft(PersonDraft("Bob Ray"), rep, DAY, title="Crates", organization="Acme"))
    meetings.prepare(store, deal, PreparationDraft(NEXT, "14.30"))
    other = deals.open_deal(store, DealDraft(PersonDraft("Cid"), rep, DAY))
    meetings.prepare(store, other, PreparationDraft(NEXT + timedelta(days=20)))
    found = events(store, tmp_path / "t.ics", rep, rings=True)
    meeting = found["Meeting with Bob Ray, Acme"]
    assert meeting.decoded("DTSTART") == datetime(2026, 2, 3, 14, 30)  # noqa: DTZ001 - the clock there
    assert str(meeting["DESCRIPTION"]) == "Crates"
    assert found["Meeting with Cid"].decoded("DTSTART") == NEXT + timedelta(days=20)
    prepare = next(one for summary, one in found.items() if summary.startswith("Prepare – Bob Ray"))
    assert prepare.decoded("DTSTART") == DAY
    rings = [one.walk("VALARM")[0]["TRIGGER"].dt for one in (meeting, prepare)]
    assert rings == [timedelta(minutes=-30), timedelta(hours=9)]
    assert "Meeting with Cid" not in events(store, tmp_path / "t.ics", reps.add(store, "Kim"))


def test_what_was_put_off_stands_on_its_new_day_and_what_was_put_off_for_good_nowhere(store, rep, tmp_path):
    first, second = (today.add_task(store, text, rep, DAY) for text in ("One", "Two"))
    today.postpone(store, Duty.TASK, first, DAY + timedelta(days=3), DAY)
    today.postpone(store, Duty.TASK, second, None, DAY)
    assert starts(events(store, tmp_path / "t.ics", rep)) == {"One": DAY + timedelta(days=3)}


def test_tasks_to_come_stand_on_their_day_or_on_the_one_they_were_put_off_to(store, rep, tmp_path):
    keys = [today.add_task(store, text, rep, NEXT) for text in ("One", "Two", "Three")]
    today.add_task(store, "Any day", rep, None)
    today.postpone(store, Duty.TASK, keys[1], NEXT + timedelta(days=4), DAY)
    today.postpone(store, Duty.TASK, keys[2], None, DAY)
    found = starts(events(store, tmp_path / "t.ics", rep))
    assert found == {"Any day": DAY, "One": NEXT, "Two": NEXT + timedelta(days=4)}


def test_a_second_export_brings_the_first_up_to_date_and_so_do_follow_ups(store, rep, tmp_path):
    known = world(store, "Ann>Bob:open")
    asks.log(store, AskDraft(PersonDraft(id=known["Ann"]), rep, DAY - timedelta(days=20)))
    with store.step("plan") as session:
        deal = session.scalars(select(Deal)).one()
        deal.next_step, deal.next_step_on = "Send offer", DAY
    first = {str(one["UID"]) for one in events(store, tmp_path / "t.ics", None).values()}
    again = {str(one["UID"]) for one in events(store, tmp_path / "t.ics", None, NEXT).values()}
    assert first == again
    exports.write_follow_ups(store, tmp_path / "f.ics", DAY)
    follow = icalendar.Calendar.from_ical((tmp_path / "f.ics").read_bytes()).walk("VEVENT")
    assert {str(one["UID"]) for one in follow} >= {uid for uid in first if not uid.startswith("contact")}


def test_every_duty_says_in_the_calendar_what_is_to_be_done(store, rep, tmp_path):
    known = world(store, "Hal-Ira")
    key = asks.log(store, AskDraft(PersonDraft(id=known["Hal"]), rep, DAY - timedelta(days=20)))
    deal = deals.open_deal(store, DealDraft(PersonDraft("Cid"), rep, DAY))
    meetings.prepare(store, deal, PreparationDraft(DAY))
    found = {one.key.split("-")[0]: one for one in exports.todays_calendar(store, None, NEXT)}
    assert found["ask"].summary == "Remind Hal: answer to your ask"
    assert found["after"].summary == "Note the meeting – Cid"
    assert found["ask"].key == f"ask-{key}"
