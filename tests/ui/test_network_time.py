"""The time slider: bars of months, two handles by mouse and key, play, and the network as it stood then."""

from datetime import date

import numpy as np
import pytest
from networkpictures import BOB, shown_canvas
from PySide6.QtCore import QPoint, Qt

from refnet.domain.network.time import months
from refnet.ui.pages.network.slider import TimeSlider

LEFT = Qt.MouseButton.LeftButton
TODAY = date(2026, 11, 17)


@pytest.fixture
def slider(qtbot):
    made = TimeSlider()
    qtbot.addWidget(made)
    made.resize(900, 66)
    made.show_months((date(2025, 12, 1), np.array([3, 0, 1, 4])), TODAY)
    made.show()
    return made


def moves(slider):
    found = []
    slider.moved.connect(lambda since, until: found.append((since, until)))
    return found


def test_the_months_go_on_to_today_and_the_whole_time_has_no_bounds(slider):
    assert slider.track.last == 11
    assert slider.days == (None, None)
    assert slider.span.text() == "Dec 2025 –\n17 Nov 2026"
    assert not slider.grab().isNull()


def test_arrow_keys_move_a_handle_by_a_month(slider, qtbot):
    found, (low, high) = moves(slider), slider.track.handles
    qtbot.keyClick(high, Qt.Key.Key_Left)
    qtbot.keyClick(low, Qt.Key.Key_Right)
    assert found == [(None, date(2026, 10, 31)), (date(2026, 1, 1), date(2026, 10, 31))]
    assert high.accessibleName() == "To 31 Oct 2026"
    assert low.accessibleName() == "From Jan 2026"


def test_page_keys_move_by_a_year_and_home_and_end_to_the_ends(slider, qtbot):
    low, high = slider.track.handles
    qtbot.keyClick(high, Qt.Key.Key_Home)
    assert slider.track.high == 0
    qtbot.keyClick(high, Qt.Key.Key_PageUp)
    assert slider.track.high == 11
    qtbot.keyClick(low, Qt.Key.Key_End)
    assert slider.track.low == 11
    qtbot.keyClick(low, Qt.Key.Key_A)


def test_no_handle_passes_the_other(slider, qtbot):
    slider.track.put(5, 5)
    low, high = slider.track.handles
    qtbot.keyClick(low, Qt.Key.Key_Right)
    qtbot.keyClick(high, Qt.Key.Key_Left)
    assert (slider.track.low, slider.track.high) == (5, 5)


def test_a_handle_follows_the_pointer_and_a_click_brings_the_nearer_one(slider, qtbot):
    track, high = slider.track, slider.track.handles[1]
    qtbot.mousePress(high, LEFT, pos=QPoint(12, 12))
    there = high.mapFromParent(QPoint(round(track._x(6)), 10))
    qtbot.mouseMove(high, there)
    qtbot.mouseRelease(high, LEFT, pos=there)
    assert (track.low, track.high) == (0, 6)
    qtbot.mouseClick(track, LEFT, pos=QPoint(round(track._x(2)), 10))
    assert (track.low, track.high) == (2, 6)
    qtbot.mouseClick(track, LEFT, pos=QPoint(round(track._x(9)), 10))
    assert (track.low, track.high) == (2, 9)


def test_play_goes_month_by_month_to_the_end_and_stops(slider, qtbot):
    found = moves(slider)
    slider.track.put(0, 9)
    qtbot.mouseClick(slider.play, LEFT)
    assert slider.play.accessibleName() == "Stop"
    qtbot.waitUntil(lambda: slider.play.accessibleName() != "Stop")
    assert found == [(None, date(2026, 10, 31)), (None, None)]


def test_play_from_the_end_begins_anew_and_can_be_stopped(slider, qtbot):
    found = moves(slider)
    slider.toggle()
    slider.toggle()
    assert found == [(None, date(2025, 12, 31))]
    assert not slider._clock.isActive()


def test_with_reduced_motion_play_goes_step_by_step(slider):
    slider.is_still = True
    slider.toggle()
    assert slider._clock.interval() == 1_000
    slider.stop()


def test_a_new_month_keeps_the_days_that_were_chosen(slider):
    slider.track.put(1, 3)
    slider.show_months((date(2025, 11, 1), np.array([1, 3, 0, 1, 4])), TODAY)
    assert slider.days == (date(2026, 1, 1), date(2026, 3, 31))


def test_without_dates_there_is_nothing_to_slide(slider):
    slider.show_months(None, TODAY)
    assert not slider.isVisible()
    assert not slider.has_months


def test_in_the_past_nobody_moves_and_who_was_not_there_is_gone(qtbot):
    canvas = shown_canvas(qtbot)
    before = canvas.scene.centres.copy()
    canvas.hiding.show_time(None, date(2026, 2, 28))
    assert not canvas.scene.is_there(canvas.stage.number[BOB])
    assert (canvas.scene.centres == before).all()
    canvas.grab()
    canvas.hiding.show_time(None, date(2026, 3, 31))
    assert canvas.scene.is_there(canvas.stage.number[BOB])
    assert (canvas.scene.centres == before).all()
    assert not canvas.grab().isNull()


def test_who_is_new_fades_in_unless_motion_is_reduced(qtbot):
    canvas = shown_canvas(qtbot)
    canvas.grab()
    canvas.hiding.show_time(None, date(2026, 2, 28))
    assert canvas.stage.frames.is_fading
    qtbot.waitUntil(lambda: not canvas.stage.frames.is_fading)
    canvas.hiding.is_still = True
    canvas.hiding.show_time(None, None)
    assert not canvas.stage.frames.is_fading


def test_the_months_of_a_picture_are_those_of_its_introductions(qtbot):
    first, counts = months(shown_canvas(qtbot).scene.picture)
    assert (first, counts.tolist()) == (date(2026, 3, 1), [4])
