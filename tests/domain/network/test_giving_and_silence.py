import pytest
from scipy import integrate, stats

from refnet.domain.network.asking import Prospectus
from refnet.domain.network.dormancy import USUAL_PRIOR, Activity, RatePrior, Rhythm, activity, still_active, team_prior
from refnet.domain.network.reciprocity import Balance


@pytest.mark.parametrize(
    ("given_out", "received", "raw", "shrunk"), [(5, 3, 0.25, 1 / 6), (0, 4, -1, -0.5), (0, 0, None, 0)]
)
def test_a_balance_is_drawn_towards_even(given_out, received, raw, shrunk):
    balance = Balance(given_out, received)
    assert balance.raw == raw
    assert balance.shrunk == pytest.approx(shrunk)


def test_we_give_first_to_whom_we_owe_much():
    assert Balance(0, 5).is_owed
    assert not Balance(0, 4).is_owed


@pytest.mark.parametrize(
    ("rhythm", "expected"),
    [(Rhythm(6, 40, 12), 0.209715), (Rhythm(6, 40, 26), 0.048313), (Rhythm(1, 0, 26), 0.055363)],
)
def test_a_silence_is_as_likely_as_the_method_says(rhythm, expected):
    assert still_active(rhythm) == pytest.approx(expected, abs=5e-7)


def test_a_silence_is_as_likely_as_its_integral_over_all_rates():
    rhythm, prior = Rhythm(4, 30, 15), RatePrior(1.5, 10)
    rates = stats.gamma(prior.shape + 4, scale=1 / (prior.weeks + 30))
    expected, _error = integrate.quad(lambda rate: rates.pdf(rate) * stats.expon(scale=1 / rate).sf(15), 0, 5)
    assert still_active(rhythm, prior) == pytest.approx(expected, abs=1e-8)


def test_silence_is_read_in_words():
    assert activity(Rhythm(6, 40, 12)) is Activity.ACTIVE
    assert activity(Rhythm(6, 40, 13)) is Activity.COOLING
    assert activity(Rhythm(6, 40, 26)) is Activity.DORMANT
    assert activity(Rhythm(0, 0, 50)) is Activity.NEVER


def test_a_few_allies_say_nothing_of_the_team():
    assert team_prior([Rhythm(9, 1, 1)] * 9) == USUAL_PRIOR
    assert team_prior([Rhythm(5, 10, 10)] * 12) == USUAL_PRIOR
    assert team_prior([Rhythm(0, 0, 10)] * 12) == USUAL_PRIOR


def test_many_allies_tell_how_often_the_team_introduces():
    found = team_prior([Rhythm(2, 20, 20)] * 8 + [Rhythm(20, 20, 20)] * 8)
    assert found.shape / found.weeks == pytest.approx(11 / 40)
    counts = [2] * 8 + [20] * 8
    variance = (sum((count - 11) ** 2 for count in counts) - 11 * 16) / (16 * 40**2)
    assert found.shape / found.weeks**2 == pytest.approx(variance)


@pytest.mark.parametrize(
    ("prospectus", "expected"),
    [
        (Prospectus(0.36, 0.6485, 20_000, 0.97), 4529.12),
        (Prospectus(0.35, 0.5481, 20_000, 0.6), 2302.02),
        (Prospectus(0.27, 0.4264, 60_000, 0.9), 6216.91),
    ],
)
def test_an_ask_is_worth_what_it_may_bring(prospectus, expected):
    assert prospectus.score == pytest.approx(expected, abs=0.01)


def test_before_anything_was_won_the_chance_alone_tells_whom_to_ask():
    assert Prospectus(0.5, 0.5, 0, 0.8).score == 0
    assert Prospectus(0.5, 0.5, 0, 0.8).chance == pytest.approx(0.2)


def test_who_was_asked_lately_or_is_owed_rests():
    assert Prospectus(1, 1, 1, 1, 30, -0.5).may_be_asked
    assert not Prospectus(1, 1, 1, 1, 29).may_be_asked
    assert not Prospectus(1, 1, 1, 1, None, -0.51).may_be_asked
