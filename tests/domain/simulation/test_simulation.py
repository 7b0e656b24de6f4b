import re
from datetime import date, timedelta
from itertools import pairwise, product

import numpy as np
import pytest

from refnet import paths
from refnet.domain.kinds import Direction, Intent, Noted, Outcome, Role, Source, Stage
from refnet.domain.rates.proportions import rate
from refnet.domain.simulation import profiles
from refnet.domain.simulation.profiles import PROFILES
from refnet.domain.simulation.pursuing import step_chances
from refnet.domain.simulation.simulate import simulate

TODAY = date(2026, 11, 23)
OF_SEED_1 = (773, 266, 331)  # deals, meetings, notes


@pytest.fixture(scope="module")
def world():
    return simulate(1, today=TODAY)


@pytest.fixture(scope="module")
def worlds(world):
    return [world, *(simulate(seed, today=TODAY) for seed in range(2, 41))]


def normal(deviation):
    places, weights = np.polynomial.hermite_e.hermegauss(30)
    return [(place * deviation, weight) for place, weight in zip(places, weights / weights.sum(), strict=True)]


@pytest.mark.parametrize(
    ("source", "quality", "truth"), [(Source.REFERRAL, profiles.ALLY_QUALITY, 0.5), (Source.COLD, 0.0, 0.1)]
)
def test_the_population_truth_is_exact(source, quality, truth):
    profile = PROFILES[source]
    total = 0.0
    for large, prepared in product((False, True), repeat=2):
        share = (profile.large if large else 1 - profile.large) * (
            profile.prepared if prepared else 1 - profile.prepared
        )
        for (skill, one), (extra, other) in product(normal(profiles.REP_SKILL), normal(quality)):
            chances = step_chances(profile, skill + extra, is_large=large, is_prepared=prepared)
            total += share * one * other * float(np.prod(chances))
    assert total == pytest.approx(truth, abs=2e-6)


def test_the_same_seed_gives_the_same_world(world):
    assert simulate(1, today=TODAY) == world
    assert simulate(2, today=TODAY) != world


def test_it_is_a_team_of_six_with_a_manager_over_two_years(world):
    assert [rep.role for rep in world.reps].count(Role.REP) == 6
    assert {rep.manager_id for rep in world.reps} == {6, None}
    assert min(deal.first_touch_on for deal in world.deals) >= TODAY - timedelta(days=730)


def test_there_are_about_750_deals(worlds):
    sizes = [len(world.deals) for world in worlds]
    assert 720 < np.mean(sizes) < 790
    assert all(600 < size < 950 for size in sizes)


def test_every_source_occurs(world):
    assert {deal.source for deal in world.deals} == set(Source)


def test_nobody_is_invented_twice(world):
    for values in (
        [p.name for p in world.people],
        [o.name for o in world.organizations],
        [p.email for p in world.people],
    ):
        assert len(set(values)) == len(values)
    for rows in (world.people, world.organizations, world.deals, world.introductions, world.asks, world.meetings):
        assert [row.id for row in rows] == list(range(len(rows)))


def test_addresses_are_reserved_for_examples(world):
    for person in world.people:
        assert re.fullmatch(r"[a-z.\-]+@[a-z&\-]+\.example\.com", person.email.replace("-&-", "-")), person.email
        assert person.profile_url.startswith("https://www.example.org/in/")
        assert re.match(
            r"\+44 7700 900|\+44 20 7946 0|\+1 212 555 01|\+33 1 99 00|\+49 30 23125|\+46 8 465 004", person.phone
        )


def test_stages_follow_each_other_up_to_today(world):
    for deal in world.deals:
        days = [day for _stage, day in deal.history]
        assert days[0] == deal.first_touch_on
        assert all(one <= other for one, other in pairwise(days))
        assert days[-1] <= TODAY
        assert (deal.closed_on is None) == (deal.outcome is Outcome.OPEN)
        assert bool(deal.lost_reason) == (deal.outcome is Outcome.LOST)
        assert not deal.stage.is_end
        assert 0 < deal.p_true < 1
        assert deal.amount > 0


def test_a_finished_deal_has_ended_as_it_had_to(world):
    assert all(deal.outcome is deal.eventual for deal in world.deals if deal.outcome is not Outcome.OPEN)


def test_each_referral_has_one_originating_introduction(world):
    began = [row.deal_id for row in world.introductions if row.is_originating]
    assert len(set(began)) == len(began)
    by_allies = {deal.id for deal in world.deals if deal.source in (Source.REFERRAL, Source.NAME_ONLY)}
    assert set(began) == by_allies


def test_introductions_fit_their_deals_asks_and_days(world):
    since = {ally.person_id: ally.since for ally in world.allies}
    for row in world.introductions:
        assert row.prospect_id not in (row.introducer_id, row.recipient_id)
        assert row.made_on <= TODAY
        assert row.thanked_on is None or row.made_on <= row.thanked_on <= TODAY
        if row.direction is Direction.RECEIVED:
            assert row.made_on >= since[row.introducer_id]
            assert world.deals[row.deal_id].prospect_id == row.prospect_id
        if row.ask_id is not None:
            ask = world.asks[row.ask_id]
            assert ask.ally_id == row.introducer_id
            assert ask.asked_on <= ask.answered_on == row.made_on


def test_there_are_second_and_given_introductions(world):
    received = [row for row in world.introductions if row.direction is Direction.RECEIVED]
    assert any(not row.is_originating for row in received)
    assert any(row.direction is Direction.GIVEN for row in world.introductions)


def test_answers_are_not_older_than_the_ask_nor_in_the_future(world):
    for ask in world.asks:
        assert ask.asked_on <= TODAY
        assert ask.answered_on is None or ask.asked_on <= ask.answered_on <= TODAY


def test_clients_become_allies(world):
    won = {deal.prospect_id for deal in world.deals if deal.outcome is Outcome.WON}
    assert won & {ally.person_id for ally in world.allies}
    assert len({ally.person_id for ally in world.allies}) == len(world.allies)


def test_preparation_is_ticked_before_the_talk(world):
    for meeting in world.meetings:
        ticks = [meeting.agenda_at, meeting.research_at, meeting.pitch_at, meeting.connections_at, meeting.questions_at]
        assert all(tick is None or tick.date() < meeting.planned_on for tick in ticks)
        if meeting.held_on is not None:
            assert all(ticks) == world.deals[meeting.deal_id].is_prepared
            assert dict(world.deals[meeting.deal_id].history)[Stage.MET] == meeting.held_on


def test_what_a_talk_brought_is_noted_only_of_talks_held_and_not_of_all_of_them(world):
    held = [meeting for meeting in world.meetings if meeting.held_on is not None]
    planned = [meeting for meeting in world.meetings if meeting.held_on is None]
    assert all(meeting.intent is Intent.UNKNOWN and not meeting.asked for meeting in planned)
    for facts in (
        [each.intent for each in held],
        [each.return_discussed for each in held],
        [each.qualified for each in held],
    ):
        assert 0.7 < 1 - facts.count("not_noted") / len(facts) < 0.95
        assert len(set(facts)) == 3


def test_a_deal_noted_as_qualified_came_that_far(world):
    for meeting in world.meetings:
        came = Stage.QUALIFIED in dict(world.deals[meeting.deal_id].history)
        assert meeting.qualified in (Noted.UNKNOWN, Noted.YES if came else Noted.NO)


def test_prepared_talks_have_more_questions_and_buyers_are_won_more_often(worlds):
    held = [(one, each.deals[one.deal_id]) for each in worlds for one in each.meetings if one.held_on is not None]
    asked = {
        is_prepared: np.mean([len(one.asked) for one, deal in held if deal.is_prepared is is_prepared])
        for is_prepared in (True, False)
    }
    assert asked[True] > asked[False] + 1
    won = {
        intent: np.mean([deal.eventual is Outcome.WON for one, deal in held if one.intent is intent])
        for intent in (Intent.BUYING, Intent.LOOKING)
    }
    assert won[Intent.BUYING] > won[Intent.LOOKING] + 0.1


def test_what_talks_brought_leaves_the_rest_of_the_world_as_it_was(world):
    assert (len(world.deals), len(world.meetings), len(world.notes)) == OF_SEED_1


def test_ties_and_notes_have_their_subjects(world):
    assert all(tie.person_id < tie.other_id and 1 <= tie.strength <= 5 for tie in world.ties)
    assert all((note.person_id is None) != (note.deal_id is None) for note in world.notes)
    assert all(note.text[0].isupper() and "{" not in note.text and note.noted_on <= TODAY for note in world.notes)
    assert all("{" not in row.reason for row in world.introductions)
    assert all(1 <= ally.trust <= 5 for ally in world.allies)


def test_a_young_world_without_cold_leads_has_no_ties_to_them():
    assert simulate(3, today=TODAY, days=5, reps=1).reps[0].role is Role.REP


def test_names_are_of_many_scripts_and_long_lists(world):
    assert sum(not person.name.isascii() for person in world.people) > 100


def test_the_estimate_covers_the_truth_of_its_own_deals(worlds):
    hits = total = 0
    for world in worlds:
        for source in (Source.REFERRAL, Source.COLD):
            mine = [deal for deal in world.deals if deal.source is source]
            found = rate(sum(deal.eventual is Outcome.WON for deal in mine), len(mine))
            truth = np.mean([deal.p_true for deal in mine])
            hits, total = hits + (found.low <= truth <= found.high), total + 1
    assert hits / total > 0.88


def test_the_shipped_questions_are_complete():
    import tomllib

    questions = tomllib.loads((paths.resources() / "questions.toml").read_text(encoding="utf-8"))["question"]
    assert len(questions) >= 20
    assert all(Stage(each["stage"]) and each["purpose"] and each["text"].endswith("?") for each in questions)
