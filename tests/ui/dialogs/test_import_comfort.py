from pathlib import Path

import pytest
from acting import accept, click
from importing import import_of, tabs, told, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from sqlalchemy import select

from refnet.services import imports, people, preferences
from refnet.services.listing import Listing
from refnet.store.schema import ContactPoint
from refnet.ui.context import Context
from refnet.ui.dialogs.importing.coming import Coming
from refnet.ui.dialogs.importing.parts import CHECK, KNOWN
from refnet.ui.dialogs.importing.preview import fitted
from refnet.ui.dialogs.importing.questions import OtherCountry
from refnet.ui.dialogs.parts import folders
from refnet.ui.look import countries

PHONES = "Name,Phone\nAnn,+49 171 5550001\nBob,0171 5550002\n"


def _numbers(context: Context) -> list[str]:
    with context.store.reading() as session:
        return sorted(session.scalars(select(ContactPoint.normal)))


def test_where_numbers_without_a_country_code_are_from_is_asked_once_and_kept(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "phones.csv", PHONES))
    assert told(dialog) == ["“0171 5550002” in row 3 has no country code. Where are such telephone numbers from?"]
    assert "To check" in tabs(dialog)
    accept(qtbot, dialog)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert told(dialog) == []
    assert "To check" not in tabs(dialog)
    accept(qtbot, dialog)
    assert _numbers(context) == ["+491715550001", "+491715550002"]
    assert told(import_of(context, qtbot, write(tmp_path, "more.csv", "Name,Phone\nCid,0171 5550003\n"))) == []


def test_another_country_is_typed(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "phones.csv", "Name,Phone\nBob,0664 5550002\n"))
    other = dialog.findChild(OtherCountry)
    other.setFocus()
    qtbot.keyClicks(other.lineEdit(), "nowhere")
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert dialog.isVisible()
    assert told(dialog) != []
    other.lineEdit().selectAll()
    qtbot.keyClicks(other.lineEdit(), "austria")
    qtbot.keyClick(other, Qt.Key.Key_Return)
    assert told(dialog) == []
    accept(qtbot, dialog)
    assert _numbers(context) == ["+436645550002"]


def test_numbers_may_stay_as_they_are_and_are_asked_about_in_the_next_file(
    context: Context, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("refnet.ui.dialogs.importing.questions.own_country", lambda: "CZ")
    dialog = import_of(context, qtbot, write(tmp_path, "phones.csv", "Name,Phone\nBob,0171 5550002\n"))
    assert [link.text() for link in dialog.questions._banners[0].links] == ["Czechia", "Leave them as they are"]
    click(qtbot, dialog, "Leave them as they are")
    assert told(dialog) == []
    dialog.retry()
    assert told(dialog) == []
    accept(qtbot, dialog)
    assert _numbers(context) == [""]
    assert told(import_of(context, qtbot, write(tmp_path, "more.csv", "Name,Phone\nCid,0171 5550003\n"))) != []


def test_a_country_without_telephones_is_refused_with_a_sentence(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "phones.csv", PHONES))
    dialog.findChild(OtherCountry).told.emit(countries.country_of("Antarctica"))
    assert "Please give the two letters of a country, such as DE, or nothing." in told(dialog)
    assert countries.country_word("??") == "??"


def test_pairs_that_were_decided_stay_in_view_and_can_be_decided_anew(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    imports.run(context.store, path := write(tmp_path, "a.csv", "Name,Company\nAnn Lee,Acme\n"), imports.guess(path))
    dialog = import_of(context, qtbot, write(tmp_path, "b.csv", "Name,Company,Phone\nAnn Lee,Acme,+4930123456\n"))
    dialog.parts.turn(KNOWN)
    for key, counts in ((Qt.Key.Key_M, "0 new, 1 merged"), (Qt.Key.Key_A, "1 new, 0 merged"), (Qt.Key.Key_M, "0 new")):
        qtbot.keyClick(dialog.parts.likely.table, key)
        qtbot.waitUntil(lambda counts=counts: counts in dialog.report.summary.text())
        assert "Known already?" in tabs(dialog)
        assert dialog.parts.stack.currentWidget() is dialog.parts.likely
        assert dialog.report.more.text() == ""


def test_who_may_be_known_is_nothing_that_the_user_decided(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    imports.run(context.store, path := write(tmp_path, "a.csv", "Name,Company\nAnn Lee,Acme\n"), imports.guess(path))
    dialog = import_of(context, qtbot, write(tmp_path, "b.csv", "Name,Company,Phone\nAnn Lee,Acme,030 123456\n"))
    assert "Known already?" in tabs(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_the_first_rows_fit_into_the_dialog_and_profiles_are_told_in_short(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    address = "https://www.linkedin.com/in/" + "a-very-long-name-" * 5
    rows = f"First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,{address},ann@example.org,Acme Tools and Partners,Head of all Sales,01 Jul 2026\n"
    dialog = import_of(context, qtbot, write(tmp_path, "Connections.csv", rows))
    table = dialog.parts.preview
    assert table.horizontalScrollBar().maximum() == 0
    assert table.item(0, 3).text().startswith("linkedin.com/in/a-very")
    assert table.item(0, 3).toolTip() == table.item(0, 3).text()


def test_the_widest_columns_give_way_first_and_none_gets_too_narrow() -> None:
    assert fitted([50, 300, 200, 100], 450, 90) == [50, 150, 150, 100]
    assert fitted([50, 300, 200], 100, 90) == [50, 135, 135]
    assert fitted([50, 60], 450, 90) == [50, 60]


def test_file_choosers_begin_where_the_last_file_was(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    coming = Coming(context, window)
    coming.ask()
    path = write(tmp_path, "a.csv", "Name\nAnn\n")
    coming.files.filesSelected.emit([str(path)])
    coming.files.close()
    coming.dialog.reject()
    again = Coming(context, window)
    again.ask()
    assert Path(again.files.directory().absolutePath()) == tmp_path
    again.files.close()
    context.settings.keep("import_folder", str(tmp_path / "gone"))
    assert folders._usual_folder(context, "import_folder") != str(tmp_path / "gone")


def test_what_is_to_be_checked_can_be_read_row_by_row(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    preferences.save(context.store, country="DE")
    dialog = import_of(context, qtbot, write(tmp_path, "a.csv", "Name,Email\nAnn,not an address\nBob,nor this\n"))
    dialog.parts.turn(CHECK)
    assert (
        dialog.parts.check.item(0).text() == "Row 2: “not an address” is not an e-mail address; it was kept as it is."
    )
    check = dialog.parts.check
    first, second = (check.visualItemRect(check.item(row)) for row in range(2))
    assert second.top() - first.top() > check.fontMetrics().height() + 6


def test_a_table_without_headers_is_taken_in_only_when_its_owner_says_that_it_has_none(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", "Ann Lee,ann@x.example\nBob Ray,bob@x.example\n"))
    assert told(dialog) == [
        "The table has no headers; it begins with “Ann Lee · ann@x.example”. Are its columns taken for the right things?"
    ]
    accept(qtbot, dialog)
    assert dialog.isVisible()
    qtbot.keyClick(dialog.focusWidget(), Qt.Key.Key_Return)
    assert told(dialog) == []
    accept(qtbot, dialog)
    assert people.count(context.store, Listing()) == 2


def test_the_first_row_of_a_table_that_seemed_to_have_no_headers_may_be_them(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", "Best Friends\nAnn Lee\nBob Ray\n"))
    click(qtbot, dialog, "These are the headers")
    assert told(dialog) == []
    assert dialog.what.how.header.value() == 1
