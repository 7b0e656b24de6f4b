"""Lists of asking that are narrowed to a rep: own allies, deals and clients, and those of nobody."""

from datetime import date, timedelta

import pytest

from refnet.domain.drafts import AllyDraft, AskDraft, ClosingDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Outcome, Source
from refnet.services import allies, asking, asks, coaching, deals, introductions, people, reps
from refnet.services.insights import scorecard
from refnet.services.whose import of_others, unassigned
from refnet.store.schema import Deal, Tie

DAY = date(2026, 11, 25)
LONG_AGO = DAY - timedelta(days=90)


@pytest.fixture
def rae(store):
    return reps.become(store, "Rae Rep")


@pytest.fixture
def max_(store, rae):
    return reps.add(store, "Max")


def ally(store, name):
    return allies.add(store, AllyDraft(PersonDraft(name), trust=5))


def asked_by(store, rep, *names, on=LONG_AGO):
    for name in names:
        asks.log(store, AskDraft(PersonDraft(id=ally(store, name)), rep, on))


def introduced_to(store, rep, introducer, prospect, on=LONG_AGO):
    return introductions.log(store, IntroductionDraft(PersonDraft(id=introducer), PersonDraft(prospect), on, rep))


def win(store, introduction):
    deal = introductions.record(store, introduction).deal_id
    deals.close(store, deal, ClosingDraft(Outcome.WON, DAY - timedelta(days=60), 100_000, "EUR"))


def cold(store, rep, prospect, **more):
    return deals.open_deal(store, DealDraft(PersonDraft(prospect), rep, LONG_AGO, title=f"{prospect}’s", **more))


def knows(store, ally_id, prospect):
    other = people.find(store, prospect)[0].id
    with store.step("tie") as session:
        session.add(Tie(person_id=min(ally_id, other), other_id=max(ally_id, other), strength=4))


def names(found):
    return {one.name for one in found}


def test_whom_to_ask_is_narrowed_to_the_allies_of_a_rep_and_of_nobody_everywhere(store, rae, max_):
    ally(store, "Free")
    asked_by(store, rae, "Mine")
    asked_by(store, max_, "Theirs")
    for found in (asking.suggestions, lambda store, day, rep: scorecard.to_ask_next(store, day, 10, rep)):
        assert names(found(store, DAY, rae)) == {"Free", "Mine"}
        assert names(found(store, DAY, max_)) == {"Free", "Theirs"}
        assert names(found(store, DAY, None)) == {"Free", "Mine", "Theirs"}


def test_who_asked_or_was_introduced_last_has_the_ally(store, rae, max_):
    asked_by(store, rae, "Ann")
    (ann,) = {hit.id for hit in people.find(store, "Ann")}
    assert of_others(store, max_) == {ann}
    introduced_to(store, max_, ann, "Bob", LONG_AGO + timedelta(days=1))
    assert (of_others(store, max_), of_others(store, rae), of_others(store, None)) == (set(), {ann}, set())


def test_what_an_import_gave_to_nobody_is_everybodys(store, rae):
    asked_by(store, reps.add(store, unassigned()), "Ann")
    assert names(asking.suggestions(store, DAY, rae)) == {"Ann"}


def test_cold_deals_are_ones_own_and_nobodys_through_allies_of_ones_own_or_of_nobody(store, rae, max_):
    asked_by(store, max_, "Theirs")
    (theirs,) = {hit.id for hit in people.find(store, "Theirs")}
    free = ally(store, "Free")
    for rep, prospect in ((rae, "Ida"), (rae, "Jo"), (max_, "Kim"), (rae, "Lou")):
        cold(store, rep, prospect)
    for knower, prospect in ((theirs, "Ida"), (free, "Jo"), (free, "Kim"), (theirs, "Lou"), (free, "Lou")):
        knows(store, knower, prospect)
    with store.step("nobody's") as session:
        session.get_one(Deal, cold(store, rae, "Mia")).rep_id = None
    found = asking.warmings(store, DAY, rae)
    assert {(row.prospect, row.ally) for row in found.rows} == {("Jo", "Free"), ("Lou", "Free")}
    assert found.cold == 4
    found = asking.warmings(store, DAY, max_)
    assert ({(row.prospect, row.ally) for row in found.rows}, found.cold) == ({("Kim", "Free")}, 2)
    found = asking.warmings(store, DAY)
    assert ({row.prospect for row in found.rows}, found.cold) == ({"Ida", "Jo", "Kim", "Lou"}, 5)


def test_deals_that_were_asked_for_are_counted_for_their_rep(store, rae, max_):
    ann = ally(store, "Ann")
    for rep, prospect in ((rae, "Ida"), (max_, "Kim")):
        deal = cold(store, rep, prospect)
        knows(store, ann, prospect)
        asked = asks.log(store, AskDraft(PersonDraft(id=ann), rep, DAY, target=prospect))
        asking.mark_warming(store, asked, deal)
        who = people.find(store, prospect)[0].id
        introductions.log(store, IntroductionDraft(PersonDraft(id=ann), PersonDraft(id=who), DAY, rep, ask_id=asked))
    for rep, count in ((rae, 1), (max_, 1), (None, 2)):
        found = asking.warmings(store, DAY, rep)
        assert (found.asked, found.introduced, found.won) == (count, count, 0)


def test_deals_of_which_nobody_knows_how_they_came_about_are_told_apart(store, rae):
    cold(store, rae, "Ida")
    cold(store, rae, "Jo", source=Source.UNKNOWN)
    found = asking.warmings(store, DAY)
    assert (found.cold, found.unknown) == (2, 1)


def test_clients_never_asked_are_ones_own_and_those_left_to_their_own_rep_are_counted(store, rae, max_):
    hal = ally(store, "Hal")
    for rep, prospect in ((rae, "Ann"), (rae, "Bea"), (rae, "Cy"), (max_, "Dan")):
        win(store, introduced_to(store, rep, hal, prospect))
    known = {name: people.find(store, name)[0].id for name in ("Ann", "Bea")}
    asks.log(store, AskDraft(PersonDraft(id=known["Ann"]), max_, DAY))
    introduced_to(store, max_, known["Bea"], "Zoe")
    found = asking.never_asked(store, rae)
    assert [name for _key, name, _company, _won in found.people] == ["Cy"]
    assert (found.clients, found.asked, found.left, found.coverage) == (3, 1, 1, pytest.approx(1 / 3))
    found = asking.never_asked(store)
    assert (found.clients, found.asked, found.left, len(found.people)) == (4, 1, 0, 3)


def test_clients_of_nobody_are_everybodys_but_count_for_no_rep_in_the_team(store, rae):
    hal = ally(store, "Hal")
    win(store, introduced_to(store, reps.add(store, unassigned()), hal, "Ann"))
    assert asking.never_asked(store, rae).clients == 1
    assert {row.name: row.clients for row in coaching.team(store, DAY)} == {"Rae Rep": 0, "Unassigned": 1}
