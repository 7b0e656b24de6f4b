"""What a user does in the import dialog."""

from pathlib import Path

from acting import opened
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTableView, QWidget
from pytestqt.qtbot import QtBot

from refnet.ui.context import Context
from refnet.ui.dialogs.importing.import_file import ImportDialog
from refnet.ui.dialogs.importing.incoming import Incoming
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import FormDialog
from refnet.ui.widgets.parts.banner import Banner

DEALS = """Our No,Prospect,Account,Channel,Result,First touch,Value
A1,Jonas Weber,Nordhafen,Recommended,signed,03/04/2026,38000
A2,Mei Huang,Pacific,Phone,no,05/06/2026,12000
A3,Nik Pap,Aegean,Phone,maybe,07/08/2026,
,,,,,,
"""


def write(folder: Path, name: str, text: str) -> Path:
    """Write a file to bring in."""
    path = folder / name
    path.write_text(text, "utf-8")
    return path


def import_of(context: Context, qtbot: QtBot, path: Path) -> ImportDialog:
    """Open the dialog on a file."""
    dialog = ImportDialog(context, Incoming.of(path))
    opened(qtbot, dialog)
    return dialog


def told(parent: QWidget) -> list[str]:
    """Return what the banners in view say."""
    QApplication.processEvents()
    return [one.sentence.text() for one in parent.findChildren(Banner) if one.isVisible()]


def tabs(dialog: ImportDialog) -> list[str]:
    """Return the words of the tabs, without their counts."""
    QApplication.processEvents()
    return [one.accessibleName() for one in dialog.parts.tabs.findChildren(QPushButton) if not one.isHidden()]


def pick(qtbot: QtBot, box: ChoiceBox, value: object) -> None:
    """Choose in a drop-down by the keyboard."""
    box.setFocus()
    place = box._values.index(value)
    qtbot.keyClick(box, Qt.Key.Key_Home)
    for _step in range(place):
        qtbot.keyClick(box, Qt.Key.Key_Down)
    assert box.value() == value


def read_as(qtbot: QtBot, dialog: ImportDialog, box: ChoiceBox, value: object) -> None:
    """Choose how the file shall be read, and let it be read."""
    with qtbot.waitSignal(dialog.what.how.changed):
        pick(qtbot, box, value)


def become(qtbot: QtBot, dialog: ImportDialog, **fields: str) -> None:
    """Choose what columns become."""
    for row in range(dialog.parts.columns.rowCount()):
        header = dialog.parts.columns.item(row, 0).text()
        if header in fields:
            pick(qtbot, dialog.parts.columns.choice(row), fields[header])


def mean(qtbot: QtBot, dialog: ImportDialog, **words: str) -> None:
    """Choose what words mean."""
    for row in range(dialog.parts.words.rowCount()):
        word = dialog.parts.words.item(row, 1).text()
        if word in words:
            pick(qtbot, dialog.parts.words.choice(row), words[word])


def settle(qtbot: QtBot, dialog: ImportDialog) -> None:
    """Say all that the file of deals leaves open, but for one word."""
    become(qtbot, dialog, Channel="deal.source", Result="deal.outcome", **{"First touch": "deal.first_touch_on"})
    mean(qtbot, dialog, Recommended="referral", Phone="cold", signed="won", no="lost")


def type_into(qtbot: QtBot, table: QTableView, row: int, column: int, text: str) -> None:
    """Edit a cell in place: F2, the text, Enter."""
    table.setCurrentIndex(table.model().index(row, column))
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_F2)
    editor = next(one for one in reversed(table.findChildren(QLineEdit)) if one.isVisible())
    editor.selectAll()
    qtbot.keyClick(editor, Qt.Key.Key_Delete)
    qtbot.keyClicks(editor, text)
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: table.model().index(row, column).data() == text)


def shown(table: QTableView, column: int) -> list[str]:
    """Return the texts of a column."""
    model = table.model()
    return [model.index(row, column).data() for row in range(model.rowCount())]


def close(dialog: FormDialog) -> None:
    """Close without being asked."""
    dialog._is_sure = True
    dialog.reject()
