"""What a newcomer meets first: the window on the screen, the menus, the file named on the command line, the sample."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from refnet import app
from refnet.services import reps
from refnet.ui import window_state
from refnet.ui.frame.first_start import FirstStart
from refnet.ui.frame.problem import Problem
from refnet.ui.look import theme
from refnet.ui.widgets.parts.picture import Picture


@pytest.mark.parametrize(
    "wanted",
    [QRect(0, 0, 1440, 900), QRect(900, 500, 1440, 900), QRect(-300, -300, 1100, 700), QRect(60, 80, 1100, 700)],
)
def test_the_window_with_its_frame_is_on_the_screen(wanted: QRect) -> None:
    room = QRect(0, 0, 1440, 900)
    place = window_state.fitted(wanted, room)
    assert room.contains(place.adjusted(-8, -40, 8, 8))
    assert place.width() >= 1100


def test_the_file_menu_begins_with_new_and_open(qapp: QApplication) -> None:
    application = app.Application(qapp, app.parser().parse_args([]), inline=True)
    listed = [one.id for one in application.context.actions.of_menu("file")]
    assert listed[:2] == ["new-file", "open-file"]
    assert listed.index("export-shown") == listed.index("import") + 1
    assert listed[-1] == "quit"
    application.close()


def test_a_file_on_the_command_line_is_opened(qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    file = tmp_path / "team.db"
    application = app.Application(qapp, app.parser().parse_args([str(file)]), inline=True)
    application.open()
    qtbot.waitUntil(lambda: application.context.is_open)
    assert application.context.store.path == file
    application.close()


def test_a_fresh_sample_is_one_step_with_somebody_at_the_keyboard(qapp: QApplication, qtbot: QtBot) -> None:
    application = app.Application(qapp, app.parser().parse_args(["--sample"]), inline=True)
    application.open()
    qtbot.waitUntil(lambda: application.context.is_open, timeout=60_000)
    store = application.context.store
    assert store.undo_label() == "Sample network"
    me = reps.me(store)
    assert me is not None
    assert me.deals == max(one.deals for one in reps.all(store))
    application.close()


def test_nobody_begins_without_a_name(qtbot: QtBot) -> None:
    first = FirstStart("")
    qtbot.addWidget(first)
    first.show()
    begun: list[object] = []
    first.begin_wanted.connect(begun.append)
    qtbot.mouseClick(first.begin, Qt.MouseButton.LeftButton)
    qtbot.keyClick(first.name, Qt.Key.Key_Return)
    assert begun == []
    assert first.who.wrong.isVisible()
    qtbot.keyClicks(first.name, "Ann")
    assert first.who.wrong.text() == ""
    qtbot.keyClick(first.name, Qt.Key.Key_Return)
    assert len(begun) == 1


def pictures(widget: QWidget) -> list[QImage]:
    return [one.grab().toImage() for one in widget.findChildren(Picture)]


@pytest.mark.parametrize(
    ("make", "count"), [(lambda: FirstStart("Rae"), 5), (lambda: Problem("The file is damaged."), 1)]
)
def test_what_is_shown_before_a_file_is_open_follows_the_theme(
    qapp: QApplication, qtbot: QtBot, make: Callable[[], QWidget], count: int
) -> None:
    theme.apply(qapp, theme.Choice.LIGHT)
    shown = make()
    qtbot.addWidget(shown)
    light = pictures(shown)
    theme.apply(qapp, theme.Choice.DARK)
    fresh = make()
    qtbot.addWidget(fresh)
    dark, expected = pictures(shown), pictures(fresh)
    theme.apply(qapp, theme.Choice.LIGHT)
    assert len(light) == count
    assert dark != light
    assert dark == expected
