import numpy as np

from refnet.domain.network.spacing import APART, spaced

RADIUS = np.array([20.0, 4.0, 4.0, 20.0])
PLACES = np.array([[0.0, 0.0], [10.0, 0.0], [300.0, 0.0], [15.0, 5.0]])
FREE = np.ones(4, dtype=np.bool_)


def gaps(places, radius):
    away = np.hypot(*(places[:, None] - places[None]).transpose(2, 0, 1))
    return (away - radius[:, None] - radius[None])[np.triu_indices(len(places), 1)]


def test_nobody_lies_under_a_large_mark():
    assert gaps(PLACES, RADIUS).min() < 0
    moved = spaced(PLACES, RADIUS, FREE)
    assert gaps(moved, RADIUS).min() > APART - 1
    assert moved[2].tolist() == [300, 0]


def test_the_same_places_give_the_same_picture():
    assert np.array_equal(spaced(PLACES, RADIUS, FREE), spaced(PLACES, RADIUS, FREE))


def test_people_who_must_stay_do_not_move():
    free = np.array([False, True, True, False])
    moved = spaced(PLACES, RADIUS, free)
    assert moved[[0, 3]].tolist() == PLACES[[0, 3]].tolist()


def test_two_in_one_spot_part():
    moved = spaced(np.zeros((2, 2)), np.array([20.0, 4.0]), FREE[:2])
    assert gaps(moved, np.array([20.0, 4.0])).min() > APART - 1


def test_small_marks_stay_where_the_layout_put_them():
    assert spaced(PLACES, np.full(4, 4.0), FREE).tolist() == PLACES.tolist()
    assert spaced(np.empty((0, 2)), np.empty(0), FREE[:0]).shape == (0, 2)
