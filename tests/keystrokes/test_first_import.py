"""A newcomer's first files in a running window: how many keys it takes, and that everything is there afterwards."""

from base64 import b64encode
from datetime import date, timedelta
from pathlib import Path

import openpyxl
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit
from sqlalchemy import func, select

from refnet import app
from refnet.services import preferences
from refnet.store.database import Store
from refnet.store.schema import Deal, Person
from refnet.ui.dialogs.importing.import_file import ImportDialog
from tests.keystrokes.hands import Hands

PEOPLE, CARDS, DEALS = 300, 60, 20
ALLOWED = 9  # keys besides the names of the files
NOTES = 'Notes:\n"When exporting your connection data, you may notice that some addresses are missing."\n\n'
HEADS = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"


def _name(place: int) -> tuple[str, str]:
    return f"Given{chr(97 + place % 26)}", f"Family{chr(97 + place // 26 % 26)}{chr(97 + place % 17)}{place // 442}"


def _connections(folder: Path) -> Path:
    rows = [
        f"{given},{family},https://www.linkedin.com/in/{family}-{place},,Works {place % 40},Buyer,0{place % 9 + 1} Jul 2026"
        for place, (given, family) in ((place, _name(place)) for place in range(PEOPLE))
    ]
    path = folder / "Connections.csv"
    path.write_text(NOTES + HEADS + "\n".join(rows) + "\n", "utf-8")
    return path


def _cards(folder: Path) -> Path:
    photo = b64encode(b"x" * 900).decode()
    cards = []
    for place in range(CARDS):
        given, family = _name(place)
        phone = f"+49 171 55{place:05}" if place % 2 else f"0171 55{place:05}"
        cards += [
            "BEGIN:VCARD", "VERSION:3.0", f"N:{family};{given};;;", f"FN:{given} {family}", f"ORG:Works {place % 40};",
            f"item1.TEL;type=CELL:{phone}", "item1.X-ABLabel:_$!<Mobile>!$_", f"PHOTO;ENCODING=b;TYPE=JPEG:{photo}",
            "END:VCARD",
        ]  # fmt: skip
    path = folder / "phone.vcf"
    path.write_text("\r\n".join(cards), "utf-8")
    return path


def _deals(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.active.append(["Bitte nicht verändern"])
    sheet = book.create_sheet("Chancen")
    sheet["A1"] = "Vertriebsliste 2026"
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(["Kunde", "Ansprechpartner", "Quelle", "Status", "Erstkontakt", "Betrag"])
    for place in range(DEALS):
        day = date(2026, 1, 5) + timedelta(place * 3)
        begun = (day, f"{day:%d.%m.%Y}", f"{day:%d.%m.%y}")[place % 3]
        amount = (1200.5, "12.500,75 €")[place % 2]
        source, status = ("Empfehlung", "Messe")[place % 2], ("gewonnen", "offen")[place % 2]
        sheet.append([f"Kunde {place}", f"Neue Person{chr(97 + place)}", source, status, begun, amount])
        if place == DEALS // 2:
            sheet.append([])
    sheet.append([])
    sheet.append(["Summe", "", "", "", "", 137_013])
    book.save(folder / "Pipeline.xlsx")
    return folder / "Pipeline.xlsx"


def _checked(hands: Hands, name: str) -> ImportDialog:
    """Wait until a file has been gone through."""

    def dialog() -> ImportDialog | None:
        found = QApplication.activeModalWidget()
        return found if isinstance(found, ImportDialog) and found.what.name.text() == name else None

    hands.wait(name, lambda: (found := dialog()) is not None and " read: " in found.report.summary.text())
    found = dialog()
    assert found is not None
    return found


def _choose(hands: Hands, files: list[Path]) -> None:
    """Type names into the chooser; its suggestions, which the system's own has not, stay away."""
    chooser = QApplication.activeModalWidget()
    assert isinstance(chooser, QFileDialog)
    chooser.findChild(QLineEdit, "fileNameEdit").setCompleter(None)
    hands.name(" ".join(f'"{file}"' for file in files))
    hands.press("Return")


def _bring(hands: Hands, files: list[Path]) -> None:
    hands.press("Ctrl+Shift+B")
    hands.see("Import files")
    _choose(hands, files)
    _checked(hands, "Connections.csv")
    hands.press("Ctrl+Return")
    cards = _checked(hands, "phone.vcf")
    hands.wait("where numbers are from", lambda: cards.questions.is_open)
    hands.press("Ctrl+Return", "Return")
    hands.wait("the answer", lambda: not cards.questions.is_open and "new" in cards.report.summary.text())
    hands.press("Ctrl+Return", "Shift+M")
    hands.wait("all to be merged", lambda: f"{CARDS} merged" in cards.report.summary.text())
    hands.press("Ctrl+Return")
    _checked(hands, "Pipeline.xlsx")
    hands.press("Ctrl+Return")
    hands.see("Today")


def _counts(store: Store) -> tuple[int, int, int, str | None]:
    with store.reading() as session:
        people, deals = session.scalar(select(func.count(Person.id))), session.scalar(select(func.count(Deal.id)))
        return people or 0, deals or 0, session.scalar(select(func.sum(Deal.amount))) or 0, preferences.country(session)


def test_three_first_files_come_in_with_few_keys_and_go_again_with_as_many_undos(
    qapp: QApplication, tmp_path: Path
) -> None:
    file = tmp_path / "own.db"
    Store.open(file).close(backup=False)
    application = app.Application(qapp, app.parser().parse_args(["--database", str(file)]))
    hands = Hands()
    expected = (PEOPLE + DEALS, DEALS, DEALS // 2 * (120_050 + 1_250_075), "DE")
    try:
        application.open()
        hands.wait("the file", lambda: application.context.is_open)
        hands.see("Today")
        _bring(hands, [_connections(tmp_path), _cards(tmp_path), _deals(tmp_path)])
        hands.wait("all of them", lambda: _counts(application.context.store) == expected)
        assert hands.keys <= ALLOWED
        for _step in range(3):
            application.context.store.undo()
        assert _counts(application.context.store)[:3] == (PEOPLE, 0, 0)
        application.context.store.undo()
        assert _counts(application.context.store) == (0, 0, 0, None)
    finally:
        application.close()
