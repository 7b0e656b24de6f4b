import numpy as np
import pytest

from refnet.domain.network.lines import lines
from refnet.domain.network.loss import reach_lost


def world():
    """We (0) know 1 and 2; only 1 knows 3, both know 4, and 2 knows 5 who knows 6."""
    told = [(0, 1, 0.9), (0, 2, 0.5), (1, 3, 0.7), (1, 4, 0.8), (2, 4, 0.6), (2, 5, 0.5), (5, 6, 0.5)]
    ends = np.array([each[:2] for each in told])
    return lines(7, ends[:, 0], ends[:, 1], np.array([each[2] for each in told]))


def test_whom_only_one_ally_knew_is_cut_off_and_others_are_harder_to_reach():
    lost = reach_lost(world(), 0, [1])
    assert lost.cut_off.tolist() == [3]
    assert lost.harder.tolist() == [4]
    assert lost.total == pytest.approx(0.9 * 0.7 + 0.9 * 0.8 - 0.5 * 0.6)


def test_only_wanted_people_are_counted():
    lost = reach_lost(world(), 0, [1], targets=[4, 5])
    assert lost.cut_off.tolist() == []
    assert lost.harder.tolist() == [4]


def test_several_can_leave_at_once():
    assert reach_lost(world(), 0, [1, 2]).cut_off.tolist() == [3, 4, 5, 6]


def test_reach_ends_after_the_hops_wanted():
    assert reach_lost(world(), 0, [2], most_hops=2).cut_off.tolist() == [5]
