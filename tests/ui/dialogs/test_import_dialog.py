from pathlib import Path

import pytest
from acting import Said, accept, click, wrong
from importing import DEALS, become, close, import_of, mean, pick, read_as, settle, shown, tabs, told, type_into, write
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QListWidget
from pytestqt.qtbot import QtBot

from refnet.domain.kinds import Outcome, Source
from refnet.exchange.mapping import Mapping, Rows
from refnet.services import deals, people
from refnet.services.listing import Listing
from refnet.ui.context import Context
from refnet.ui.dialogs.importing import running as import_running
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.import_file import ImportDialog
from refnet.ui.dialogs.importing.parts import COLUMNS, REFUSED, WORDS
from refnet.ui.jobs import Progress

PEOPLE = "Name,Email,Town\nAnn,ann@example.org,Oslo\nBob,bob@example.org\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return write(tmp_path, "deals.csv", DEALS)


@pytest.fixture
def dialog(context: Context, qtbot: QtBot, file: Path) -> ImportDialog:
    return import_of(context, qtbot, file)


def test_the_dialog_says_what_a_file_is_how_it_was_read_and_what_would_come_of_it(dialog: ImportDialog) -> None:
    assert dialog.what.title.text() == "Deals, 3 rows"
    assert dialog.what.name.text() == "deals.csv"
    assert dialog.what.how.line.text() == "Read as UTF-8, comma between cells, headers in row 1"
    assert "4 rows read" in dialog.report.summary.text()
    assert "1 blank" in dialog.report.summary.text()
    assert tabs(dialog)[:2] == ["First rows", "Columns"]


def test_words_that_are_not_known_are_told_and_can_be_said_at_once(dialog: ImportDialog, qtbot: QtBot) -> None:
    assert any("maybe" in sentence for sentence in told(dialog))
    click(qtbot, dialog, "Say what they mean")
    assert dialog.parts.stack.currentWidget() is dialog.parts.words
    settle(qtbot, dialog)
    mean(qtbot, dialog, maybe="open")
    assert not any("maybe" in sentence for sentence in told(dialog))
    dialog.check_now()
    assert "3 new" in dialog.report.summary.text()


def test_the_first_rows_show_what_would_be_kept(dialog: ImportDialog, qtbot: QtBot) -> None:
    settle(qtbot, dialog)
    dialog.check_now()
    table = dialog.parts.preview
    places = range(table.columnCount())
    first = {table.horizontalHeaderItem(place).text(): table.item(0, place).text() for place in places}
    assert first["Number or key"] == "A1"
    assert first["Prospect: name"] == "Jonas Weber"
    assert (first["Source"], first["Outcome"], first["Row"]) == ("Referral", "Won", "2")
    assert "day first" in first["Please check"]


def test_dates_that_can_be_read_in_two_ways_are_asked_once_in_place(dialog: ImportDialog, qtbot: QtBot) -> None:
    settle(qtbot, dialog)
    dialog.check_now()
    assert "“03/04/2026” in “First touch”, row 2, can be two days. Which is meant?" in told(dialog)
    accept(qtbot, dialog)
    assert dialog.isVisible()
    click(qtbot, dialog, "4 Mar 2026")
    assert dialog.mapping().date_order == "mdy"
    assert not any("two days" in sentence for sentence in told(dialog))
    accept(qtbot, dialog)
    assert not dialog.isVisible()


def test_amounts_that_can_be_read_in_two_ways_are_asked_once_in_place(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    file = write(tmp_path, "deals.csv", 'Deal ID,Deal Name,Amount\n1,A,"1,200"\n')
    dialog = import_of(context, qtbot, file)
    assert "“1,200” in “Amount”, row 2, can be two amounts. Which is meant?" in told(dialog)
    click(qtbot, dialog, "1,200")
    accept(qtbot, dialog)
    assert deals.page(context.store, Listing(), 0, 1)[0].amount == 120_000


def test_the_import_runs_as_one_step_that_can_be_undone(dialog: ImportDialog, context: Context, qtbot: QtBot) -> None:
    said = Said(context)
    settle(qtbot, dialog)
    pick(qtbot, dialog.parts.meaning.date_order, "dmy")
    dialog.check_now()
    dialog.more.menu().actions()[0].trigger()
    assert dialog.origin.source.hasFocus()
    qtbot.keyClicks(dialog.origin.source, "Old list")
    accept(qtbot, dialog)
    found = deals.page(context.store, Listing(sort="title"), 0, 10)
    assert {(deal.reference, deal.source, deal.outcome) for deal in found} == {
        ("A1", Source.REFERRAL, Outcome.WON),
        ("A2", Source.COLD, Outcome.LOST),
    }
    assert said.toasts == ["4 rows read: 2 new, 0 merged with what is here, 1 refused, 1 blank."]
    (person,) = people.find(context.store, "jonas")
    assert people.record(context.store, person.id).source == "Old list"
    context.store.undo()
    assert deals.count(context.store, Listing()) == 0


def test_after_the_import_its_rows_are_shown(dialog: ImportDialog, context: Context, qtbot: QtBot) -> None:
    said, shown_ids = Said(context), []
    context.ids_wanted.connect(lambda page, only: shown_ids.append((page, only.name, len(only.ids))))
    settle(qtbot, dialog)
    pick(qtbot, dialog.parts.meaning.date_order, "dmy")
    dialog.check_now()
    accept(qtbot, dialog)
    assert list(said.links) == ["Show them", "Report"]
    said.links["Show them"]()
    assert shown_ids == [("deals", "From deals.csv", 2)]


def test_a_refused_row_is_mended_in_place_and_tried_again(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", PEOPLE))
    assert "1 refused" in dialog.report.summary.text()
    dialog.parts.turn(REFUSED)
    table = dialog.parts.refused.table
    assert shown(table, 0) == ["3"]
    assert shown(table, 1) == ["The row has 2 cells, but the table has 3 columns."]
    assert not dialog.parts.refused.retry.isEnabled()
    type_into(qtbot, table, 0, 4, "Rome")
    click(qtbot, dialog, "Try 1 mended row again")
    assert "2 new, 0 merged with what is here, 0 refused" in dialog.report.summary.text()
    assert "Refused" not in tabs(dialog)
    accept(qtbot, dialog)
    assert people.count(context.store, Listing()) == 2


def test_a_mended_row_comes_in_even_when_it_was_not_tried_again(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", PEOPLE))
    dialog.parts.turn(REFUSED)
    type_into(qtbot, dialog.parts.refused.table, 0, 4, "Rome")
    accept(qtbot, dialog)
    assert people.count(context.store, Listing()) == 2


def test_the_rows_tried_again_by_f5_that_are_still_wrong_stay_mended_so_far(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", "Name,Email\nAnn,ann@example.org\n,,x\n"))
    dialog.parts.turn(REFUSED)
    table = dialog.parts.refused.table
    type_into(qtbot, table, 0, 3, "+4930123456")
    qtbot.keyClick(table, Qt.Key.Key_F5)
    assert shown(table, 3) == ["+4930123456"]
    assert shown(table, 1) == ["The row has 3 cells, but the table has 2 columns."]
    type_into(qtbot, table, 0, 4, "")
    qtbot.keyClick(table, Qt.Key.Key_F5)
    assert "2 new" in dialog.report.summary.text()


def test_refused_rows_are_saved_with_number_and_reason(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    said = Said(context)
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", PEOPLE))
    dialog.parts.turn(REFUSED)
    click(qtbot, dialog, "Save refused rows …")
    dialog.files.fileSelected.emit(str(tmp_path / "refused.csv"))
    dialog.files.close()
    text = (tmp_path / "refused.csv").read_text("utf-8-sig")
    assert text.splitlines() == [
        "Row,Refused because,Name,Email,Town",
        '3,"The row has 2 cells, but the table has 3 columns.",Bob,bob@example.org,',
    ]
    assert said.toasts == ["1 refused row was saved."]
    click(qtbot, dialog, "Save refused rows …")
    dialog.files.fileSelected.emit(str(tmp_path / "nowhere" / "refused.csv"))
    dialog.files.close()
    assert "does not exist" in said.warnings[0]


def test_escape_asks_before_it_throws_mended_rows_away(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", PEOPLE))
    dialog.parts.turn(REFUSED)
    type_into(qtbot, dialog.parts.refused.table, 0, 4, "Rome")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible()
    click(qtbot, dialog, "Go on")
    assert dialog.isVisible()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    click(qtbot, dialog, "Discard")
    assert not dialog.isVisible()
    assert people.count(context.store, Listing()) == 0


def test_columns_that_are_left_out_are_told_and_go_into_notes(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    file = write(tmp_path, "people.csv", "Name,Email,Town,Pet\nAnn,ann@example.org,Oslo,Cat\n")
    dialog = import_of(context, qtbot, file)
    dialog.parts.turn(COLUMNS)
    assert dialog.parts.meaning.left_out.text() == "2 columns are left out: Town, Pet"
    click(qtbot, dialog, "Put them into notes")
    assert dialog.parts.meaning.left_out.text() == ""
    accept(qtbot, dialog)
    (ann,) = people.find(context.store, "ann")
    assert people.record(context.store, ann.id).notes[0].text == "Town: Oslo\nPet: Cat"


def test_a_file_can_be_read_differently_and_the_rows_follow_at_once(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "people.csv"
    path.write_bytes("Vorname;Nachname\nJörg;Weiß\n".encode("cp1252"))
    dialog = import_of(context, qtbot, path)
    click(qtbot, dialog, "Read it differently")
    how = dialog.what.how
    read_as(qtbot, dialog, how.encoding, "cp1251")
    assert shown(dialog.parts.preview, 1) != ["Jörg"]
    read_as(qtbot, dialog, how.encoding, "cp1252")
    assert shown(dialog.parts.preview, 1) == ["Jörg"]
    read_as(qtbot, dialog, how.delimiter, ",")
    assert dialog.mapping().columns == {}
    assert dialog.parts.stack.currentWidget() is dialog.parts.meaning
    read_as(qtbot, dialog, how.delimiter, ";")
    read_as(qtbot, dialog, how.header, 2)
    assert any("has headers, but no rows below them" in sentence for sentence in told(dialog))
    assert how.header.value() == 1
    read_as(qtbot, dialog, how.header, 0)
    assert how.line.text() == "Read as Western European, semicolon between cells, no headers"
    assert dialog.what.title.text().endswith("2 rows")


def test_a_workbook_offers_its_sheets(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    for row in (["Name", "Company", "Email"], ["Ann", "Acme", "ann@example.com"], ["Bob", "", "bob@example.com"]):
        book.active.append(row)
    second = book.create_sheet("Team")
    for row in (["Name", "Email"], ["Cid", "cid@example.com"]):
        second.append(row)
    book.save(tmp_path / "people.xlsx")
    dialog = import_of(context, qtbot, tmp_path / "people.xlsx")
    assert dialog.what.how.line.text() == "Table “Sheet”, headers in row 1"
    read_as(qtbot, dialog, dialog.what.how.sheet, "Team")
    assert dialog.what.how.line.text() == "Table “Team”, headers in row 1"
    assert not dialog.what.how.encoding.isVisible()
    accept(qtbot, dialog)
    assert people.count(context.store, Listing()) == 1


def test_another_kind_of_rows_offers_other_fields_and_guessing_again_brings_the_first_back(
    dialog: ImportDialog, qtbot: QtBot
) -> None:
    before = dialog.mapping()
    dialog.parts.turn(COLUMNS)
    pick(qtbot, dialog.parts.meaning.rows, Rows.PEOPLE)
    offered = dialog.parts.columns.choice(0)._values
    assert "person.email" in offered
    assert "ask.answer" not in offered
    click(qtbot, dialog, "Guess again")
    assert dialog.mapping() == before


def test_a_mapping_is_saved_and_loaded(dialog: ImportDialog, context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    said = Said(context)
    settle(qtbot, dialog)
    before = dialog.mapping()
    dialog.more.save()
    dialog.more.files.fileSelected.emit(str(tmp_path / "map.toml"))
    dialog.more.files.close()
    assert said.toasts == ["The mapping was saved."]
    become(qtbot, dialog, Channel="", Result="")
    dialog.more.load()
    dialog.more.files.fileSelected.emit(str(tmp_path / "map.toml"))
    dialog.more.files.close()
    assert dialog.mapping() == before
    dialog.save_mapping(str(tmp_path / "nowhere" / "map.toml"))
    assert any("does not exist" in sentence for sentence in told(dialog))
    write(tmp_path, "bad.toml", "rows = 3")
    dialog.load_mapping(str(tmp_path / "bad.toml"))
    assert dialog.isVisible()


def test_rows_without_their_main_field_are_refused_before_anything_is_read(
    dialog: ImportDialog, context: Context, qtbot: QtBot
) -> None:
    become(qtbot, dialog, **{"Our No": "", "Prospect": "", "Account": "", "First touch": ""})
    accept(qtbot, dialog)
    assert "No column says what a row" in wrong(dialog)["columns"]
    assert dialog.parts.stack.currentWidget() is dialog.parts.meaning
    dialog.check_now()
    assert "No column says" in dialog.report.summary.text()
    assert deals.count(context.store, Listing()) == 0


def test_a_file_of_which_nothing_is_kept_is_told_so_in_words(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    made = import_of(context, qtbot, write(tmp_path, "products.csv", "product,series,sales_price\nGTX Basic,GTX,550\n"))
    assert made.what.title.text() == "A table, 1 row"
    accept(qtbot, made)
    assert "No column of this file is something RefNet keeps" in wrong(made)["columns"]


def test_a_file_that_cannot_be_read_says_so_and_another_can_be_chosen(
    context: Context, qtbot: QtBot, file: Path, tmp_path: Path
) -> None:
    dialog = import_of(context, qtbot, tmp_path / "missing.csv")
    assert any("There is no file" in sentence for sentence in told(dialog))
    assert dialog.what.title.text() == "This file could not be read."
    accept(qtbot, dialog)
    assert "Please choose a file that can be read." in told(dialog)
    qtbot.keyClick(dialog, Qt.Key.Key_F5)
    click(qtbot, dialog, "Choose another …")
    dialog.findChild(QFileDialog).fileSelected.emit(str(file))
    dialog.files.close()
    assert dialog.what.name.text() == "deals.csv"
    assert dialog.what.title.text() == "Deals, 3 rows"


def test_another_file_is_taken_only_after_a_question_when_rows_were_mended(
    context: Context, qtbot: QtBot, tmp_path: Path, file: Path
) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", PEOPLE))
    dialog.parts.turn(REFUSED)
    type_into(qtbot, dialog.parts.refused.table, 0, 4, "Rome")
    dialog._take_chosen(str(file))
    assert any("is lost with another file" in sentence for sentence in told(dialog))
    click(qtbot, dialog, "Stay with this one")
    assert dialog.what.name.text() == "people.csv"
    dialog._take_chosen(str(file))
    click(qtbot, dialog, "Take the other")
    assert dialog.what.name.text() == "deals.csv"
    assert not dialog.has_decided
    close(dialog)


def test_an_import_that_fails_or_is_stopped_says_so_and_keeps_nothing(
    dialog: ImportDialog, context: Context, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said, ended = Said(context), []
    order = dialog.order()
    file.unlink()
    import_running.start(context, order, lambda: ended.append("failed"))
    assert "There is no file" in said.warnings[0]
    file.write_text(DEALS, "utf-8")
    monkeypatch.setattr(Progress, "is_cancelled", lambda _self: True)
    import_running.start(context, order, lambda: ended.append("stopped"))
    assert said.toasts == ["The import was stopped. Nothing of it was kept."]
    assert ended == ["failed", "stopped"]
    assert deals.count(context.store, Listing()) == 0


def test_what_is_to_be_checked_has_a_tab_of_its_own(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = import_of(
        context, qtbot, write(tmp_path, "people.csv", "Name,Email\nAnn,no address\nBob,bob@example.org\n")
    )
    click(qtbot, dialog.parts.tabs, "To check  1")
    found = dialog.parts.stack.currentWidget()
    assert isinstance(found, QListWidget)
    assert found.item(0).text() == "Row 2: “no address” is not an e-mail address; it was kept as it is."


def test_an_untouched_import_closes_without_a_question(dialog: ImportDialog, qtbot: QtBot) -> None:
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_all_parts_have_names_for_screen_readers(dialog: ImportDialog) -> None:
    dialog.parts.turn(WORDS)
    parts = (dialog.parts.preview, dialog.parts.columns, dialog.parts.words, dialog.parts.refused.table)
    assert all(part.accessibleName() for part in parts)
    assert all(dialog.parts.words.choice(row).accessibleName() for row in range(dialog.parts.words.rowCount()))


def test_every_field_and_kind_of_rows_has_its_words() -> None:
    assert all(import_words.rows_word(rows) and import_words.fields_for(rows) for rows in Rows)
    assert import_words.field_word("prospect.given_name") == "Prospect: given name"
    assert import_words.field_word("person.profile_url", Rows.PEOPLE) == "Profile page"
    assert ("confirmed", "Confirmed") in import_words.choices_of("tie.evidence")
    assert import_words.choices_of("person.name") == []
    assert import_words.notes_field(Rows.REPS) == ""


def test_fields_are_called_as_on_the_screen() -> None:
    mapping = Mapping(Rows.PEOPLE, {"Town": "person.notes"})
    said = import_words.in_words("Please map a column to one of: person.given_name, person.name.", mapping)
    assert said == "Please map a column to one of: “Person: given name”, “Person: name”."


def test_columns_become_what_they_became_last_time_until_they_are_guessed_again(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    first = import_of(context, qtbot, write(tmp_path, "people.csv", "Name,Email,Town\nAnn,ann@example.org,Oslo\n"))
    become(qtbot, first, Town="person.organization")
    accept(qtbot, first)
    again = import_of(context, qtbot, write(tmp_path, "later.csv", "Town,Name,Email\nRome,Bob,bob@example.org\n"))
    again.parts.turn(COLUMNS)
    assert again.mapping().columns["Town"] == "person.organization"
    assert again.parts.meaning.remembered.text() == "as last time"
    click(qtbot, again, "Guess again")
    assert "Town" not in again.mapping().columns
    assert again.parts.meaning.remembered.text() == ""
    close(again)


def test_a_list_that_another_program_wrote_is_called_by_its_name(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    text = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\nAnn,Lee,,ann@example.org,Acme,,01 Jul 2026\n"
    dialog = import_of(context, qtbot, write(tmp_path, "Connections.csv", text))
    assert dialog.what.title.text() == "LinkedIn connections, 1 row"


def test_when_all_first_rows_are_refused_the_preview_says_where_to_look(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = import_of(context, qtbot, write(tmp_path, "people.csv", "Name,Email,Town\n" + "Ann,x\n" * 40))
    assert shown(dialog.parts.preview, 1) == ["Nothing of the first rows: look under Refused for the reasons."]
    assert dialog.parts.refused.model.rowCount() == 40


def test_letters_of_cards_can_be_chosen_when_no_card_says_them(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    path = tmp_path / "old.vcf"
    path.write_bytes("BEGIN:VCARD\nFN:Zoë Müller\nBDAY:--0412\nEND:VCARD\n".encode("cp1252"))
    dialog = import_of(context, qtbot, path)
    assert dialog.what.title.text() == "Address cards, 1 card"
    how = dialog.what.how
    assert [field.isHidden() for field in (how.sheet.parentWidget(), how.encoding.parentWidget())] == [True, False]


def test_what_the_lines_of_a_network_are_can_be_chosen(context: Context, qtbot: QtBot, tmp_path: Path) -> None:
    nodes = '<node id="Ann Lee"/><node id="Bob Ray"/><edge source="Ann Lee" target="Bob Ray"/>'
    text = f'<graphml><graph edgedefault="directed">{nodes}</graph></graphml>'
    dialog = import_of(context, qtbot, write(tmp_path, "net.graphml", text))
    assert dialog.what.title.text() == "Network, 3 rows"
    assert dialog.what.how.line.text() == "Lines are ties"
    assert "choose “Lines are introductions”" in dialog.what.warnings.text()
    assert [dialog.what.how.sheet.itemText(place) for place in range(2)] == [
        "Lines are ties",
        "Lines are introductions",
    ]


def test_address_cards_of_a_phone_come_in_without_a_word_of_columns(
    context: Context, qtbot: QtBot, tmp_path: Path
) -> None:
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL;TYPE=CELL:+4917012345{place}\nEND:VCARD\n"
        for place, name in enumerate(("Ann Lee", "Bob Ray"), start=10)
    )
    dialog = import_of(context, qtbot, write(tmp_path, "phone.vcf", cards))
    assert dialog.what.title.text() == "Address cards, 2 cards"
    assert not dialog.what.how.isVisible()
    assert dialog.parts.columns.item(0, 0).text() == "Name"
    accept(qtbot, dialog)
    assert {row.name for row in people.page(context.store, Listing(), 0, 9)} == {"Ann Lee", "Bob Ray"}
