import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from refnet.domain.network.labels import place_labels

HEIGHT = 12.0


def labels(centres, priority=None, widths=None, radius=5.0, **more):
    count = len(centres)
    return place_labels(
        np.array(centres, dtype=float).reshape(-1, 2),
        np.full(count, radius),
        np.array(priority if priority is not None else np.zeros(count), dtype=float),
        np.array(widths if widths is not None else np.full(count, 40.0), dtype=float),
        HEIGHT,
        **more,
    )


def test_a_lonely_name_stands_right_of_its_mark():
    (label,) = labels([(100, 100)])
    assert (label.person, label.left, label.top) == (0, 108, 94)


def test_a_name_goes_elsewhere_when_the_right_is_taken():
    first, second = labels([(100, 100), (120, 100)], priority=[1, 0])
    assert (first.person, second.person) == (0, 1)
    assert first.left + 40 <= 95 or abs(first.top - 94) > 5


def test_the_most_important_come_first_and_only_so_many():
    chosen = labels([(0, 0), (500, 0), (1000, 0)], priority=[1, 3, 2], most=2)
    assert [label.person for label in chosen] == [1, 2]


def test_a_name_without_width_is_not_placed():
    assert labels([(0, 0)], widths=[0]) == []


def crowd():
    around = [(100 + 14 * x, 100 + 14 * y) for x in range(-6, 7) for y in range(-6, 7) if (x, y) != (0, 0)]
    return [(100, 100), *around], np.array([40.0] + [0.0] * len(around))


def test_without_room_there_is_no_name():
    centres, widths = crowd()
    assert labels(centres, widths=widths) == []


def test_only_the_most_important_may_cover_marks():
    centres, widths = crowd()
    priority = np.zeros(len(centres))
    priority[0] = 2.5
    assert len(labels(centres, priority=priority, widths=widths)) == 1
    assert labels(centres, priority=priority, widths=widths, over_marks=3) == []


@settings(max_examples=40)
@given(some.lists(some.tuples(some.floats(0, 400), some.floats(0, 400)), max_size=40))
def test_names_never_overlap(centres):
    boxes = [(label.left, label.top) for label in labels(centres, priority=np.full(len(centres), 9.0))]
    for number, (left, top) in enumerate(boxes):
        for other_left, other_top in boxes[:number]:
            assert abs(left - other_left) >= 40 - 1e-9 or abs(top - other_top) >= HEIGHT - 1e-9
