from datetime import UTC, date, datetime, timedelta
from uuid import UUID, uuid4

import pytest

from refnet.domain.drafts import IntroductionDraft, PersonDraft
from refnet.services import introductions, reps, thanking
from refnet.store import keys
from refnet.store.schema import Introduction

DAY, ONE = date(2026, 11, 20), timedelta(days=1)


def test_thanks_are_counted_for_a_rep_and_for_all_and_follow_what_is_noted(store):
    assert thanking.told(store, DAY) == ""
    rep, other = reps.become(store, "Rae"), reps.add(store, "Max")
    mine = introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), DAY, rep))
    introductions.log(store, IntroductionDraft(PersonDraft("Hal"), PersonDraft("Dee"), DAY, other))
    assert thanking.told(store, DAY).startswith("No introducer has been thanked yet.")
    introductions.thank(store, [mine], date(2026, 11, 22))
    found = [thanking.thanks(store, DAY).speed, thanking.thanks(store, DAY, other).speed]
    assert [(one.thanked, one.n) for one in found] == [(1, 2), (0, 1)]
    with store.step("forget the day") as session:
        session.get(Introduction, mine).made_on = None
    assert thanking.thanks(store, DAY).speed.n == 1


def test_what_goes_with_thanks_is_spoken_of_once_somebody_has_been_known_long_enough(store):
    rep = reps.become(store, "Rae")
    introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), DAY, rep))
    assert thanking.told(store, date(2026, 12, 20)) == "No introducer has been thanked yet."
    assert "cannot be told yet: 0 allies" in thanking.told(store, date(2027, 12, 20))


def test_hours_come_from_the_moments_of_records_made_on_their_own_day(store):
    rep, today = reps.become(store, "Rae"), datetime.now(UTC).astimezone().date()
    now = introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), today, rep))
    late = introductions.log(store, IntroductionDraft(PersonDraft("Cid"), PersonDraft("Dee"), today - 3 * ONE, rep))
    introductions.thank(store, [now, late], today)
    with store.reading() as session:
        by_day, exact = sorted((one.wait for one in thanking.cases(session, today)), key=lambda wait: -wait.low)
    assert exact.low == exact.high
    assert exact.low < 1
    assert by_day.high - by_day.low == pytest.approx(24)
    assert thanking.thanks(store, today).speed.by_day == 1


@pytest.mark.parametrize("stamp", [2**48 - 1, 253_402_300_800_000, 253_402_300_799_999])
def test_a_key_of_a_year_that_no_date_has_tells_no_moment(stamp):
    assert keys.moment(UUID(int=stamp << 80 | 0x7 << 76 | 0x2 << 62)) is None


def test_a_key_that_is_not_ours_tells_no_moment():
    assert keys.moment(uuid4()) is None
    made = keys.moment(keys.new_id())
    assert abs(datetime.now(UTC) - made) < timedelta(minutes=1)
