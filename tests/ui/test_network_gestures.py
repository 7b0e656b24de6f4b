"""What mouse and keys do with people in the picture: pin, box, lasso, hide, fold, pick, go back, and the menu."""

import pytest
from networkpictures import ANN, BOB, CID, DAN, EVE, PLACES, RAE, ZOE, lit, pixel, shown_canvas, small_network
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QApplication

from refnet.ui.widgets.network_canvas import keys
from refnet.ui.widgets.network_canvas.menu import Offer

LEFT, SHIFT = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.ShiftModifier
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def canvas(qtbot):
    return shown_canvas(qtbot)


def point(canvas, person):
    x, y = pixel(canvas, person)
    return QPoint(round(x), round(y))


def drag(qtbot, canvas, *places, modifier=Qt.KeyboardModifier.NoModifier):
    qtbot.mousePress(canvas, LEFT, modifier, places[0])
    for place in places[1:]:
        qtbot.mouseMove(canvas, place)
    qtbot.mouseRelease(canvas, LEFT, modifier, places[-1])


def there(canvas):
    return {key for key, number in canvas.stage.number.items() if canvas.scene.is_there(number)}


def corners(canvas, people, margin=16):
    spots = [point(canvas, person) for person in people]
    across, down = [spot.x() for spot in spots], [spot.y() for spot in spots]
    return QPoint(min(across) - margin, min(down) - margin), QPoint(max(across) + margin, max(down) + margin)


def selected(canvas):
    return canvas.deeds.selected


def entries(canvas):
    return {action.text().split("\t")[0]: action for action in canvas._menu.actions() if action.text()}


def test_dragging_a_person_pins_them_where_they_are_dropped(canvas, qtbot):
    target = point(canvas, EVE) + QPoint(30, 70)
    with qtbot.waitSignal(canvas.settled):
        drag(qtbot, canvas, point(canvas, EVE), point(canvas, EVE) + QPoint(20, 30), target)
    assert point(canvas, EVE) == target
    assert canvas.hiding.pinned == {EVE}
    assert canvas.stage.person_at(target.x(), target.y()) == canvas.stage.number[EVE]


def test_a_pinned_person_is_let_go_by_p_and_pinned_again(canvas, qtbot):
    canvas.select(BOB)
    qtbot.keyClick(canvas, Qt.Key.Key_P)
    assert canvas.hiding.pinned == {BOB}
    qtbot.keyClick(canvas, Qt.Key.Key_P)
    assert canvas.hiding.pinned == frozenset()


def test_shift_and_drag_selects_who_is_in_the_box(canvas, qtbot):
    low, high = corners(canvas, [ANN, BOB, EVE])
    with qtbot.waitSignal(canvas.picking.changed) as told:
        drag(qtbot, canvas, low, low + QPoint(20, 10), high, modifier=SHIFT)
    assert told.args == [frozenset({ANN, BOB, EVE})]


def test_a_lasso_selects_who_is_inside_it(canvas, qtbot):
    low, high = corners(canvas, [BOB, EVE])
    round_them = (low, QPoint(high.x(), low.y()), high, QPoint(low.x(), high.y()))
    drag(qtbot, canvas, *round_them, low + QPoint(0, 6), modifier=ALT)
    assert canvas.stage.picked == {BOB, EVE}


def test_the_lasso_can_be_a_tool(canvas, qtbot):
    qtbot.keyClick(canvas, Qt.Key.Key_L)
    low, high = corners(canvas, [BOB, EVE])
    drag(qtbot, canvas, low, QPoint(high.x(), low.y()), high, QPoint(low.x(), high.y()))
    assert canvas.stage.picked == {BOB, EVE}
    assert canvas._furniture.lasso.isChecked()
    qtbot.keyClick(canvas, Qt.Key.Key_L)
    assert not canvas._furniture.lasso.isChecked()


def test_ctrl_and_click_or_box_add(canvas, qtbot):
    qtbot.mouseClick(canvas, LEFT, CONTROL, point(canvas, CID))
    low, high = corners(canvas, [BOB, EVE])
    drag(qtbot, canvas, low, low + QPoint(20, 9), high, modifier=SHIFT | CONTROL)
    assert canvas.stage.picked == {BOB, CID, EVE}
    qtbot.mouseClick(canvas, LEFT, CONTROL, point(canvas, CID))
    assert canvas.stage.picked == {BOB, EVE}


def test_a_click_and_escape_let_everybody_go(canvas, qtbot):
    canvas.pick([BOB, EVE])
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.stage.picked == frozenset()
    canvas.pick([BOB, EVE])
    qtbot.mouseClick(canvas, LEFT, pos=point(canvas, ANN))
    assert (canvas.stage.picked, selected(canvas)) == (frozenset(), ANN)


def test_escape_gives_up_a_box_that_is_being_drawn(canvas, qtbot):
    low, high = corners(canvas, list(PLACES))
    qtbot.mousePress(canvas, LEFT, SHIFT, low)
    qtbot.mouseMove(canvas, high)
    assert not canvas.grab().isNull()
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    qtbot.mouseRelease(canvas, LEFT, SHIFT, high)
    assert canvas.stage.picked == frozenset()


def test_space_and_n_select_several_by_keyboard(canvas, qtbot):
    canvas.select(BOB)
    qtbot.keyClick(canvas, Qt.Key.Key_N)
    assert canvas.stage.picked == {ANN, BOB, EVE}
    qtbot.keyClick(canvas, Qt.Key.Key_Space)
    assert canvas.stage.picked == {ANN, EVE}


def test_hidden_people_are_gone_until_they_are_shown_again(canvas, qtbot):
    canvas.pick([CID, DAN])
    qtbot.keyClick(canvas, Qt.Key.Key_H)
    assert there(canvas) == set(PLACES) - {CID, DAN}
    assert canvas.stage.person_at(*pixel(canvas, CID)) is None
    assert {row.look.key for row in canvas.legend.people} == {"client", "ally", "rep", "none"}
    qtbot.keyClick(canvas, Qt.Key.Key_H, SHIFT)
    assert there(canvas) == set(PLACES)


def test_nobody_walks_to_whom_is_hidden(canvas, qtbot):
    canvas.hiding.hide([EVE])
    canvas.select(BOB)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert selected(canvas) == BOB


def test_folding_shows_whom_somebody_brought_as_one_mark_with_its_sum(canvas, qtbot):
    canvas.select(ANN)
    qtbot.keyClick(canvas, Qt.Key.Key_X)
    assert there(canvas) == {ANN, RAE, ZOE}
    assert [(fold.count, fold.amount) for fold in canvas.scene.folds] == [(4, 500_000_00)]
    assert not canvas.grab().isNull()
    qtbot.keyClick(canvas, Qt.Key.Key_X)
    assert there(canvas) == set(PLACES)


def test_all_folds_open_at_once(canvas, qtbot):
    canvas.hiding.toggle_fold(ANN)
    canvas.hiding.toggle_fold(ZOE)
    qtbot.keyClick(canvas, Qt.Key.Key_X, SHIFT)
    assert there(canvas) == set(PLACES)


def test_who_is_asked_for_is_shown_even_if_hidden_or_folded(canvas):
    canvas.hiding.hide([EVE])
    canvas.hiding.reveal(EVE)
    assert EVE in there(canvas)
    canvas.hiding.toggle_fold(ANN)
    canvas.hiding.reveal(EVE)
    assert EVE in there(canvas)
    canvas.hiding.reveal(EVE)


def test_back_and_forward_go_through_whom_one_looked_at(canvas, qtbot):
    for person in (ANN, BOB, EVE):
        canvas.select(person)
    walked = []
    for modifier in (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.NoModifier, SHIFT):
        qtbot.keyClick(canvas, Qt.Key.Key_Backspace, modifier)
        walked.append(selected(canvas))
    assert walked == [BOB, ANN, BOB]


def test_the_mouse_goes_back_too_and_brings_back_the_view(canvas, qtbot):
    canvas.select(ANN)
    before = canvas.scene.view
    canvas.select(BOB)
    canvas.zoom_by(3)
    qtbot.mouseClick(canvas, Qt.MouseButton.BackButton)
    assert (selected(canvas), canvas.scene.view) == (ANN, before)
    qtbot.mouseClick(canvas, Qt.MouseButton.ForwardButton)
    assert selected(canvas) == BOB


def test_going_back_ends_at_the_beginning(canvas, qtbot):
    canvas.select(ANN)
    qtbot.keyClick(canvas, Qt.Key.Key_Backspace)
    assert selected(canvas) == ANN


def test_the_right_click_menu_tells_what_can_be_done(canvas, qtbot):
    asked = []
    canvas.offers = lambda person: [Offer("Open the record", lambda: asked.append(person), is_last=True)]
    place = point(canvas, ANN)
    event = QContextMenuEvent(QContextMenuEvent.Reason.Mouse, place, canvas.mapToGlobal(place))
    QApplication.sendEvent(canvas, event)
    assert selected(canvas) == ANN
    found = entries(canvas)
    assert set(found) == {
        "Ann", "Open the record", "Focus", "Select the neighbours", "Add to the selection", "Hide", "Hide all others",
        "Hold in place", "Fold whom they brought",
    }  # fmt: skip
    found["Open the record"].trigger()
    found["Hide all others"].trigger()
    assert asked == [ANN]
    assert there(canvas) == {ANN}
    canvas._menu.close()


def test_the_menu_brings_back_what_is_hidden_folded_and_held(canvas):
    canvas.hiding.hide([CID])
    canvas.hiding.toggle_fold(BOB)
    canvas.hiding.pin([DAN])
    canvas.open_menu()
    found = entries(canvas)
    for words in ("Show 1 hidden person", "Unfold all", "Let go of 1 held in place"):
        found[words].trigger()
    assert there(canvas) == set(PLACES)
    assert canvas.hiding.pinned == frozenset()
    canvas._menu.close()


def test_the_menu_opens_by_keyboard_for_several(canvas, qtbot):
    canvas.select(ANN)
    canvas.pick([ANN, BOB])
    qtbot.keyClick(canvas, Qt.Key.Key_F10, SHIFT)
    entries(canvas)["Hide (2 selected)"].trigger()
    assert there(canvas) == set(PLACES) - {ANN, BOB}
    canvas._menu.close()


def test_the_legend_is_the_filter_by_mouse_and_by_key(canvas, qtbot):
    box = canvas._furniture.legend
    rows = dict(box._rows())
    qtbot.mouseClick(box, LEFT, pos=rows["lost"].center().toPoint())
    assert lit(canvas) == set(PLACES) - {CID}
    assert "Deal lost 1, faded" in canvas.legend.sentence
    box.setFocus()
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Space):
        qtbot.keyClick(box, key)
    assert lit(canvas) == set(PLACES) - {CID, BOB}
    assert box.accessibleDescription() == "Client 1, faded"
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert lit(canvas) == set(PLACES)


def test_the_legend_shows_and_hides_ties(canvas, qtbot):
    box = canvas._furniture.legend
    with qtbot.waitSignal(canvas.ties_switched) as told:
        qtbot.mouseClick(box, LEFT, pos=dict(box._rows())["ties"].center().toPoint())
    assert told.args == [False]
    assert not canvas.scene.with_ties
    assert not box.grab().isNull()


def test_the_map_comes_when_a_part_is_out_of_view_and_takes_one_there(canvas, qtbot):
    assert not canvas._furniture.map.isVisible()
    canvas.zoom_by(6)
    assert canvas._furniture.map.isVisible()
    box = canvas._furniture.map
    assert not box.grab().isNull()
    before = canvas.scene.view
    qtbot.mouseClick(box, LEFT, pos=QPoint(20, 20))
    assert canvas.scene.view != before
    qtbot.keyClick(canvas, Qt.Key.Key_M)
    assert not box.isVisible()


def test_shift_and_arrows_move_the_picture(canvas, qtbot):
    before = canvas.scene.view
    qtbot.keyClick(canvas, Qt.Key.Key_Right, SHIFT)
    assert canvas.scene.view == before.moved(-keys.PAN, 0)


def test_every_key_of_the_table_does_something_that_is_listed(canvas):
    assert {stroke.deed for stroke in keys.STROKES} <= set(canvas._deeds())
    listed = " ".join(words for _what, words in keys.sheet())
    for letter in "FTNHXPLM":
        assert letter in listed


def test_what_is_hidden_and_held_outlives_a_new_picture(canvas):
    canvas.hiding.hide([CID])
    canvas.hiding.pin([BOB])
    canvas.show_picture(small_network(), canvas._facts, [""] * 7, "EUR")
    assert CID not in there(canvas)
    assert canvas.scene.pinned.nonzero()[0].tolist() == [1]


def test_a_drag_with_the_middle_button_moves_the_picture_even_from_a_person(canvas, qtbot):
    start, before = point(canvas, ANN), canvas.scene.view
    qtbot.mousePress(canvas, Qt.MouseButton.MiddleButton, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(40, 20))
    qtbot.mouseRelease(canvas, Qt.MouseButton.MiddleButton, pos=start + QPoint(40, 20))
    assert canvas.scene.view == before.moved(40, 20)
    assert QPointF(*pixel(canvas, ANN)).toPoint() == start + QPoint(40, 20)
