import numpy as np
import pytest

from refnet.domain.facts import NO_DAY, NOBODY
from refnet.domain.planning.asked import ASK_DAYS, AskFacts, ask_counts, coming, enough_days, may_come
from refnet.domain.planning.chain import Activity, StepRate
from refnet.domain.planning.times import Times

TODAY = 1000
OWN = StepRate(Activity.INTRODUCTIONS, 50, 100, 0.5)
ASSUMED = StepRate(Activity.INTRODUCTIONS, 0, 0, 0.5)


def facts(*rows):
    """Return asks: days ago, days until the introduction (None: none), days until a no, and the rep."""
    columns = [
        (TODAY - ago, NO_DAY if lag is None else TODAY - ago + lag, NO_DAY if no is None else TODAY - ago + no,
         int(lag is not None), rep)
        for ago, lag, no, rep in rows
    ]  # fmt: skip
    return AskFacts(*np.array(columns, dtype=np.int32).reshape(-1, 5).T)


def counted(found, assumed=14):
    return ask_counts(found, found.of(NOBODY), TODAY, assumed)


def test_asks_are_counted_once_they_had_time_enough_and_waited_for_until_something_came():
    found = counted(
        facts((100, 5, None, 0), (90, None, 10, 0), (60, None, None, 0), (3, None, None, 0), (-2, None, None, 0))
    )
    assert (found.made, found.brought, found.waited) == (3, 1, (60, 3))
    assert found.lag.cases == 1


def test_only_the_asks_of_a_rep_are_theirs():
    both = facts((100, 5, None, 0), (90, None, None, 1))
    assert [int(both.of(rep).sum()) for rep in (0, 1, 2, NOBODY)] == [1, 1, 0, 2]


def test_an_introduction_to_come_has_not_come_yet():
    found = counted(facts((10, 20, None, 0)))
    assert (found.brought, found.waited) == (0, (10,))


def test_who_is_introduced_late_is_given_longer_before_an_ask_counts():
    quick, slow = Times((5,), (20.0,), 20), Times((5, 80), (10.0, 10.0), 20)
    assert (enough_days(quick), enough_days(slow)) == (ASK_DAYS, 80)
    rows = [(200, 80, None, 0)] * 20 + [(60, None, None, 0)] * 5
    assert counted(facts(*rows)).made == 20


def test_what_is_to_come_of_asks_is_what_came_of_others_that_were_as_old():
    random = np.random.default_rng(2)
    brings = random.random(20_000) < 0.4
    lags = random.gamma(2, 15, 20_000).round().astype(int)
    refuses = ~brings & (random.random(20_000) < 0.5)
    noes = random.gamma(2, 8, 20_000).round().astype(int)
    rows = [
        (400, int(lag) if does else None, int(no) if refuse else None, 0)
        for does, lag, refuse, no in zip(brings, lags, refuses, noes, strict=True)
    ]
    known = counted(facts(*rows))
    mine = counted(facts((12, None, None, 0), (12, None, None, 0), (40, None, None, 0)))
    found = np.array(coming(mine, known, OWN))
    expected = 0.0
    for age, count in ((12, 2), (40, 1)):
        alike = (~brings | (lags > age)) & (~refuses | (noes > age))
        expected += count * (alike & brings & (lags <= age + 20)).sum() / alike.sum()
    assert found[:21].sum() == pytest.approx(expected, rel=0.05)


def test_an_ask_that_is_older_than_any_that_ever_brought_somebody_brings_nobody_any_more():
    mine = counted(facts((3, None, None, 0), (28, None, None, 0), (29, None, None, 0), (400, None, None, 0)))
    assert may_come(mine, counted(facts()), ASSUMED) == 2
    assert type(may_come(mine, counted(facts()), ASSUMED)) is int
    known = counted(facts(*[(900, 100, None, 0)] * 20))
    assert may_come(mine, known, OWN) == 3
    assert may_come(mine, counted(facts(*[(900, 0, None, 0)] * 20)), OWN) == 0
    assert sum(coming(counted(facts((29, None, None, 0))), counted(facts()), ASSUMED)) == 0


def test_two_introductions_of_an_ask_are_both_to_come():
    once = facts(*[(400, 10 + place % 5, None, 0) for place in range(40)])
    twice = AskFacts(once.made, once.introduced, once.ended, once.brought * 2, once.rep)
    mine = counted(facts((11, None, None, 0)))
    one, two = (sum(coming(mine, counted(known), OWN)) for known in (once, twice))
    assert two == pytest.approx(2 * one)


def test_where_too_few_came_the_assumed_rate_and_time_tell_what_is_to_come():
    mine = counted(facts((0, None, None, 0), (1000, None, None, 0)))
    assert sum(coming(mine, mine, ASSUMED)) == pytest.approx(0.5)
    assert coming(counted(facts()), mine, ASSUMED)[0] == 0
