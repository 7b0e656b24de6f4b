import math
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from grounds import FIRST, RAE, ROY, day, ground, key

from refnet.domain.kinds import Evidence, Outcome, Stage
from refnet.domain.network import business
from refnet.domain.network.acquaintance import US, dealt_with, introduced_us, known
from refnet.domain.network.attribution import CreditRule
from refnet.domain.network.candidates import could_introduce, may_know
from refnet.domain.network.dormancy import Activity
from refnet.domain.network.leaving import parts_around, without_person, without_rep
from refnet.domain.network.lines import lines
from refnet.domain.network.routes import HopKind, routes
from refnet.domain.network.scorecards import Ranking, board
from refnet.domain.network.structure import measured

TODAY = FIRST + timedelta(days=200)


def way(rows, target, **more):
    found = routes(rows, known(rows), [key(name) for name in target.split()], **more)
    return [[rows.name(hop.other) for hop in route.hops] for route in found]


class TestBusiness:
    def test_the_line_of_clients_comes_from_their_first_wins(self):
        rows = ground("Ann>Bob:won=100@1-20 Bob>Cid:won=50@30-60 Dee>Cid:won=9@61-70", cold="Eve:won")
        found = business.lineage_of(rows)
        assert found.parent == {key("Bob"): key("Ann"), key("Cid"): key("Bob")}
        assert found.revenue[key("Cid")] == 59
        assert found.generation[key("Eve")] == 0

    def test_who_joined_a_deal_shares_in_it_by_the_rule(self):
        rows = ground("Ann>Bob:won=100@1-31 Cid^Bob@31")
        assert business.credits(rows, CreditRule.FIRST) == {key("Ann"): 100, key("Cid"): 0}
        assert business.credits(rows, CreditRule.EQUAL) == {key("Ann"): 50, key("Cid"): 50}
        assert business.credits(rows, CreditRule.DECAY) == {key("Ann"): 33, key("Cid"): 67}

    def test_days_that_are_not_known_count_as_the_last_day(self):
        rows = ground("Ann>Bob:won=100 Cid^Bob")
        assert business.credits(rows, CreditRule.DECAY) == {key("Ann"): 50, key("Cid"): 50}

    def test_only_what_was_won_lately_counts_where_asked_for(self):
        rows = ground("Ann>Bob:won=100@1-20 Ann>Cid:won=30@40-60 Ann>Dee:won=5@40 Ann>Eve:lost=9@1-70")
        assert business.credits(rows, CreditRule.FIRST, since=day(50)) == {key("Ann"): 30}

    def test_allies_who_brought_nothing_can_be_counted(self):
        rows = ground("Ann>Bob:won=100@1-20", allies="Ann=3 Cid=3")
        assert business.shares(rows).count == 1
        assert business.shares(rows, counts_zero=True).gini == pytest.approx(0.5)


class TestRoutes:
    def test_an_ally_who_knows_the_target_is_asked_first(self):
        rows = ground("Ann>Bob:won@1-2", "Ann-Tom=4 Cid-Tom=5", allies="Ann=3 Cid=5")
        found = routes(rows, known(rows), [key("Tom")])
        assert [(rows.name(one.first), round(one.chance, 3)) for one in found[:2]] == [("Cid", 0.81), ("Ann", 0.49)]
        assert found[0].target == key("Tom")
        assert not found[0].is_direct
        assert found[0].hops[0].kind is HopKind.TRUST
        assert (found[0].hops[1].kind, found[0].hops[1].strength) == (HopKind.TIE, 5)
        assert found[0].hops[1].evidence is Evidence.CONFIRMED
        assert (found[1].hops[0].kind, found[1].hops[0].count, found[1].hops[0].on) == (
            HopKind.INTRODUCED_US,
            1,
            day(1),
        )

    def test_nobody_is_asked_for_whom_we_reach_better_ourselves(self):
        rows = ground("Ann>Bob:lost@1", "Ann-Tom=4", allies="Ann=5")
        assert way(rows, "Tom", active={key("Ann"): 0.01}) == [["Ann", "Tom"]]
        farther = ground("Ann>Bob@1", "Ann-Cid=5 Cid-Tom=5 Ann-Tom=1", allies="Ann=5")
        assert way(farther, "Tom") == [["Ann", "Cid", "Tom"], ["Ann", "Tom"]]

    def test_rates_and_silence_turn_the_order(self):
        rows = ground("", "Ann-Tom=4 Cid-Tom=5", allies="Ann=5 Cid=5")
        assert way(rows, "Tom")[0][0] == "Cid"
        assert way(rows, "Tom", active={key("Cid"): 0.1})[0][0] == "Ann"
        assert way(rows, "Tom", win={key("Cid"): 0.1}, usual_win=0.5)[0][0] == "Ann"

    def test_introductions_are_evidence_both_ways(self):
        rows = ground("Ann>Bob@1 Ann>Bob@5 Ann>Bob", "Bob-Tom=4 Ann-Bob=2", allies="Ann=1")
        there = routes(rows, known(rows), [key("Tom")])[0]
        assert [hop.kind for hop in there.hops] == [HopKind.INTRODUCED_US, HopKind.INTRODUCED, HopKind.TIE]
        assert (there.hops[1].count, there.hops[1].on, there.hops[1].strength) == (3, day(5), 2)
        pair = ground("Ann>Eve@1 Tom>Eve/ROY@2", allies="Ann=5")
        ours = known(pair, rep=RAE)
        back = routes(pair, ours, [key("Tom")])[0]
        assert [hop.kind for hop in back.hops] == [HopKind.INTRODUCED_US, HopKind.INTRODUCED, HopKind.INTRODUCED_BY]

    def test_whom_we_dealt_with_is_known_to_us(self):
        rows = ground(cold="Tom:won Eve:lost Fay:open")
        hops = [routes(rows, known(rows), [key(name)])[0] for name in ("Tom", "Eve", "Fay")]
        assert all(one.is_direct and one.hops[0].kind is HopKind.DEALT_WITH for one in hops)
        assert [(one.chance, one.hops[0].outcome) for one in hops] == [
            (0.7, Outcome.WON), (0.3, Outcome.LOST), (0.3, Outcome.OPEN),
        ]  # fmt: skip
        assert hops[0].hops[0].on == day(9)
        deal = next(iter(rows.pursuits.values()))
        without_days = replace(rows, pursuits={deal.id: replace(deal, first_touch_on=None, closed_on=None)})
        assert routes(without_days, known(without_days), [key("Tom")])[0].hops[0].on is None

    def test_nobody_is_asked_through_who_must_not_be_contacted(self):
        rows = ground("Ann>Sue@1 Sue>Tom@2", "Sue-Tom=5 Zed-Tom=5", allies="Ann=5", silent="Sue Zed")
        assert way(rows, "Sue") == [["Sue"]]
        assert way(rows, "Tom") == []

    def test_a_stranger_is_not_reached(self):
        rows = ground("Ann>Bob", companies="Zoe@Zinc")
        assert way(rows, "Zoe") == []
        assert way(rows, "Nobody") == []

    def test_one_of_us_may_know_less_than_all(self):
        rows = ground("Ann>Bob:open@1 Cid>Dee/ROY:open@1", allies="Ann=5 Cid=4 Eve=2")
        whole, rae, left = known(rows), known(rows, rep=RAE), known(rows, without_rep=RAE)
        ours = {
            name: {rows.name(it.id(one)) for one in it.lines.target[it.lines.source == US].tolist()}
            for name, it in (("all", whole), ("rae", rae), ("left", left))
        }
        assert ours == {
            "all": {"Ann", "Bob", "Cid", "Dee", "Eve"},
            "rae": {"Ann", "Bob"},
            "left": {"Cid", "Dee", "Eve"},
        }

    def test_chances_grow_with_what_somebody_did(self):
        assert [introduced_us(count) for count in (0, 1, 2, 3, 4)] == [0, 0.7, 0.8, 0.8, 0.9]
        deal = next(iter(ground(cold="Tom:lost").pursuits.values()))
        assert dealt_with(replace(deal, stage=Stage.PROPOSED)) == 0.5


class TestScorecards:
    def rows(self):
        return ground(
            "Ann>A1:won=100@1-20 Ann>A2:won=300@30-60 Ann>A3:lost@40-70 Ann>A4:open=50@190 Ann>A5:open@5 "
            "Ben>B1:won=500@10-20 Ben^A1@15 A1>C1:won=80@100-120 Cid>X1@3",
            allies="Ann=4 Dee=3", given="Ann", asked={"Ben": TODAY - timedelta(days=10)},
        )  # fmt: skip

    def test_a_scorecard_counts_what_an_ally_began(self):
        found = board(self.rows(), TODAY, benchmark=0.5).cards
        ann = found[key("Ann")]
        assert (ann.introductions, ann.won, ann.lost, ann.open) == (5, 2, 1, 2)
        assert (ann.won_of, ann.counted) == (2, 4)
        assert (ann.credit, ann.open_amount, ann.influenced, ann.clients, ann.generations) == (400, 50, 440, 3, 2)
        assert (ann.balance.given, ann.balance.received) == (1, 5)
        assert (ann.last_on, ann.owed, ann.last_thanked, ann.asked_on) == (day(190), 5, None, None)
        assert ann.low < ann.rate < ann.high
        assert ann.activity is Activity.ACTIVE
        assert found[key("Cid")].counted == 0
        assert (found[key("Dee")].introductions, found[key("Dee")].activity) == (0, Activity.NEVER)

    def test_an_introduction_dated_ahead_makes_no_rhythm(self):
        rows = ground("Ann>Bob:open@900")
        assert board(rows, TODAY, benchmark=0.5).cards[key("Ann")].rhythm.count == 0

    def test_the_best_are_those_of_whom_something_is_known(self):
        found = board(self.rows(), TODAY, benchmark=0.5)
        for ranking, first in ((Ranking.MONEY, "Ben"), (Ranking.VALUE, "Ann"), (Ranking.RELIABILITY, "Ben")):
            best = found.best(ranking, 9)
            assert len(best) == 3
            assert ranking is Ranking.RELIABILITY or best[0].person == key(first)

    def test_whom_to_ask_leaves_in_peace_who_was_asked_lately(self):
        found = board(self.rows(), TODAY, benchmark=0.5, reach={key("Ann"): 0.5})
        asked = [card.person for card in found.to_ask(9)]
        assert key("Ann") in asked
        assert key("Ben") not in asked
        assert found.cards[key("Ann")].prospectus.path == 0.5

    def test_who_must_not_be_contacted_is_not_asked(self):
        rows = ground("Ann>Bob:won=9@1-2", silent="Ann")
        assert board(rows, TODAY, benchmark=0.5).to_ask(9) == []

    def test_nobody_has_an_empty_board(self):
        found = board(ground(), TODAY, benchmark=0.5)
        assert (found.cards, found.best(Ranking.MONEY, 3), found.to_ask(3)) == ({}, [], [])


class TestLoss:
    def rows(self):
        return ground(
            "Ann>Bob:won=100@1-20 Ann>Cid:open=50@30 Ann>Hid@5 Eve>Fay/ROY:won=300@1-50 Ann>Fay/ROY:open=7@60",
            "Ann-Hal=4 Fay-Ida=3", allies="Ann=5 Eve=4",
        )  # fmt: skip

    def test_without_an_ally_their_business_and_their_people_are_lost(self):
        rows = self.rows()
        found = without_person(rows, known(rows), key("Ann"), TODAY, parts_around(rows, known(rows), key("Ann")))
        assert (found.originated, found.all_originated, found.won_deals, found.share) == (100, 400, 1, 0.25)
        assert (found.open_deals, found.open_amount) == (2, 57)
        assert {rows.name(one) for one in found.cut_off} == {"Hal", "Hid"}
        assert found.parts == 5
        assert (found.name, found.is_rep) == ("Ann", False)
        assert 0 < found.reach < found.reached
        first = found.rows[0]
        assert (rows.name(first.person), first.amount, first.reps) == ("Cid", 50, (RAE,))
        by_name = {rows.name(row.person): row for row in found.rows}
        assert {rows.name(one) for one in by_name["Fay"].others} == {"Eve", "Ida"}
        assert by_name["Hid"].is_cut_off
        assert by_name["Hid"].others == ()

    def test_without_one_of_us_allies_and_deals_are_handed_over(self):
        rows = self.rows()
        found = without_rep(rows, known(rows), ROY, TODAY)
        assert (found.name, found.is_rep, found.originated, found.all_originated) == ("Roy", True, 300, 400)
        assert (found.open_deals, found.open_amount) == (1, 7)
        by_name = {rows.name(row.person): row for row in found.rows}
        assert by_name["Eve"].is_cut_off is False
        assert by_name["Ann"].reps == (RAE,)
        assert by_name["Fay"].deals

    def test_who_brought_nothing_is_no_loss_of_business(self):
        rows = ground("Ann>Bob@1", allies="Ann=3 Zoe=1")
        found = without_person(rows, known(rows), key("Zoe"), TODAY)
        assert (found.originated, found.share, found.rows) == (0, None, ())


class TestCandidates:
    def test_whom_an_ally_knows_and_we_do_not_comes_first(self):
        rows = ground("Ann>Bob:won@1-2", "Ann-Hal=2 Ann-Ida=5 Ann-Bob=3 Hal-Jon=3 Ida-Jon=3", allies="Ann=4")
        found = could_introduce(rows, known(rows), key("Ann"), 9)
        assert [(rows.name(one), strength) for one, strength in found] == [("Ida", 5), ("Hal", 2), ("Jon", 0)]

    def test_who_may_know_whom_is_the_index_of_adamic_and_adar(self):
        people = {name: place for place, name in enumerate("abcxyz", start=1)}
        pairs = [(people[one], people[other]) for one, other in ("ax", "ay", "bx", "by", "bz", "cz")]
        ends = np.array([*pairs, (US, people["a"])])
        scores = may_know(lines(7, ends[:, 0], ends[:, 1], np.ones(7)), people["a"])
        assert scores[people["b"]] == pytest.approx(2 / math.log(2), abs=1e-6)
        assert scores[people["a"]] == scores[people["x"]] == scores[people["c"]] == 0


class TestStructure:
    def test_all_measures_come_together(self):
        rows = ground("Ann>Bob@1 Ann>Cid@2 Dee>Eve@3 Eve>Fay@4 Fay>Dee@5", "Bob-Cid Cid-Dee")
        seen = []
        found = measured(rows, lambda done, total: seen.append((done, total)))
        place = {rows.name(one): number for number, one in enumerate(found.ids)}
        assert found.is_exact
        assert found.circle[place["Ann"]] == found.circle[place["Bob"]] != found.circle[place["Eve"]]
        assert {name for name, one in place.items() if found.is_articulation[one]} == {"Cid", "Dee"}
        assert found.pagerank[place["Ann"]] > found.pagerank[place["Bob"]]
        assert [size for size, _people in found.circles(5)] == [3, 3]
        assert seen[-1][1] == 100
        assert [done for done, _total in seen] == sorted(done for done, _total in seen)

    def test_pairs_and_nobody_have_no_circles(self):
        assert measured(ground("Ann>Bob")).circles(5) == []
        assert measured(ground()).circles(5) == []

    def test_the_constraint_of_all_is_left_out_in_a_very_large_network(self, monkeypatch):
        monkeypatch.setattr("refnet.domain.network.structure.MOST_BROKERAGE", 2)
        assert np.isnan(measured(ground("Ann>Bob Bob>Cid")).constraint).all()


def test_a_deal_without_a_person_or_a_rep_is_known_to_nobody():
    rows = ground("Ann>Bob:open=5@1", cold="Cid:open")
    first, second = rows.pursuits.values()
    rows = replace(rows, pursuits={first.id: replace(first, prospect=None), second.id: replace(second, rep=None)})
    assert {rows.name(row.person) for row in without_rep(rows, known(rows), RAE, TODAY).rows} == {"Ann"}
    assert key("Cid") in {known(rows).id(one) for one in known(rows, rep=ROY).lines.target.tolist()}


def test_people_without_names_are_called_by_a_dash():
    rows = ground("Ann>Bob")
    nameless = replace(rows, people={key("Ann"): replace(rows.people[key("Ann")], name=" ")})
    assert [nameless.name(key("Ann")), nameless.name(RAE), nameless.name(key("Zoe"))] == ["–", "Rae", "–"]
    assert rows.people[key("Ann")].is_ally is False
