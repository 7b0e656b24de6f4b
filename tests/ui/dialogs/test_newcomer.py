from pathlib import Path

from acting import Said, accept, click, dialog_in
from importing import become, shown, told, type_into, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from refnet.services import deals, people
from refnet.services.listing import Listing
from refnet.ui.coming_in import open_import
from refnet.ui.context import Context
from refnet.ui.dialogs.importing.import_file import ImportDialog
from refnet.ui.dialogs.importing.parts import KNOWN, REFUSED

CONNECTIONS = """Notes:
"When exporting your connection data, you may notice that some of the email addresses are missing."

First Name,Last Name,URL,Email Address,Company,Position,Connected On
Ann,Lee,https://www.linkedin.com/in/annlee,,Acme Tools,Buyer,01 Jul 2026
Bob,Ray,https://www.linkedin.com/in/bobray,,Nordhafen,CFO,02 Jul 2026
"""
CARDS = """BEGIN:VCARD
VERSION:2.1
FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:J=C3=B6rg M=C3=BCller
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;J=C3=B6rg;;;
TEL;CELL:+491701234567
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Ann Lee
N:Lee;Ann;;;
ORG:Acme Tools
TEL;TYPE=CELL:+491701234568
END:VCARD
"""
LIST = """Our customers 2026;;;;
Kunde;Status;Herkunft;Wert;Datum
Kühlhaus Hamburg;gewonnen;Empfehlung;1.200;03/04/2026
Frost KG;verloren;Messe;12.500;05/06/2026
Eis GmbH;offen;Empfehlung;800;gestern
"""


def test_a_newcomer_brings_connections_cards_and_a_messy_list_into_an_empty_refnet(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    said = Said(context)
    messy = tmp_path / "list.csv"
    messy.write_bytes(LIST.encode("cp1252"))
    open_import(
        context, window, [write(tmp_path, "Connections.csv", CONNECTIONS), write(tmp_path, "phone.vcf", CARDS), messy]
    )

    connections = dialog_in(window, ImportDialog)
    assert connections.what.title.text() == "LinkedIn connections, 2 rows"
    accept(qtbot, connections)

    cards = dialog_in(window, ImportDialog)
    assert cards.what.title.text() == "Address cards, 2 cards"
    accept(qtbot, cards)
    assert any("1 person may be known already." in sentence for sentence in told(cards))
    cards.parts.turn(KNOWN)
    qtbot.keyClick(cards.parts.likely.table, Qt.Key.Key_M)
    accept(qtbot, cards)

    messy_list = dialog_in(window, ImportDialog)
    assert messy_list.what.title.text() == "Deals, 3 rows"
    become(qtbot, messy_list, Kunde="organization.name")
    messy_list.check_now()
    click(qtbot, messy_list, "3 Apr 2026")
    click(qtbot, messy_list, "1,200")
    messy_list.parts.turn(REFUSED)
    assert shown(messy_list.parts.refused.table, 1) == ["“gestern” is not a date."]
    type_into(qtbot, messy_list.parts.refused.table, 0, 6, "06/08/2026")
    accept(qtbot, messy_list)

    assert {row.name for row in people.page(context.store, Listing(), 0, 9)} >= {"Ann Lee", "Bob Ray", "Jörg Müller"}
    assert sum(row.name == "Ann Lee" for row in people.page(context.store, Listing(), 0, 9)) == 1
    assert sorted(deal.amount for deal in deals.page(context.store, Listing(), 0, 9)) == [80_000, 120_000, 1_250_000]
    assert len(said.toasts) == 3
    for _step in range(3):
        context.store.undo()
    assert people.count(context.store, Listing()) == deals.count(context.store, Listing()) == 0
