from datetime import date

from refnet.domain.drafts import IntroductionDraft, PersonDraft
from refnet.services import introductions, reps, thanking
from refnet.store.schema import Introduction

DAY = date(2026, 11, 20)


def test_thanks_are_counted_for_a_rep_and_for_all_and_follow_what_is_noted(store):
    assert thanking.told(store, DAY) == ""
    rep, other = reps.become(store, "Rae"), reps.add(store, "Max")
    mine = introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), DAY, rep))
    introductions.log(store, IntroductionDraft(PersonDraft("Hal"), PersonDraft("Dee"), DAY, other))
    assert thanking.told(store, DAY).startswith("No introducer has been thanked yet.")
    introductions.thank(store, [mine], date(2026, 11, 22))
    assert [(found.n, found.made) for found in (thanking.thanks(store, DAY), thanking.thanks(store, DAY, other))] == [
        (1, 2), (0, 1),
    ]  # fmt: skip
    with store.step("forget the day") as session:
        session.get(Introduction, mine).made_on = None
    assert thanking.thanks(store, DAY).made == 1


def test_what_goes_with_thanks_is_spoken_of_once_somebody_has_been_known_long_enough(store):
    rep = reps.become(store, "Rae")
    introductions.log(store, IntroductionDraft(PersonDraft("Ann"), PersonDraft("Bob"), DAY, rep))
    assert thanking.told(store, date(2026, 12, 20)) == "No introducer has been thanked yet."
    assert "cannot be told yet: 0 allies" in thanking.told(store, date(2027, 12, 20))
