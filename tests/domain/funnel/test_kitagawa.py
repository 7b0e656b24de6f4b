import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from refnet.domain.funnel.gap import gap
from refnet.domain.funnel.kitagawa import Kind, parts_of, split
from refnet.domain.funnel.stages import of_stages
from refnet.domain.funnel.verdicts import Closing, Place, verdict

PREPARED, NOT = Kind("prepared", 3, 4, 49, 70), Kind("not prepared", 5, 16, 9, 30)
LOW_MIX = split([Kind("a", 30, 40, 300, 400), Kind("b", 60, 360, 60, 400)])
LOW_RATE = split([Kind("a", 20, 40, 49, 70), Kind("b", 5, 60, 9, 30)])


def test_the_closing_rate_splits_as_in_the_reference():
    found = split([PREPARED, NOT])
    assert found.gap.value == pytest.approx(-0.18)
    assert found.mix.value == pytest.approx(-0.209375)
    assert found.rate.value == pytest.approx(0.029375)
    assert found.mix.low < found.mix.value < found.mix.high < 0
    assert found.rate.low < 0 < found.rate.high


def test_the_same_seed_gives_the_same_ranges():
    assert split([PREPARED, NOT], seed=1) == split([PREPARED, NOT], seed=1)
    assert split([PREPARED, NOT], seed=1) != split([PREPARED, NOT], seed=2)


def test_a_kind_that_one_side_lacks_counts_as_mix_alone():
    found = split([Kind("prepared", 0, 0, 40, 50), Kind("not", 10, 50, 10, 50)])
    assert found.rate.value == pytest.approx(0)
    assert found.mix.value == pytest.approx(found.gap.value)


def test_no_split_without_deals_on_both_sides():
    assert split([]) is None
    assert split([Kind("a", 0, 0, 1, 2)]) is None
    assert split([Kind("a", 1, 2, 0, 0)]) is None


cells = some.integers(0, 40).flatmap(lambda n: some.tuples(some.integers(0, n), some.just(n)))
kinds = some.lists(some.tuples(cells, cells).map(lambda c: Kind("k", *c[0], *c[1])), min_size=1, max_size=5)


@settings(max_examples=60)
@given(kinds)
def test_mix_and_rate_add_up_to_the_gap(made):
    found = split(made, resamples=20)
    if found is None:
        return
    ours = sum(each.ours_won for each in made) / sum(each.ours for each in made)
    theirs = sum(each.theirs_won for each in made) / sum(each.theirs for each in made)
    assert found.gap.value == pytest.approx(ours - theirs, abs=1e-12)
    assert found.mix.value + found.rate.value == pytest.approx(found.gap.value, abs=1e-12)
    parts = parts_of(found)
    assert sum(each.mix for each in parts) == pytest.approx(found.mix.value, abs=1e-12)
    assert sum(each.rate for each in parts) == pytest.approx(found.rate.value, abs=1e-12)


@settings(max_examples=60)
@given(kinds)
def test_exchanging_the_sides_turns_the_signs_where_both_have_every_kind(made):
    both = [each for each in made if each.ours and each.theirs]
    turned = [Kind("k", each.theirs_won, each.theirs, each.ours_won, each.ours) for each in both]
    if both:
        first, second = split(both, resamples=5), split(turned, resamples=5)
        assert first.mix.value == pytest.approx(-second.mix.value, abs=1e-12)
        assert first.rate.value == pytest.approx(-second.rate.value, abs=1e-12)


WELL = of_stages([1000, 900, 720, 600, 540, 450])
EARLY = of_stages([1000, 500, 300, 200, 180, 150])
LATE = of_stages([1000, 900, 720, 600, 540, 200])


@pytest.mark.parametrize(
    ("ours", "split_found", "place", "closing"),
    [
        (of_stages([9, 8, 7, 6, 5, 4]), None, Place.TOO_FEW, Closing.NOT_LOWER),
        (WELL, None, Place.NO_GAP, Closing.NOT_LOWER),
        (EARLY, LOW_MIX, Place.BEFORE, Closing.NOT_LOWER),
        (LATE, LOW_MIX, Place.CLOSING, Closing.MIX),
        (LATE, LOW_RATE, Place.CLOSING, Closing.RATE),
        (LATE, None, Place.CLOSING, Closing.UNKNOWN),
        (of_stages([1000, 500, 300, 200, 180, 60]), LOW_RATE, Place.BOTH, Closing.RATE),
        (of_stages([20, 18, 14, 11, 10, 8]), None, Place.NO_GAP, Closing.NOT_LOWER),
        (of_stages([40, 36, 28, 20, 9, 5]), None, Place.BEFORE, Closing.NOT_LOWER),
        (of_stages([20, 18, 14, 9, 8, 6]), None, Place.FEW_STEPS, Closing.NOT_LOWER),
        (of_stages([150, 131, 102, 83, 73, 54]), None, Place.UNSURE, Closing.NOT_LOWER),
    ],
)
def test_the_verdict_follows_the_ranges(ours, split_found, place, closing):
    found = verdict(gap(ours, WELL), split_found)
    assert (found.place, found.closing) == (place, closing)


def test_a_split_that_is_not_lower_explains_nothing():
    better = split([Kind("a", 9, 10, 5, 10)])
    assert verdict(gap(LATE, WELL), better).closing is Closing.UNKNOWN
