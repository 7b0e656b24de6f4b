"""Zooming, fitting, and finding who is under the pointer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from refnet.ui.widgets.network_canvas.card import beside
from refnet.ui.widgets.network_canvas.hits import HitGrid
from refnet.ui.widgets.network_canvas.view import Viewport, fitted

SQUARE = np.array([[0.0, 0.0], [100.0, 0.0], [100.0, 100.0], [0.0, 100.0], [50.0, 50.0]])


def overlap(one, other):
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]


@given(st.floats(0.2, 5), st.floats(-300, 300), st.floats(-300, 300))
def test_zooming_leaves_the_point_under_the_cursor_where_it_is(factor, x, y):
    view = Viewport(1.3, 20, -40)
    before = view.to_picture(x, y)
    assert view.zoomed(factor, x, y).to_picture(x, y) == pytest.approx(before, abs=1e-6)


def test_the_fitted_picture_lies_in_its_area():
    pixels = fitted(SQUARE, (10, 20, 410, 320)).to_screen(SQUARE)
    assert pixels.min(axis=0) == pytest.approx((60, 20))
    assert pixels.max(axis=0) == pytest.approx((360, 320))


def test_the_fitted_picture_keeps_clear_of_the_legend():
    legend = (-10, 200, 200, 410)
    x, y = fitted(SQUARE, (0, 0, 400, 400), (legend,)).to_screen(SQUARE).T
    assert not ((x < 200) & (y > 200)).any()


def test_a_picture_that_finds_no_clear_place_is_still_shown():
    assert fitted(SQUARE, (0, 0, 400, 400), ((0, 0, 400, 400),)).scale > 0


def test_nobody_to_show_leaves_the_view_alone():
    assert fitted(np.empty((0, 2)), (0, 0, 100, 100)) == Viewport()


def test_the_person_under_the_pointer_is_found():
    grid = HitGrid(SQUARE)
    assert grid.hit(Viewport(2, 10, 10), 110, 110, np.full(5, 4.0)) == 4
    assert grid.hit(Viewport(2, 10, 10), 215, 13, np.full(5, 4.0)) == 1


def test_a_small_mark_is_a_target_of_24_pixels():
    grid = HitGrid(SQUARE)
    assert grid.hit(Viewport(), 50, 61, np.full(5, 2.0)) == 4
    assert grid.hit(Viewport(), 50, 64, np.full(5, 2.0)) is None


def test_nobody_is_found_on_an_empty_canvas():
    assert HitGrid(np.empty((0, 2))).hit(Viewport(), 5, 5, np.empty(0)) is None


@given(st.integers(0, 2**32 - 1))
def test_the_grid_finds_whom_a_search_through_all_finds(seed):
    generator = np.random.default_rng(seed)
    points, radii = generator.uniform(0, 300, (60, 2)), generator.uniform(2, 25, 60)
    x, y = generator.uniform(0, 300, 2)
    over = np.hypot(points[:, 0] - x, points[:, 1] - y) - np.maximum(radii, 12)
    expected = int(over.argmin()) if over.min() <= 0 else None
    assert HitGrid(points).hit(Viewport(), x, y, radii) == expected


@pytest.mark.parametrize("spot", [(10, 10), (390, 10), (390, 290), (10, 290), (200, 150), (200, 10)])
def test_the_card_is_inside_the_canvas_and_never_over_the_person(spot):
    person = (spot[0] - 8, spot[1] - 8, spot[0] + 8, spot[1] + 8)
    card = beside(person, (150, 100), (400, 300))
    found = (card.left(), card.top(), card.right(), card.bottom())
    assert not overlap(found, person)
    assert found[0] >= 0
    assert found[2] <= 400
    assert found[1] >= 0
    assert found[3] <= 300
