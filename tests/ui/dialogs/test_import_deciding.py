from pathlib import Path

import pytest
from acting import Said, accept, click, opened
from importing import close, import_of, shown, tabs, told, write
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from refnet.services import imports, people
from refnet.services.imports import Resolution, Verdict
from refnet.services.listing import Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.importing import checker
from refnet.ui.dialogs.importing.import_file import ImportDialog
from refnet.ui.dialogs.importing.incoming import Incoming
from refnet.ui.dialogs.importing.parts import CHANGED, DIFFERS, KNOWN

CONNECTIONS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
NAMES = ("Ann Lee", "Bob Ray", "Cid Fox", "Dora Sun")
SHIFT = Qt.KeyboardModifier.ShiftModifier


def _connections(*people_: tuple[str, str, str]) -> str:
    lines = []
    for name, company, title in people_:
        given, family = name.split()
        lines.append(f"{given},{family},https://www.linkedin.com/in/{given}{family},,{company},{title},01 Jul 2026")
    return CONNECTIONS + "\n".join(lines) + "\n"


def _bring(context: Context, path: Path) -> None:
    imports.run(context.store, path, imports.guess(path))


@pytest.fixture
def known(context: Context, tmp_path: Path) -> None:
    _bring(
        context, write(tmp_path, "Connections.csv", _connections(*((name, "Acme Tools", "Buyer") for name in NAMES)))
    )


@pytest.fixture
def alike(known: None, context: Context, qtbot: QtBot, tmp_path: Path) -> ImportDialog:
    lines = "".join(f"{name},Acme Tools,+493012340{place}\n" for place, name in enumerate(NAMES))
    dialog = import_of(context, qtbot, write(tmp_path, "phones.csv", f"Name,Company,Phone\n{lines}"))
    dialog.parts.turn(KNOWN)
    dialog.parts.likely.table.setFocus()
    return dialog


@pytest.fixture
def newer(known: None, context: Context, qtbot: QtBot, tmp_path: Path) -> ImportDialog:
    rows = [
        ("Ann Lee", "Nordhafen", "Buyer"),
        ("Bob Ray", "Acme Tools", "Director"),
        ("Cid Fox", "Acme Tools", "Buyer"),
    ]
    text = _connections(*rows, ("Eve Poe", "Acme Tools", "CFO"))
    return import_of(context, qtbot, write(tmp_path, "newer.csv", text))


def _texts(dialog: ImportDialog) -> list[str]:
    return [one.text() for one in dialog.parts.likely.two.findChildren(QLabel)]


def test_people_who_may_be_known_are_shown_side_by_side_with_the_reason(alike: ImportDialog) -> None:
    assert "Known already?" in tabs(alike)
    assert {"Same name", "Same company", "Row 2 of the file", "Here"} <= set(_texts(alike))
    assert "4 people may be known already." in alike.report.more.text()
    assert shown(alike.parts.likely.table, 1) == ["open"] * 4


def test_they_are_merged_kept_apart_or_left_for_later_by_keys(
    alike: ImportDialog, context: Context, qtbot: QtBot
) -> None:
    table = alike.parts.likely.table
    for key in (Qt.Key.Key_M, Qt.Key.Key_A, Qt.Key.Key_L):
        qtbot.keyClick(table, key)
    assert shown(table, 1) == ["same person", "two people", "later", "open"]
    alike.check_now()
    assert shown(table, 0) == list(NAMES)
    assert table.currentIndex().row() == 3
    assert "3 new, 1 merged with what is here" in alike.report.summary.text()
    qtbot.keyClick(table, Qt.Key.Key_M)
    accept(qtbot, alike)
    assert not alike.isVisible()
    assert people.count(context.store, Listing()) == 6
    context.store.undo()
    assert people.count(context.store, Listing()) == 4


def test_the_same_is_decided_for_all_like_this(alike: ImportDialog, context: Context, qtbot: QtBot) -> None:
    likely = alike.parts.likely
    assert likely.for_like.text() == "for all 4 like this"
    qtbot.keyClick(likely.table, Qt.Key.Key_M, SHIFT)
    assert likely.chosen() == dict.fromkeys(likely.chosen(), Verdict.MERGE)
    assert likely.undecided() == 0
    accept(qtbot, alike)
    assert people.count(context.store, Listing()) == 4


def test_they_are_decided_by_the_mouse(alike: ImportDialog, qtbot: QtBot) -> None:
    likely = alike.parts.likely
    qtbot.mouseClick(likely.for_like, Qt.MouseButton.LeftButton, pos=QPoint(8, likely.for_like.height() // 2))
    assert likely.for_like.isChecked()
    click(qtbot, alike, "Two people (K)")
    assert shown(likely.table, 1) == ["two people"] * 4
    assert not likely.for_like.isChecked()
    qtbot.keyClick(likely.table, Qt.Key.Key_Up)
    click(qtbot, alike, "Same person (M)")
    assert "same person" in shown(likely.table, 1)
    close(alike)


def test_nobody_who_may_be_known_comes_in_before_somebody_looked(
    alike: ImportDialog, context: Context, qtbot: QtBot
) -> None:
    accept(qtbot, alike)
    assert alike.isVisible()
    assert any("4 people may be known already." in sentence for sentence in told(alike))
    accept(qtbot, alike)
    assert people.count(context.store, Listing()) == 8


def test_escape_asks_before_it_throws_decisions_away(alike: ImportDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(alike.parts.likely.table, Qt.Key.Key_M)
    qtbot.keyClick(alike, Qt.Key.Key_Escape)
    assert alike.isVisible()
    click(qtbot, alike, "Discard")
    assert not alike.isVisible()


def test_what_differs_is_decided_by_a_click_on_the_value_that_stays(
    newer: ImportDialog, context: Context, qtbot: QtBot
) -> None:
    newer.parts.turn(DIFFERS)
    table = newer.parts.conflicts.table
    assert shown(table, 2) == ["Acme Tools", "Buyer"]
    assert shown(table, 4) == ["the file's", "the file's"]
    assert "2 things differ from what is here. The file's is taken." in newer.report.more.text()
    place = table.visualRect(table.model().index(1, 2)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert shown(table, 4) == ["the file's", "ours"]
    newer.check_now()
    qtbot.waitUntil(lambda: "1 is taken from the file." in newer.report.more.text())
    accept(qtbot, newer)
    (ann,), (bob,) = people.find(context.store, "ann lee"), people.find(context.store, "bob ray")
    assert ann.organization == "Nordhafen"
    assert people.record(context.store, bob.id).row.job_title == "Buyer"


def test_what_differs_is_decided_for_all_by_keys(newer: ImportDialog, context: Context, qtbot: QtBot) -> None:
    newer.parts.turn(DIFFERS)
    table = newer.parts.conflicts.table
    click(qtbot, newer, "Choose all")
    qtbot.keyClick(table, Qt.Key.Key_B)
    assert set(newer.parts.conflicts.chosen().values()) == {Resolution.BOTH}
    qtbot.keyClick(table, Qt.Key.Key_O)
    qtbot.waitUntil(lambda: "Ours stays." in newer.report.more.text())
    click(qtbot, newer, "Take the file's (T)")
    assert shown(table, 4) == ["the file's", "the file's"]
    qtbot.keyClick(table, Qt.Key.Key_Home)
    accept(qtbot, newer)
    (bob,) = people.find(context.store, "bob ray")
    assert people.record(context.store, bob.id).row.job_title == "Director"


def test_what_a_newer_file_changed_is_told(newer: ImportDialog, context: Context, qtbot: QtBot) -> None:
    assert newer.report.more.text().startswith(
        "Since the last file: 1 new, 1 with a new company, 1 with a new title, 1 no longer in it."
    )
    newer.parts.turn(CHANGED)
    assert set(shown(newer.parts.changes.table, 0)) == {"Ann Lee", "Bob Ray", "Dora Sun", "Eve Poe"}
    qtbot.keyClick(newer.parts.changes.table, Qt.Key.Key_Return)
    assert newer.isVisible()
    said = Said(context)
    accept(qtbot, newer)
    assert list(said.links) == ["Show them", "Report"]


def test_a_file_that_was_imported_before_says_when(known: None, context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(context, qtbot, tmp_path / "Connections.csv")
    assert dialog.report.summary.text().startswith("Nothing new: this file was imported on ")
    said = Said(context)
    accept(qtbot, dialog)
    assert said.toasts[0].startswith("Nothing new: this file was imported on ")


def test_two_rows_of_one_file_may_be_one_person(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    text = "Name,Company,Email,Phone\nKatja Brandt,Acme Tools,kb@example.org,\nKatja Brandt,Acme Tools,,+4930123456\n"
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", text))
    dialog.parts.turn(KNOWN)
    assert {"Row 3 of the file", "Row 2 of the file"} <= set(_texts(dialog))
    close(dialog)


def test_the_counts_of_a_large_file_are_told_before_who_may_be_known(
    known: None, context: Context, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checker, "MANY", 2)
    said: list[str] = []
    lines = "".join(f"{name},Acme Tools,+493012340{place}\n" for place, name in enumerate(NAMES))
    dialog = ImportDialog(context, Incoming.of(write(tmp_path, "phones.csv", f"Name,Company,Phone\n{lines}")))
    dialog.checker.counted.connect(lambda report: said.append(f"{report.new} new, {len(report.likely)} alike"))
    dialog.checker.checked.connect(lambda report: said.append(f"{report.new} new, {len(report.likely)} alike"))
    opened(qtbot, dialog)
    dialog.check_now()
    assert said[-1] == "4 new, 4 alike"
    assert len(said) == 2
    assert "4 people may be known already." in dialog.report.more.text()
    close(dialog)
