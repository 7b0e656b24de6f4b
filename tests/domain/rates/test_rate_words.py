import pytest

from refnet.domain.rates import words
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Rate, rate
from refnet.domain.rates.words import Verdict


def test_a_range_below_zero_has_a_true_minus():
    assert words.difference_sentence(Difference(0.4, -0.024, 0.676)) == "A difference of 40 points (range −2 to 68)."
    assert words.span(-0.03, 0.36) == "−3% to 36%"


@pytest.mark.parametrize(
    ("share", "text"), [(0.52, "52%"), (0, "0%"), (0.003, "0.3%"), (-0.18, "−18%"), (1, "100%"), (0.0363, "4%")]
)
def test_percentages_are_whole_but_for_the_very_small(share, text):
    assert words.percent(share) == text


def test_cells_of_the_table():
    assert words.range_words(rate(26, 50)) == "39–65%"
    assert words.rate_words(rate(26, 50)) == "52%"
    for few in (rate(2, 4), Rate(8, 20, None, 0.0, 1.0)):
        assert words.range_words(few) == "too few yet"
        assert words.rate_words(few) == ""


def test_no_difference_is_told_where_there_is_none():
    assert words.difference_sentence(None) == "Too few deals yet to compare referral with cold."


@pytest.mark.parametrize(("chance", "text"), [(0.999, "over 99%"), (0.001, "under 1%"), (0.61, "61%")])
def test_certainty_is_never_claimed(chance, text):
    assert words.chance_words(chance) == text


@pytest.mark.parametrize(
    ("won", "n", "found"),
    [
        (26, 50, Verdict.UNSURE),
        (40, 50, Verdict.ABOVE),
        (10, 50, Verdict.BELOW),
        (9, 9, Verdict.TOO_FEW),
    ],
)
def test_the_verdict_comes_from_the_chance(won, n, found):
    assert words.verdict(rate(won, n), 0.5) is found
