from itertools import permutations
from math import log

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some

from refnet.domain.funnel.decomposition import lmdi, log_terms, shapley
from refnet.domain.funnel.stages import of_stages

COLD, REFERRAL = of_stages([400, 160, 80, 48, 36, 18]), of_stages([100, 90, 72, 60, 54, 45])
REP = of_stages([60, 48, 30, 20, 18, 15])
shares = some.floats(0.01, 1)
anything = some.floats(0, 1)


def five(each):
    return some.lists(each, min_size=5, max_size=5).map(np.array)


def values(funnel):
    return np.array([each.value for each in funnel.rates])


def by_orders(ours, reference):
    parts = np.zeros(5)
    for order in permutations(range(5)):
        rates = reference.copy()
        for step in order:
            before = rates.prod()
            rates[step] = ours[step]
            parts[step] += (rates.prod() - before) / 120
    return parts


def test_cold_against_referral_splits_as_in_the_reference():
    ours, reference = values(COLD), values(REFERRAL)
    terms = log_terms(ours, reference)
    assert terms == pytest.approx([-0.810930, -0.470004, -0.328504, -0.182322, -0.510826], abs=5e-7)
    assert terms / terms.sum() == pytest.approx([0.352183, 0.204120, 0.142668, 0.079181, 0.221849], abs=5e-7)
    points = [-0.142634, -0.082669, -0.057780, -0.032068, -0.089849]
    assert lmdi(ours, reference) == pytest.approx(points, abs=5e-7)
    fair = [-0.136430, -0.083852, -0.060049, -0.034172, -0.090497]
    assert shapley(ours, reference) == pytest.approx(fair, abs=5e-7)
    assert shapley(ours, reference)[:4].sum() / -0.405 == pytest.approx(0.7766, abs=5e-5)


def test_a_rep_against_the_team_splits_as_in_the_reference():
    terms = log_terms(values(REP), values(REFERRAL))
    assert terms / terms.sum() == pytest.approx([0.200384, 0.419982, 0.379634, 0, 0], abs=5e-7)
    assert terms[:4].sum() == pytest.approx(-0.5878, abs=5e-5)
    assert terms[4] == pytest.approx(0)


def test_a_rep_against_the_illustrative_targets_splits_as_in_the_reference():
    terms = log_terms(values(REP), np.array([0.95, 0.85, 0.80, 0.92, 0.841298]))
    assert terms / terms.sum() == pytest.approx([0.2479, 0.4436, 0.2630, 0.0317, 0.0137], abs=5e-5)


def test_a_step_of_zero_splits_as_in_the_reference():
    parts = shapley(np.array([0.9, 0.5, 0, 1, 1]), values(REFERRAL))
    assert parts == pytest.approx([0, -0.093438, -0.420521, 0.023229, 0.040729], abs=5e-7)


@given(five(anything), five(anything))
def test_the_integral_is_the_average_over_all_orders(ours, reference):
    assert shapley(ours, reference) == pytest.approx(by_orders(ours, reference), abs=1e-12)


@given(five(shares), five(shares))
def test_both_splits_add_up_to_the_gap(ours, reference):
    whole = ours.prod() - reference.prod()
    assert lmdi(ours, reference).sum() == pytest.approx(whole, abs=1e-12)
    assert shapley(ours, reference).sum() == pytest.approx(whole, abs=1e-12)
    assert log_terms(ours, reference).sum() == pytest.approx(log(ours.prod() / reference.prod()), abs=1e-9)


@given(five(shares), five(shares))
def test_exchanging_the_two_sides_turns_every_sign(ours, reference):
    for split in (lmdi, shapley):
        assert split(ours, reference) == pytest.approx(-split(reference, ours), abs=1e-12)


@given(five(shares), five(shares), some.permutations(range(5)))
def test_the_order_of_the_steps_does_not_matter(ours, reference, order):
    for split in (lmdi, shapley):
        assert split(ours, reference)[order] == pytest.approx(split(ours[order], reference[order]), abs=1e-12)


@given(five(shares))
def test_equal_funnels_have_no_gap_at_any_step(rates):
    assert lmdi(rates, rates) == pytest.approx(np.zeros(5))
    assert shapley(rates, rates) == pytest.approx(np.zeros(5))


def test_many_splits_at_once_are_those_of_one_after_the_other():
    random = np.random.default_rng(5)
    ours, reference = random.uniform(0.1, 1, (2, 40, 5))
    for split in (lmdi, shapley):
        each = [split(a, b) for a, b in zip(ours, reference, strict=True)]
        assert split(ours, reference) == pytest.approx(np.array(each))
