from types import SimpleNamespace

import numpy as np
import pytest

from refnet.domain.planning.chain import ASSUMED_WEIGHT
from refnet.domain.planning.states import LINGERS, Rates, Standing, State, chances, worth
from refnet.domain.planning.times import Times
from refnet.domain.rates.competing import End, curve

TO_CLIENT = Times((60,), (50.0,), 50)
RATES = Rates((0.3, 0.4, 0.6), TO_CLIENT)
NONE = curve(np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64))
UNKNOWN = (State(NONE, NONE, 0),) * 3


def followed(days, ends):
    found = curve(np.asarray(days, dtype=np.int64), np.asarray(ends, dtype=np.int64))
    return State(found, found, 10**9)


def lived(count, seed=4):
    """Let so many introductions live, each step with its share and its days; no code of the program is used."""
    random = np.random.default_rng(seed)
    through = random.random((3, count)) < np.array([[0.8], [0.75], [0.6]])
    waits = np.round(random.gamma(2, 10, (3, count))) + 1
    met = np.where(through[0], waits[0], np.inf)
    proposed = np.where(through[1], met + waits[1], np.inf)
    has_met, has_proposed = np.isfinite(met), np.isfinite(proposed)
    ended = np.where(has_proposed, proposed + waits[2], np.where(has_met, met + waits[1], waits[0]))
    return SimpleNamespace(came=(np.zeros(count), met, proposed), ended=ended, won=has_proposed & through[2])


def state_of(life, place):
    came = life.came[place]
    mine = np.isfinite(came)
    next_ = life.came[place + 1] if place < 2 else np.where(life.won, life.ended, np.inf)
    until, ends = np.minimum(next_, life.ended), np.where(np.isfinite(next_), End.WON, End.LOST)
    moved = curve((until - came)[mine].astype(np.int64), ends[mine].astype(np.int64))
    won = np.where(life.won, End.WON, End.LOST)
    return State(moved, curve((life.ended - came)[mine].astype(np.int64), won[mine].astype(np.int64)), 10**9)


@pytest.mark.parametrize("one", [Standing(0, 5, 5), Standing(1, 0, 20), Standing(1, 30, 50), Standing(2, 12, 60)])
@pytest.mark.parametrize("days", [15, 40, 200])
def test_the_chance_of_an_open_deal_is_what_became_of_others_that_stood_as_it_does(one, days):
    life = lived(60_000)
    known = tuple(state_of(life, place) for place in range(3))
    (found,) = chances(known, [one], days, RATES)
    came = life.came[one.state]
    until = np.minimum(life.came[one.state + 1], life.ended) if one.state < 2 else life.ended
    alike = np.isfinite(came)
    alike[alike] = (until - came)[alike] > one.since
    won = life.won[alike] & ((life.ended - came)[alike] <= one.since + days)
    assert found == pytest.approx(won.mean(), abs=0.012)


def test_the_chance_of_a_proposal_halfway_is_the_share_that_is_still_to_come():
    state = followed([10, 20, 30, 40], [End.WON, End.LOST, End.WON, End.LOST])
    open_ = [Standing(2, since, since) for since in (0, 25, 0)]
    assert chances((state,) * 3, open_, 10, RATES) == pytest.approx([0.25, 0.5, 0.25], abs=1e-6)


def test_without_any_case_the_rates_and_times_of_the_plan_speak():
    open_ = [Standing(0, 0, 0), Standing(1, 0, 20), Standing(2, 0, 20), Standing(2, 0, 70), Standing(2, 0, 100)]
    found = chances(UNKNOWN, open_, 60, RATES)
    assert found == pytest.approx([0.3, 0.4, 0.6, 0.0, 0.0])
    assert chances(UNKNOWN, [Standing(2, 0, 0)], 30, RATES) == [0.0]


def test_what_lingers_is_more_often_lost():
    spread = Rates((0.5, 0.5, 0.5), Times((20, 40, 60), (20.0, 20.0, 20.0), 60))
    young, old = chances(UNKNOWN, [Standing(2, 0, 0), Standing(2, 0, 45)], 100, spread)
    assert young == pytest.approx(0.5)
    still_lost = np.mean(np.array([20, 40, 60]) * LINGERS > 45)
    assert old == pytest.approx(0.5 / 3 / (0.5 / 3 + 0.5 * still_lost))


def test_beyond_what_was_followed_the_plan_speaks_of_those_that_are_left():
    half = followed([10, 10, 20, 20], [End.WON, End.LOST, End.OPEN, End.OPEN])
    (found,) = chances((half,) * 3, [Standing(2, 0, 0)], 100, RATES)
    beyond = 0.6 * 1.0 / (0.6 * 1.0 + 0.4 * 1.0)
    assert found == pytest.approx(0.25 + 0.5 * beyond, abs=1e-6)
    assert chances((half,) * 3, [Standing(2, 30, 30)], 100, RATES) == pytest.approx([0.6])


def test_an_assumption_counts_as_five_cases_beside_those_that_were_seen():
    seen = curve(np.array([10] * 5, dtype=np.int64), np.array([End.LOST] * 5, dtype=np.int64))
    (found,) = chances((State(seen, seen, 5),) * 3, [Standing(2, 0, 0)], 100, RATES)
    assert found == pytest.approx(0.6 / 2)


def test_chances_rest_on_the_cases_that_were_seen_to_their_end():
    state = State(NONE, NONE, 4, (10, 20, 30, 40))
    known = (state, state, state)
    assert worth(known, [Standing(2, 0, 0), Standing(2, 25, 25)], RATES) == pytest.approx(ASSUMED_WEIGHT + 3)
    assert worth(known, [Standing(2, 50, 50)], RATES) == pytest.approx(ASSUMED_WEIGHT)
    assert worth(UNKNOWN, [], RATES) == ASSUMED_WEIGHT
    assert worth(known, [Standing(2, 0, 0)], Rates((1.0, 1.0, 1.0), TO_CLIENT)) == ASSUMED_WEIGHT
    assert worth(known, [Standing(0, 0, 0)], Rates((0.0, 0.0, 0.0), TO_CLIENT)) == pytest.approx(ASSUMED_WEIGHT + 4)


def test_a_chance_of_several_steps_spreads_as_the_product_of_their_shares_does():
    cases, random = (60, 45, 30), np.random.default_rng(7)
    rates = Rates((0.3, 0.4, 0.6), TO_CLIENT)
    known = tuple(State(NONE, NONE, count, (100,) * count) for count in cases)
    found = worth(known, [Standing(0, 0, 0)], rates)
    shares = [0.3 / 0.4, 0.4 / 0.6, 0.6]
    drawn = [random.binomial(n + 5, p, 200_000) / (n + 5) for n, p in zip(cases, shares, strict=True)]
    product = np.prod(drawn, axis=0)
    as_so_many = (0.3 * 0.7 / found) ** 0.5
    assert product.std() == pytest.approx(as_so_many, rel=0.03)
