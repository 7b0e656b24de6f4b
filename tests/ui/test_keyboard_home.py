"""Where the keyboard stands after a page was opened or a dialog was closed."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractButton, QAbstractItemView, QApplication, QComboBox, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from refnet import app
from refnet.ui.main_window import MainWindow
from refnet.ui.widgets.lists.table import Table
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas

CONTROL = Qt.KeyboardModifier.ControlModifier


def _opened(qapp: QApplication, qtbot: QtBot, *arguments: str) -> app.Application:
    application = app.Application(qapp, app.parser().parse_args(arguments), inline=True)
    application.open()
    qtbot.waitUntil(lambda: application.context.is_open, timeout=120_000)
    with qtbot.waitActive(application.window):
        application.window.activateWindow()
    return application


@pytest.fixture
def window(qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    """Open the window on the sample network."""
    application = _opened(qapp, qtbot, "--sample")
    yield application.window
    application.close()


@pytest.fixture
def empty(qapp: QApplication, qtbot: QtBot, tmp_path_factory: pytest.TempPathFactory) -> Iterator[MainWindow]:
    """Open the window on a file without anybody."""
    application = _opened(qapp, qtbot, "--database", str(tmp_path_factory.mktemp("empty") / "empty.db"))
    yield application.window
    application.close()


def _focus() -> QWidget:
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def _click_rail(window: MainWindow, title: str, qtbot: QtBot) -> None:
    found = next(one for one in window.rail.findChildren(QToolButton) if one.accessibleName() == title)
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def _close_dialog(qtbot: QtBot) -> None:
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None)


PAGES = {
    "Allies": Table,
    "Introductions": Table,
    "Deals": QAbstractItemView,
    "Network": NetworkCanvas,
    "Settings": QComboBox,
}


@pytest.mark.parametrize("by_key", [False, True])
def test_a_page_takes_the_keyboard_into_its_content(window: MainWindow, qtbot: QtBot, by_key: bool) -> None:
    for title, kind in PAGES.items():
        place = list(window.pages.titles().values()).index(title)
        if by_key:
            window.rail.findChildren(QToolButton)[0].setFocus()
            qtbot.keyClick(window, Qt.Key(Qt.Key.Key_1 + place), CONTROL)
        else:
            _click_rail(window, title, qtbot)
        qtbot.waitUntil(lambda wanted=kind: isinstance(_focus(), wanted))
        assert window.pages.isAncestorOf(_focus())


def test_the_keyboard_comes_back_to_the_table_from_a_dialog(window: MainWindow, qtbot: QtBot) -> None:
    window.open_page("allies")
    window.rail.findChildren(QToolButton)[0].setFocus()
    for action in ("add-ally", "keyboard", "log-ask"):
        window.context.run(action)
        _close_dialog(qtbot)
        qtbot.waitUntil(lambda: isinstance(_focus(), Table))
    window.find_here()
    assert not isinstance(_focus(), Table)
    window.context.run("add-ally")
    _close_dialog(qtbot)
    qtbot.waitUntil(lambda: isinstance(_focus(), Table))


def test_the_button_that_opened_a_form_is_not_pressed_again_by_the_next_key(window: MainWindow, qtbot: QtBot) -> None:
    window.head.log.setFocus()
    qtbot.keyClick(window.head.log, Qt.Key.Key_Space)
    _close_dialog(qtbot)
    for key in (Qt.Key.Key_Space, Qt.Key.Key_Return):
        qtbot.keyClick(_focus(), key)
        assert QApplication.activeModalWidget() is None


def test_a_page_without_anything_lets_no_button_take_the_next_key(empty: MainWindow, qtbot: QtBot) -> None:
    for key in empty.pages.titles():
        empty.open_page(key)
        assert empty.pages.isAncestorOf(_focus())
        assert not isinstance(_focus(), QAbstractButton)
