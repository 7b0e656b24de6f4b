from pathlib import Path

import pytest
from listrows import Order, Row, many
from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QContextMenuEvent, QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip
from pytestqt.qtbot import QtBot

from refnet.ui.jobs import Jobs
from refnet.ui.settings import Settings
from refnet.ui.widgets.lists.column_room import Chosen, share
from refnet.ui.widgets.lists.columns import Column, Interval
from refnet.ui.widgets.lists.rows_model import RowsModel
from refnet.ui.widgets.lists.table import Table
from refnet.ui.widgets.parts.chips import Chip

COLUMNS = (
    Column("name", "Name", 160, strong=True),
    Column("amount", "Amount", 90, "number"),
    Column("chip", "State", 110, "chip", priority=2),
    Column("steps", "Trust", 80, "meter"),
    Column("level", "Level", 80, "level", value=lambda row: row.steps),
    Column("rate", "Rate", 140, "interval", priority=2),
    Column("detail", "Detail", 160, priority=3, value=lambda row: f"about {row.name}"),
)
CHIP, RATE = Chip("Won", "won", "circle-check"), Interval(0.5, 0.3, 0.7, 0.5)


class Listed:
    """Rows in memory that can be changed between two reads."""

    def __init__(self, rows: list[Row]) -> None:
        self.rows = rows

    def count(self, _order: Order) -> int:
        return len(self.rows)

    def page(self, order: Order, offset: int, limit: int) -> list[Row]:
        ordered = sorted(self.rows, key=lambda row: getattr(row, order.sort), reverse=order.descending)
        return ordered[offset : offset + limit]


@pytest.fixture
def listed() -> Listed:
    first = [Row(-1, "Ann", 5, CHIP, 3, RATE), Row(-2, "Bob", 6)]
    return Listed([*first, *many(500)])


@pytest.fixture
def table(listed: Listed, qtbot: QtBot) -> Table:
    made = Table(RowsModel(Jobs(inline=True), COLUMNS, listed.count, listed.page), "people", "People")
    qtbot.addWidget(made)
    made.resize(900, 500)
    made.rows.show(Order())
    with qtbot.waitExposed(made):
        made.show()
    return made


def test_the_keyboard_moves_opens_and_edits(table: Table, qtbot: QtBot) -> None:
    table.setFocus()
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert [row.name for row in table.selected_rows()] == ["Bob"]
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert opened.args[0].name == "Bob"
    with qtbot.waitSignal(table.edit_wanted) as edited:
        qtbot.keyClick(table, Qt.Key.Key_F2)
    assert edited.args[0].name == "Bob"
    table.grab()  # with the ring of the keyboard


def test_the_keyboard_comes_without_moving_to_the_first_row(table: Table, qtbot: QtBot) -> None:
    table.clearFocus()
    with qtbot.assertNotEmitted(table.current_changed):
        table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_Down)
    assert [row.name for row in table.selected_rows()] == ["Ann"]


def test_a_double_click_opens(table: Table, qtbot: QtBot) -> None:
    place = table.visualRect(table.rows.index(1, 0)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    with qtbot.waitSignal(table.opened) as opened:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert opened.args[0].name == "Bob"


def test_the_current_row_is_told(table: Table, qtbot: QtBot) -> None:
    with qtbot.waitSignal(table.current_changed) as told:
        table.selectRow(1)
    assert told.args[0].name == "Bob"
    assert table.selected_ids() == [-2]


def test_the_selection_stays_with_its_people_when_rows_move(table: Table, listed: Listed) -> None:
    table.selectRow(1)
    listed.rows = [Row(-3, "Aaron"), *listed.rows]
    table.rows.reload()
    table.grab()  # what is in view is read when it is painted
    assert [row.name for row in table.selected_rows()] == ["Bob"]
    assert table.current_row().name == "Bob"


def test_somebody_can_be_selected_before_they_are_read(table: Table) -> None:
    table.select_id(-2)
    assert table.selected_ids() == [-2]


def test_all_rows_can_be_selected_though_few_are_read(table: Table, qtbot: QtBot) -> None:
    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert table.has_all_selected()


def test_a_click_on_the_header_sorts_and_a_second_one_turns_round(table: Table, qtbot: QtBot) -> None:
    header = table.horizontalHeader()
    for descending in (True, False):
        place = QPoint(header.sectionViewportPosition(1) + 20, 10)
        qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert table.rows.listing == Order("amount", descending)


def test_columns_can_be_chosen_and_are_remembered(table: Table, listed: Listed, tmp_path: Path, qtbot: QtBot) -> None:
    settings = Settings(tmp_path / "window.ini")
    table.keep_in(settings)
    menu = table.columns_menu()
    detail = next(action for action in menu.actions() if action.text() == "Detail")
    assert not detail.isChecked()
    detail.trigger()
    assert "detail" in table.shown_columns()
    table.horizontalHeader().resizeSection(1, 130)
    table.horizontalHeader().moveSection(1, 0)
    again = Table(RowsModel(Jobs(inline=True), COLUMNS, listed.count, listed.page), "people", "People")
    qtbot.addWidget(again)
    again.keep_in(settings)
    assert again.shown_columns()[:2] == ("amount", "name")
    assert "detail" in again.shown_columns()


def test_a_narrow_window_drops_columns_of_low_priority(table: Table) -> None:
    table.set_narrow(True)
    assert table.isColumnHidden(2)
    table.set_narrow(False)
    assert not table.isColumnHidden(2)
    table.resize(300, 400)
    QApplication.processEvents()
    assert table.isColumnHidden(2)
    assert not table.isColumnHidden(0)
    table.show_columns(["name"])
    assert table.shown_columns() == ("name",)


def test_a_value_that_is_cut_is_told_whole(table: Table) -> None:
    for number, said in ((0, ""), (3, "3 of 5")):
        place = table.visualRect(table.rows.index(0, number)).center()
        QApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, place))
        assert QToolTip.text() == said
    table.rows.show_rows([])
    QApplication.sendEvent(table.viewport(), QHelpEvent(QEvent.Type.ToolTip, place, place))
    assert not table.indexAt(place).isValid()


@pytest.mark.parametrize("reason", [QContextMenuEvent.Reason.Mouse, QContextMenuEvent.Reason.Keyboard])
def test_the_menu_opens_by_mouse_and_by_key(table: Table, qtbot: QtBot, reason: QContextMenuEvent.Reason) -> None:
    table.selectRow(0)
    with qtbot.waitSignal(table.menu_wanted):
        QApplication.sendEvent(table.viewport(), QContextMenuEvent(reason, QPoint(20, 20), QPoint(20, 20)))


def test_left_and_right_scroll(table: Table, qtbot: QtBot) -> None:
    table.show_columns([column.key for column in COLUMNS])
    table.resize(420, 300)
    qtbot.keyClick(table, Qt.Key.Key_Right)
    qtbot.keyClick(table, Qt.Key.Key_Left)
    assert table.horizontalScrollBar().value() == 0


def test_cells_say_what_they_show() -> None:
    row, empty = Row(1, "Ann", 5, CHIP, 3, RATE), Row(2, "")
    assert [column.text_of(row) for column in COLUMNS[:6]] == [
        "Ann",
        "5",
        "Won",
        "3 of 5",
        "3 of 5",
        "50%, range 30–70%",
    ]
    assert [column.text_of(empty) for column in COLUMNS[:6]] == ["–", "0", "–", "–", "–", "too few yet"]
    said = Column("name", "Name", text=lambda row: row.name.upper())
    assert said.text_of(row) == "ANN"
    money = Column("amount", "Won", kind="money", value=lambda row: (row.amount * 100_000, "EUR"))
    assert money.text_of(row) == "€5k"
    assert Column("chip", "Won", kind="money").text_of(empty) == "–"
    assert Column("chip", "Last", kind="date").text_of(empty) == "–"
    assert Column("name", "Name", align=Qt.AlignmentFlag.AlignHCenter).alignment & Qt.AlignmentFlag.AlignHCenter


def test_the_room_is_shared_by_words_and_low_priority_gives_way() -> None:
    widths = {column.key: column.width for column in COLUMNS}
    wide = share(COLUMNS, widths, 1_200)
    assert sum(wide.values()) == 1_200
    assert wide["amount"] == 90
    narrow = share(COLUMNS, widths, 400)
    assert list(narrow) == ["name", "amount", "steps", "level"]
    assert narrow["name"] >= 128
    assert share(COLUMNS[1:2], widths, 200) == {"amount": 200}


@pytest.mark.parametrize("broken", ["", "[]", '{"shown": 3}', '{"shown": [], "order": [], "widths": {"a": "x"}}'])
def test_kept_columns_that_cannot_be_read_mean_the_usual_ones(broken: str) -> None:
    assert Chosen.from_text(broken) == Chosen()


def test_widths_that_no_screen_has_are_bounded() -> None:
    kept = '{"shown": ["name"], "order": ["name"], "widths": {"name": -5, "deals": 1e30}}'
    assert Chosen.from_text(kept).widths == {"name": 16, "deals": 4000}
    assert Chosen.from_text(kept.replace("1e30", "Infinity")) == Chosen()
