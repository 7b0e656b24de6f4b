import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as some
from statsmodels.stats.proportion import confint_proportions_2indep

from refnet.domain.funnel import effect_words as words
from refnet.domain.funnel.doings import Doing
from refnet.domain.funnel.effects import Told, e_value, effect, kinds_of
from refnet.domain.funnel.sides import Sides
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


def test_deals_of_another_source_size_or_rep_are_another_kind():
    facts = facts_of(
        deal(Source.COLD, rep="Ann"), deal(Source.COLD, rep="Bob"), deal(Source.REFERRAL, rep="Ann"), deal(Source.COLD)
    )
    codes = kinds_of(facts)
    assert len(set(codes.tolist())) == 4
    assert codes.min() >= 0


def test_size_is_the_third_of_the_amounts_in_a_currency_as_on_the_conversion_page():
    amounts = (10, 20, 30, 40, 50, 60)
    facts = facts_of(*(deal(amount=each, currency="EUR") for each in amounts), deal(amount=10, currency="JPY"), deal())
    codes = kinds_of(facts).tolist()
    assert [codes.index(code) for code in codes] == [0, 0, 2, 2, 4, 4, 6, 7]


@pytest.mark.parametrize(
    ("strata", "ending"),
    [
        (
            [(60, 79, 40, 100)],
            (
                "More were won where it was done. Difference +35.9 points (range +22 to +48); among 179 like deals +35.9 "
                "points (range +22 to +49)."
            ),
        ),
        (
            [(20, 80, 60, 100)],
            (
                "Fewer were won where it was done. Difference −35.0 points (range −47 to −21); among 180 like deals −35.0 "
                "points (range −48 to −22)."
            ),
        ),
        (
            [(30, 60, 48, 100)],
            (
                "No difference can be told yet. Difference +2.0 points (range −14 to +18); among 160 like deals +2.0 "
                "points (range −14 to +18)."
            ),
        ),
        (
            [(42, 60, 8, 12), (8, 20, 24, 60)],
            (
                "More were won where it was done, but among like deals that cannot be told yet. Difference +18.1 points "
                "(range +2 to +33); among 152 like deals +1.3 points (range −18 to +20). Part of the difference is the "
                "mix of deals."
            ),
        ),
        (
            [(45, 50, 10, 50), (10, 50, 40, 50)],
            (
                "No difference can be told yet. Difference +5.0 points (range −9 to +18); among 200 like deals +5.0 "
                "points (range −11 to +21). It differs between kinds of deals, so one number says little."
            ),
        ),
        (
            [(8, 10, 0, 0), (0, 0, 2, 10)],
            (
                "More were won where it was done. Difference +60.0 points (range +16 to +80); there are no like deals to "
                "compare."
            ),
        ),
        (
            [(4, 6, 3, 8)],
            (
                "Too few yet for a verdict. Difference +29.2 points (range −19 to +63); among 14 like deals +29.2 points "
                "(range −21 to +80)."
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
        "Among like deals, the chance that the true rate is higher where it was done: over 99%. To explain this away, something unseen would "
        "have to make both the doing and the winning 3.2 times as likely."
    )
    assert words.chance_sentence(of_counts((30, 60, 48, 100))).endswith("done: 60%.")
    assert words.chance_sentence(of_counts((50, 50, 0, 50))).endswith("over 99%.")
    assert words.chance_sentence(of_counts((9, 10, 0, 0), (0, 0, 5, 10))).startswith("Chance that the true rate")
    assert words.chance_sentence(of_counts((9, 9, 4, 9))) == ""


FEWER_AMONG_LIKE = ((1, 20, 20, 100), (180, 200, 20, 20))
MORE_AMONG_LIKE = ((20, 100, 1, 20), (20, 20, 180, 200))


@pytest.mark.parametrize(
    ("strata", "over_all", "among_like", "told", "cell"),
    [
        ([(60, 79, 40, 100)], Told.MORE, Told.MORE, "More were won where it was done.", "more won"),
        ([(20, 80, 60, 100)], Told.FEWER, Told.FEWER, "Fewer were won where it was done.", "fewer won"),
        ([(30, 60, 48, 100)], Told.UNSURE, Told.UNSURE, "No difference can be told yet.", "can’t tell yet"),
        ([(8, 10, 0, 0), (0, 0, 2, 10)], Told.MORE, None, "More were won where it was done.", "more won"),
        ([(4, 6, 3, 8)], Told.TOO_FEW, Told.TOO_FEW, "Too few yet for a verdict.", "too few yet"),
        (
            FEWER_AMONG_LIKE,
            Told.MORE,
            Told.FEWER,
            "More were won where it was done, but among like deals fewer.",
            "can’t tell yet",
        ),
        (
            MORE_AMONG_LIKE,
            Told.FEWER,
            Told.MORE,
            "Fewer were won where it was done, but among like deals more.",
            "can’t tell yet",
        ),
        (
            [(1, 20, 20, 100), (30, 35, 20, 20)],
            Told.MORE,
            Told.FEWER,
            "More were won where it was done, but among like deals fewer.",
            "can’t tell yet",
        ),
    ],
)
def test_a_side_is_told_only_where_its_range_leaves_zero(strata, over_all, among_like, told, cell):
    found = of_counts(*strata)
    assert (found.verdict, found.among_alike) == (over_all, among_like)
    assert words.verdict(found) == told
    assert words.verdict_cell(found) == cell


def test_what_shows_only_among_like_deals_is_said_to():
    assert words.verdict(of_counts((20, 100, 5, 60), (38, 40, 60, 80))).startswith("Among like deals more were won")
    assert words.verdict(of_counts((5, 60, 20, 100), (60, 80, 38, 40))).startswith("Among like deals fewer were won")


def test_cells_hold_the_differences_from_five_deals_on():
    found = of_counts((60, 79, 40, 100))
    assert words.difference_cell(found) == "+35.9 (+22 to +48)"
    assert words.alike_cell(found) == "+35.9 (+22 to +49)"
    few = of_counts((2, 3, 3, 8))
    assert words.difference_cell(few) == words.alike_cell(few) == ""


def test_whose_deals_are_compared_is_named():
    both = Sides("cold leads", "introductions")
    assert words.both_sides(both, is_alone=False) == "Deals of both sides together: cold leads and introductions."
    assert words.both_sides(both, is_alone=True) == "Deals of cold leads."


def test_deals_without_like_ones_are_counted():
    assert words.left_out(of_counts((5, 9, 4, 9), (1, 1, 0, 0))).startswith("1 deal has no like one")
    assert words.left_out(of_counts((5, 9, 4, 9))) == ""


@pytest.mark.parametrize("doing", Doing)
def test_every_doing_has_its_words(doing):
    said = [words.title(doing), words.short(doing), *words.names(doing), words.definition(doing), words.record(doing)]
    assert all(said)
    assert "cause" in words.no_proof()
