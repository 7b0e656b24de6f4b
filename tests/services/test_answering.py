from datetime import timedelta
from uuid import UUID

import pytest
from world import AMOUNT, START, tie, world

from refnet.domain.drafts import AllyDraft, AskDraft, PersonDraft
from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Source
from refnet.domain.network.attribution import CreditRule
from refnet.domain.network.scorecards import Ranking
from refnet.services import allies, asks, people, preferences, reps, views
from refnet.services.insights import lineages, loss, paths, scorecard, structure
from refnet.services.insights.ground import ground
from refnet.services.listing import Listing

TODAY = START + timedelta(days=120)
STORY = "Ann>Bob:won Ann>Cid:lost Bob>Dee:won Dee>Eve:open Hal-Ann Hal-Ida"


def test_the_ground_is_read_again_only_after_a_change(store):
    world(store, "Ann>Bob:won")
    first = ground(store)
    assert ground(store) is first
    views.save(store, "network", "Mine", Listing(), ())
    is_file = store.path is not None  # others may have written on a server
    assert (ground(store) is first) is is_file
    preferences.save(store, horizon_days=90)
    assert ground(store) is not first
    people.add(store, PersonDraft("Zoe"))
    assert "Zoe" in {one.name for one in ground(store).people.values()}


def test_a_scorecard_says_what_an_ally_brought(store):
    known = world(store, STORY)
    rep = reps.become(store, "Rae Rep")
    asks.log(store, AskDraft(PersonDraft(id=known["Ann"]), rep, TODAY - timedelta(days=5)))
    report = scorecard.scorecard(store, known["Ann"], TODAY)
    assert report is not None
    assert (report.name, report.currency) == ("Ann", "EUR")
    assert (report.card.won_of, report.card.counted, report.card.credit) == (1, 2, AMOUNT)
    assert (report.card.clients, report.card.generations) == (2, 2)
    assert report.card.prospectus.days_since_ask == 5
    assert [(one.name, one.strength) for one in report.could_introduce] == [("Hal", 3), ("Ida", 0)]
    assert report.board.benchmark == 0.5
    assert scorecard.scorecard(store, known["Ida"], TODAY) is None


def test_a_benchmark_of_another_denominator_gives_way_to_one_half(store):
    world(store, STORY)
    preferences.save(store, benchmark="cso_forecast")
    assert scorecard.board(store, TODAY).benchmark == 0.5
    assert scorecard.board(store, TODAY) is scorecard.board(store, TODAY)


def test_the_credit_rule_is_a_choice_that_is_kept(store):
    known = world(store, "Ann>Bob Cid>Bob:won")
    assert scorecard.board(store, TODAY).cards[known["Cid"]].credit == 0
    preferences.save(store, credit_rule=CreditRule.EQUAL)
    assert preferences.load(store).credit_rule is CreditRule.EQUAL
    assert scorecard.board(store, TODAY).cards[known["Cid"]].credit == AMOUNT // 2
    assert scorecard.board(store, TODAY, CreditRule.FIRST).cards[known["Ann"]].credit == AMOUNT


def test_the_best_referrers_and_those_to_ask_come_by_name(store):
    world(store, STORY)
    assert [one.name for one in scorecard.best_referrers(store, TODAY, Ranking.MONEY)] == ["Ann", "Bob"]
    assert [one.name for one in scorecard.best_referrers(store, TODAY, Ranking.RELIABILITY, 1)] == ["Bob"]
    assert {one.name for one in scorecard.to_ask_next(store, TODAY)} == {"Ann", "Bob", "Dee"}


def test_how_a_client_came_to_us_is_told_from_the_beginning(store):
    known = world(store, STORY)
    found = lineages.descent(store, known["Dee"])
    assert [one.name for one in found.line] == ["Ann", "Bob", "Dee"]
    assert [one.generation for one in found.line] == [0, 1, 2]
    assert (found.line[2].introducer_name, found.line[2].introduced_on) == ("Bob", START + timedelta(days=2))
    assert (found.line[2].amount, found.line[2].source) == (AMOUNT, Source.REFERRAL)
    assert (found.is_client, found.introduced_by, found.clients) == (True, ("Bob",), 0)
    ann = lineages.descent(store, known["Ann"])
    assert (ann.clients, ann.influenced, ann.is_client) == (2, 1.5 * AMOUNT, False)
    assert [one.name for one in ann.brought] == ["Bob"]
    assert lineages.descent(store, known["Eve"]).is_client is False
    assert [one.name for one in lineages.descent(store, known["Ida"]).line] == ["Ida"]


def test_a_target_is_found_by_the_beginning_of_its_name(store):
    world(store, "Ann>Bob")
    people.add(store, PersonDraft("Tom Tailor", organization="Annex"))
    assert [(one.name, one.is_company) for one in paths.find_targets(store, "Ann")] == [("Annex", True), ("Ann", False)]
    assert paths.find_targets(store, " ") == []


def test_a_name_must_mean_one_target(store):
    world(store, "Ann>Bob")
    people.add(store, PersonDraft("Bob", organization="Annex"))
    assert paths.named_target(store, "ANN").name == "Ann"
    assert paths.named_target(store, "annex").is_company
    with pytest.raises(InvalidInput, match=r"several.*Bob, –: .*; Bob, Annex: ") as told:
        paths.named_target(store, "Bob")
    first = str(told.value).split("Bob, –: ")[1].split(";")[0]
    assert paths.named_target(store, first).detail == ""
    with pytest.raises(InvalidInput, match="Nobody is called Annex"):
        paths.named_target(store, "Annex", with_companies=False)
    with pytest.raises(InvalidInput, match="Nobody and no company is called Zed"):
        paths.named_target(store, "Zed")


def test_a_path_leads_over_an_ally_to_a_person_and_to_a_company(store):
    known = world(store, STORY)
    tom = people.add(store, PersonDraft("Tom", organization="Annex"))
    tie(store, known["Ann"], tom)
    person = paths.paths_to(store, paths.named_target(store, "Tom"), TODAY)
    assert [person.names[hop.other] for hop in person.routes[0].hops] == ["Ann", "Tom"]
    assert person.employer is not None
    assert person.employer.name == "Annex"
    company = paths.paths_to(store, paths.named_target(store, "Annex"), TODAY)
    assert [one.target for one in company.routes] == [one.target for one in person.routes]
    assert (company.people, company.employer) == (1, None)


def test_no_path_is_an_answer(store):
    world(store, "Ann>Bob")
    people.add(store, PersonDraft("Tom"))
    assert paths.paths_to(store, paths.named_target(store, "Tom"), TODAY).routes == ()


def test_what_is_lost_without_a_person_or_one_of_us_is_a_list_to_hand_over(store):
    known = world(store, STORY + " Bob>Gus:open")
    rep = reps.become(store, "Rae Rep")
    dee = loss.without(store, known["Dee"], TODAY)
    assert (dee.loss.name, dee.loss.open_deals, dee.loss.originated) == ("Dee", 1, 0)
    assert [(row.name, row.reps, row.is_cut_off) for row in dee.rows] == [("Eve", ("Rae Rep",), False)]
    assert dee.rows[0].deals
    rae = loss.without(store, rep, TODAY)
    assert (rae.loss.is_rep, rae.loss.originated, rae.loss.open_deals) == (True, 2 * AMOUNT, 2)
    assert {row.name for row in rae.rows} >= {"Ann", "Bob", "Dee", "Eve"}
    people_gone = people.add(store, PersonDraft("Zoe"))
    people.remove(store, [people_gone])
    with pytest.raises(RefNetError, match="removed"):
        loss.without(store, people_gone, TODAY)


def test_the_structure_of_the_network_is_worked_out_once(store):
    world(store, STORY)
    allies.add(store, AllyDraft(PersonDraft("Alone")))
    found = structure.structure(store)
    assert {found.brokers[0].name, found.brokers[1].name} == {"Ann", "Bob"}
    assert found.brokers[0].is_articulation
    assert found.is_exact
    assert structure.measures(store) is structure.measures(store)
    assert found.circles


def test_a_broker_who_has_no_measure_has_none(store, monkeypatch):
    monkeypatch.setattr("refnet.domain.network.structure.MOST_BROKERAGE", 1)
    world(store, "Ann>Bob Bob>Cid")
    assert structure.structure(store).brokers[0].constraint is None


def test_the_business_of_a_year_may_be_spread_otherwise_than_all(store):
    world(store, "Ann>Bob:won Cid>Dee:won")
    late = structure.spread(store, START + timedelta(days=376))
    assert late.always.effective == 2
    assert late.last_year.count == 1
    assert [(name, amount) for _key, name, amount in late.by_name] == [("Ann", AMOUNT), ("Cid", AMOUNT)]


def test_an_empty_file_has_answers_too(store):
    assert scorecard.board(store, TODAY).cards == {}
    assert structure.structure(store).brokers == ()
    assert structure.spread(store, TODAY).always.hhi is None


def test_who_may_leave_is_found_among_us_and_people(store):
    world(store, "Ann>Ray", rep="Rae Rep")
    assert [(one.name, one.detail) for one in loss.find_leaving(store, "ra")] == [("Rae Rep", "One of us"), ("Ray", "")]
    assert loss.find_leaving(store, "") == []


def test_a_key_tells_whom_is_meant(store):
    known = world(store, "Ann>Bob")
    rep = reps.become(store, "Rae Rep")
    company = paths.named_target(store, people_of(store, "Tom", "Annex"))
    assert paths.target_of(store, known["Ann"]).name == "Ann"
    assert paths.target_of(store, rep).detail == "One of us"
    assert paths.target_of(store, company.id) == company
    with pytest.raises(InvalidInput):
        paths.target_of(store, UUID(int=7))


def people_of(store, name, organization):
    people.add(store, PersonDraft(name, organization=organization))
    return organization


def test_what_answers_rest_on_is_read_step_by_step(store):
    world(store, "Ann>Bob")
    steps = []
    scorecard.prepare(store, TODAY, lambda done, total: steps.append((done, total)))
    assert steps == [(0, 4), (1, 4), (2, 4), (3, 4)]
