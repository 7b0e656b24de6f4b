"""The network page: the picture of the file, its table, its panel, and the part of a large network."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog
from world import world

from refnet.domain.drafts import PersonDraft
from refnet.domain.errors import Cancelled
from refnet.domain.network.rows import IntroductionEdge, PersonNode, TieEdge
from refnet.services import people, reps
from refnet.services.insights import Network
from refnet.store.keys import new_id
from refnet.ui.pages.network import reading as network_reading
from refnet.ui.pages.network import words as network_words
from refnet.ui.pages.network.page import NetworkPage
from refnet.ui.widgets.network_canvas.looks import ColourBy
from refnet.ui.widgets.network_canvas.scene import SizeBy

STORY = "Ann>Bob:won Ann>Cid:lost Ann>Dan Bob>Eve:won Ann-Fay Gus-Hal"


@pytest.fixture
def known(context):
    return world(context.store, STORY)


@pytest.fixture
def page(context, known, qtbot):
    return opened(context, qtbot)


def opened(context, qtbot):
    page = NetworkPage(context)
    qtbot.addWidget(page)
    page.resize(1200, 780)
    page.show()
    return page


def names(page):
    return set(page.canvas.scene.picture.names)


def lit_names(page):
    scene = page.canvas.scene
    return {name for number, name in enumerate(scene.picture.names) if scene.lit is None or scene.lit[number]}


def choose(page, known, name):
    page.canvas.select(known[name])


def test_the_page_says_how_many_and_since_when(page):
    assert page.subtitle == "6 people, 4 introductions, 2026 to today"
    assert names(page) == {"Ann", "Bob", "Cid", "Dan", "Eve", "Fay", "Rae Rep"}


def test_an_empty_file_asks_who_brought_whom(context, qtbot):
    page = opened(context, qtbot)
    assert page.empty.isVisible()
    assert page.subtitle == ""
    assert page.deeds() == {}


def test_we_are_not_counted_as_people_of_an_empty_file(context, qtbot):
    reps.add(context.store, "Rae Rep")
    page = opened(context, qtbot)
    assert page.empty.isVisible()
    assert page.subtitle == ""


def test_the_scorecard_stands_beside_the_benchmark(page, known):
    choose(page, known, "Ann")
    assert page.beside._person.benchmark == 0.5


def test_selecting_opens_the_record_beside_the_picture(page, known):
    choose(page, known, "Ann")
    assert page.panel.isVisible()
    page.canvas.step_back()
    assert not page.panel.isVisible()


def test_one_of_us_is_shown_with_who_introduces(page, qtbot):
    rep = page.shown.people[[person.name for person in page.shown.people].index("Rae Rep")]
    page.canvas.select(rep.id)
    assert page.panel.isVisible()
    page.beside.rep_wanted.emit(rep.id)
    assert page.query.rep == rep.id
    assert page.canvas.scene.selected is None


def test_the_panel_leads_to_the_list_of_allies(page, known, context):
    choose(page, known, "Ann")
    wanted = []
    context.wanted.connect(lambda *place: wanted.append(place))
    entries = {action.text(): action for action in page.panel._menu.actions()}
    entries["Open in Allies"].trigger()
    assert wanted == [("allies", ("person", known["Ann"]))]


def test_a_new_introduction_appears_and_nobody_moves(page, known, context):
    before = dict(page.shown.places)
    world(context.store, "Eve>Ida")
    page.refresh()
    assert "Ida" in names(page)
    assert all(page.shown.places[key] == pytest.approx(place) for key, place in before.items())


def test_find_as_you_type_lights_the_matches(page, qtbot):
    page.find_here()
    qtbot.keyClicks(page.bar.box, "bo")
    assert lit_names(page) == {"Bob"}
    assert page.bar.matches.text() == "1 found"
    qtbot.keyClick(page.bar.box, Qt.Key.Key_Return)
    assert page.canvas.scene.picture.names[page.canvas.scene.selected] == "Bob"
    qtbot.keyClick(page.bar.box, Qt.Key.Key_Escape)
    assert page.canvas.scene.lit is None
    assert not page.bar.matches.isVisible()


def test_escape_on_the_canvas_clears_the_find_box(page, qtbot):
    page.bar.box.setText("bo")
    qtbot.keyClick(page.canvas, Qt.Key.Key_Escape)
    assert page.bar.box.text() == ""


def test_escape_on_the_page_closes_the_panel(page, known, qtbot):
    choose(page, known, "Ann")
    qtbot.keyClick(page, Qt.Key.Key_Escape)
    assert not page.panel.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_Escape)


def test_focus_lights_the_surroundings_of_the_selected(page, known, qtbot):
    choose(page, known, "Eve")
    qtbot.mouseClick(page.bar.focus, Qt.MouseButton.LeftButton)
    assert lit_names(page) == {"Eve", "Bob", "Ann", "Rae Rep"}
    assert page.bar.steps.isVisible()
    qtbot.keyClick(page.canvas, Qt.Key.Key_1)
    assert page.bar.steps.value() == 1
    assert lit_names(page) == {"Eve", "Bob"}
    qtbot.mouseClick(page.bar.focus, Qt.MouseButton.LeftButton)
    assert lit_names(page) == names(page)
    assert not page.bar.steps.isVisible()


def test_focus_gives_up_finding(page, known, qtbot):
    choose(page, known, "Eve")
    page.bar.box.setText("eve")
    assert lit_names(page) == {"Eve"}
    qtbot.mouseClick(page.bar.focus, Qt.MouseButton.LeftButton)
    assert lit_names(page) == {"Eve", "Bob", "Ann", "Rae Rep"}
    assert page.bar.box.text() == ""
    assert page.bar.focus.isChecked()


def test_focus_on_nobody_says_what_to_do(page, context, qtbot):
    said = []
    context.said.connect(lambda sentence, _undo: said.append(sentence))
    qtbot.mouseClick(page.bar.focus, Qt.MouseButton.LeftButton)
    assert said == ["Select somebody in the picture first."]
    assert not page.bar.focus.isChecked()


def test_t_turns_to_the_table_of_the_same_people_and_back(page, known, qtbot):
    qtbot.keyClick(page.canvas, Qt.Key.Key_T)
    assert page.table.isVisible()
    first = page.model.row(0)
    assert (first.name, first.introductions, first.won, first.lost, first.open) == ("Ann", 3, 1, 1, 1)
    assert {page.model.row(number).name for number in range(page.model.rowCount())} == names(page)
    page.table.selectRow(1)
    assert page.panel.isVisible()
    page.table.opened.emit(first)
    assert page.canvas.isVisible()
    qtbot.keyClick(page, Qt.Key.Key_T)
    assert page.table.isVisible()


def test_what_the_table_says(page):
    columns = {column.key: column for column in page.model.columns}
    rows = {page.model.row(number).name: page.model.row(number) for number in range(page.model.rowCount())}
    assert columns["credit"].text_of(rows["Ann"]) == "€1k"
    assert columns["introduced_by"].text_of(rows["Eve"]) == "Bob"
    assert [columns["meaning"].text_of(rows[name]) for name in ("Bob", "Cid", "Dan", "Fay", "Rae Rep")] == [
        "Client", "Deal lost", "Deal open", "No deal yet", "One of us",
    ]  # fmt: skip


def test_the_card_tells_introductions_credit_and_rank(page):
    told = {person.name: network_words.facts(page.shown, number) for number, person in enumerate(page.shown.people)}
    assert dict(told["Ann"].facts) == {
        "Introductions": "3: 1 won, 1 lost, 1 open", "Credit": "€1k, no. 1 of 2", "Last one": "7 Jan 2026",
    }  # fmt: skip
    assert dict(told["Dan"].facts) == {"Introduced by": "Ann"}
    assert told["Rae Rep"].detail == "One of us"


def test_menus_change_what_colour_and_size_tell(page):
    page.bar.colours.menu().actions()[-1].trigger()
    assert page.canvas.scene.colour_by is ColourBy.NOTHING
    assert page.bar.colours.text() == "Colour: nothing, shapes only"
    page.bar.sizes.menu().actions()[1].trigger()
    assert page.canvas.stage.size_by is SizeBy.INTRODUCTIONS
    page.bar.ties.setChecked(False)
    assert not page.canvas.scene.with_ties


def test_one_reps_introductions_alone(context, known, qtbot):
    world(context.store, "Kim>Leo", rep="Sam Seller")
    page = opened(context, qtbot)
    assert page.bar.reps.isVisible()
    sam = next(row.id for row in reps.all(context.store) if row.name == "Sam Seller")
    page._choose_rep(sam)
    assert {"Kim", "Leo"} <= names(page)
    assert "Bob" not in names(page)
    page.show_whole()
    assert "Bob" in names(page)
    assert page.bar.reps.value() is None


def test_a_rep_without_introductions_says_so(context, known, qtbot):
    idle = reps.add(context.store, "Idle Ida")
    page = opened(context, qtbot)
    page._choose_rep(idle)
    assert page.empty.isVisible()
    assert page.empty.accessibleName() == "No introductions here yet"
    page._choose_rep(None)
    assert page.canvas.isVisible()


def test_another_page_can_show_somebody_here(page, known):
    page.show_target("person", known["Bob"])
    assert page.canvas.scene.picture.names[page.canvas.scene.selected] == "Bob"
    page.show_target("deal", new_id())


def test_somebody_without_introductions_is_shown_with_those_around_them(page, known, context):
    page.show_target("person", known["Gus"])
    assert page.query.focus == known["Gus"]
    page.show_whole()
    assert page.query.focus is None


def test_a_target_before_the_first_reading_is_selected_afterwards(context, known, qtbot):
    page = NetworkPage(context)
    qtbot.addWidget(page)
    page.show_target("person", known["Bob"])
    page.show()
    assert page.canvas.scene.picture.names[page.canvas.scene.selected] == "Bob"


def test_more_people_than_fit_are_cut_with_a_banner(context, known, qtbot, monkeypatch):
    monkeypatch.setattr(network_reading, "MOST", 4)
    page = opened(context, qtbot)
    assert len(page.shown.people) == 4
    assert {"Rae Rep", "Ann", "Bob"} <= names(page)
    assert page.notes.banner.sentence.text().startswith("There are 7 people.")
    choose(page, known, "Ann")
    page.canvas.focus_selected()
    assert page.query.focus == known["Ann"]
    page.choosing.set_depth(3)
    assert page.query.depth == 3
    page.choosing.want_focus(False)
    assert page.query.focus is None


def test_the_most_connected_are_kept_with_the_lines_between_them():
    ann, bob, cid, dan, rae = (
        PersonNode(new_id(), name, is_rep=name == "Rae") for name in ("Ann", "Bob", "Cid", "Dan", "Rae")
    )
    whole = Network(
        (cid, dan, ann, bob, rae),
        (IntroductionEdge(ann.id, bob.id), IntroductionEdge(ann.id, cid.id), IntroductionEdge(ann.id, bob.id)),
        (TieEdge(dan.id, rae.id), TieEdge(ann.id, rae.id)),
        "EUR",
    )
    part = network_reading.most_connected(whole, 3)
    assert {person.name for person in part.people} == {"Rae", "Ann", "Bob"}
    assert len(part.introductions) == 2
    assert part.ties == (TieEdge(ann.id, rae.id),)
    assert network_reading.most_connected(whole, 5) is whole


def test_a_stopped_first_reading_says_so(context, known, qtbot):
    page = NetworkPage(context)
    qtbot.addWidget(page)
    page._stopped(Cancelled("Stopped."))
    assert page._first_reading.text() == "Stopped."
    page.show()
    page._stopped(Cancelled("Stopped."))


def test_an_older_answer_is_dropped(page):
    shown = page.shown
    page._show(0, None)
    assert page.shown is shown


@pytest.mark.parametrize("width", [760, 968, 1200, 1700])
def test_the_bar_keeps_everything_in_reach_at_any_width(page, width):
    page.set_narrow(width < 1000)
    page.resize(width, 700)
    bar = page.bar
    for each in (bar.box, bar.layouts, bar.colours, bar.sizes, bar.ties, bar.saved, bar.table, bar.export):
        assert each.isVisible()
        assert each.geometry().right() <= width
        assert each.width() >= each.minimumSizeHint().width()
    assert bar.table.toolTip()


def test_words_go_where_there_is_no_room_and_come_back(page):
    page.resize(1700, 700)
    assert page.bar.export.text() == "Export picture"
    page.resize(1100, 700)
    assert page.bar.export.text() == ""
    page.resize(1700, 700)
    assert page.bar.export.text() == "Export picture"


def test_a_longer_choice_in_a_menu_is_shown_whole(page):
    bar = page.bar
    for width in range(900, 1500, 60):
        bar.colours.choose("outcome")
        page.resize(width, 700)
        bar.colours.choose("nothing")
        QApplication.processEvents()
        assert bar.colours.width() >= bar.colours.minimumSizeHint().width()


def test_every_word_that_has_room_is_there(page):
    bar = page.bar
    for width in range(1700, 1000, -35):
        page.resize(width, 700)
        for each in bar._words:
            if not each.text():
                each.setText(each.accessibleName())
                assert not bar._has_room()
                each.setText("")


def test_the_picture_is_saved_and_copied(page, context, tmp_path, qtbot):
    said = []
    context.said.connect(lambda sentence, _undo: said.append(sentence))
    page.export.write(str(tmp_path / "mine.svg"))
    page.export.start("clipboard")
    assert (tmp_path / "mine.svg").exists()
    assert not QGuiApplication.clipboard().image().isNull()
    assert said == ["The picture was saved as mine.svg.", "The picture was copied."]


def test_a_picture_that_cannot_be_saved_is_told(page, context, tmp_path):
    warned = []
    context.warned.connect(warned.append)
    page.export.write(str(tmp_path / "nowhere" / "mine.png"))
    assert len(warned) == 1


def test_saving_asks_where_to(page):
    page.deeds()["export-shown"]()
    page.bar.export.menu().actions()[1].trigger()
    dialogs = page.findChildren(QFileDialog)
    assert [dialog.defaultSuffix() for dialog in dialogs] == ["png", "svg"]
    for dialog in dialogs:
        dialog.close()


def test_somebody_added_without_introductions_is_not_in_the_picture(context, page):
    people.add(context.store, PersonDraft("Zed"))
    assert "Zed" not in names(page)


def test_dates_are_optional(context, known):
    shown = network_reading.read(
        context.store, network_reading.Wish(network_reading.NetworkQuery()), lambda _done, _total: None
    )
    assert (shown.first_on, shown.last_on) == (date(2026, 1, 5), date(2026, 1, 8))
    assert "2026 to today" in network_words.subtitle(shown)
