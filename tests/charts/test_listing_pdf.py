from datetime import date
from decimal import Decimal

import pytest

from refnet.charts.report import listing, listing_grid, listing_pdf
from refnet.domain.drafts import PersonDraft
from refnet.domain.errors import Cancelled
from refnet.services import exports, people
from refnet.services.exports import ExportColumn, Prepared
from refnet.services.listing import Listing

TODAY = date(2026, 11, 25)


def prepared(heads, rows, **more):
    columns = tuple(ExportColumn(head, head) for head in heads)
    return Prepared("people", "People", columns, len(rows), lambda: iter(rows), **more)


def laid_out(heads, rows, **more):
    return listing_pdf.lay_out(prepared(heads, rows, **more), TODAY, "refnet.db")


def words(laid):
    return [listing_pdf.page(laid, number).all_words() for number in range(len(laid.pages))]


def test_every_page_has_heads_and_its_number_and_every_row_stands_once():
    laid = laid_out(["Name", "Sum"], [(f"Row {number}", number) for number in range(1000)], chosen="Kind: client")
    pages = words(laid)
    assert len(pages) > 10
    assert all("Name" in page and f"Page {number} of {len(pages)}" in page for number, page in enumerate(pages, 1))
    assert pages[0][0] == "People"
    assert "2026-11-25, 1,000 rows: Kind: client" in pages[0]
    assert [word for page in pages for word in page if word.startswith("Row ")] == [f"Row {n}" for n in range(1000)]
    assert (laid.form.width, laid.form.height) == (794, 1123)


def test_many_columns_lie_across_and_those_without_room_are_told():
    heads = [f"Column {number}" for number in range(20)]
    laid = laid_out(heads, [["some words that take room"] * 20] * 3, told="Two were left out.")
    assert laid.form.width > laid.form.height
    assert 5 < len(laid.form.places) < 20
    missing = ", ".join(heads[len(laid.form.places) :])
    told = " ".join(laid.about)
    assert f"No room on this paper for: {missing}." in told
    assert "Two were left out." in told


def test_long_texts_are_wrapped_and_end_in_dots():
    laid = laid_out(["Note"], [["word " * 2000], ["x" * 400], ["a\n\nb"], [""]])
    assert len(laid.rows[0][0]) == listing_grid.MOST_LINES
    assert laid.rows[0][0][-1] == "…"
    assert "".join(laid.rows[1][0]) == "x" * 400
    assert laid.rows[2][0] == ["a", "", "b"]


def test_an_address_is_broken_behind_a_mark():
    lines = listing_grid.lines("somebody.with.a.long.name@a-long-company-name.example.com", 120)
    assert "".join(lines) == "somebody.with.a.long.name@a-long-company-name.example.com"
    assert all(line[-1] in "@.-_/" for line in lines[:-1])


def test_numbers_stand_at_the_right_with_their_thousands_parted():
    laid = laid_out(["Name", "Sum", "Yes"], [("a", Decimal("1234567.50"), True), ("b", None, False)])
    assert [place.align for place in laid.form.places] == ["left", "right", "left"]
    assert [row[1] for row in laid.rows] == [["1,234,567.50"], [""]]
    assert laid.rows[0][2] == ["true"]


def test_texts_that_cannot_be_drawn_are_counted():
    told = laid_out(["Name", "Note"], [("名前", "ไทย"), ("Ann", "é"), ("Бен", "名")]).about
    assert told[-1] == "3 texts have letters that can be copied from here, but not seen."
    assert len(laid_out(["Name"], [("Ann",)]).about) == 1


def test_an_empty_list_is_one_page():
    assert [page[0] for page in words(laid_out(["Name"], []))] == ["People"]
    assert len(laid_out([], []).pages) == 1


def test_a_list_is_written_told_of_and_stopped(file_store, tmp_path):
    for number in range(80):
        people.add(file_store, PersonDraft(f"Person {number}"))
    found, told = exports.prepare(file_store, "people", Listing(), ("name",)), []
    path = tmp_path / "people.pdf"
    assert listing.write(file_store, found, path, lambda done, total: told.append((done, total))) == 80
    assert path.read_bytes().startswith(b"%PDF")
    assert told[0] == (0, 2)
    assert exports.noted(file_store)[0].file_name == "people.pdf"
    assert listing.write(file_store, found, tmp_path / "people.csv") == 80

    def stop(_done, _total):
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        listing.write(file_store, found, tmp_path / "more.pdf", stop)
    assert not list(tmp_path.glob("more*"))
