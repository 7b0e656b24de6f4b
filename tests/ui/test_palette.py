from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from refnet.domain.drafts import PersonDraft
from refnet.services import people
from refnet.ui.actions import Action
from refnet.ui.context import Context
from refnet.ui.palette.rows import commands, marked
from refnet.ui.palette.search import everything
from refnet.ui.palette.window import PaletteWindow
from refnet.ui.record_deeds import RecordDeeds


class Told:
    """Notes what was opened."""

    def __init__(self) -> None:
        self.all: list[object] = []

    def take(self, *what: object) -> None:
        self.all.append(what)

    def nothing(self) -> None:
        self.all.append("command")


@pytest.fixture
def told(context: Context) -> Told:
    noted = Told()
    context.wanted.connect(noted.take)
    context.actions.add(
        Action("log-ask", "Log &ask …", noted.nothing, "Ctrl+Shift+A", words="question"),
        Action("never", "Log nothing", noted.nothing, enabled=lambda: False),
        Action("about", "&About", noted.nothing),
    )
    return noted


@pytest.fixture
def palette(context: Context, told: Told, qtbot: QtBot) -> Iterator[PaletteWindow]:
    window = QWidget()
    window.resize(1200, 800)
    qtbot.addWidget(window)
    window.show()
    for name in ("Ana Ferreira", "Anabel Stone", "Škoda Ana"):
        people.add(context.store, PersonDraft(name, organization=f"{name} Foods"))
    opened = PaletteWindow(context, window, everything(context, RecordDeeds(context, window)))
    opened.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, on=False)
    with qtbot.waitExposed(opened):
        opened.open()
    yield opened
    opened.close()


def _type(palette: PaletteWindow, qtbot: QtBot, text: str) -> None:
    palette.field.clear()
    qtbot.keyClicks(palette.field, text)
    qtbot.waitUntil(lambda: not palette._pause.isActive())


def _titles(palette: PaletteWindow) -> list[str]:
    return [row.title for row in palette.list.rows()]


def test_people_come_first_then_organizations(palette: PaletteWindow, qtbot: QtBot) -> None:
    _type(palette, qtbot, "ana")
    rows = palette.list.rows()
    assert {row.title for row in rows[:3]} == {"Ana Ferreira", "Anabel Stone", "Škoda Ana"}
    assert {row.group for row in rows[:3]} == {"People"}
    assert "Deals and organizations" in {row.group for row in rows}
    assert palette.count.text().endswith("found")
    palette.grab()


def test_enter_opens_what_the_arrows_chose(palette: PaletteWindow, told: Told, qtbot: QtBot) -> None:
    _type(palette, qtbot, "ana")
    second = palette.list.rows()[1]
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    (page, (table, _key)) = told.all[0]
    assert (page, table) == ("allies", "person")
    assert second.title in {"Ana Ferreira", "Anabel Stone", "Škoda Ana"}
    assert not palette.isVisible()


def test_an_organization_opens_its_people(palette: PaletteWindow, context: Context, qtbot: QtBot) -> None:
    _type(palette, qtbot, "skoda ana foods")
    (row,) = palette.list.rows()
    with qtbot.waitSignal(context.rows_wanted) as wanted:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert wanted.args == ["allies", "organization", row.title]


def test_the_choice_goes_round_and_passes_headings(palette: PaletteWindow, qtbot: QtBot) -> None:
    _type(palette, qtbot, "ana")
    last = palette.list.rows()[-1]
    qtbot.keyClick(palette.field, Qt.Key.Key_Up)
    assert palette.list.chosen() == last
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.chosen() == palette.list.rows()[0]


def test_commands_are_listed_alone_after_a_sign(palette: PaletteWindow, told: Told, qtbot: QtBot) -> None:
    _type(palette, qtbot, ">")
    assert _titles(palette) == ["Log ask", "About"]
    _type(palette, qtbot, ">quest")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.all == ["command"]


def test_enter_does_not_wait_for_the_pause(palette: PaletteWindow, told: Told, qtbot: QtBot) -> None:
    qtbot.keyClicks(palette.field, "log as")
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.all == ["command"]


def test_a_click_opens(palette: PaletteWindow, told: Told, qtbot: QtBot) -> None:
    _type(palette, qtbot, "about")
    place = palette.list.visualItemRect(palette.list.item(1)).center()
    qtbot.mouseClick(palette.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.all == ["command"]


def test_nothing_found_says_what_helps(palette: PaletteWindow, told: Told, qtbot: QtBot) -> None:
    _type(palette, qtbot, "xyzzy")
    assert palette._empty.isVisible()
    qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert told.all == []
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    assert not palette.isVisible()


def test_it_closes_when_another_window_is_used(palette: PaletteWindow, qtbot: QtBot) -> None:
    other = QWidget()
    qtbot.addWidget(other)
    palette.setWindowModality(Qt.WindowModality.NonModal)
    with qtbot.waitActive(other):
        other.show()
        other.activateWindow()
    QApplication.processEvents()
    assert not palette.isVisible()


def test_the_letters_that_were_meant_are_marked() -> None:
    def shown(title: str, text: str) -> str:
        return "".join(
            letter.upper() if mark else letter for letter, mark in zip(title, marked(title, text), strict=True)
        )

    assert shown("susanna anastasiou", "anas") == "susanna ANAStasiou"
    assert shown("škoda ana", "ana sko") == "ŠKOda ANA"
    assert shown("straße", "strasse") == "STRASSE"
    assert not any(marked("Ann", "xyz"))


def test_a_command_that_begins_so_comes_first(context: Context) -> None:
    context.actions.add(Action("b", "Back up log", print), Action("a", "Log ask", print, "Ctrl+L"))
    found = commands(context.actions, "log")
    assert [(row.title, row.key) for row in found] == [("Log ask", "Ctrl+L"), ("Back up log", "")]
