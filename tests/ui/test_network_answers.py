"""What answers show in the network picture: a path, whom we would lose, and who is meant."""

import pytest
from networkpictures import ANN, BOB, CID, DAN, EVE, PLACES, RAE, ZOE, lit, pixel, shown_canvas, small_network
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor

from refnet.domain.network.picture import picture
from refnet.domain.network.rows import PersonNode
from refnet.ui.look import theme


@pytest.fixture
def canvas(qtbot):
    return shown_canvas(qtbot)


def colors_round(canvas, person, away):
    x, y = pixel(canvas, person)
    reach = float(canvas.scene.radii[canvas.stage.number[person]]) + away
    image = canvas.grab().toImage()
    return {
        image.pixelColor(round(x + dx * reach), round(y + dy * reach)).name() for dx, dy in ((1, 0), (0, 1), (0, -1))
    }


def middle_color(canvas, first, second):
    (x, y), (a, b) = pixel(canvas, first), pixel(canvas, second)
    return canvas.grab().toImage().pixelColor(round((x + a) / 2), round((y + b) / 2))


def test_a_path_is_drawn_in_the_accent_and_fades_the_others(canvas):
    canvas.show_path([RAE, ANN, BOB])
    assert lit(canvas) == {RAE, ANN, BOB}
    assert middle_color(canvas, ANN, BOB) == QColor(theme.current().accent)
    assert canvas.scene.path == (5, 0, 1)


def test_escape_leaves_the_path(canvas, qtbot):
    canvas.show_path([RAE, ANN])
    with qtbot.waitSignal(canvas.seeing.path_left):
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert lit(canvas) == set(PLACES)


def test_whom_we_would_lose_has_a_halo_and_nobody_moves(canvas):
    before = {person: pixel(canvas, person) for person in PLACES}
    canvas.show_cut_off(ANN, [BOB, EVE])
    assert QColor(theme.current().danger_soft).name() in colors_round(canvas, EVE, 3)
    assert QColor(theme.current().danger_soft).name() not in colors_round(canvas, CID, 3)
    assert {person: pixel(canvas, person) for person in PLACES} == before
    assert lit(canvas) == set(PLACES)


def reds_between(canvas, first, second):
    (x, y), (a, _b) = pixel(canvas, first), pixel(canvas, second)
    image = canvas.grab().toImage()
    places = [(across, round(y) + down) for across in range(round(x) + 15, round(a) - 15) for down in (-1, 0, 1)]
    return [image.pixelColor(*place) for place in places if image.pixelColor(*place).hsvHueF() > 0.9]


def test_lines_to_whom_we_would_lose_are_red(canvas):
    assert not reds_between(canvas, BOB, EVE)
    canvas.show_cut_off(ANN, [BOB, EVE])
    assert reds_between(canvas, BOB, EVE)


def test_escape_brings_back_who_was_thought_away(canvas, qtbot):
    canvas.show_cut_off(ANN, [BOB])
    with qtbot.waitSignal(canvas.seeing.without_left):
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.scene.lost is None


def test_answers_outlive_a_new_picture_and_forget_who_left(canvas):
    canvas.show_path([RAE, ANN, ZOE])
    canvas.show_cut_off(BOB, [EVE])
    people = [PersonNode(ANN, "Ann"), PersonNode(RAE, "Rae", is_rep=True)]
    canvas.show_picture(picture(people, []), canvas._facts, ["ann", "rae"], "EUR")
    assert canvas.scene.path == (1, 0)
    assert not canvas.scene.lost.any()
    canvas.show_picture(small_network(), canvas._facts, [""] * 7, "EUR")
    assert canvas.scene.path == (5, 0, 6)
    assert canvas.scene.lost.nonzero()[0].tolist() == [4]


def test_some_can_stay_lit(canvas):
    canvas.fade([CID, DAN])
    assert lit(canvas) == {CID, DAN}
    canvas.fade(None)
    assert lit(canvas) == set(PLACES)


def test_a_path_out_of_view_is_brought_into_it(canvas):
    canvas.zoom_by(12)
    canvas.show_path([RAE, ANN, BOB, EVE])
    assert all(canvas.rect().contains(*(round(each) for each in pixel(canvas, person))) for person in (RAE, EVE))
