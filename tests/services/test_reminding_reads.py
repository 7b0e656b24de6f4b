from datetime import date, time, timedelta

from refnet.domain.drafts import ClosingDraft, DealDraft, PersonDraft
from refnet.domain.kinds import Outcome
from refnet.domain.meetings import PreparationDraft
from refnet.services import deals, meetings, reps, today
from refnet.services.today import reminding

DAY = date(2026, 11, 25)


def planned(store, rep, name, at="", on=DAY, **more):
    deal = deals.open_deal(store, DealDraft(PersonDraft(name), rep, DAY, **more))
    meetings.prepare(store, deal, PreparationDraft(on, at))
    return deal


def test_only_meetings_of_this_day_with_a_time_and_of_open_deals_are_reminded_of(store):
    rep = reps.become(store, "Rae Rep")
    planned(store, rep, "Bob Ray", "14:30", organization="Acme")
    planned(store, rep, "Ann Lee", "9:05")
    planned(store, rep, "Without time")
    planned(store, rep, "Tomorrow", "10:00", on=DAY + timedelta(days=1))
    deals.close(store, planned(store, rep, "Over", "11:00"), ClosingDraft(Outcome.LOST, DAY, lost_reason="x"))
    found = reminding.meetings_of(store, DAY)
    assert [(one.who, one.at) for one in found] == [
        ("Ann Lee", time(9, 5)), ("Bob Ray, Acme", time(14, 30)),
    ]  # fmt: skip
    reps.become(store, "Kim")
    assert reminding.meetings_of(store, DAY) == []


def test_the_list_is_that_of_whoever_is_at_the_keyboard_and_no_longer_than_a_day(store):
    other = reps.add(store, "Kim")
    today.add_task(store, "Kim's own", other, DAY)
    assert [item.what for item in reminding.listed(store, DAY)] == ["Kim's own"]
    rep = reps.become(store, "Rae Rep")
    for number in range(15):
        today.add_task(store, f"Task {number}", rep, DAY)
    assert len(reminding.listed(store, DAY)) == today.limits.load(store).a_day
