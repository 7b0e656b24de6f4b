from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from refnet.domain.drafts import AllyDraft, AskDraft, ClosingDraft, IntroductionDraft, PersonDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Answer, Outcome, Stage
from refnet.domain.planning.backwards import GoalKind
from refnet.domain.planning.chain import Activity, Range
from refnet.domain.planning.changing import Allies, Change, Effort
from refnet.services import allies, asks, deals, introductions, meetings, people, planning, preferences, reps, sample
from refnet.services.planning import Assumptions, GoalKept, Week
from refnet.services.planning.goals import USUAL

TODAY = date(2026, 11, 25)  # a Wednesday
GOAL = GoalKept(GoalKind.CLIENTS, 12, date(2026, 7, 1), date(2027, 6, 30))
OLD = date(2026, 1, 10)
NOW = datetime.now(UTC).astimezone().date()


@pytest.fixture
def rep(store):
    return reps.become(store, "Rae Rep")


def introduce(store, rep, number, on=OLD, **more):
    draft = IntroductionDraft(PersonDraft("Ann"), PersonDraft(f"P{number}"), on, rep, **more)
    return introductions.log(store, draft)


def win(store, key, on):
    deals.close(store, introductions.record(store, key).deal_id, ClosingDraft(Outcome.WON, on, 100_000, "EUR"))


def test_without_a_goal_there_are_assumed_rates_and_no_needs(store):
    found = planning.plan(store, None, TODAY)
    assert {step.rate.to: step.rate.value for step in found.steps} == USUAL
    assert (found.goal, found.needs, found.forecast) == (None, None, None)
    assert not any(step.rate.is_own or step.is_team for step in found.steps)


def test_a_goal_is_kept_for_each_rep_and_for_all(store, rep):
    planning.save(store, rep, GOAL)
    assert planning.load(store, rep)[0] == GOAL
    assert planning.load(store, None)[0] is None
    planning.save(store, rep, None)
    assert planning.load(store, rep)[0] is None
    store.undo()
    assert planning.load(store, rep)[0] == GOAL


def test_a_goal_that_cannot_be_is_not_kept(store, rep):
    with pytest.raises(InvalidInput):
        planning.save(store, rep, GoalKept(GoalKind.CLIENTS, 0, GOAL.since, GOAL.by))


def test_what_is_assumed_can_be_changed_and_made_to_count(store, rep):
    assumed = Assumptions(USUAL | {Activity.CLIENTS: 0.3}, frozenset({Activity.CLIENTS}))
    planning.save_assumptions(store, rep, assumed)
    assert planning.load(store, rep)[1] == assumed
    assert planning.plan(store, rep, TODAY).steps[-1].rate.value == 0.3
    with pytest.raises(InvalidInput):
        planning.save_assumptions(store, rep, Assumptions(USUAL | {Activity.CLIENTS: 0.0}))


def test_ten_cases_of_ones_own_make_a_rate_and_nine_take_the_teams(store, rep):
    other = reps.add(store, "Max")
    for number in range(9):
        introduce(store, rep, number)
    introduce(store, other, 99)
    step = planning.plan(store, rep, TODAY).steps[1]
    assert (step.rate.to, step.rate.done, step.rate.of, step.is_team) == (Activity.MEETINGS, 0, 10, True)
    introduce(store, rep, 10)
    step = planning.plan(store, rep, TODAY).steps[1]
    assert (step.rate.of, step.is_team, step.rate.is_own) == (10, False, True)


def test_introductions_that_are_too_young_are_not_counted(store, rep):
    introduce(store, rep, 1, TODAY - timedelta(days=179))
    assert planning.plan(store, rep, TODAY).steps[1].rate.of == 0


def test_asks_and_what_came_of_them_are_counted_once_they_are_a_month_old(store, rep):
    old = asks.log(store, AskDraft(PersonDraft("Ann"), rep, TODAY - timedelta(days=30)))
    asks.log(store, AskDraft(PersonDraft("Ann"), rep, TODAY - timedelta(days=29)))
    introduce(store, rep, 1, TODAY, ask_id=old)
    introduce(store, rep, 2, TODAY)
    found = planning.plan(store, rep, TODAY)
    assert (found.steps[0].rate.done, found.steps[0].rate.of) == (1, 1)
    weeks = 31 / 7
    assert found.pace_weeks == weeks
    assert found.done[Activity.ASKS] == 2 / weeks
    assert planning.plan(store, None, TODAY).done[Activity.ASKS] == 2 / weeks


def test_what_was_won_since_the_goal_began_counts_towards_it(store, rep):
    first, second, third = (introduce(store, rep, number) for number in range(3))
    win(store, first, date(2026, 6, 30))
    win(store, second, date(2026, 7, 1))
    win(store, third, date(2026, 11, 1))
    planning.save(store, rep, GOAL)
    found = planning.plan(store, rep, TODAY)
    assert found.reached == 2
    assert found.needs.clients == Range(10, 10, 10)
    planning.save(store, rep, GoalKept(GoalKind.REVENUE, 1_000_000, GOAL.since, GOAL.by))
    assert planning.plan(store, rep, TODAY).reached == 200_000


def test_a_goal_in_money_without_any_amount_says_what_to_do(store, rep):
    planning.save(store, rep, GoalKept(GoalKind.REVENUE, 1_000_000, GOAL.since, GOAL.by))
    with pytest.raises(InvalidInput, match="number of clients"):
        planning.plan(store, rep, TODAY)


def test_open_deals_count_with_what_became_of_others(store, rep):
    for number in range(12):
        key = introduce(store, rep, number)
        win(store, key, OLD + timedelta(days=100))
    introduce(store, rep, 50, TODAY - timedelta(days=10))
    planning.save(store, rep, GOAL)
    found = planning.plan(store, rep, TODAY)
    assert (found.open_deals, found.past.to_client.is_own, found.past.lag.is_own) == (1, True, False)
    assert found.forecast.from_open.high == 1


def test_more_asks_make_the_goal_likelier(file_store):
    sample.fill(file_store, seed=7, today=TODAY)
    planning.save(file_store, None, GoalKept(GoalKind.CLIENTS, 40, date(2026, 7, 1), date(2027, 6, 30)))
    plain = planning.plan(file_store, None, TODAY)
    doubled = planning.plan(file_store, None, TODAY, Change(hours=3))
    assert doubled.forecast.chance >= plain.forecast.chance
    assert doubled.forecast.from_new.middle > plain.forecast.from_new.middle
    assert all(step.rate.is_own for step in plain.steps)
    assert all(one.low <= one.middle <= one.high for one in plain.needs.a_week.values())


def test_the_pace_of_meetings_and_proposals_is_that_of_first_ones_of_referral_deals(store, rep):
    deal = introductions.record(store, introduce(store, rep, 1, TODAY - timedelta(days=60))).deal_id
    for day in (56, 55):
        meetings.add(store, deal, meetings.MeetingDraft(held_on=TODAY - timedelta(days=day)))
    deals.move(store, deal, Stage.PROPOSED, TODAY)
    late = introductions.record(store, introduce(store, rep, 2, TODAY - timedelta(days=9))).deal_id
    deals.move(store, late, Stage.MET, TODAY - timedelta(days=2))
    for whose in (rep, None):
        done = planning.plan(store, whose, TODAY).done
        assert (done[Activity.MEETINGS], done[Activity.PROPOSALS]) == (1 / 8, 1 / 8)
    assert planning.plan(store, reps.add(store, "Max"), TODAY).done[Activity.PROPOSALS] == 0


@pytest.mark.parametrize(("days", "weeks"), [(0, 1), (6, 1), (13, 2), (34, 5), (55, 8), (400, 8)])
def test_the_pace_of_a_young_file_is_that_of_the_time_since_its_first_record(store, rep, days, weeks):
    for number, ago in enumerate({0, days}):
        asks.log(store, AskDraft(PersonDraft(f"Ann {number}"), rep, TODAY - timedelta(days=ago)))
    found = planning.plan(store, rep, TODAY)
    assert found.pace_weeks == weeks
    seen = len({0, days}) if days < 56 else 1
    assert found.done[Activity.ASKS] == seen / weeks
    assert planning.plan(store, reps.add(store, "Max"), TODAY).pace_weeks == 8


def test_what_took_long_from_ask_to_introduction_makes_more_asks_wanted(store, rep):
    planning.save(store, rep, GOAL)
    quick = planning.plan(store, rep, TODAY)
    for number in range(12):
        ask = asks.log(store, AskDraft(PersonDraft("Ann"), rep, OLD))
        introduce(store, rep, number, OLD + timedelta(days=100), ask_id=ask)
    slow = planning.plan(store, rep, TODAY)
    assert (slow.past.lag.is_own, slow.past.lag.mean) == (True, 100)
    assert slow.needs.in_time < quick.needs.in_time
    assumed = replace(Assumptions(), to_introduction=200, to_client=65)
    other = reps.add(store, "Max")
    planning.save(store, other, GOAL)
    planning.save_assumptions(store, other, assumed)
    assert planning.plan(store, other, TODAY).past.lag.mean == 100


def test_asks_that_are_waited_for_count_as_open_and_those_refused_or_given_up_do_not(store, rep):
    for answer in (Answer.PENDING, Answer.NAMED, Answer.LATER, Answer.DECLINED, Answer.SILENCE):
        key = asks.log(store, AskDraft(PersonDraft("Ann"), rep, TODAY - timedelta(days=3)))
        if answer is not Answer.PENDING:
            asks.answer(store, key, answer, TODAY)
    planning.save(store, rep, GOAL)
    found = planning.plan(store, rep, TODAY)
    assert (found.open_asks, found.open_deals) == (3, 0)
    assert planning.plan(store, rep, TODAY + timedelta(days=60)).open_asks == 0
    assert found.needs.of_open.middle > 0
    assert found.forecast.open_mean == pytest.approx(3 * 0.5 * 0.8**3, rel=0.35)


def test_open_deals_are_taken_off_what_is_wanted(store, rep):
    planning.save(store, rep, GOAL)
    assert planning.plan(store, rep, TODAY).needs.clients == Range(12, 12, 12)
    for number in range(5):
        key = introduce(store, rep, number, TODAY - timedelta(days=5))
        deals.move(store, introductions.record(store, key).deal_id, Stage.PROPOSED, TODAY)
    found = planning.plan(store, rep, TODAY).needs
    assert found.of_open.middle == pytest.approx(4, abs=0.4)
    assert found.clients.middle == pytest.approx(12 - found.of_open.middle)


@pytest.mark.parametrize(
    ("field", "wrong"),
    [("to_introduction", 0), ("to_client", 3651), ("a_year", 0.0), ("a_year", 101.0)],
)
def test_days_and_introductions_that_cannot_be_are_refused_at_their_field(store, rep, field, wrong):
    with pytest.raises(InvalidInput) as caught:
        planning.save_assumptions(store, rep, replace(Assumptions(), **{field: wrong}))
    assert caught.value.field == field


def test_all_that_is_assumed_is_kept_and_counts(store, rep):
    assumed = replace(Assumptions(), to_introduction=40, to_client=90, a_year=1.5, effort=Effort(10, 90))
    planning.save_assumptions(store, rep, assumed)
    found = planning.plan(store, rep, TODAY)
    assert found.assumed == assumed
    assert (found.past.lag.assumed, found.past.to_client.assumed, found.allies.a_year) == (40, 90, 1.5)


def test_what_a_file_of_before_assumed_is_still_understood(store, rep):
    older = {"rates": {str(Activity.CLIENTS): 0.4}, "by_hand": [str(Activity.CLIENTS)]}
    with store.step("As it was") as step:
        preferences.put(step, f"assumed {rep.hex}", older)
    found = planning.load(store, rep)[1]
    assert found == Assumptions(USUAL | {Activity.CLIENTS: 0.4}, frozenset({Activity.CLIENTS}))


@pytest.mark.parametrize(("weeks", "watched"), [(4, 4), (60, 52), (0, 0), (-1, 0)])
def test_allies_are_watched_since_the_first_day_that_was_noted(store, rep, weeks, watched):
    assert planning.plan(store, rep, TODAY).allies == Allies()
    began = TODAY - timedelta(weeks=weeks)
    for name in ("Ann", "Zoe", "Max"):
        allies.add(store, AllyDraft(PersonDraft(name)))
    ann = people.find(store, "Ann")[0].id
    asks.log(store, AskDraft(PersonDraft(id=ann), rep, began))
    assert planning.plan(store, rep, TODAY).allies == Allies(0, 3 * watched)


def test_the_week_counts_the_five_activities(store, rep):
    other = reps.add(store, "Max")
    ask = asks.log(store, AskDraft(PersonDraft("Ann"), rep, TODAY))
    key = introduce(store, rep, 1, TODAY, ask_id=ask)
    deal = introductions.record(store, key).deal_id
    meetings.log(store, deal, planned_on=NOW + timedelta(days=3))
    meetings.log(store, deal, held_on=TODAY)
    introduce(store, other, 2, TODAY - timedelta(days=7))
    win(store, key, TODAY)
    monday = date(2026, 11, 23)
    assert planning.weeks(store, rep, TODAY) == [
        Week(monday, 1, 1, planning.weeks(store, rep, TODAY)[0].scheduled, 1, 1)
    ]
    before, this = planning.weeks(store, None, TODAY, 2)
    assert before == Week(monday - timedelta(days=7), introductions=1)
    assert (this.asks, this.introductions, this.held, this.clients) == (1, 1, 1, 1)


def test_a_meeting_that_is_planned_counts_as_scheduled_on_the_day_it_was_entered(store, rep):
    key = introduce(store, rep, 1, NOW)
    meetings.log(store, introductions.record(store, key).deal_id, planned_on=NOW + timedelta(days=3))
    assert planning.weeks(store, rep, NOW)[0].scheduled == 1


def test_stages_count_how_far_introductions_came(store, rep):
    for number in range(10):
        key = introduce(store, rep, number)
        if number < 4:
            deals.move(store, introductions.record(store, key).deal_id, Stage.PROPOSED, OLD)
    rates = {step.rate.to: (step.rate.done, step.rate.of) for step in planning.plan(store, rep, TODAY).steps}
    assert rates[Activity.MEETINGS] == (4, 10)
    assert rates[Activity.PROPOSALS] == (4, 4)
    assert rates[Activity.CLIENTS] == (0, 4)


def test_what_preparation_goes_with_is_told_once_enough_meetings_are_known(file_store):
    assert planning.preparation_lift(file_store, TODAY) is None
    sample.fill(file_store, seed=7, today=TODAY)
    found = planning.preparation_lift(file_store, TODAY)
    assert found.low < found.middle < found.high
    assert abs(found.middle) < 0.5


def test_a_goal_whose_day_is_over_counts_what_came_until_then(store, rep):
    for number, on in enumerate((TODAY - timedelta(days=40), TODAY - timedelta(days=3))):
        win(store, introduce(store, rep, number), on)
    ended = GoalKept(GoalKind.CLIENTS, 2, OLD, TODAY - timedelta(days=10))
    planning.save(store, rep, ended)
    found = planning.plan(store, rep, TODAY)
    assert (found.reached, found.is_over, found.is_reached) == (1, True, False)
    assert found.needs.a_week is None
    planning.save(store, rep, GoalKept(GoalKind.CLIENTS, 2, OLD, TODAY + timedelta(days=10)))
    found = planning.plan(store, rep, TODAY)
    assert (found.reached, found.is_over, found.is_reached) == (2, False, True)
    assert {one.middle for one in found.needs.a_week.values()} == {0}


def test_nothing_of_late_is_no_pace(store, rep):
    assert not planning.plan(store, rep, TODAY).has_pace
    asks.log(store, AskDraft(PersonDraft("Ann"), rep, TODAY - timedelta(days=10)))
    assert planning.plan(store, rep, TODAY).has_pace
    assert not planning.plan(store, rep, TODAY).is_over


@pytest.mark.parametrize("kind", GoalKind)
@pytest.mark.parametrize("amount", [1, 10**12])
@pytest.mark.parametrize("ahead", [-400, 0, 1, 3, 30_000])
def test_whatever_the_goal_the_plan_holds_numbers_or_says_why_not(store, rep, kind, amount, ahead):
    win(store, introduce(store, rep, 1), OLD + timedelta(days=50))
    planning.save(store, rep, GoalKept(kind, amount, OLD - timedelta(days=500), TODAY + timedelta(days=ahead)))
    found = planning.plan(store, rep, TODAY, Change(4.0, 2.0, Range(-0.5, 0.5, 1.5)))
    assert 0 <= found.forecast.chance <= 1
    assert 0 <= found.forecast.total.low <= found.forecast.total.middle <= found.forecast.total.high
    needed = found.needs.a_week or {}
    assert all(0 <= one.low <= one.middle <= one.high < float("inf") for one in needed.values())
