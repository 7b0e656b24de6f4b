from datetime import UTC, date, datetime

import pytest
from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QContextMenuEvent, QEnterEvent
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from refnet.domain.kinds import (
    AllyKind,
    Answer,
    Channel,
    IntroductionKind,
    Outcome,
    Source,
    Stage,
)
from refnet.ui.look import tips, words
from refnet.ui.widgets.lists.chip_row import ChipRow
from refnet.ui.widgets.lists.columns import Interval
from refnet.ui.widgets.lists.filter_chip import FilterChip
from refnet.ui.widgets.lists.filters import FilterBar
from refnet.ui.widgets.lists.meters import IntervalBar
from refnet.ui.widgets.lists.tab_row import TabRow, ViewTab
from refnet.ui.widgets.lists.views_bar import ViewsBar
from refnet.ui.widgets.parts import chips
from refnet.ui.widgets.parts.avatar import Avatar
from refnet.ui.widgets.parts.banner import Banner
from refnet.ui.widgets.parts.buttons import button, icon_button
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.parts.labels import ElidedLabel, label
from refnet.ui.widgets.parts.timeline import Entry, Timeline
from refnet.ui.widgets.parts.toast import Toast
from refnet.ui.widgets.side_panel import PanelAction, SidePanel


class Heard:
    """Notes that it was called."""

    def __init__(self) -> None:
        self.times = 0

    def call(self) -> None:
        self.times += 1


@pytest.fixture
def heard() -> Heard:
    return Heard()


def test_every_word_of_the_vocabulary_is_said() -> None:
    for kind in (Source, Stage, Outcome, Channel, IntroductionKind, AllyKind, Answer):
        said = [words.word(value) for value in kind]
        assert len(set(said)) == len(said)
    assert words.level(4) == "4 By call"


def test_chips_say_states_and_sources(qtbot: QtBot) -> None:
    made = [*map(chips.source_chip, Source), *map(chips.stage_chip, Stage), chips.ally_chip()]
    made += [chips.hot_chip(is_hot=True), chips.hot_chip(is_hot=False)]
    assert all(chip.text for chip in made)
    assert chips.stage_chip(Stage.WON) == chips.outcome_chip(Outcome.WON)
    shown = chips.ChipLabel(made[0])
    qtbot.addWidget(shown)
    wide = shown.sizeHint().width()
    shown.show_chip(chips.Chip("A much longer state of things"))
    assert shown.sizeHint().width() > wide
    assert shown.accessibleName() == "A much longer state of things"
    shown.grab()


def test_the_last_chips_hide_where_there_is_no_room(qtbot: QtBot) -> None:
    row = ChipRow()
    qtbot.addWidget(row)
    row.resize(110, 20)
    row.show_chips([chips.Chip("First state"), chips.Chip("Second state")])
    row.show()
    shown = [chip.accessibleName() for chip in row.findChildren(chips.ChipLabel) if chip.isVisible()]
    assert shown == ["First state"]
    row.show_chips([])
    assert row.isHidden()


def test_labels_never_take_text_for_markup(qtbot: QtBot) -> None:
    shown = label("<b>Ann</b>")
    qtbot.addWidget(shown)
    assert shown.textFormat() is Qt.TextFormat.PlainText
    cut = ElidedLabel("A very long name of an organization")
    qtbot.addWidget(cut)
    cut.resize(60, 20)
    cut.grab()
    assert cut.toolTip() == "A very long name of an organization"
    cut.setText("<b>A very long name</b> of an organization")
    cut.grab()
    assert cut.toolTip() == "<span>&lt;b&gt;A very long name&lt;/b&gt; of an organization</span>"
    cut.set_silent(True)
    cut.grab()


def test_tooltips_never_take_text_for_markup_nor_buttons_for_keys(qtbot: QtBot) -> None:
    done = icon_button("circle", "Done: <img src='x'>")
    country = button(tips.on_button("Antigua & Barbuda"))
    for one in (done, country):
        qtbot.addWidget(one)
    assert done.accessibleName() == "Done: <img src='x'>"
    assert "<img" not in done.toolTip()
    assert country.text() == "Antigua && Barbuda"
    assert country.accessibleName() == "Antigua & Barbuda"
    assert button("&New text").accessibleName() == "New text"
    assert tips.in_role("<i>x</i>", Qt.ItemDataRole.DisplayRole) == "<i>x</i>"
    assert "<i>" not in tips.in_role("<i>x</i>", Qt.ItemDataRole.ToolTipRole)


def test_a_banner_offers_links_and_can_be_closed(qtbot: QtBot, heard: Heard) -> None:
    banner = Banner("The disk is full.", "danger", links=[("Try again", heard.call)], closable=True)
    qtbot.addWidget(banner)
    banner.show()
    banner.grab()
    qtbot.mouseClick(banner.links[0], Qt.MouseButton.LeftButton)
    assert heard.times == 1
    with qtbot.waitSignal(banner.closed):
        qtbot.mouseClick(banner.findChild(QToolButton), Qt.MouseButton.LeftButton)
    assert banner.isHidden()


def test_a_toast_offers_undo_and_leaves_by_itself(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(800, 600)
    window.show()
    toast = Toast(window)
    toast.say("Ann was thanked.", undo=True)
    toast.grab()
    assert toast.geometry().bottom() < 600
    with qtbot.waitSignal(toast.undo_wanted):
        qtbot.mouseClick(toast.undo, Qt.MouseButton.LeftButton)
    assert toast.isHidden()
    toast.say("Taken back.", undo=False)
    assert toast.undo.isHidden()
    toast._stay.timeout.emit()
    assert toast.isHidden()


def test_a_toast_stays_while_the_keyboard_is_on_it(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    toast = Toast(window)
    toast.say("Ann was thanked.", undo=True)
    toast.undo.setFocus()
    toast._stay.timeout.emit()
    assert toast.isVisible()
    toast._stay.stop()
    QApplication.sendEvent(toast, QEvent(QEvent.Type.Leave))
    assert toast._stay.isActive()


def test_a_toast_does_what_it_offers_by_key(qtbot: QtBot, heard: Heard) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    toast = Toast(window)
    toast.take_offer()
    toast.say("Ann was thanked.", undo=True, links=[("Tell", heard.call), ("Note answers", heard.call)])
    assert toast.has_offer
    assert toast.key.isVisible()
    toast.take_offer()
    assert heard.times == 1
    assert not toast.has_offer


def test_a_toast_with_links_is_as_wide_as_its_sentence_needs(qtbot: QtBot, heard: Heard) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1200, 600)
    window.show()
    toast = Toast(window)
    toast.say("1 refused row was saved.", undo=False)
    QApplication.processEvents()
    sentence = "4 rows read: 3 new, 0 merged with what is here, 0 refused, 1 blank."
    toast.say(sentence, undo=True, links=[("Show them", heard.call), ("Report", heard.call)])
    QApplication.processEvents()
    assert toast.sentence.width() >= toast.sentence.fontMetrics().horizontalAdvance(sentence)


def test_an_empty_page_asks_a_question(qtbot: QtBot, heard: Heard) -> None:
    empty = EmptyState("Who would help?", "Add one.", [Way("Add ally", "user-plus", heard.call, primary=True)])
    qtbot.addWidget(empty)
    qtbot.mouseClick(empty.findChild(QPushButton), Qt.MouseButton.LeftButton)
    assert heard.times == 1
    empty.say("Too narrow?", "The filter left nobody.")
    assert empty.accessibleName() == "Too narrow?"


def test_a_filter_bar_tells_what_is_typed_after_a_pause_or_enter(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.add_widget(label("Rep"))
    bar.add_button(button("Export"))
    bar.resize(900, 50)
    bar.show()
    bar.focus()
    with qtbot.waitSignal(bar.changed) as told:
        qtbot.keyClicks(bar.box, "ann ")
    assert told.args == ["ann"]
    with qtbot.waitSignal(bar.changed):
        qtbot.keyClick(bar.box, Qt.Key.Key_Return)
    with qtbot.assertNotEmitted(bar.changed, wait=200):
        bar.set_text("bob")
    assert bar.text() == "bob"
    bar.set_margin(16)
    high = bar.sizeHint().height()
    for width, is_folded in ((250, True), (900, False)):
        bar.resize(width, 90)
        QApplication.processEvents()
        assert (bar.sizeHint().height() > high) is is_folded


def test_an_active_filter_is_a_chip_that_can_be_taken_away(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.set_chips([("rep", "Rep: Ann & Bob"), ("since", "Since 2023")])
    bar.resize(420, 50)
    bar.show()
    first = bar.findChildren(FilterChip)[0]
    assert first.accessibleName() == "Remove the filter Rep: Ann & Bob"
    with qtbot.waitSignal(bar.removed) as told:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told.args == ["rep"]
    bar.set_chips([])
    assert first.isHidden()


@pytest.mark.parametrize("tight", [False, True])
def test_a_tab_without_room_says_with_an_ellipsis_that_it_is_cut_and_keeps_its_count(qtbot: QtBot, tight: bool) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    row = TabRow("Views", page)
    row.set_tabs([ViewTab("all", "All people & friends", 1432), ViewTab("named", "Clients of ours in Rotterdam")])
    row.set_tight(tight)
    page.show()
    row.resize(row.sizeHint())
    for key in ("all", "named"):
        row.choose(key)
        row.grab()
        assert [one.toolTip() for one in row.findChildren(QPushButton)] == ["", ""]
    row.resize(row.sizeHint().width() // 2, row.height())
    row.grab()
    cut = row.findChildren(QPushButton)
    assert [one.toolTip() for one in cut] == ["All people & friends  1,432", "Clients of ours in Rotterdam"]
    counted, named = (one.shown(90) for one in cut)
    assert counted.startswith("All")
    assert counted.endswith("…  1,432")
    assert named.startswith("Clients")
    assert named.endswith("…")


def test_views_are_tabs_with_counts(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    bar = ViewsBar()
    qtbot.addWidget(bar)
    bar.set_views([ViewTab("all", "All people", 1432), ViewTab("mine", "Clients & friends", removable=True)])
    bar.show()
    assert bar.current() == "all"
    mine = next(one for one in bar.findChildren(QPushButton) if one.objectName() == "mine")
    with qtbot.waitSignal(bar.chosen) as told:
        qtbot.mouseClick(mine, Qt.MouseButton.LeftButton)
    assert told.args == ["mine"]
    bar.set_count("mine", 7)
    assert mine.text() == "Clients && friends  7"
    bar.set_count("nothing", 7)
    bar.choose("all")
    shown: list[QMenu] = []
    monkeypatch.setattr(QMenu, "popup", lambda menu, _where: shown.append(menu))
    QApplication.sendEvent(mine, QContextMenuEvent(QContextMenuEvent.Reason.Mouse, QPoint(3, 3), QPoint(3, 3)))
    (action,) = shown[0].actions()
    with qtbot.waitSignal(bar.remove_wanted) as removed:
        shown[0].setActiveAction(action)
        action.trigger()
    assert removed.args == ["mine"]
    bar._open_menu("all", QPoint(3, 3))
    assert len(shown) == 1
    bar.set_views([])
    assert bar.current() == ""


def test_the_panel_shows_a_record_and_closes_with_escape(qtbot: QtBot, heard: Heard) -> None:
    panel = SidePanel("Person")
    qtbot.addWidget(panel)
    panel.show_head("Ana Ferreira", "Director, Oporto", chips=[chips.ally_chip()])
    panel.set_menu(QMenu(panel))
    log = PanelAction("Log introduction", "handshake", heard.call, primary=True, short="Log")
    panel.set_actions([log, PanelAction("Thank", "heart", heard.call)])
    panel.set_tabs([("Overview", QLabel("8 of 10")), ("Timeline", QLabel("today"))])
    panel.show()
    panel.grab()
    logged = next(one for one in panel.findChildren(QPushButton) if one.text() == "Log introduction")
    qtbot.mouseClick(logged, Qt.MouseButton.LeftButton)
    assert heard.times == 1
    panel.set_narrow(True)
    assert (logged.text(), panel.width()) == ("Log", 320)
    with qtbot.waitSignal(panel.tab_chosen) as told:
        panel.choose_tab("Timeline")
    assert told.args == ["Timeline"]
    panel.set_actions([])
    panel.set_body(QLabel("one part"))
    qtbot.keyClick(panel, Qt.Key.Key_A)
    with qtbot.waitSignal(panel.closed):
        qtbot.keyClick(panel, Qt.Key.Key_Escape)
    assert panel.isHidden()


def test_the_timeline_opens_what_has_a_target(qtbot: QtBot) -> None:
    timeline = Timeline()
    qtbot.addWidget(timeline)
    timeline.show_entries(
        [
            Entry(datetime.now(UTC).date(), "Thanked", "by telephone", "heart", "won", target=("deal", 1)),
            Entry(None, "Asked", "for a name"),
            Entry(date(2024, 1, 2), "Met"),
        ]
    )
    with qtbot.waitActive(timeline):
        timeline.show()
        timeline.activateWindow()
    first, second, *_rest = timeline.findChildren(type(timeline.layout().itemAt(0).widget()))
    assert first.accessibleName() == "Thanked, by telephone, today"
    with qtbot.waitSignal(timeline.opened) as told:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert told.args == [("deal", 1)]
    first.setFocus()
    timeline.grab()
    with qtbot.waitSignal(timeline.opened):
        qtbot.keyClick(first, Qt.Key.Key_Return)
    qtbot.keyClick(first, Qt.Key.Key_A)
    first.clearFocus()
    with qtbot.assertNotEmitted(timeline.opened):
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    timeline.show_entries([])
    assert first.isHidden()


def test_a_rate_is_read_out_with_its_range(qtbot: QtBot) -> None:
    for benchmark in (0.5, None):
        bar = IntervalBar(Interval(0.63, 0.41, 0.85, benchmark), "Estimate")
        qtbot.addWidget(bar)
        bar.grab()
        assert bar.accessibleName() == "Estimate: 63%, 41–85%"


def test_initials_stand_on_a_disc(qtbot: QtBot) -> None:
    for on_rail in (True, False):
        avatar = Avatar(26, on_rail=on_rail)
        qtbot.addWidget(avatar)
        avatar.show_person("Ana Ferreira")
        avatar.grab()
        assert avatar.accessibleName() == "Ana Ferreira"
        QApplication.sendEvent(avatar, QEnterEvent(QPointF(1, 1), QPointF(1, 1), QPointF(1, 1)))


def test_chips_go_below_where_their_words_would_be_cut_and_come_back(qtbot: QtBot) -> None:
    bar = FilterBar()
    qtbot.addWidget(bar)
    bar.add_widget(button("All kinds of sources"))
    bar.add_button(button("Export shown"))
    bar.resize(760, 120)
    bar.show()
    QApplication.processEvents()
    words = "Question 3: Was the prospect buying or looking? Not recorded yet (21)"
    bar.set_chips([("only", words)])
    QApplication.processEvents()
    [chip] = bar.findChildren(FilterChip)
    assert chip.text() == words
    assert chip.y() > bar.box.geometry().bottom()
    assert all(one.width() >= one.sizeHint().width() for one in bar.findChildren(QPushButton))
    bar.resize(1400, 120)
    QApplication.processEvents()
    assert abs(chip.geometry().center().y() - bar.box.geometry().center().y()) <= 2
    bar.resize(400, 120)
    QApplication.processEvents()
    assert chip.y() > bar.box.geometry().bottom()
    bar.set_chips([])
    QApplication.processEvents()
    assert not [one for one in bar.findChildren(FilterChip) if one.isVisible()]


def test_a_long_toast_takes_a_second_line_and_stays_inside_the_window(qtbot: QtBot) -> None:
    home = QWidget()
    qtbot.addWidget(home)
    home.resize(600, 400)
    home.show()
    toast = Toast(home)
    toast.say(
        "Somebody with a rather long name was introduced to somebody else with a name of that kind, " * 2, undo=True
    )
    assert toast.sentence.heightForWidth(toast.sentence.width()) <= toast.sentence.height()
    assert home.rect().contains(toast.geometry())
    toast.say("Saved.", undo=True)
    assert toast.height() == toast.minimumHeight()
    assert toast.sentence.width() >= toast.sentence.sizeHint().width()
