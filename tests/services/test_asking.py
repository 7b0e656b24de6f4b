from dataclasses import astuple
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
from refnet.domain.kinds import Answer, Outcome, Stage
from refnet.services import allies, asking, asks, deals, introductions, people, reps
from refnet.services.asking import AskChoices, AskFunnel, AskGroup, AskGrouping, AskQuery
from refnet.services.insights.telling import Voice
from refnet.store.schema import Tie

DAY = date(2026, 11, 25)
VOICE = Voice(date.isoformat, str)


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def ally(store, name, **more):
    return allies.add(store, AllyDraft(PersonDraft(name, **more), trust=5))


def ask(store, rep, who, on=DAY, **more):
    return asks.log(store, AskDraft(PersonDraft(id=who), rep, on, **more))


def introduce(store, rep, who, prospect, on=DAY, **more):
    return introductions.log(store, IntroductionDraft(PersonDraft(id=who), PersonDraft(prospect), on, rep, **more))


def give(store, rep, who, count):
    for number in range(count):
        introductions.log_given(store, GivenDraft(PersonDraft(id=who), PersonDraft(f"G{number}"), DAY, rep))


def end(store, introduction, outcome=Outcome.WON, on=DAY):
    deal = introductions.record(store, introduction).deal_id
    deals.close(store, deal, ClosingDraft(outcome, on, 100_000 if outcome is Outcome.WON else None, "EUR"))


def test_who_has_trust_and_was_never_asked_is_suggested_with_reasons(store, rep):
    ann = ally(store, "Ann", organization="Acme")
    end(store, introduce(store, rep, ally(store, "Hal"), "Kim", DAY - timedelta(days=60)))
    found = {one.person_id: one for one in asking.suggestions(store, DAY)}
    one = found[ann]
    assert (one.name, one.organization, one.reasons) == (
        "Ann",
        "Acme",
        ("trust 5 of 5", "never asked before", "nobody noted whom they know"),
    )
    assert one.warning == "few cases yet"


def test_reasons_tell_what_came_of_it_and_the_warning_what_is_owed(store, rep):
    hal = ally(store, "Hal")
    end(store, introduce(store, rep, hal, "Kim", DAY - timedelta(days=60)))
    introduce(store, rep, hal, "Lee", DAY - timedelta(days=40))
    ask(store, rep, hal, DAY - timedelta(days=50))
    (one,) = asking.suggestions(store, DAY)
    assert one.reasons == ("1 of 1 that ended became clients", "last asked 7 weeks ago", "last introduced 5 weeks ago")
    assert one.warning == "is owed thanks for 2 introductions"


def test_an_introducer_who_is_long_silent_may_have_gone_quiet(store, rep):
    hal = ally(store, "Hal")
    for number in range(6):
        key = introduce(store, rep, hal, f"P{number}", date(2024, 1, 1) + timedelta(days=7 * number))
        introductions.thank(store, [key], date(2024, 6, 1))
        end(store, key, on=date(2024, 6, 1))
    give(store, rep, hal, 6)
    (one,) = asking.suggestions(store, DAY)
    assert one.warning == "may have gone quiet"


def test_enough_cases_and_no_debt_need_no_warning(store, rep):
    hal = ally(store, "Hal")
    for number in range(6):
        key = introduce(store, rep, hal, f"P{number}", DAY - timedelta(days=31 + 30 * number))
        introductions.thank(store, [key], DAY)
        end(store, key)
    give(store, rep, hal, 6)
    (one,) = asking.suggestions(store, DAY)
    assert one.warning == ""
    assert one.expected > 0


def test_asks_that_brought_nothing_tire_and_one_that_did_does_not(store, rep):
    end(store, introduce(store, rep, ally(store, "Zoe"), "Kim", DAY - timedelta(days=60)))
    tired, fruitful, fresh = (ally(store, name) for name in ("Ann", "Ben", "Cid"))
    for who in (tired, fruitful):
        keys = [ask(store, rep, who, DAY - timedelta(days=days)) for days in (90, 60)]
    introduce(store, rep, fruitful, "Lee", DAY - timedelta(days=40), ask_id=keys[-1])
    found = {one.person_id: one for one in asking.suggestions(store, DAY)}
    assert found[tired].warning == "2 asks brought no introduction"
    assert found[tired].expected == pytest.approx(found[fresh].expected * 4 / 6, rel=0.01)
    assert found[fruitful].warning == "is owed thanks for 1 introduction"


def test_who_is_paused_or_was_generous_just_now_is_left_in_peace(store, rep):
    paused, generous, parted = (ally(store, name) for name in ("Ann", "Ben", "Cid"))
    end(store, introduce(store, rep, ally(store, "Zoe"), "Kim", DAY - timedelta(days=60)))
    with store.step("pause") as session:
        from refnet.store.schema import Ally

        session.query(Ally).filter_by(person_id=paused).one().paused_until = DAY + timedelta(days=1)
    introduce(store, rep, generous, "Lee", DAY - timedelta(days=29))
    cold = deals.open_deal(store, DealDraft(PersonDraft(id=parted), rep, DAY - timedelta(days=50), title="Pumps"))
    deals.close(store, cold, ClosingDraft(Outcome.LOST, DAY - timedelta(days=29), None, "", "No need"))
    assert {one.name for one in asking.suggestions(store, DAY)} == {"Zoe"}
    later = DAY + timedelta(days=1)
    assert {one.name for one in asking.suggestions(store, later)} == {"Zoe", "Ann", "Ben", "Cid"}


def test_an_introducer_without_dates_and_ends_says_only_how_many(store, rep):
    ann = people.find(store, "Ann")
    assert ann == []
    hal = ally(store, "Hal")
    end(store, introduce(store, rep, ally(store, "Zoe"), "Kim", DAY - timedelta(days=60)))
    key = introduce(store, rep, hal, "Lee", DAY)
    with store.step("no day") as session:
        from refnet.store.schema import Introduction

        session.get(Introduction, key).made_on = None
    one = next(one for one in asking.suggestions(store, DAY) if one.person_id == hal)
    assert one.reasons == ("1 introduction so far", "never asked before", "nobody noted whom they know")


def test_clients_who_were_never_asked_are_told_with_the_coverage(store, rep):
    hal = ally(store, "Hal")
    for name in ("Kim", "Lee"):
        end(store, introduce(store, rep, hal, name, DAY - timedelta(days=9)))
    assert asking.never_asked(store).coverage == 0
    kim = people.find(store, "Kim")[0].id
    ask(store, rep, kim)
    found = asking.never_asked(store)
    assert ([name for _key, name, _company, _won in found.people], found.clients, found.coverage) == (["Lee"], 2, 0.5)
    assert asking.never_asked(store, reps.add(store, "Max")).clients == 0


def test_without_clients_all_were_asked(store):
    assert asking.never_asked(store).coverage == 1


def knows(store, one, other, strength=4):
    with store.step("tie") as session:
        session.add(Tie(person_id=min(one, other), other_id=max(one, other), strength=strength))


def test_a_cold_deal_is_offered_to_the_ally_who_knows_the_prospect_and_rescued_by_their_introduction(store, rep):
    ann = ally(store, "Ann")
    end(store, introduce(store, rep, ally(store, "Hal"), "Kim", DAY - timedelta(days=60)))
    deal = deals.open_deal(
        store, DealDraft(PersonDraft("Bob"), rep, DAY - timedelta(days=30), title="Big", amount=500_000)
    )
    bob = people.find(store, "Bob")[0].id
    assert asking.warmings(store, DAY).rows == ()
    knows(store, ann, bob)
    found = asking.warmings(store, DAY)
    (row,) = found.rows
    assert (row.deal_id, row.prospect, row.ally, row.chain, row.amount) == (deal, "Bob", "Ann", "Ann → Bob", 500_000)
    assert (found.cold, found.asked, found.introduced, found.won, row.asked_on) == (1, 0, 0, 0, None)
    assert (row.id, row.money) == (deal, (500_000, "EUR"))
    assert row.rests_on(VOICE) == (
        "Ann: An ally we trust 5 of 5; no introduction yet; Bob: Ann said they know them, strength 4 of 5"
    )
    assert (row.knows, row.why, row.warning) == ("Bob", "", "few cases yet")
    asked = ask(store, rep, ann, target="Bob")
    assert asking.warmings(store, DAY).rows[0].warning == "was asked today"
    assert asking.warmings(store, DAY + timedelta(days=1)).rows[0].warning == "was asked 1 day ago"
    asking.mark_warming(store, asked, deal)
    assert asking.warmings(store, DAY).rows[0].asked_on == DAY
    introductions.log(store, IntroductionDraft(PersonDraft(id=ann), PersonDraft(id=bob), DAY, rep, ask_id=asked))
    deals.close(store, deal, ClosingDraft(Outcome.WON, DAY, 500_000, "EUR"))
    found = asking.warmings(store, DAY)
    assert (found.rows, found.cold, found.asked, found.introduced, found.won) == ((), 0, 1, 1, 1)


def test_the_ask_to_warm_a_deal_names_whom_the_ally_knows_and_says_whom_it_is_for(store, rep):
    ann = ally(store, "Ann")
    deals.open_deal(store, DealDraft(PersonDraft("Bob", organization="Acme"), rep, DAY, title="Big"))
    cy = people.add(store, PersonDraft("Cy", organization="Acme"))
    knows(store, ann, cy)
    (row,) = asking.warmings(store, DAY).rows
    assert (row.knows, row.why) == ("Cy", "They work with Bob, whom I would like to meet.")
    bob = people.find(store, "Bob")[0].id
    knows(store, cy, bob, 5)
    (row,) = asking.warmings(store, DAY).rows
    assert (row.chain, row.knows, row.why) == ("Ann → Cy → Bob", "Cy", "They may know Bob, whom I would like to meet.")


def test_who_gave_much_more_than_they_got_is_asked_with_a_warning_and_who_is_paused_not_at_all(store, rep):
    ann = ally(store, "Ann")
    for number in range(5):
        key = introduce(store, rep, ann, f"P{number}", DAY - timedelta(days=40 + number))
        introductions.thank(store, [key], DAY)
    deals.open_deal(store, DealDraft(PersonDraft("Bob"), rep, DAY, title="Big"))
    knows(store, ann, people.find(store, "Bob")[0].id)
    assert asking.warmings(store, DAY).rows[0].warning == "gave you much more than you gave"
    with store.step("pause") as session:
        from refnet.store.schema import Ally

        session.query(Ally).filter_by(person_id=ann).one().paused_until = DAY + timedelta(days=1)
    assert asking.warmings(store, DAY).rows == ()


def test_names_that_an_ally_gives_answer_the_ask_and_stand_in_the_ledger(store, rep):
    key = ask(store, rep, ally(store, "Ann"), ideal_client="port heads")
    assert asking.name_prospects(store, key, ["Bob Ray, Acme", " ", "Mei Huang", "bob ray, acme"], DAY) == 2
    assert asking.name_prospects(store, key, ["Mei Huang"], DAY) == 0
    (row,) = asking.ledger(store, DAY)
    assert (row.ally, row.wanted, row.answer, row.named, row.introduced) == ("Ann", "port heads", Answer.NAMED, 2, 0)
    assert [(name, company, done) for _key, name, company, done in asking.names_of(store, key)] == [
        ("Bob Ray", "Acme", False), ("Mei Huang", "", False),
    ]  # fmt: skip
    assert asking.ledger(store, DAY, AskQuery(rep=reps.add(store, "Max"))) == []


@pytest.mark.parametrize("names", [[], ["  "], ["x" * 201], ["Bob, " + "x" * 201]])
def test_names_that_cannot_be_are_refused(store, rep, names):
    key = ask(store, rep, ally(store, "Ann"))
    with pytest.raises(InvalidInput):
        asking.name_prospects(store, key, names, DAY)


def test_a_name_is_not_older_than_its_ask_and_its_ask_must_be_there(store, rep):
    key = ask(store, rep, ally(store, "Ann"))
    with pytest.raises(InvalidInput, match="older than the ask"):
        asking.name_prospects(store, key, ["Bob"], DAY - timedelta(days=1))
    with pytest.raises(RefNetError, match="removed meanwhile"):
        asking.name_prospects(store, uuid4(), ["Bob"], DAY)


def test_the_funnel_counts_asks_by_how_far_they_came(store, rep):
    ann = ally(store, "Ann")
    silent, named, introduced, met, won = (
        ask(store, rep, ann, DAY - timedelta(days=40 - number), wording="plain" if number else "")
        for number in range(5)
    )
    asking.name_prospects(store, named, ["Zoe"], DAY)
    introduce(store, rep, ann, "P1", ask_id=introduced)
    deals.move(store, introductions.record(store, introduce(store, rep, ann, "P2", ask_id=met)).deal_id, Stage.MET, DAY)
    end(store, introduce(store, rep, ann, "P3", ask_id=won))
    assert asking.funnel(store, DAY) == AskFunnel(5, 4, 3, 2, 1, silent=1)
    assert asking.funnel(store, DAY, AskQuery(wording="plain")) == AskFunnel(4, 4, 3, 2, 1)
    assert asking.funnel(store, DAY, AskQuery(since=DAY - timedelta(days=37))) == AskFunnel(2, 2, 2, 2, 1)
    assert asking.funnel(store, DAY, AskQuery(rep=reps.add(store, "Max"))) == AskFunnel()
    assert silent


def test_the_list_the_funnel_and_the_wordings_are_of_the_asks_that_are_chosen(store, rep):
    max_, ann, bo = reps.add(store, "Max"), ally(store, "Ann"), ally(store, "Bo", organization="Acme")
    old = DAY - timedelta(days=60)
    first, second = ask(store, rep, ann, old, wording="plain"), ask(store, max_, ann, old, wording="bold")
    third, fourth = ask(store, rep, bo, old + timedelta(days=5), wording="bold"), ask(store, max_, bo)
    chosen = {
        AskQuery(): {first, second, third, fourth},
        AskQuery(rep=rep): {first, third},
        AskQuery(ally=ann): {first, second},
        AskQuery(since=old + timedelta(days=5), until=DAY): {third, fourth},
        AskQuery(until=old): {first, second},
        AskQuery(wording="bold"): {second, third},
        AskQuery(wording=""): {fourth},
        AskQuery(rep=max_, ally=ann, wording="plain"): set(),
    }
    for query, asks_ in chosen.items():
        assert {row.id for row in asking.ledger(store, DAY, query)} == asks_
        assert asking.funnel(store, DAY, query).asked == len(asks_)
        assert sum(one.rate.n for one in asking.compared(store, DAY, query)) == len(asks_ - {fourth})
        assert query.is_narrowed is (query != AskQuery())


def test_asks_are_chosen_by_who_asked_who_was_asked_and_the_words(store, rep):
    assert asking.ask_choices(store) == AskChoices()
    bo, ann = ally(store, "bo", organization="Acme"), ally(store, "Ann")
    ally(store, "Never asked")
    reps.add(store, "Never asking")
    for who, wording in ((bo, "plain"), (ann, ""), (ann, "Bold")):
        ask(store, rep, who, wording=wording)
    assert asking.ask_choices(store) == AskChoices(
        ((rep, "Rae Rep"),), ((ann, "Ann", ""), (bo, "bo", "Acme")), ("", "Bold", "plain")
    )


def test_a_name_is_read_with_its_ally_for_the_form_of_its_introduction(store, rep):
    ann = ally(store, "Ann")
    key = ask(store, rep, ann)
    asking.name_prospects(store, key, ["Bob Ray, Acme"], DAY)
    found = asking.named(store, asking.names_of(store, key)[0][0])
    assert (found.name, found.organization, found.ally.id) == ("Bob Ray", "Acme", ann)
    with pytest.raises(RefNetError, match="removed meanwhile"):
        asking.named(store, uuid4())


@pytest.fixture
def asked(store, rep):
    """Asks of two of us, to two allies, in two months: three with a wording, one that ended in a client."""
    ann, bob = ally(store, "Ann", organization="Acme"), ally(store, "Bob")
    kim = reps.add(store, "Kim")
    ask(store, rep, ann, DAY - timedelta(days=30), wording="Straight")
    won = ask(store, rep, ann, wording="Straight")
    ask(store, kim, bob, wording="By way of a story", answer=Answer.NAMED, answered_on=DAY)
    ask(store, kim, bob)
    made = introduce(store, rep, ann, "Cid", ask_id=won)
    deals.close(store, [introductions.record(store, made).deal_id], ClosingDraft(Outcome.WON, DAY))
    return store


@pytest.mark.parametrize(
    ("by", "names"),
    [
        (AskGrouping.REP, ["Kim", "Rae Rep"]),
        (AskGrouping.ALLY, ["Ann, Acme", "Bob"]),
        (AskGrouping.WORDING, ["Straight", "", "By way of a story"]),
        (AskGrouping.MONTH, ["2026-10", "2026-11"]),
    ],
)
def test_groups_of_asks_add_up_to_all_of_them(asked, by, names):
    found = asking.grouped(asked, by, DAY)
    assert [one.name for one in found] == names
    whole = [sum(each) for each in zip(*(astuple(one.funnel) for one in found), strict=True)]
    assert tuple(whole) == astuple(asking.funnel(asked, DAY)) == (4, 1, 1, 1, 1, 1, 1)


def test_a_month_holds_all_of_its_days(asked, rep):
    query = AskQuery(rep=rep)
    ask(asked, rep, asking.ledger(asked, DAY, query)[0].ally_id, DAY - timedelta(days=3))
    found = asking.grouped(asked, AskGrouping.MONTH, DAY, query)
    assert found == [
        AskGroup("2026-10", AskFunnel(1, silent=1)),
        AskGroup("2026-11", AskFunnel(2, 1, 1, 1, 1, waiting=1)),
    ]


def test_what_was_asked_for_last_is_remembered_for_each_of_us(store, rep):
    ann, kim = ally(store, "Ann"), reps.add(store, "Kim")
    assert asking.last_ideal_client(store) == ""
    ask(store, rep, ann, DAY - timedelta(days=2), ideal_client="Warehouses")
    ask(store, rep, ann, DAY - timedelta(days=1))
    ask(store, kim, ann, ideal_client="Shops")
    assert asking.last_ideal_client(store) == "Warehouses"
