import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from hypothesis.extra import numpy as arrays

from refnet.domain.funnel.stages import NO_DAY, counted, funnel, of_stages, passages

NAN = NO_DAY


def made(*deals):
    """Make deals of (furthest stage as an index, days of entry, lost)."""
    furthest, days, lost = zip(*deals, strict=True)
    return passages(np.array(furthest), np.array(days, dtype=np.int32), np.array(lost))


def test_a_later_stage_fills_the_skipped_ones_with_the_next_known_day():
    deals = made((3, [7, NAN, NAN, 30, NAN, NAN], False))
    assert deals.reached.tolist() == [[True, True, True, True, False, False]]
    assert deals.entered[0, :4].tolist() == [7, 30, 30, 30]
    assert (deals.entered[0, 4:] == NO_DAY).all()


def test_a_day_out_of_order_is_taken_as_that_of_the_later_stage():
    assert made((2, [5, 40, 20, NAN, NAN, NAN], False)).entered[0, :3].tolist() == [5, 20, 20]


def test_a_dated_stage_counts_as_reached_though_the_deal_stands_earlier():
    assert made((0, [1, 3, 9, NAN, NAN, NAN], False)).reached.sum() == 3


def test_a_won_deal_has_passed_every_step_and_is_over():
    deals = made((5, [NAN] * 6, False))
    assert deals.reached.all()
    assert deals.is_over.all()
    assert funnel(deals, counted(deals, 100)) == of_stages([1] * 6)


def test_who_stands_at_a_stage_counts_there_only_after_the_time_allowed():
    deals = made((1, [1, 10, NAN, NAN, NAN, NAN], False))
    assert counted(deals, 10 + 179).tolist() == [[True, False, False, False, False]]
    assert counted(deals, 10 + 180).tolist() == [[True, True, False, False, False]]
    assert counted(deals, 10 + 30, patience_days=30)[0, 1]


def test_who_left_a_stage_counts_whatever_the_time():
    gone_on = made((2, [1, 1, 2, NAN, NAN, NAN], False))
    lost = made((1, [1, 1, NAN, NAN, NAN, NAN], True))
    assert counted(gone_on, 3).tolist() == [[True, True, False, False, False]]
    assert counted(lost, 3).tolist() == [[True, True, False, False, False]]
    assert funnel(lost, counted(lost, 3)).advanced == (1, 0, 0, 0, 0)


def test_who_stands_somewhere_since_an_unknown_day_stays_outside():
    deals = made((1, [NAN] * 6, False))
    assert counted(deals, 10_000).tolist() == [[True, False, False, False, False]]


def test_the_funnel_of_some_deals_counts_those_alone():
    deals = made((5, [1] * 6, False), (0, [1, *[NAN] * 5], True))
    counts = counted(deals, 1)
    assert len(deals) == 2
    assert funnel(deals, counts).counted == (2, 1, 1, 1, 1)
    assert funnel(deals, counts, np.array([False, True])).advanced == (0, 0, 0, 0, 0)


def test_no_deals_make_an_empty_funnel():
    deals = passages(np.zeros(0, dtype=int), np.zeros((0, 6), dtype=np.int32), np.zeros(0, dtype=bool))
    found = funnel(deals, counted(deals, 0))
    assert found.counted == (0,) * 5
    assert found.conversion is None
    assert found.smallest == 0


def test_conversion_is_the_product_of_the_steps():
    assert of_stages([400, 160, 80, 48, 36, 18]).conversion == pytest.approx(0.045)
    assert of_stages([60, 30, 0, 0, 0, 0]).conversion == 0


some_deals = some.integers(1, 30).flatmap(
    lambda n: some.tuples(
        arrays.arrays(np.int64, n, elements=some.integers(0, 5)),
        arrays.arrays(np.int32, (n, 6), elements=some.integers(0, 400)),
        arrays.arrays(np.bool_, n),
    )
)


@given(some_deals)
def test_reached_stages_and_their_days_never_run_backwards(recorded):
    deals = passages(*recorded)
    assert (deals.reached[:, :-1] >= deals.reached[:, 1:]).all()
    known = [[day for day in days if day != NO_DAY] for days in deals.entered.tolist()]
    assert all(days == sorted(days) for days in known)


@given(some_deals, some.integers(0, 600), some.integers(0, 200))
def test_no_more_go_on_than_count_and_patience_only_takes_away(recorded, today, patience):
    deals = passages(*recorded)
    counts = counted(deals, today, patience)
    found = funnel(deals, counts)
    assert all(went <= n for went, n in zip(found.advanced, found.counted, strict=True))
    assert (counts >= counted(deals, today, patience + 1)).all()
    assert found.advanced == funnel(deals, counted(deals, today, 10_000)).advanced
