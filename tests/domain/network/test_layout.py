import subprocess
import sys

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as some
from scipy.spatial import cKDTree

from refnet.domain.errors import Cancelled
from refnet.domain.network.layout import force_positions
from refnet.domain.network.parting import airy
from refnet.domain.network.repulsion import exact, repulsion


def star(leaves, first=0):
    return [(first, first + leaf) for leaf in range(1, leaves + 1)]


def edges(pairs):
    return np.array(pairs, dtype=np.int64).reshape(-1, 2)


def tree(count):
    return edges([((person - 1) // 3, person) for person in range(1, count)])


def least_distance(places):
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    np.fill_diagonal(apart, np.inf)
    return apart.min()


def test_nobody_has_no_places():
    assert force_positions(0, edges([])).shape == (0, 2)


def test_one_person_stands_in_the_middle():
    assert force_positions(1, edges([])) == pytest.approx(np.zeros((1, 2)))


def test_two_acquaintances_stand_apart_and_near():
    one, other = force_positions(2, edges([(0, 1)]))
    assert 0.3 < np.linalg.norm(one - other) < 4


def test_strangers_stand_apart():
    assert least_distance(force_positions(30, edges([]))) > 0.4


def test_the_same_seed_gives_the_same_bits():
    again = [force_positions(120, tree(120), seed=3) for _each in range(2)]
    assert np.array_equal(*again)
    assert not np.array_equal(again[0], force_positions(120, tree(120), seed=4))


def test_loops_and_repeated_pairs_change_nothing():
    plain = force_positions(5, edges([(0, 1), (1, 2), (2, 3), (3, 4)]))
    messy = force_positions(5, edges([(0, 1), (1, 0), (2, 2), (1, 2), (2, 3), (3, 4), (3, 4), (0, 0)]))
    assert np.array_equal(plain, messy)


def test_groups_do_not_mix():
    places = force_positions(33, edges(star(10) + star(10, 11) + star(10, 22)))
    for group in range(3):
        inside = places[group * 11 : group * 11 + 11]
        low, high = inside.min(axis=0), inside.max(axis=0)
        others = np.delete(places, np.s_[group * 11 : group * 11 + 11], axis=0)
        assert not ((others > low) & (others < high)).all(axis=1).any()


def test_a_fan_stands_round_its_hub():
    places = force_positions(41, edges(star(40)))
    angles = np.sort(np.arctan2(*(places[1:] - places[0]).T))
    assert np.diff(angles).max() < 0.8
    assert np.linalg.norm(places[1:].mean(axis=0) - places[0]) < 1


def test_neighbours_stand_nearer_than_others():
    places, pairs = force_positions(400, tree(400)), tree(400)
    along = np.linalg.norm(places[pairs[:, 0]] - places[pairs[:, 1]], axis=1)
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    assert np.median(along) < np.median(apart) / 6


def test_nobody_is_hidden_behind_another():
    assert least_distance(force_positions(400, tree(400))) > 0.3


def test_people_who_all_know_each_other_are_laid_out_too():
    crowd = [(one, other) for one in range(25) for other in range(one)]
    assert least_distance(force_positions(25, edges(crowd))) > 0.2


def test_a_picture_too_dense_to_part_is_enlarged_within_bounds():
    spots = np.random.default_rng(2).normal(0, 1, (2, 400))
    dense = spots.copy()
    airy(dense)
    assert np.ptp(dense) > 2 * np.ptp(spots)
    assert np.corrcoef(dense.ravel(), spots.ravel())[0, 1] > 0.999
    on_one_spot = np.ones((2, 400))
    airy(on_one_spot)
    assert np.isfinite(on_one_spot).all()


def test_groups_of_all_sizes_stand_apart_in_a_wide_picture():
    sizes = [150, 60, 40, 40, 20, 13, 12, 12, 5, 5, 3, 2, 2, 1, 1, 1]
    pairs, first = [], 0
    for size in sizes:
        pairs += [(first + (each - 1) // 2, first + each) for each in range(1, size)]
        first += size
    places = force_positions(first, edges(pairs))
    assert least_distance(places) > 0.3
    across, down = np.ptp(places, axis=0)
    assert 1.2 < across / down < 2.2
    boxes = [(part.min(axis=0), part.max(axis=0)) for part in np.split(places, np.cumsum(sizes)[:-1])]
    for number, (low, high) in enumerate(boxes):
        for other_low, other_high in boxes[:number]:
            assert ((low >= other_high) | (high <= other_low)).any()


def test_groups_with_the_same_lines_get_the_same_picture():
    places = force_positions(12, edges([(0, 1), (1, 2), (4, 5), (5, 6), (8, 9), (9, 10)]))
    shapes = [places[first : first + 3] - places[first] for first in (0, 4, 8)]
    assert shapes[1] == pytest.approx(shapes[0])
    assert shapes[2] == pytest.approx(shapes[0])


def test_many_small_groups_stand_apart():
    chains = [(4 * group + step, 4 * group + step + 1) for group in range(60) for step in range(3)]
    places = force_positions(260, edges(chains))
    assert least_distance(places) > 0.4


def test_pinned_people_stay_exactly_where_they_were():
    before = force_positions(40, tree(40))
    pinned = np.arange(40) < 30
    after = force_positions(40, tree(40), start=before, pinned=pinned)
    assert np.array_equal(after[pinned], before[pinned])
    assert not np.array_equal(after[~pinned], before[~pinned])


def test_a_start_is_not_changed_and_without_pins_only_refined():
    before = force_positions(40, tree(40))
    kept = before.copy()
    after = force_positions(40, tree(40), start=before)
    assert np.array_equal(before, kept)
    assert np.linalg.norm(after - before, axis=1).mean() < 1.5


def test_new_people_begin_beside_their_neighbours():
    before = force_positions(40, tree(40))
    start = np.vstack((before, np.full((2, 2), np.nan)))
    pairs = np.vstack((tree(40), edges([(20, 40), (40, 41)])))
    after = force_positions(42, pairs, start=start, pinned=np.arange(42) < 40)
    assert np.linalg.norm(after[40] - before[20]) < 4


def test_new_people_without_neighbours_stand_beside_the_picture():
    before = force_positions(40, tree(40))
    start = np.vstack((before, np.full((3, 2), np.nan)))
    after = force_positions(43, np.vstack((tree(40), edges([(41, 42)]))), start=start)
    assert np.array_equal(after[:40], before)
    assert least_distance(after) > 0.3
    inside = (after[40:] > before.min(axis=0)) & (after[40:] < before.max(axis=0))
    assert not inside.all(axis=1).any()


def test_new_people_hardly_move_the_others():
    before = force_positions(600, tree(600))
    start = np.vstack((before, np.full((12, 2), np.nan)))
    pairs = np.vstack((tree(600), edges([(50 * one, 600 + one) for one in range(12)])))
    after = force_positions(612, pairs, start=start)
    moved = np.linalg.norm(after[:600] - before, axis=1) / np.ptp(before)
    assert np.median(moved) < 0.005
    assert np.isfinite(after).all()


def test_many_new_people_find_good_places_round_a_few_old_ones():
    alone = force_positions(30, tree(30))
    start = np.vstack((alone, np.full((270, 2), np.nan)))
    places, pairs = force_positions(300, tree(300), start=start, pinned=np.arange(300) < 30), tree(300)
    assert np.array_equal(places[:30], alone)
    along = np.linalg.norm(places[pairs[:, 0]] - places[pairs[:, 1]], axis=1)
    apart = np.linalg.norm(places[:, None] - places[None], axis=2)
    assert np.median(along) < np.median(apart) / 4
    assert least_distance(places) > 0.3


def test_pinned_people_stay_when_strangers_come():
    start = np.array([[0.0, 0.0], [3.0, 1.0], [np.nan, np.nan], [np.nan, 4.0]])
    after = force_positions(4, edges([(0, 1)]), start=start, pinned=np.array([True, True, False, False]))
    assert np.array_equal(after[:2], start[:2])
    assert least_distance(after) > 0.3


def test_a_person_far_out_is_no_trouble():
    start = force_positions(300, tree(300))
    start[7] = 1e8
    assert np.isfinite(force_positions(300, tree(300), start=start)).all()


def test_a_start_that_knows_nobody_is_no_start():
    nowhere = np.full((3, 2), np.nan)
    assert np.array_equal(force_positions(3, edges([(0, 1)]), start=nowhere), force_positions(3, edges([(0, 1)])))


@pytest.mark.parametrize(
    ("count", "pairs", "words"),
    [
        (-1, [], "negative"),
        (3, [(0, 3)], "between people 0 and 2"),
        (3, [(-1, 0)], "between people 0 and 2"),
        (3, [(0, 1, 2)], "whole numbers"),
        (3, [(0.5, 1.0)], "whole numbers"),
        (0, [(0, 1)], "between"),
    ],
)
def test_lines_that_cannot_be_right_are_refused(count, pairs, words):
    with pytest.raises(ValueError, match=words):
        force_positions(count, np.array(pairs))


@pytest.mark.parametrize(
    ("start", "pinned", "words"),
    [
        (np.zeros((2, 2)), None, r"\(3, 2\)"),
        (np.zeros((3, 2)), [True], r"\(3,\)"),
        (np.full((3, 2), np.inf), None, "farther out"),
        (np.full((3, 2), 1e300), None, "farther out"),
        (None, [True, False, False], "need a place"),
        (np.full((3, 2), np.nan), [True, False, False], "need a place"),
    ],
)
def test_starts_that_cannot_be_right_are_refused(start, pinned, words):
    with pytest.raises(ValueError, match=words):
        force_positions(3, edges([(0, 1)]), start=start, pinned=pinned)


def test_a_person_who_introduced_ten_thousand_stands_amid_them():
    places = force_positions(10_001, edges(star(10_000)))
    middle = (places.max(axis=0) + places.min(axis=0)) / 2
    assert np.linalg.norm(places[0] - middle) < np.ptp(places) / 10
    nearest = cKDTree(places).query(places, k=2)[0][:, 1]
    assert np.median(nearest) > 0.3


def test_thousands_on_one_spot_are_parted_within_bounds():
    after = force_positions(3000, edges([]), start=np.zeros((3000, 2)))
    assert len(np.unique(after.round(6), axis=0)) > 2900


def test_progress_grows_to_the_whole():
    told = []
    force_positions(300, tree(300), progress=lambda done, total: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1
    assert len(shares) > 50


@pytest.mark.parametrize("known", [300, 295, 60])
def test_progress_grows_to_the_whole_when_people_have_places_too(known):
    start, told = force_positions(300, tree(300), seed=1), []
    start[known:] = np.nan
    force_positions(300, tree(300), start=start, progress=lambda done, total: told.append((done, total)))
    shares = [done / total for done, total in told]
    assert shares == sorted(shares)
    assert shares[-1] == 1


def test_a_layout_can_be_stopped():
    looks = iter([False] * 5 + [True] * 9)
    with pytest.raises(Cancelled):
        force_positions(300, tree(300), is_cancelled=lambda: next(looks))


@settings(max_examples=60, deadline=None)
@given(some.integers(1, 60), some.data())
def test_any_network_gets_finite_places(count, data):
    person = some.integers(0, count - 1)
    pairs = data.draw(some.lists(some.tuples(person, person), max_size=90))
    start = data.draw(
        some.none() | some.lists(some.floats(-50, 50) | some.just(float("nan")), min_size=2 * count, max_size=2 * count)
    )
    given_places = None if start is None else np.array(start).reshape(count, 2)
    places = force_positions(count, edges(pairs), start=given_places)
    assert places.shape == (count, 2)
    assert np.isfinite(places).all()
    new = places if given_places is None else places[np.isnan(given_places).any(axis=1)]
    assert len(np.unique(new, axis=0)) == len(new)


def test_people_on_the_same_spot_are_parted():
    after = force_positions(2, edges([]), start=np.zeros((2, 2)))
    assert least_distance(after) > 0.3


def test_other_processes_give_the_same_bits():
    program = (
        "import hashlib, numpy as np; from refnet.domain.network.layout import force_positions;"
        "pairs = np.array([((i * 7) % i, i) for i in range(1, 400)] + [((i * 5) % i, i) for i in range(1, 400)]);"
        "print(hashlib.sha256(force_positions(400, pairs, seed=2).tobytes()).hexdigest())"
    )
    told = [
        subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout for _ in "ab"
    ]
    assert told[0] == told[1] != ""


def test_the_grid_gives_nearly_the_exact_push():
    spots = np.random.default_rng(1).normal(0, 9, (2, 900))
    assert np.corrcoef(repulsion(spots).ravel(), exact(spots, spots).ravel())[0, 1] > 0.9


def test_many_people_fit_on_the_largest_grid():
    spots = np.random.default_rng(1).normal(0, 3000, (2, 230_000))
    assert np.isfinite(repulsion(spots)).all()


@pytest.mark.parametrize("count", [100, 151, 300])
def test_people_who_all_know_each_other_stand_apart_in_one_place(count):
    pairs = np.array([(one, other) for one in range(count) for other in range(one)])
    places = force_positions(count, pairs)
    nearest = cKDTree(places).query(places, k=2)[0][:, 1]
    assert np.ptp(places, axis=0).max() < 3 * np.sqrt(count)
    assert np.median(nearest) > 0.2
