from fractions import Fraction

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from statsmodels.duration.survfunc import CumIncidenceRight

from refnet.domain.rates.competing import End, curve, curves, influences, won_by_end

DAYS = np.array([20, 30, 30, 45, 50, 60, 60, 75, 90, 90, 100, 120])
ENDS = np.array([2, 1, 0, 1, 2, 0, 1, 2, 1, 0, 0, 2])
WORKED = [
    (20, 12, "11/12", "0", "1/12"),
    (30, 11, "5/6", "1/12", "1/12"),
    (45, 9, "20/27", "19/108", "1/12"),
    (50, 8, "35/54", "19/108", "19/108"),
    (60, 7, "5/9", "29/108", "19/108"),
    (75, 5, "4/9", "29/108", "31/108"),
    (90, 4, "1/3", "41/108", "31/108"),
    (120, 1, "0", "41/108", "67/108"),
]
deals = some.lists(some.tuples(some.integers(0, 30), some.sampled_from(list(End))), min_size=1, max_size=60)


def arrays(pairs):
    return np.array([day for day, _ in pairs], dtype=np.int64), np.array([end for _, end in pairs], dtype=np.int64)


@pytest.mark.parametrize(("day", "at_risk", "still_open", "won", "lost"), WORKED)
def test_the_worked_example_is_exact(day, at_risk, still_open, won, lost):
    found = curve(DAYS, ENDS)
    assert found.at_risk[day] == at_risk
    assert found.open[day] == pytest.approx(float(Fraction(still_open)), abs=1e-14)
    assert found.won[day] == pytest.approx(float(Fraction(won)), abs=1e-14)
    assert found.lost[day] == pytest.approx(float(Fraction(lost)), abs=1e-14)


@pytest.mark.parametrize(("day", "won", "error"), [(60, 0.268519, 0.133048), (90, 0.379630, 0.151789)])
def test_the_worked_example_has_the_reference_errors(day, won, error):
    found = curve(DAYS, ENDS)
    assert found.won[day] == pytest.approx(won, abs=5e-7)
    assert found.variance[day] ** 0.5 == pytest.approx(error, abs=5e-7)


@given(deals.filter(lambda pairs: {End.WON, End.LOST} <= {end for _, end in pairs}))
def test_the_curve_agrees_with_statsmodels(pairs):
    days, ends = arrays(pairs)
    found = curve(days, ends)
    with np.errstate(divide="ignore", invalid="ignore"):
        oracle = CumIncidenceRight(days, ends)
    then = oracle.times.astype(int)
    assert found.won[then] == pytest.approx(oracle.cinc[0], abs=1e-12)
    assert found.lost[then] == pytest.approx(oracle.cinc[1], abs=1e-12)
    known = np.isfinite(oracle.cinc_se[0])
    assert found.variance[then][known] == pytest.approx(oracle.cinc_se[0][known] ** 2, abs=1e-12)


@given(deals)
def test_the_variance_agrees_with_its_sums_written_out(pairs):
    days, ends = arrays(pairs)
    found = curve(days, ends)
    for day in (0, 7, len(found.days) - 1):
        if day < len(found.days):
            assert found.variance[day] == pytest.approx(_variance_by_loop(days, ends, day), abs=1e-12)


def _variance_by_loop(days, ends, until):
    steps, staying, share = [], 1.0, 0.0
    for day in sorted(set(days[(ends > 0) & (days <= until)])):
        n, won = (days >= day).sum(), ((days == day) & (ends == 1)).sum()
        ended = won + ((days == day) & (ends == 2)).sum()
        share += staying * won / n
        steps.append((n, won, ended, staying, share))
        staying *= 1 - ended / n
    total = 0.0
    for n, won, ended, before, then in steps:
        total += (share - then) ** 2 * ended / (n * (n - ended)) if n > ended else 0
        total += before**2 * won * (n - won) / n**3 - 2 * (share - then) * before * won / n**2
    return total


@given(deals)
def test_won_lost_and_open_add_up_to_all(pairs):
    found = curve(*arrays(pairs))
    assert found.won + found.lost + found.open == pytest.approx(np.ones(len(found.days)))


@given(deals)
def test_without_open_deals_the_curve_is_the_plain_share(pairs):
    days, ends = arrays([(day, end or End.LOST) for day, end in pairs])
    found, n = curve(days, ends), len(days)
    shares = np.array([((days <= day) & (ends == End.WON)).sum() / n for day in found.days])
    assert found.won == pytest.approx(shares)
    assert found.variance == pytest.approx(shares * (1 - shares) / n, abs=1e-12)


@given(deals)
def test_fractions_of_days_give_the_days_on_which_something_happened(pairs):
    days, ends = arrays(pairs)
    halves, whole = curve(days / 2, ends), curve(days, ends)
    assert halves.won == pytest.approx(whole.won[(halves.days * 2).astype(int)])
    assert curve(days / 2, ends, until=5).days.max(initial=0) <= 5


@given(some.lists(some.tuples(some.integers(0, 3), some.integers(0, 30), some.sampled_from(list(End))), max_size=80))
def test_groups_followed_at_once_are_each_as_followed_alone(triples):
    groups = np.array([group for group, _, _ in triples], dtype=np.int64)
    days, ends = arrays([(day, end) for _, day, end in triples])
    together = curves(days, ends, groups, 4, until=20)
    for group in range(4):
        alone = curve(days[groups == group], ends[groups == group], until=20)
        assert together.won[group] == pytest.approx(alone.won)
        assert together.lost[group] == pytest.approx(alone.lost)
        assert together.variance[group] == pytest.approx(alone.variance)
        assert (together.at_risk[group] == alone.at_risk).all()


@given(some.lists(some.tuples(some.integers(0, 3), some.integers(0, 30), some.sampled_from(list(End))), max_size=80))
def test_the_end_alone_is_that_of_the_whole_curve(triples):
    groups = np.array([group for group, _, _ in triples], dtype=np.int64)
    days, ends = arrays([(day, end) for _, day, end in triples])
    whole = curves(days, ends, groups, 4, until=20)
    last, variance = won_by_end(days, ends, groups, 4, until=20)
    assert last == pytest.approx(whole.won[:, -1])
    assert variance == pytest.approx(whole.variance[:, -1], abs=1e-12)


@pytest.mark.parametrize(("share", "naive"), [("closed", 4 / 8), ("created", 4 / 12), ("one minus KM", 37 / 77)])
def test_the_worked_example_has_the_naive_rates_that_it_warns_of(share, naive):
    as_censored = np.where(ENDS == End.LOST, End.OPEN, ENDS)
    found = {
        "closed": (ENDS == End.WON).sum() / (ENDS != End.OPEN).sum(),
        "created": (ENDS == End.WON).sum() / len(ENDS),
        "one minus KM": curve(DAYS, as_censored).won[90],
    }
    assert found[share] == pytest.approx(naive)


def test_all_censored_stay_open():
    found = curve(np.array([5, 9, 9]), np.array([0, 0, 0]))
    assert (found.open == 1).all()
    assert (found.variance == 0).all()


def test_no_deals_at_all_are_followed_nowhere():
    found = curve(np.array([], dtype=np.int64), np.array([], dtype=np.int64), until=3)
    assert (found.at_risk == 0).all()
    assert (found.open == 1).all()


@given(some.lists(some.tuples(some.integers(0, 30), some.sampled_from(list(End))), min_size=1, max_size=60))
def test_influences_add_up_to_nothing_and_without_open_deals_their_squares_to_the_variance(pairs):
    days, ends = arrays(pairs)
    share, each = influences(days, ends, 20)
    assert share == pytest.approx(curve(days, ends, 20).won[-1])
    assert each.sum() == pytest.approx(0, abs=1e-9)
    settled = np.where(ends == End.OPEN, End.LOST, ends)
    share, each = influences(days, settled, 20)
    assert (each**2).sum() == pytest.approx(share * (1 - share) / len(days), abs=1e-12)


def test_days_before_time_zero_are_refused():
    with pytest.raises(ValueError, match="never negative"):
        curve(np.array([3, -1]), np.array([1, 2]))
