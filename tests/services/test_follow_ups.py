from datetime import date

import icalendar
from sqlalchemy import select
from world import world

from refnet.domain.drafts import AskDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Answer
from refnet.services import asks, exports, introductions, reps
from refnet.store.schema import Deal, Introduction, Person

TODAY = date(2026, 2, 1)


def events(store, path, today=TODAY):
    exports.write_follow_ups(store, path, today)
    calendar = icalendar.Calendar.from_ical(path.read_bytes())
    return {str(one["SUMMARY"]): one for one in calendar.walk("VEVENT")}


def test_each_follow_up_stands_on_its_day(store, tmp_path):
    known = world(store, "Ann>Bob:open Ann>Cid:won")
    rep = reps.become(store, "Rae Rep")
    asks.log(store, AskDraft(PersonDraft(id=known["Ann"]), rep, date(2026, 1, 28), target="Acme"))
    later = asks.log(store, AskDraft(PersonDraft(id=known["Bob"]), rep, date(2026, 1, 20)))
    asks.answer(store, later, Answer.LATER, date(2026, 1, 25))
    with store.step("plan") as session:
        for deal in session.scalars(select(Deal)):
            deal.next_step, deal.next_step_on = "Send offer; soon", date(2026, 2, 10)
    found = events(store, tmp_path / "f.ics")
    assert {summary: one.decoded("DTSTART") for summary, one in found.items()} == {
        "Bob: Send offer; soon": date(2026, 2, 10),
        "Remind Ann of your ask": date(2026, 2, 11),
        "Ask Bob again": date(2026, 2, 24),
        "Thank Ann for introducing Bob": TODAY,
        "Thank Ann for introducing Cid": TODAY,
    }
    assert str(found["Remind Ann of your ask"]["DESCRIPTION"]) == "Acme"
    assert str(found["Thank Ann for introducing Bob"]["DESCRIPTION"]) == "Since 2026-01-07."
    (noted,) = exports.noted(store)
    assert (noted.what, noted.rows, noted.file_name) == ("follow-ups", 5, "f.ics")


def test_the_same_follow_up_keeps_its_uid_when_its_day_moves(store, tmp_path):
    world(store, "Ann>Bob:open")
    with store.step("plan") as session:
        session.scalars(select(Deal)).one().next_step_on = date(2026, 2, 10)
    first = events(store, tmp_path / "f.ics")
    with store.step("move") as session:
        session.scalars(select(Deal)).one().next_step_on = date(2026, 2, 20)
    second = events(store, tmp_path / "f.ics", date(2026, 2, 2))
    assert {name: str(one["UID"]) for name, one in first.items()} == {
        name: str(one["UID"]) for name, one in second.items()
    }
    assert second["Bob: next step"].decoded("DTSTART") == date(2026, 2, 20)


def test_who_went_quiet_is_on_today_and_who_must_not_be_contacted_never(store, tmp_path):
    known = world(store, " ".join(f"Ann>P{number}" for number in range(20)))
    with store.step("thanked") as session:
        for one in session.scalars(select(Introduction)):
            one.thanked_on = one.made_on
    today = date(2027, 6, 1)
    found = events(store, tmp_path / "f.ics", today)
    assert list(found) == ["Get in touch with Ann"]
    with store.step("rest") as session:
        session.get_one(Person, known["Ann"]).do_not_contact = True
    assert events(store, tmp_path / "f.ics", today) == {}


def test_of_several_asks_to_somebody_only_the_newest_waits(store, tmp_path):
    known = world(store, "Ann-Bob")
    rep = reps.become(store, "Rae Rep")
    for day in (3, 20):
        asks.log(store, AskDraft(PersonDraft(id=known["Ann"]), rep, date(2026, 1, day)))
    found = events(store, tmp_path / "f.ics", date(2026, 1, 21))
    assert {name: one.decoded("DTSTART") for name, one in found.items()} == {
        "Remind Ann of your ask": date(2026, 2, 3)
    }  # fmt: skip


def test_of_two_asks_on_one_day_the_later_one_waits(store, tmp_path):
    known = world(store, "Ann-Bob")
    rep = reps.become(store, "Rae Rep")
    for target in ("Acme", "Zinc"):
        asks.log(store, AskDraft(PersonDraft(id=known["Ann"]), rep, TODAY, target=target))
    assert exports.write_follow_ups(store, tmp_path / "f.ics", TODAY) == 1
    assert "Zinc" in (tmp_path / "f.ics").read_text("utf-8")


def test_a_later_that_brought_an_introduction_after_all_is_no_follow_up(store, tmp_path):
    known = world(store, "Ann-Bob")
    rep = reps.become(store, "Rae Rep")
    key = asks.log(store, AskDraft(PersonDraft(id=known["Ann"]), rep, TODAY))
    asks.answer(store, key, Answer.LATER, TODAY)
    assert list(events(store, tmp_path / "f.ics")) == ["Ask Ann again"]
    draft = IntroductionDraft(PersonDraft(id=known["Ann"]), PersonDraft("Kim"), TODAY, rep, ask_id=key)
    introductions.log(store, draft)
    assert "Ask Ann again" not in events(store, tmp_path / "f.ics")
