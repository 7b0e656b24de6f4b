import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from refnet.domain.facts import FUNNEL, NO_DAY
from refnet.domain.funnel.stages import counted, funnel, of_stages, passages
from refnet.domain.kinds import Outcome, Stage
from tests.factmaking import deal, facts_of


def of(*deals):
    """Return the passages of deals of (stage, days of entering stages, outcome)."""
    return passages(facts_of(*(_deal(*each) for each in deals)))


def _deal(stage, days, outcome=Outcome.OPEN):
    return deal(stage=stage, outcome=outcome, stages=days, begun=days.get(Stage.LEAD, NO_DAY), ended=0)


def test_a_later_stage_fills_the_skipped_ones_with_the_next_known_day():
    deals = of((Stage.QUALIFIED, {Stage.LEAD: 7, Stage.QUALIFIED: 30}))
    assert deals.reached.tolist() == [[True, True, True, True, False, False]]
    assert deals.entered[0].tolist() == [7, 30, 30, 30, NO_DAY, NO_DAY]


def test_a_won_deal_has_passed_every_step_and_is_over():
    deals = of((Stage.LEAD, {}, Outcome.WON))
    assert deals.reached.all()
    assert deals.is_over.all()
    assert funnel(deals, counted(deals, 100)) == of_stages([1] * 6)


def test_who_stands_at_a_stage_counts_there_only_after_the_time_allowed():
    deals = of((Stage.CONTACTED, {Stage.LEAD: 1, Stage.CONTACTED: 10}))
    assert counted(deals, 10 + 179).tolist() == [[True, False, False, False, False]]
    assert counted(deals, 10 + 180).tolist() == [[True, True, False, False, False]]
    assert counted(deals, 10 + 30, patience_days=30)[0, 1]


def test_who_left_a_stage_counts_whatever_the_time():
    gone_on = of((Stage.MET, {Stage.LEAD: 1, Stage.CONTACTED: 1, Stage.MET: 2}))
    lost = of((Stage.CONTACTED, {Stage.LEAD: 1, Stage.CONTACTED: 1}, Outcome.LOST))
    assert counted(gone_on, 3).tolist() == [[True, True, False, False, False]]
    assert counted(lost, 3).tolist() == [[True, True, False, False, False]]
    assert funnel(lost, counted(lost, 3)).advanced == (1, 0, 0, 0, 0)


def test_who_stands_somewhere_since_an_unknown_day_stays_outside():
    deals = of((Stage.CONTACTED, {}))
    assert counted(deals, 10_000).tolist() == [[True, False, False, False, False]]


def test_the_funnel_of_some_deals_counts_those_alone():
    deals = of((Stage.LEAD, {Stage.LEAD: 1}, Outcome.WON), (Stage.LEAD, {Stage.LEAD: 1}, Outcome.LOST))
    counts = counted(deals, 1)
    assert len(deals) == 2
    assert funnel(deals, counts).counted == (2, 1, 1, 1, 1)
    assert funnel(deals, counts, np.array([False, True])).advanced == (0, 0, 0, 0, 0)


def test_no_deals_make_an_empty_funnel():
    deals = of()
    found = funnel(deals, counted(deals, 0))
    assert found.counted == (0,) * 5
    assert found.conversion is None
    assert found.smallest == 0


def test_conversion_is_the_product_of_the_steps():
    assert of_stages([400, 160, 80, 48, 36, 18]).conversion == pytest.approx(0.045)
    assert of_stages([60, 30, 0, 0, 0, 0]).conversion == 0


some_days = some.dictionaries(some.sampled_from(FUNNEL[:5]), some.integers(1, 400))
some_deals = some.lists(some.tuples(some.sampled_from(FUNNEL[:5]), some_days, some.sampled_from(Outcome)), max_size=20)


@given(some_deals)
def test_reached_stages_and_their_days_never_run_backwards(recorded):
    deals = of(*recorded)
    assert (deals.reached[:, :-1] >= deals.reached[:, 1:]).all()
    known = [[day for day in days if day != NO_DAY] for days in deals.entered.tolist()]
    assert all(days == sorted(days) for days in known)


@given(some_deals, some.integers(0, 600), some.integers(0, 200))
def test_no_more_go_on_than_count_and_patience_only_takes_away(recorded, today, patience):
    deals = of(*recorded)
    counts = counted(deals, today, patience)
    found = funnel(deals, counts)
    assert all(went <= n for went, n in zip(found.advanced, found.counted, strict=True))
    assert (counts >= counted(deals, today, patience + 1)).all()
    assert found.advanced == funnel(deals, counted(deals, today, 10_000)).advanced
