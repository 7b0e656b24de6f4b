from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QSize
from PySide6.QtGui import QColor, QFontInfo, QIcon, QImage
from PySide6.QtWidgets import QApplication, QCheckBox, QComboBox, QLineEdit, QRadioButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from refnet.ui.look import fonts, icons, theme
from refnet.ui.look.tokens import DARK, LIGHT
from refnet.ui.settings import Settings
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label


def test_the_theme_changes_all_colours_and_tells(qapp: QApplication, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.watch.changed):
        theme.apply(qapp, theme.Choice.DARK)
    assert theme.current() is DARK
    assert qapp.palette().window().color() == QColor(DARK.window)
    assert DARK.accent in qapp.styleSheet()


class Fitting(QObject):
    """Counts how often each widget was dressed."""

    def __init__(self) -> None:
        super().__init__()
        self.counted: Counter[QObject] = Counter()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.StyleChange:
            self.counted[watched] += 1
        return False


def _nested(qtbot: QtBot, *, depth: int = 6) -> QWidget:
    """Return a window with fields in a box in a box in a box."""
    outer = box = QWidget()
    qtbot.addWidget(outer)
    for _level in range(depth):
        column = QVBoxLayout(box)
        box = QWidget()
        box.setProperty("back", "window")
        column.addWidget(box)
    column = QVBoxLayout(box)
    choice = QComboBox()
    choice.addItems(["Won", "Lost"])
    for field in (QLineEdit("Ann Lee"), QCheckBox("Hot"), choice, button("Log", kind="primary"), label("3", "figure")):
        column.addWidget(field)
    outer.show()
    return outer


def test_however_deep_a_widget_stands_a_change_dresses_it_once(qapp: QApplication, qtbot: QtBot) -> None:
    fitting, window = Fitting(), _nested(qtbot, depth=12)
    qapp.installEventFilter(fitting)
    theme.apply(qapp, theme.Choice.DARK)
    qapp.removeEventFilter(fitting)
    assert len(fitting.counted) > 12
    assert max(fitting.counted.values()) == 2  # without the old sheet, then with the new one
    assert window.isVisible()


def _picture(window: QWidget) -> QImage:
    QApplication.processEvents()
    return window.grab().toImage()


def test_after_a_change_of_theme_or_size_all_looks_as_at_a_start(qapp: QApplication, qtbot: QtBot) -> None:
    window = _nested(qtbot)
    theme.apply(qapp, theme.Choice.DARK)
    fonts.set_scale(qapp, 1.5)
    theme.apply(qapp, theme.Choice.LIGHT)
    fonts.set_scale(qapp, 1.0)
    theme.apply(qapp, theme.Choice.DARK)
    fresh = _nested(qtbot)
    window.resize(fresh.size())
    fresh.activateWindow()
    window.setFocus()
    fresh.setFocus()
    assert _picture(window) == _picture(fresh)


def test_a_desktop_that_says_nothing_is_light(qapp: QApplication) -> None:
    theme.apply(qapp, theme.Choice.SYSTEM)
    assert theme.current() is LIGHT


def test_high_contrast_has_no_pale_lines_or_captions() -> None:
    strong = theme.stronger(LIGHT)
    assert (strong.line, strong.text3) == (LIGHT.strong, LIGHT.text2)


def test_text_is_set_in_inter_with_figures_of_one_width(qapp: QApplication) -> None:
    assert QFontInfo(fonts.font()).family() == "Inter"
    assert fonts.font(28, 600).pixelSize() == 28
    fonts.set_scale(qapp, 2)
    assert fonts.px(13) == 26
    assert fonts.font(12).pixelSize() == 24


def _colors(icon: QIcon, mode: QIcon.Mode = QIcon.Mode.Normal, state: QIcon.State = QIcon.State.Off) -> set[str]:
    picture = icon.pixmap(QSize(32, 32), mode, state).toImage()
    points = (picture.pixelColor(x, y) for x in range(picture.width()) for y in range(picture.height()))
    return {point.name().upper() for point in points if point.alpha() == 255}


def test_icons_take_the_colour_of_the_theme_when_they_are_painted(qapp: QApplication) -> None:
    icon = icons.icon("square-kanban", "text", active="accent")
    assert LIGHT.text in _colors(icon)
    assert LIGHT.accent in _colors(icon, state=QIcon.State.On)
    assert LIGHT.text3 in _colors(icon, QIcon.Mode.Disabled)
    theme.apply(qapp, theme.Choice.DARK)
    assert DARK.text in _colors(icon)


def test_an_icon_stays_at_its_side_of_a_wide_box() -> None:
    left = icons.icon("plus").pixmap(QSize(40, 16)).toImage()
    right = icons.icon("plus", at_right=True).pixmap(QSize(40, 16)).toImage()
    assert any(left.pixelColor(8, y).alpha() for y in range(16))
    assert any(right.pixelColor(32, y).alpha() for y in range(16))
    assert not icons.app_icon().pixmap(32).isNull()
    assert icons.pixmap("x", 16, LIGHT.text).width() >= 16


def test_ticked_boxes_are_filled_with_the_accent(qtbot: QtBot) -> None:
    for box in (QCheckBox("Hot"), QRadioButton("Hot")):
        qtbot.addWidget(box)
        box.setChecked(True)
        picture = box.grab().toImage()
        assert picture.pixelColor(2, picture.height() // 2).name().upper() == LIGHT.accent


def test_preferences_are_remembered_with_their_types(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "window.ini")
    assert (settings.theme, settings.text_scale, settings.reduced_motion) == (theme.Choice.SYSTEM, 1.0, False)
    settings.keep("theme", theme.Choice.DARK)
    settings.keep("text_scale", 1.3)
    settings.keep("reduced_motion", True)
    again = Settings(tmp_path / "window.ini")
    assert (again.theme, again.text_scale, again.reduced_motion) == (theme.Choice.DARK, 1.3, True)
    assert again.language == ""


@pytest.mark.parametrize("broken", ["purple", ""])
def test_a_theme_that_is_not_known_means_the_systems(tmp_path: Path, broken: str) -> None:
    settings = Settings(tmp_path / "window.ini")
    settings.keep("theme", broken)
    assert settings.theme is theme.Choice.SYSTEM
