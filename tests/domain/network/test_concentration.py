import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.domain.network.concentration import concentration


def test_four_allies_are_as_concentrated_as_the_method_says():
    found = concentration([140, 60, 80, 70])
    assert found.hhi == pytest.approx(69 / 245)
    assert found.effective == pytest.approx(3.550725, abs=5e-7)
    assert found.gini == pytest.approx(0.178571, abs=5e-7)
    assert found.top_share(1) == pytest.approx(0.40)
    assert (found.total, found.count, found.zero_count) == (350, 4, 0)


def test_allies_with_nothing_count_only_where_they_are_asked_for():
    amounts = [140, 60, 80, 70, 0, 0]
    assert concentration(amounts, counts_zero=True).gini == pytest.approx(0.452381, abs=5e-7)
    assert concentration(amounts, counts_zero=True).count == 6
    assert concentration(amounts).gini == pytest.approx(0.178571, abs=5e-7)
    assert concentration(amounts).zero_count == 2
    assert concentration(amounts, counts_zero=True).hhi == concentration(amounts).hhi


@pytest.mark.parametrize("amounts", [[], [0, 0]])
def test_without_any_amount_there_is_no_measure(amounts):
    found = concentration(amounts)
    assert (found.total, found.hhi, found.effective, found.gini, found.top_share(1)) == (0, None, None, None, None)


def test_one_ally_is_all_there_is():
    found = concentration([5])
    assert (found.hhi, found.effective, found.gini, found.top_share(3)) == (1, 1, 0, 1)


@given(st.lists(st.integers(0, 10**15), min_size=1, max_size=60))
def test_the_gini_coefficient_is_half_the_relative_mean_difference(amounts):
    found = concentration(amounts, counts_zero=True)
    if found.gini is not None:
        count = len(amounts)
        apart = sum(abs(one - other) for one in amounts for other in amounts)
        assert found.gini == pytest.approx(apart / (2 * count * sum(amounts)), abs=1e-9)
        assert 1 <= found.effective <= count + 1e-9
