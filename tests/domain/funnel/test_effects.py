import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from statsmodels.stats.proportion import confint_proportions_2indep

from refnet.domain.funnel import effect_words as words
from refnet.domain.funnel.doings import Doing
from refnet.domain.funnel.effects import amount_bands, e_value, effect, kinds_of
from refnet.domain.kinds import Source
from tests.factmaking import deal, facts_of


def of_counts(*strata):
    """Return the effect in strata of (won where done, done, won where not, not done)."""
    won, done, kinds = [], [], []
    for number, (x1, n1, x0, n0) in enumerate(strata):
        won += [True] * x1 + [False] * (n1 - x1) + [True] * x0 + [False] * (n0 - x0)
        done += [True] * n1 + [False] * n0
        kinds += [number] * (n1 + n0)
    return effect(np.array(won, bool), np.array(done, bool), np.array(kinds, np.int64))


@pytest.mark.parametrize(("ratio", "expected"), [(1.5, 2.3660), (2, 3.4142), (2.4, 4.2330), (1, 1), (1 / 2, 3.4142)])
def test_e_values_agree_with_the_reference(ratio, expected):
    assert e_value(ratio) == pytest.approx(expected, abs=5e-5)


def test_the_crude_difference_is_newcombes():
    found = of_counts((46, 79, 40, 100))
    assert (found.crude.low, found.crude.high) == pytest.approx(
        confint_proportions_2indep(46, 79, 40, 100, method="newcomb", compare="diff"), abs=1e-9
    )
    assert found.done.won == 46
    assert found.not_done.n == 100


def test_like_deals_are_compared_within_themselves():
    found = of_counts((42, 60, 8, 12), (8, 20, 24, 60))
    assert found.crude.value == pytest.approx(0.180556, abs=5e-7)
    assert found.adjusted.value == pytest.approx(0.013333, abs=5e-7)
    assert (found.adjusted.low, found.adjusted.high) == pytest.approx((-0.175325, 0.201991), abs=5e-7)
    assert found.better > 0.95
    assert found.chance == pytest.approx(0.555, abs=0.005)
    assert found.e_value == pytest.approx(e_value(1.026316), abs=1e-5)


def test_without_like_deals_the_crude_comparison_stands():
    found = of_counts((8, 10, 0, 0), (0, 0, 2, 10))
    assert found.adjusted is None
    assert found.chance == found.better
    assert found.e_value == pytest.approx(e_value(4))
    assert of_counts((5, 5, 0, 5)).e_value is None
    assert of_counts((5, 5, 5, 5)).chance == of_counts((5, 5, 5, 5)).better
    assert of_counts((1, 2, 0, 0)).e_value is None
    assert of_counts().crude is None


cells = some.tuples(some.integers(0, 30), some.integers(0, 30), some.integers(0, 30), some.integers(0, 30)).map(
    lambda c: (min(c[0], c[1]), c[1], min(c[2], c[3]), c[3])
)


@given(some.lists(cells, min_size=1, max_size=4))
def test_every_deal_is_on_one_side(strata):
    found = of_counts(*strata)
    assert found.done.n + found.not_done.n == sum(n1 + n0 for _x1, n1, _x0, n0 in strata)
    assert 0 <= found.chance <= 1
    assert found.e_value is None or found.e_value >= 1


def test_amounts_are_banded_at_the_median_of_their_currency():
    facts = facts_of(
        *(deal(amount=amount, currency="EUR") for amount in (10, 20, 30, 40)),
        deal(amount=5, currency="JPY"),
        deal(amount=None),
        deal(amount=99, currency=""),
    )
    everything = np.ones(7, bool)
    assert amount_bands(facts, everything).tolist() == [1, 1, 2, 2, 1, 0, 1]
    assert amount_bands(facts, facts.amount > 20).tolist() == [0, 0, 1, 2, 0, 0, 1]


def test_deals_of_another_source_size_or_rep_are_another_kind():
    facts = facts_of(
        deal(Source.COLD, rep="Ann"), deal(Source.COLD, rep="Bob"), deal(Source.REFERRAL, rep="Ann"), deal(Source.COLD)
    )
    codes = kinds_of(facts, np.array([1, 1, 1, 1]))
    assert len(set(codes.tolist())) == 4
    assert kinds_of(facts, np.array([2, 1, 1, 1]))[0] != codes[0]
    assert codes.min() >= 0


@pytest.mark.parametrize(
    ("strata", "ending"),
    [
        (
            [(60, 79, 40, 100)],
            (
                "More were won where it was done. Difference +36 points (range +22 to +48); within the same source, size "
                "and rep +36 points (range +22 to +49)."
            ),
        ),
        (
            [(20, 80, 60, 100)],
            (
                "Fewer were won where it was done. Difference −35 points (range −47 to −21); within the same source, size "
                "and rep −35 points (range −48 to −22)."
            ),
        ),
        (
            [(30, 60, 48, 100)],
            (
                "No difference can be told yet. Difference +2 points (range −14 to +18); within the same source, size and "
                "rep +2 points (range −14 to +18)."
            ),
        ),
        (
            [(42, 60, 8, 12), (8, 20, 24, 60)],
            (
                "More were won where it was done, but among like deals that cannot be told yet. Difference +18 points "
                "(range +2 to +33); within the same source, size and rep +1 point (range −18 to +20). Part of the "
                "difference is the mix of deals."
            ),
        ),
        (
            [(45, 50, 10, 50), (10, 50, 40, 50)],
            (
                "No difference can be told yet. Difference +5 points (range −9 to +18); within the same source, size and "
                "rep +5 points (range −11 to +21). It differs between kinds of deals, so one number says little."
            ),
        ),
        ([(8, 10, 0, 0), (0, 0, 2, 10)], "More were won where it was done. Difference +60 points (range +16 to +80)."),
        (
            [(4, 6, 3, 8)],
            (
                "Too few yet for a verdict. Difference +29 points (range −19 to +63); within the same source, size and rep "
                "+29 points (range −21 to +80)."
            ),
        ),
        ([(2, 3, 3, 8)], "Too few yet to compare."),
    ],
)
def test_a_comparison_is_told_with_counts_and_never_as_a_cause(strata, ending):
    found = of_counts(*strata)
    start = f"Prepared: {found.done.won} of {found.done.n} won. "
    told = words.sentence(found, Doing.PREPARATION)
    assert told.startswith(start)
    assert told.endswith(ending)


def test_the_chance_comes_with_what_it_would_take_to_explain_it_away():
    told = words.chance_sentence(of_counts((60, 79, 40, 100)))
    assert told == (
        "Chance that the true rate is higher where it was done: over 99%. To explain this away, something unseen would "
        "have to make both the doing and the winning 3.2 times as likely."
    )
    assert words.chance_sentence(of_counts((30, 60, 48, 100))).endswith("done: 60%.")
    assert words.chance_sentence(of_counts((50, 50, 0, 50))).endswith("over 99%.")


def test_deals_without_like_ones_are_counted():
    assert words.left_out(of_counts((5, 9, 4, 9), (1, 1, 0, 0))).startswith("1 deal has no like one")
    assert words.left_out(of_counts((5, 9, 4, 9))) == ""


@pytest.mark.parametrize("doing", Doing)
def test_every_doing_has_its_words(doing):
    said = [words.title(doing), words.short(doing), *words.names(doing), words.definition(doing), words.record(doing)]
    assert all(said)
    assert "cause" in words.no_proof()
