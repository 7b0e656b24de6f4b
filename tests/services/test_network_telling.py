from datetime import date, timedelta

import pytest
from world import AMOUNT, START, tie, world

from refnet.domain.drafts import PersonDraft
from refnet.domain.kinds import Evidence, Outcome, Source
from refnet.domain.network.attribution import CreditRule
from refnet.domain.network.concentration import concentration
from refnet.domain.network.routes import Hop, HopKind
from refnet.services import introductions, people, reps
from refnet.services.insights import lineages, loss, paths, scorecard, telling
from refnet.services.insights.telling import Voice
from refnet.services.listing import Listing

TODAY = START + timedelta(days=120)
VOICE = Voice(date.isoformat, lambda amount, currency: f"{amount // 100} {currency}")


def card(store, name, today=TODAY):
    key = {one.name: one.id for one in people.find(store, name)}[name]
    found = scorecard.scorecard(store, key, today)
    return found.card


def test_a_rate_is_told_with_its_count_its_range_and_how_sure_we_are(store):
    world(store, "Ann>A1:won Ann>A2:won Ann>A3:lost Ann>A4:won Ann>A5:lost Ben>B1:won Cid>C1")
    said = telling.how_sure(card(store, "Ann"), 0.5)
    assert said.startswith("3 of 5 finished introductions became clients. Likely rate ")
    assert "sure that it is above 50%." in said
    assert telling.how_sure(card(store, "Ben"), 0.5).endswith("These are too few to rely on.")
    assert telling.how_sure(card(store, "Cid"), 0.5).startswith("Nothing finished yet")


def test_silence_is_told_by_the_rhythm_of_the_ally(store):
    world(store, "Ann>A1 Ann>A2 Zoe-Ann")
    assert "still active" in telling.silence(card(store, "Ann", START + timedelta(days=3)), VOICE)
    assert "cooling" in telling.silence(card(store, "Ann", START + timedelta(days=60)), VOICE)
    assert "gone quiet" in telling.silence(card(store, "Ann", START + timedelta(days=400)), VOICE)
    assert telling.silence(card(store, "Ann", START - timedelta(days=9)), VOICE) == "Next introduction on 2026-01-06."


def test_what_was_given_and_what_thanks_are_owed_is_told(store):
    world(store, "Ann>A1 Ann>A2 Ann>A3 Ann>A4 Ann>A5 Bob>B1")
    assert telling.balance(card(store, "Ann")).endswith("5 introductions. Give first before you ask again.")
    assert telling.balance(card(store, "Bob")) == "We gave 0 and received 1 introductions."
    assert telling.thanks(card(store, "Ann"), VOICE) == "5 introductions wait for thanks."
    introductions.thank(store, introductions.ids(store, Listing()), TODAY)
    assert telling.thanks(card(store, "Ann"), VOICE) == f"Last thanked on {TODAY}."


def test_an_ally_without_introductions_is_told_as_such(store):
    from refnet.domain.drafts import AllyDraft
    from refnet.services import allies

    allies.add(store, AllyDraft(PersonDraft("Zoe")))
    found = card(store, "Zoe")
    assert telling.silence(found, VOICE) == "Never introduced anybody yet."
    assert telling.thanks(found, VOICE) == "No thanks are owed."


def test_every_rule_of_credit_has_a_name():
    assert len({telling.credit_rule(rule) for rule in CreditRule}) == len(CreditRule)


def test_a_path_tells_its_weakest_step_and_what_each_rests_on(store):
    known = world(store, "Ann>Bob:won")
    tom = people.add(store, PersonDraft("Tom"))
    tie(store, known["Ann"], tom)
    found = paths.paths_to(store, paths.named_target(store, "Tom"), TODAY)
    route = found.routes[0]
    assert telling.path(found, route) == "About 35% likely to work. Weakest step: Ann to Tom."
    assert telling.hop(found, route.hops[0], VOICE) == "Made 1 introduction to us, the last on 2026-01-05"
    assert telling.hop(found, route.hops[1], VOICE) == "Ann said they know them, strength 3 of 5"
    direct = paths.paths_to(store, paths.named_target(store, "Bob"), TODAY)
    assert telling.path(direct, direct.routes[0]) == "We know Bob ourselves."
    assert telling.hop(direct, direct.routes[0].hops[0], VOICE) == "A client of ours, on 2026-01-15"


@pytest.mark.parametrize(
    ("kind", "more", "said"),
    [
        (HopKind.TRUST, {"strength": 4}, "An ally we trust 4 of 5; no introduction yet"),
        (HopKind.INTRODUCED_US, {"count": 3}, "Made 3 introductions to us"),
        (HopKind.DEALT_WITH, {"outcome": Outcome.OPEN}, "In an open deal with us"),
        (HopKind.DEALT_WITH, {"outcome": Outcome.LOST}, "In a deal that was lost"),
        (HopKind.INTRODUCED, {"on": START}, "Ann {B} introduced them to us before, on 2026-01-05"),
        (HopKind.INTRODUCED_BY, {}, "They introduced Ann {B} to us"),
        (HopKind.TIE, {"evidence": Evidence.EMAIL, "strength": 2}, "Write to each other, strength 2 of 5"),
    ],
)
def test_every_kind_of_step_has_words(store, kind, more, said):
    known = world(store, "Ann>Bob")
    target = paths.Target(known["Bob"], "Bob")
    found = paths.Paths(target, (), {known["Ann"]: "Ann {B}", known["Bob"]: "Bob"}, 1)
    assert telling.hop(found, Hop(known["Ann"], known["Bob"], 0.5, kind, **more), VOICE) == said


def test_the_weakest_step_may_be_our_own(store):
    known = world(store, "Ann-Tom Ann>Bob:lost")
    for _more in range(2):
        tie_strength(store, known["Ann"], known["Tom"], 5)
    found = paths.paths_to(store, paths.Target(known["Tom"], "Tom"), TODAY)
    assert "Weakest step: us to Ann." in telling.path(found, found.routes[0])


def tie_strength(store, one, other, strength):
    from sqlalchemy import select

    from refnet.store.schema import Tie

    with store.step("Tie") as session:
        session.scalars(select(Tie)).one().strength = strength


def test_no_path_says_what_may_help(store):
    world(store, "Ann>Bob")
    people.add(store, PersonDraft("Tom", organization="Annex"))
    people.add(store, PersonDraft("Tim"))
    assert "somebody else at Annex" in telling.no_path(paths.paths_to(store, paths.named_target(store, "Tom"), TODAY))
    assert "A tie noted" in telling.no_path(paths.paths_to(store, paths.named_target(store, "Tim"), TODAY))
    nobody = paths.Paths(paths.Target(people.add(store, PersonDraft("X")), "Void", "", True), (), {}, 0)
    assert telling.no_path(nobody) == "Nobody at Void is known here, so no path is."


def test_a_loss_is_told_subject_by_subject(store):
    known = world(store, "Ann>Bob:won Ann>Cid:open Ann-Hal Hal-Ida Eve>Fay:won")
    said = " ".join(telling.lost(loss.without(store, known["Ann"], TODAY), VOICE))
    assert "Deals that Ann began won 1000 EUR in the last 12 months (50% of 2000 EUR)." in said
    assert "1 deal is open, worth 0 EUR." in said
    assert "2 people could not be reached any more" in said
    assert "falls into 3 parts" in said
    rae = " ".join(telling.lost(loss.without(store, reps.become(store, "Rae Rep"), TODAY), VOICE))
    assert "Rae Rep closed 2000 EUR in the last 12 months (100% of 2000 EUR)." in rae


def test_a_loss_of_nobody_much_is_told_as_such(store):
    known = world(store, "Ann>Bob:lost")
    said = telling.lost(loss.without(store, known["Bob"], TODAY), VOICE)
    assert said[0] == "Deals that Bob began won 0 EUR in the last 12 months."
    assert said[2] == "Everybody else can be reached as well as before."


def test_deals_in_other_currencies_are_named(store):
    from refnet.services import preferences

    known = world(store, "Ann>Bob:won")
    preferences.save(store, currency="USD")
    assert telling.lost(loss.without(store, known["Ann"], TODAY), VOICE)[-1].startswith("1 deal in another currency")


def test_concentration_says_whether_allies_with_nothing_count():
    assert telling.concentration(concentration([]), "") == "No ally has brought a won amount yet."
    said = telling.concentration(concentration([140, 60, 80, 70, 0]), "Ann")
    assert "Ann brought 40%, the first three together 83%. It is as if 3.6 allies brought equally." in said
    assert said.endswith("1 ally who brought nothing is not counted.")
    assert "not counted" not in telling.concentration(concentration([5, 0], counts_zero=True), "Ann")


def test_how_a_client_came_is_told_from_the_beginning(store):
    known = world(store, "Ann>Bob:won Bob>Cid:won Cid>Dee:open")
    said = telling.descent(lineages.descent(store, known["Cid"]), VOICE)
    assert said == [
        "Ann introduced Bob on 2026-01-05, won on 2026-01-15 for 1000 EUR.",
        "Bob introduced Cid on 2026-01-06, won on 2026-01-16 for 1000 EUR.",
    ]
    assert telling.descent(lineages.descent(store, known["Dee"]), VOICE) == [
        "Dee has won no deal with us yet.", "Introduced by Cid.",
    ]  # fmt: skip
    ann = telling.descent(lineages.descent(store, known["Ann"]), VOICE)
    assert ann[-1] == "2 clients came through them since, worth 1500 EUR with later generations counting half."
    assert AMOUNT == 100_000


def test_a_client_without_an_introduction_came_some_other_way():
    nobody = lineages.Descent("Zoe", True, (), (), 0, 0.0, "EUR")
    cold = lineages.Step(START, "Zoe", 0, source=Source.COLD)
    assert telling.step(cold, nobody, VOICE) == "Zoe came by our own cold contact."
    assert telling.way(None) == "a way that is not noted"
    bare = lineages.Step(START, "Zoe", 1, introducer=START, introducer_name="Ann")
    assert telling.step(bare, nobody, VOICE) == "Ann introduced Zoe."


def test_who_is_only_harder_to_reach_is_not_called_lost(store):
    known = world(store, "Ann>Bob")
    said = telling.lost(loss.without(store, known["Ann"], TODAY), VOICE)
    assert "Nobody would be out of reach; 1 would be harder to reach." in said
