import logging
from typing import get_args

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from refnet import app, paths
from refnet.ui.look import icons
from refnet.ui.look.icon_names import IconName

OURS = "refnet-app"  # has colours of its own


def test_the_names_of_icons_are_those_of_the_files() -> None:
    files = {one.stem for one in (paths.resources() / "icons").glob("*.svg")}
    assert set(get_args(IconName)) == files - {OURS}


@pytest.mark.parametrize("name", get_args(IconName))
def test_every_icon_shows_something(qapp: QApplication, name: IconName) -> None:
    picture = icons.icon(name).pixmap(QSize(16, 16)).toImage()
    seen = [picture.pixelColor(x, y).alpha() for x in range(picture.width()) for y in range(picture.height())]
    assert max(seen) > 100


def test_an_icon_that_is_missing_stays_blank_and_is_logged(
    qapp: QApplication, caplog: pytest.LogCaptureFixture
) -> None:
    with caplog.at_level(logging.ERROR):
        picture = icons.icon("no-such-icon").pixmap(QSize(16, 16)).toImage()
    assert not picture.isNull()
    assert {picture.pixelColor(x, x).alpha() for x in range(16)} == {0}
    assert "no-such-icon" in caplog.text


def test_every_menu_and_every_action_has_its_icon(
    qapp: QApplication, qtbot: QtBot, caplog: pytest.LogCaptureFixture
) -> None:
    application = app.Application(qapp, app.parser().parse_args([]), inline=True)
    qtbot.addWidget(application.window)
    application.window.show()
    names = {one.icon for one in application.context.actions.all()} - {""}
    assert names <= set(get_args(IconName))
    for menu in application.window.menuBar().findChildren(QMenu):
        menu.popup(QPoint(0, 0))
        assert not menu.grab().isNull()
        menu.close()
    assert "cannot be read" not in caplog.text
    application.close()
