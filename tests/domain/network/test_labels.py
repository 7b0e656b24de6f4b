import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as some

from refnet.domain.network.labels import SURE, Wishes, kept_clear, mark_boxes, placed, sure_of_a_name

NOTHING = np.empty((0, 4))
WIDTH, HEIGHT = 40.0, 14.0


def wishes(spots, *, covers=False):
    count = len(spots)
    xs, ys = np.array(spots, dtype=float).reshape(-1, 2).T
    return Wishes(
        np.arange(count), xs, ys, np.full(count, 5.0), np.full(count, WIDTH), np.full(count, HEIGHT),
        np.full(count, covers),
    )  # fmt: skip


def test_a_lonely_name_stands_right_of_its_mark():
    (place,) = placed(wishes([(100, 100)]), (400, 400), (), NOTHING)
    assert (place.person, place.left, place.top) == (0, 109, 93)


def test_the_first_name_has_the_first_choice():
    places = placed(wishes([(100, 100), (104, 100)]), (400, 400), (), NOTHING)
    assert [place.person for place in places] == [0, 1]
    assert places[0].left == 109
    assert places[1].left != 113


def test_a_name_keeps_off_marks_unless_it_may_cover_them():
    everywhere = np.array([[0.0, 0.0, 400.0, 400.0]])
    assert placed(wishes([(200, 200)]), (400, 400), (), everywhere) == []
    assert len(placed(wishes([(200, 200)], covers=True), (400, 400), (), everywhere)) == 1


def test_a_name_that_may_cover_marks_goes_farther_where_others_have_the_near_places():
    around = (170.0, 170.0, 230.0, 230.0)
    assert placed(wishes([(200, 200)]), (400, 400), (around,), NOTHING) == []
    (place,) = placed(wishes([(200, 200)], covers=True), (400, 400), ((185.0, 185.0, 216.0, 216.0),), NOTHING)
    assert place.left == 200 + 5 + 4 + 1.2 * HEIGHT


def test_a_name_keeps_off_the_legend_and_inside_the_canvas():
    assert placed(wishes([(100, 100)]), (400, 400), ((0, 0, 300, 300),), NOTHING) == []
    (place,) = placed(wishes([(390, 200)]), (400, 400), (), NOTHING)
    assert place.left + WIDTH <= 400


def test_the_people_with_most_credit_are_sure_of_their_names():
    credit = np.arange(40, dtype=float)
    assert sure_of_a_name(credit).nonzero()[0].tolist() == list(range(40 - SURE, 40))
    assert sure_of_a_name(np.array([0.0, 3.0])).tolist() == [False, True]


def test_only_as_many_names_as_asked_for_are_placed():
    spots = [(60 + 80 * (each % 20), 40 + 30 * (each // 20)) for each in range(400)]
    everywhere = placed(wishes(spots), (1800, 800), (), NOTHING)
    assert len(everywhere) == 400
    assert placed(wishes(spots), (1800, 800), (), NOTHING, most=150) == everywhere[:150]
    assert placed(wishes(spots), (1800, 800), (), NOTHING, most=0) == []


def test_marks_keep_names_off_but_for_their_edge():
    assert mark_boxes(np.array([[10.0, 20.0]]), np.array([5.0])).tolist() == [[6, 16, 14, 24]]


@settings(max_examples=40)
@given(some.lists(some.tuples(some.floats(60, 340), some.floats(60, 340)), max_size=60), some.booleans())
def test_names_never_overlap(spots, covers):
    boxes = [(each.left, each.top) for each in placed(wishes(spots, covers=covers), (400, 400), (), NOTHING)]
    assert bool(boxes) == bool(spots)
    for number, (left, top) in enumerate(boxes):
        for other_left, other_top in boxes[:number]:
            assert abs(left - other_left) >= WIDTH or abs(top - other_top) >= HEIGHT


def test_no_name_covers_the_initials_of_one_of_us():
    centres, radii = np.array([[100.0, 100.0], [125.0, 100.0]]), np.array([12.0, 12.0])
    marks, clear = mark_boxes(centres, radii), kept_clear(centres, radii, np.array([False, True]))
    (place,) = placed(wishes([(100, 100)], covers=True), (400, 400), clear, marks)
    assert clear == [(114.0, 89.0, 136.0, 111.0)]
    assert place.left + WIDTH <= 114 or place.top + HEIGHT <= 89 or place.top >= 111
