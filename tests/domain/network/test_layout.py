import numpy as np
import pytest

from refnet.domain.network.layout import force_positions
from refnet.domain.network.repulsion import _exact, _on_grid


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


def test_new_people_without_neighbours_get_a_place():
    start = np.array([[0.0, 0.0], [1.0, 0.0], [np.nan, np.nan]])
    after = force_positions(3, edges([(0, 1)]), start=start, pinned=np.array([True, True, False]))
    assert np.isfinite(after).all()


def test_a_start_that_knows_nobody_still_gives_places():
    after = force_positions(3, edges([(0, 1)]), start=np.full((3, 2), np.nan))
    assert np.isfinite(after).all()


def test_people_on_the_same_spot_are_parted():
    after = force_positions(2, edges([]), start=np.zeros((2, 2)))
    assert least_distance(after) > 0.3


def test_the_grid_gives_nearly_the_exact_push():
    points = np.random.default_rng(1).normal(0, 9, (700, 2))
    exact, quick = _exact(points), _on_grid(points)
    assert np.corrcoef(exact.ravel(), quick.ravel())[0, 1] > 0.98


def test_many_people_fit_on_the_largest_grid():
    points = np.random.default_rng(1).normal(0, 300, (230_000, 2))
    assert np.isfinite(_on_grid(points)).all()
