"""Round numbers beside a chart, and names that are moved apart."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.charts.scales import Scale, fitting, parted, ticks


@pytest.mark.parametrize(
    ("low", "high", "found"),
    [(0, 0.52, [0, 0.2, 0.4, 0.6]), (-0.23, 0.03, [-0.3, -0.2, -0.1, 0, 0.1]), (0, 61_000, [0, 20_000, 40_000, 60_000, 80_000])],
)  # fmt: skip
def test_ticks_are_round(low, high, found):
    assert ticks(low, high, 5) == pytest.approx(found)


@given(st.floats(-1e6, 1e6), st.floats(1e-6, 1e6), st.integers(3, 8))
def test_ticks_span_all_values_with_few_numbers(low, span, most):
    found = ticks(low, low + span, most)
    assert len(found) <= most + 2
    assert found[0] <= low + abs(low) * 1e-6 + 1e-6
    assert found[-1] >= low + span - abs(low + span) * 1e-6 - 1e-6


def test_a_scale_without_a_span_stands_at_its_start():
    assert Scale(0, 0, 10, 90).at(5) == 10
    assert Scale(0, 10, 90, 10).at(5) == 50


def test_words_that_would_touch_give_way_but_zero_stays():
    marks = [(value / 10, f"{value * 10}") for value in range(-3, 2)]
    assert [value for value, _words in fitting(marks, Scale(-0.3, 0.1, 0, 60))] == [-0.2, 0]
    assert fitting(marks, Scale(-0.3, 0.1, 0, 600)) == marks
    assert fitting(marks[:1], Scale(0, 1, 0, 1)) == marks[:1]


@given(st.lists(st.floats(0, 100), max_size=5))
def test_names_are_moved_apart(places):
    found = parted(places, 17, 0, 100)
    together = sorted(found)
    assert all(after - before >= 17 - 1e-9 for before, after in pairwise(together))
    assert all(-1e-9 <= place <= 100 + 1e-9 for place in found)
    assert parted(found, 17, 0, 100) == pytest.approx(found)
