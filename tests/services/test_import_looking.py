from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook

from refnet.domain.errors import RefNetError
from refnet.exchange.mapping import Mapping, Rows
from refnet.services import imports, preferences
from refnet.services.imports import HowRead, Question
from refnet.store.database import Store

DEALS = Mapping(Rows.DEALS, {"No": "deal.reference", "Begun": "deal.first_touch_on", "Value": "deal.amount"})


def _file(folder: Path, text: str) -> Path:
    path = folder / "deals.csv"
    path.write_text(text, "utf-8")
    return path


def test_a_look_tells_what_a_file_holds_and_how_it_was_read(tmp_path: Path) -> None:
    found = imports.look(_file(tmp_path, "Notes\nName;Town\nAnn;Oslo\n;\nBob;Oslo;x\nCid;Rome\n"))
    assert (found.headers, found.rows, found.header) == (("Name", "Town"), 3, 2)
    assert (found.encoding, found.delimiter, found.sheets) == ("utf-8", ";", ())
    assert found.samples == (("Ann", "Cid"), ("Oslo", "Rome"))
    assert found.words == (("Ann", "Cid"), ("Oslo", "Rome"))
    assert found.mapping.columns == {"Name": "person.name"}


def test_a_column_with_too_many_different_texts_holds_no_words(tmp_path: Path) -> None:
    lines = "".join(f"A{number},won\n" for number in range(60))
    assert imports.look(_file(tmp_path, f"No,Result\n{lines}")).words == ((), ("won",))


def test_a_file_is_read_as_the_user_says(tmp_path: Path) -> None:
    book = Workbook()
    book.active.append(["Name", "Town"])
    book.active.append(["Ann", "Oslo"])
    second = book.create_sheet("Second")
    second.append(["Bob", "Rome"])
    book.save(tmp_path / "people.xlsx")
    assert imports.look(tmp_path / "people.xlsx").sheets == ("Sheet", "Second")
    found = imports.look(tmp_path / "people.xlsx", HowRead(sheet="Second", header=0))
    assert (found.headers, found.samples) == (("Column A", "Column B"), (("Bob",), ("Rome",)))
    found = imports.look(_file(tmp_path, "Name;Town\nZoë;A,B\n"), HowRead(encoding="cp1252", delimiter=",", header=1))
    assert (found.encoding, found.headers) == ("cp1252", ("Name;Town",))


def test_dates_and_amounts_that_can_be_read_in_two_ways_are_asked_about_with_an_example(tmp_path: Path) -> None:
    path = _file(tmp_path, 'No,Begun,Value\n1,15.02.2026,12\n2,3/3/2026,\n3,3/4/2026,"1,200"\n')
    dates, decimal = imports.doubts(path, DEALS)
    assert (dates.question, dates.column, dates.row, dates.text) == (Question.DATES, "Begun", 4, "3/4/2026")
    assert dates.answers == (("dmy", date(2026, 4, 3)), ("mdy", date(2026, 3, 4)))
    assert (decimal.question, decimal.text, decimal.answers) == (
        Question.DECIMAL,
        "1,200",
        ((",", 120), (".", 120_000)),
    )


@pytest.mark.parametrize("row", ["3,2026-04-03,1200", "3,never,dear", "3,,", "3"])
def test_what_can_be_read_in_one_way_only_is_not_asked_about(tmp_path: Path, row: str) -> None:
    assert imports.doubts(_file(tmp_path, f"No,Begun,Value\n{row}\n1,4 May 2026,\n"), DEALS) == ()


def test_what_the_mapping_says_is_not_asked_again(tmp_path: Path) -> None:
    known = Mapping(Rows.DEALS, DEALS.columns, date_order="dmy", decimal=".")
    assert imports.doubts(_file(tmp_path, 'No,Begun,Value\n3,3/4/2026,"1,200"\n'), known) == ()


def test_refused_rows_are_mended_and_come_in_with_the_others(store: Store, tmp_path: Path) -> None:
    path = _file(
        tmp_path, "Name,Email,Phone\nAnn,ann@example.org,\nBob,bob@example.org\n,,+4930123456\nCid,c@example.org,,9\n"
    )
    meaning = Mapping(Rows.PEOPLE, {"Name": "person.name", "Email": "person.email"})
    report = imports.run(store, path, meaning, dry_run=True)
    assert [(one.row, one.cells) for one in report.refusals] == [
        (3, ("Bob", "bob@example.org")),
        (4, ("", "", "+4930123456")),
        (5, ("Cid", "c@example.org", "", "9")),
    ]
    mended = {3: ("Bob", "bob@example.org"), 4: ("Dora", "", "+4930123456"), 5: ("Cid", "c@example.org", "", "9")}
    report = imports.run(store, path, meaning, how=HowRead(mended=mended))
    assert (report.new, report.refused, report.read) == (3, 1, 4)
    assert report.refusals[0].reason == "The row has 4 cells, but the table has 3 columns."
    mended[5] = ("Cid", "c@example.org", "", "")
    report = imports.run(store, path, meaning, how=HowRead(mended=mended))
    assert (report.new, report.merged, report.refused) == (1, 3, 0)


PEOPLE = Mapping(Rows.PEOPLE, {"Name": "person.name", "Phone": "person.phone"})


def _numbers(folder: Path, *numbers: str) -> Path:
    return _file(folder, "Name,Phone\n" + "".join(f"P{place},{one}\n" for place, one in enumerate(numbers)))


def test_where_telephone_numbers_are_from_is_asked_once_with_what_the_others_tell(store: Store, tmp_path: Path) -> None:
    path = _numbers(tmp_path, "+420601123456", "+491715550001", "", "0171 5550002", "+4915155500003", "+80012345678")
    [asked] = imports.doubts(path, PEOPLE, store=store)
    assert (asked.question, asked.column, asked.row, asked.text) == (Question.COUNTRY, "Phone", 5, "0171 5550002")
    assert asked.answers == (("DE", 2),)
    assert imports.preview(path, PEOPLE, store=store).notices != ()
    preferences.save(store, country="DE")
    assert imports.doubts(path, PEOPLE, store=store) == ()
    assert imports.preview(path, PEOPLE, store=store).notices == ()


@pytest.mark.parametrize("number", ["+491715550001", "112", "4.91716E+11", "ask Bob", "1234567890123", ""])
def test_what_is_no_number_without_its_country_asks_for_none(store: Store, tmp_path: Path, number: str) -> None:
    assert imports.doubts(_numbers(tmp_path, number), PEOPLE, store=store) == ()


def test_the_country_is_asked_for_without_reading_all_of_a_long_list(store: Store, tmp_path: Path) -> None:
    path = _numbers(tmp_path, "0171 5550002", *["+491715550001"] * 499, "+420601123456", "+420601123456")
    assert imports.doubts(path, PEOPLE, store=store)[0].answers == (("DE", 499),)


def test_numbers_of_no_country_tell_of_none(store: Store, tmp_path: Path) -> None:
    path = _numbers(tmp_path, "0171 5550002", "+80012345678", "+870773111632")
    assert imports.doubts(path, PEOPLE, store=store)[0].answers == ()


def test_columns_without_telephones_ask_for_no_country(store: Store, tmp_path: Path) -> None:
    assert (
        imports.doubts(_numbers(tmp_path, "0171 5550002"), Mapping(Rows.PEOPLE, {"Name": "person.name"}), store=store)
        == ()
    )


def test_what_columns_without_headers_hold_is_asked_and_never_guessed_for_good(store: Store, tmp_path: Path) -> None:
    path = _file(tmp_path, "Eva Müller,eva@example.org\nJan Novák,jan@example.org\n")
    with pytest.raises(RefNetError, match=r"Row 1 of deals\.csv holds no headers but somebody already"):
        imports.guess(path)
    found = imports.look(path)
    assert found.mapping.columns == {"Column A": "person.name", "Column B": "person.email"}
    [asked] = imports.doubts(path, found.mapping)
    assert (asked.question, asked.row, asked.text) == (Question.HEADERS, 1, "Eva Müller · eva@example.org")
    assert [key for key, _row in asked.answers] == ["0", "1"]
    none = HowRead(header=0)
    assert imports.doubts(path, found.mapping, none) == ()
    assert imports.run(store, path, imports.guess(path, none), how=none).new == 2


def test_a_column_of_names_alone_loses_none_of_them(tmp_path: Path) -> None:
    assert imports.look(_file(tmp_path, "Ann Lee\nBob Ray\nCid Fox\n")).mapping.columns == {"Column A": "person.name"}
    found = imports.look(_file(tmp_path, "Ann Lee,Acme\nBob Ray,Beta Ltd\n"))
    assert (found.rows, found.header) == (2, 0)
    assert imports.look(_file(tmp_path, "Best Buddies\nAnn\nBob Ray\n")).header == 1
