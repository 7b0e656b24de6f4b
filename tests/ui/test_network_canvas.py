"""The network picture: pointing, walking, finding, focusing, and what is kept of it in files."""

from uuid import UUID

import pytest
from networkpictures import (
    ANN,
    BOB,
    CID,
    DAN,
    EVE,
    PLACES,
    RAE,
    ZOE,
    lit,
    many_people,
    pixel,
    shown_canvas,
    small_network,
)
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QNativeGestureEvent, QPointingDevice, QWheelEvent
from PySide6.QtWidgets import QApplication

from refnet.domain.network.picture import picture
from refnet.domain.network.rows import PersonNode
from refnet.ui.look import theme
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas
from refnet.ui.widgets.network_canvas.card import PersonFacts
from refnet.ui.widgets.network_canvas.legend_words import LineKind
from refnet.ui.widgets.network_canvas.looks import ColourBy
from refnet.ui.widgets.network_canvas.names import NameSprites, height, name_places
from refnet.ui.widgets.network_canvas.scene import SizeBy


@pytest.fixture
def canvas(qtbot):
    return shown_canvas(qtbot)


def point(canvas, person):
    x, y = pixel(canvas, person)
    return QPoint(round(x), round(y))


def color_at(canvas, person):
    return canvas.grab().toImage().pixelColor(point(canvas, person))


def wheel(canvas, place, turned):
    where = QPointF(place)
    event = QWheelEvent(
        where, canvas.mapToGlobal(where), QPoint(), QPoint(0, turned), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(canvas, event)


def test_everybody_is_in_view_and_nobody_under_the_legend(canvas):
    legend = canvas.findChild(type(canvas._furniture.legend)).geometry()
    for person in PLACES:
        assert canvas.rect().contains(point(canvas, person))
        assert not legend.contains(point(canvas, person))


def test_marks_have_the_colour_of_what_they_mean(canvas):
    tokens = theme.current()
    assert color_at(canvas, BOB) == QColor(tokens.won.main)
    assert color_at(canvas, DAN) == QColor(tokens.open.main)
    assert color_at(canvas, CID) == QColor(tokens.surface)  # hollow
    assert color_at(canvas, ANN) == QColor(tokens.ally)


def test_a_change_of_theme_repaints(canvas, qapp):
    theme.apply(qapp, theme.Choice.DARK)
    assert color_at(canvas, BOB) == QColor(theme.current().won.main)


def test_colour_can_tell_nothing_and_shapes_stay(canvas):
    canvas.show_by(colour=ColourBy.NOTHING)
    assert color_at(canvas, BOB) == QColor(theme.current().text2)
    assert color_at(canvas, CID) == QColor(theme.current().surface)


def test_area_can_tell_introductions_or_nothing(canvas):
    canvas.show_by(size=SizeBy.INTRODUCTIONS)
    radii = canvas.scene.radii
    assert radii[0] > radii[1] > radii[2]
    assert [size.words for size in canvas.legend.sizes] == ["1", "2"]
    canvas.show_by(size=SizeBy.NOTHING)
    assert canvas.legend.sizes == ()


def test_the_legend_lists_only_what_is_in_the_picture(canvas):
    found = {(row.look.key, row.count) for row in canvas.legend.people}
    assert found == {
        ("client", 1), ("lost", 1), ("open", 1), ("ally", 1), ("rep", 1), ("none", 2),
    }  # fmt: skip
    assert [kind for kind, _words in canvas.legend.lines] == [LineKind.INTRODUCTION, LineKind.TIE]


def test_the_legend_shows_round_amounts(canvas):
    assert [size.words for size in canvas.legend.sizes] == ["€25k", "€100k", "€500k"]


def test_the_legend_folds_by_mouse_and_by_key(canvas, qtbot):
    box = canvas._furniture.legend
    high = box.height()
    qtbot.mouseClick(box, Qt.MouseButton.LeftButton, pos=QPoint(20, 16))
    assert box.height() < high / 3
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert box.height() == high
    box.setFocus()
    assert not box.grab().isNull()
    qtbot.keyClick(box, Qt.Key.Key_A)
    assert not box.is_folded


def test_the_wheel_zooms_at_the_pointer(canvas):
    spot, scale = point(canvas, EVE), canvas.scene.view.scale
    before = canvas.scene.view.to_picture(spot.x(), spot.y())
    wheel(canvas, spot, 240)
    assert canvas.scene.view.scale > scale
    assert canvas.scene.view.to_picture(spot.x(), spot.y()) == pytest.approx(before)
    wheel(canvas, spot, 0)


def test_a_pinch_zooms(canvas):
    scale = canvas.scene.view.scale
    place = QPointF(100, 100)
    pinch = QNativeGestureEvent(
        Qt.NativeGestureType.ZoomNativeGesture,
        QPointingDevice.primaryPointingDevice(),
        2,
        place,
        place,
        place,
        0.5,
        QPointF(),
    )
    QApplication.sendEvent(canvas, pinch)
    assert canvas.scene.view.scale == pytest.approx(scale * 1.5)


def test_dragging_moves_the_picture_and_selects_nobody(canvas, qtbot):
    start, before = QPoint(400, 5), canvas.scene.view
    qtbot.mousePress(canvas, Qt.MouseButton.LeftButton, pos=start)
    qtbot.mouseMove(canvas, start + QPoint(1, 1))
    qtbot.mouseMove(canvas, start + QPoint(30, 20))
    qtbot.mouseMove(canvas, start + QPoint(40, 20))
    qtbot.mouseRelease(canvas, Qt.MouseButton.LeftButton, pos=start + QPoint(40, 20))
    assert canvas.scene.view == before.moved(40, 20)
    assert canvas.scene.selected is None
    qtbot.waitUntil(lambda: not canvas.scene.is_moving)


def test_fit_shows_everybody_again(canvas, qtbot):
    before = canvas.scene.view
    canvas.zoom_by(5)
    qtbot.keyClick(canvas, Qt.Key.Key_F)
    assert canvas.scene.view == before


def test_the_buttons_zoom_and_fit(canvas, qtbot):
    before = canvas.scene.view
    nearer, farther, fit, _lasso = canvas._furniture.buttons
    qtbot.mouseClick(nearer, Qt.MouseButton.LeftButton)
    assert canvas.scene.view.scale > before.scale
    qtbot.mouseClick(farther, Qt.MouseButton.LeftButton)
    qtbot.mouseClick(farther, Qt.MouseButton.LeftButton)
    assert canvas.scene.view.scale < before.scale
    qtbot.mouseClick(fit, Qt.MouseButton.LeftButton)
    assert canvas.scene.view == before


def test_a_click_selects_and_tells_who_it_is(canvas, qtbot):
    with qtbot.waitSignal(canvas.selected) as told:
        qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=point(canvas, BOB))
    assert told.args == [BOB]
    assert canvas.accessibleDescription() == "Bob, Ally, Acme, Introductions 3, selected"
    qtbot.mouseClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 5))
    assert canvas.scene.selected is None
    assert canvas.accessibleDescription() == ""


def test_the_right_button_selects_nobody(canvas, qtbot):
    qtbot.mouseClick(canvas, Qt.MouseButton.RightButton, pos=point(canvas, BOB))
    assert canvas.scene.selected is None


def test_the_hover_card_comes_beside_the_person_and_goes(canvas, qtbot):
    qtbot.mouseMove(canvas, point(canvas, EVE))
    qtbot.waitUntil(canvas._card.isVisible)
    assert not canvas._card.geometry().contains(point(canvas, EVE))
    assert canvas.rect().contains(canvas._card.geometry())
    QApplication.sendEvent(canvas, QEvent(QEvent.Type.Leave))
    assert not canvas._card.isVisible()


def test_markup_in_a_name_is_shown_as_it_is(canvas, qtbot):
    qtbot.mouseMove(canvas, point(canvas, ZOE))
    qtbot.waitUntil(canvas._card.isVisible)
    assert canvas._card._name.textFormat() is Qt.TextFormat.PlainText
    assert canvas._card._name.text() == "Zoë <b>Ally</b>"


def test_a_card_without_facts_is_small(canvas):
    canvas._facts = lambda _person: PersonFacts("Only a name")
    canvas._hover(0)
    canvas._show_card()
    assert canvas._card._name.text() == "Only a name"
    canvas._hover(None)
    canvas._show_card()
    assert not canvas._card.isVisible()


def test_a_double_click_focuses_with_depth(canvas, qtbot):
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=point(canvas, EVE))
    assert lit(canvas) == {EVE, BOB, ANN}
    canvas.seeing.set_depth(1)
    assert lit(canvas) == {EVE, BOB}
    canvas.seeing.set_depth(4)
    assert lit(canvas) == set(PLACES)


def test_a_double_click_on_nobody_changes_nothing(canvas, qtbot):
    qtbot.mouseDClick(canvas, Qt.MouseButton.LeftButton, pos=QPoint(400, 5))
    assert canvas.scene.lit is None


def test_enter_focuses_and_leaves_the_focus(canvas, qtbot):
    canvas.select(CID)
    qtbot.keyClick(canvas, Qt.Key.Key_Return)
    assert RAE in lit(canvas)
    assert EVE not in lit(canvas)
    qtbot.keyClick(canvas, Qt.Key.Key_Enter)
    assert lit(canvas) == set(PLACES)


def test_without_ties_focus_follows_introductions_only(canvas):
    canvas.show_by(ties=False)
    canvas.seeing.focus_on(ANN)
    assert lit(canvas) == {ANN, BOB, CID, DAN, EVE}


def test_a_faded_person_is_paler(canvas):
    canvas.seeing.focus_on(EVE)
    assert color_at(canvas, DAN) != QColor(theme.current().open.main)
    assert color_at(canvas, BOB) == QColor(theme.current().won.main)


def test_finding_lights_whoever_is_called_so(canvas, qtbot):
    canvas.seeing.look_for("zoe")
    assert lit(canvas) == {ZOE}
    assert len(canvas.seeing.matches) == 1
    canvas.seeing.look_for("acme bo")
    assert lit(canvas) == {BOB}
    canvas.seeing.look_for("nobody at all")
    assert len(canvas.seeing.matches) == 0
    canvas.next_match()
    assert canvas.scene.selected is None


def test_the_next_match_is_selected_and_brought_into_view(canvas):
    canvas.zoom_by(8)
    canvas.seeing.look_for("acme")
    for person in (ANN, BOB, CID):
        canvas.next_match()
        assert canvas.scene.picture.ids[canvas.scene.selected] == person
        assert canvas.rect().contains(point(canvas, person))


def test_arrow_keys_walk_along_introductions(canvas, qtbot):
    walked = []
    for key in (Qt.Key.Key_Up, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Left):
        qtbot.keyClick(canvas, key)
        walked.append(canvas.scene.picture.ids[canvas.scene.selected])
    assert walked == [RAE, ANN, BOB, EVE, BOB, ANN]
    qtbot.keyClick(canvas, Qt.Key.Key_Up)
    assert canvas.scene.picture.ids[canvas.scene.selected] == DAN


def test_nobody_is_walked_to_where_nobody_is(canvas, qtbot):
    canvas.select(EVE)
    qtbot.keyClick(canvas, Qt.Key.Key_Down)
    assert canvas.scene.picture.ids[canvas.scene.selected] == EVE
    canvas.show_by(ties=False)
    canvas.select(ZOE)
    qtbot.keyClick(canvas, Qt.Key.Key_Right)
    assert canvas.scene.picture.ids[canvas.scene.selected] == ZOE


def test_escape_steps_back_one_thing_at_a_time(canvas, qtbot):
    canvas.select(EVE)
    canvas.focus_selected()
    canvas.seeing.look_for("bob")
    with qtbot.waitSignal(canvas.seeing.find_left):
        qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert lit(canvas) == {EVE, BOB, ANN}
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert lit(canvas) == set(PLACES)
    qtbot.keyClick(canvas, Qt.Key.Key_Escape)
    assert canvas.scene.selected is None
    assert not canvas.step_back()


def test_keys_ask_for_table_depth_and_zoom(canvas, qtbot):
    with qtbot.waitSignal(canvas.table_wanted):
        qtbot.keyClick(canvas, Qt.Key.Key_T)
    with qtbot.waitSignal(canvas.depth_wanted) as wanted:
        qtbot.keyClick(canvas, Qt.Key.Key_3)
    assert wanted.args == [3]
    scale = canvas.scene.view.scale
    qtbot.keyClick(canvas, Qt.Key.Key_Plus)
    assert canvas.scene.view.scale > scale
    qtbot.keyClick(canvas, Qt.Key.Key_Minus)
    assert canvas.scene.view.scale == pytest.approx(scale)
    qtbot.keyClick(canvas, Qt.Key.Key_T, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(canvas, Qt.Key.Key_X)


def test_a_focus_by_keyboard_is_seen(canvas, qtbot):
    canvas.activateWindow()
    canvas.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.waitUntil(canvas.hasFocus)
    assert canvas.grab().toImage().pixelColor(1, 1) == QColor(theme.current().focus)


def test_selected_and_hovered_people_have_rings(canvas):
    canvas.select(BOB)
    canvas._hover(4)
    image = canvas.grab().toImage()
    x, y = pixel(canvas, BOB)
    ring = float(canvas.scene.radii[1]) + 2.5 + 1.25
    assert image.pixelColor(round(x - ring), round(y)) == QColor(theme.current().focus)
    canvas.select(RAE)
    assert not canvas.grab().isNull()


def test_a_second_picture_keeps_view_selection_and_focus(canvas):
    canvas.select(BOB)
    canvas.seeing.focus_on(BOB)
    canvas.zoom_by(2)
    before = canvas.scene
    canvas.show_picture(small_network(), canvas._facts, [""] * 7, "EUR")
    assert canvas.scene.view == before.view
    assert canvas.scene.picture.ids[canvas.scene.selected] == BOB
    assert lit(canvas) == {BOB, ANN, EVE, CID, DAN, RAE}


def test_people_who_left_are_neither_selected_nor_focused(canvas):
    canvas.select(BOB)
    canvas.seeing.focus_on(BOB)
    canvas.show_picture(picture([PersonNode(ANN, "Ann")], []), canvas._facts, ["ann"], "EUR")
    assert canvas.scene.selected is None
    assert canvas.scene.lit is None


def test_an_empty_canvas_has_no_legend_and_answers_every_key(qtbot):
    canvas = NetworkCanvas()
    qtbot.addWidget(canvas)
    canvas.show()
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Return, Qt.Key.Key_F, Qt.Key.Key_Plus, Qt.Key.Key_Escape):
        qtbot.keyClick(canvas, key)
    assert not canvas._furniture.legend.isVisible()
    assert not canvas.grab().isNull()


def test_far_away_marks_are_dots_and_have_no_arrowheads(canvas):
    canvas.zoom_by(0.05)
    assert not canvas.scene.has_arrows
    assert canvas.scene.radii[2] < 2.6
    assert not canvas.grab().isNull()


def test_the_selected_person_stays_in_view_when_the_canvas_gets_narrower(canvas):
    canvas.select(EVE)
    canvas.resize(420, 600)
    assert canvas.rect().contains(point(canvas, EVE))


def test_somebody_under_the_legend_is_brought_out_of_it(canvas):
    legend = canvas._furniture.legend.geometry()
    x, y = pixel(canvas, CID)
    canvas.stage.drag(legend.center().x() - x, legend.center().y() - y)
    canvas.select(CID)
    assert not legend.contains(point(canvas, CID))


def test_a_picture_of_many_is_drawn_roughly_while_it_moves_and_finely_at_rest(qtbot):
    canvas = shown_canvas(qtbot)
    canvas.show_picture(many_people(), lambda person: PersonFacts(str(person)), [""] * 4_000, "EUR")
    canvas.zoom_by(1.1)
    assert canvas.scene.is_rough
    assert not canvas.grab().isNull()
    assert not canvas.stage.frames.is_fine
    qtbot.waitUntil(lambda: canvas.stage.frames.is_fine)
    assert not canvas.scene.is_moving


def test_a_question_to_a_picture_of_many_is_answered_at_once_and_then_finely(qtbot):
    canvas = shown_canvas(qtbot)
    canvas.show_picture(many_people(), lambda person: PersonFacts(str(person)), [""] * 4_000, "EUR")
    qtbot.waitUntil(lambda: canvas.stage.frames.is_fine)
    canvas.select(canvas.scene.picture.ids[7])
    canvas.grab()
    assert not canvas.stage.frames.is_fine
    canvas.stage.frames.finish()
    assert canvas.stage.frames.is_fine


def test_the_frame_of_many_goes_along_and_is_drawn_anew_where_it_ends(qtbot):
    canvas = shown_canvas(qtbot)
    canvas.show_picture(many_people(), lambda person: PersonFacts(str(person)), [""] * 4_000, "EUR")
    canvas.grab()
    frames = canvas.stage.frames
    canvas.stage.zoom(1.1, 400, 300)
    first = frames._frame
    assert not canvas.grab().isNull()
    canvas.stage.drag(40, 30)
    canvas.grab()
    assert frames._frame is first
    canvas.stage.drag(600, 0)
    canvas.grab()
    assert frames._frame is not first
    assert frames._frame.view == canvas.scene.view


def test_a_fine_frame_shows_what_a_rough_one_leaves_out(qtbot):
    canvas = shown_canvas(qtbot)
    canvas.show_picture(many_people(), lambda person: PersonFacts(str(person)), [""] * 4_000, "EUR")
    rough = canvas.grab().toImage()
    canvas.stage.frames.finish()
    assert canvas.stage.frames.is_fine
    assert canvas.grab().toImage() != rough


def test_marks_of_every_size_find_room_among_the_sprites(canvas):
    for factor in (0.3, 1.5, 2, 2, 2):
        canvas.stage.zoom(factor, *pixel(canvas, BOB))
        canvas.stage._come_to_rest()
        assert color_at(canvas, BOB) == QColor(theme.current().won.main)


def test_a_row_of_the_legend_says_that_it_can_be_pressed(canvas, qtbot):
    box = canvas._furniture.legend
    row = dict(box._rows())["client"].center().toPoint()
    qtbot.mouseMove(box, row)
    assert box.cursor().shape() is Qt.CursorShape.PointingHandCursor
    assert not box.grab().isNull()
    QApplication.sendEvent(box, QEvent(QEvent.Type.Leave))
    assert box.cursor().shape() is Qt.CursorShape.ArrowCursor


def test_a_legend_that_would_take_the_canvas_folds_until_it_is_wanted(qtbot):
    canvas = shown_canvas(qtbot, 700, 260)
    box = canvas._furniture.legend
    assert box.is_folded
    qtbot.keyClick(box, Qt.Key.Key_Space)
    assert not box.is_folded
    assert box.y() >= 0


def test_no_name_stands_over_one_of_us(qtbot):
    people = [PersonNode(UUID(int=number), f"Somebody of Importance {number}", is_rep=True) for number in range(20)]
    places = {person.id: (40.0 * (number % 5), 10.0 * (number // 5)) for number, person in enumerate(people)}
    canvas, sprites = shown_canvas(qtbot), NameSprites()
    names = [person.name for person in people]
    canvas.show_picture(picture(people, (), (), positions=places), lambda _one: PersonFacts(""), names, "EUR")
    found = name_places(canvas.scene, sprites)
    assert found
    for place in found:
        right = place.left + sprites.width(names[place.person], is_large=True)
        for x, y in canvas.scene.centres.tolist():
            assert not (place.left < x < right and place.top < y < place.top + height(is_large=True))
