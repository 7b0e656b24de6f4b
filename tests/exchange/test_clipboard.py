"""Tables on the clipboard."""

import csv
from datetime import date

import pytest

from refnet.exchange import clipboard


def test_tabs_part_cells_and_lines_part_rows_whatever_the_text():
    text = clipboard.as_tabs(["Name", "Day"], [["a\tb\nc", date(2026, 7, 15)], ["=1", -2]])
    assert text == "Name\tDay\na b c\t2026-07-15\n'=1\t-2\n"


def test_in_html_text_is_never_markup_nor_formula():
    html = clipboard.as_html(["<b>"], [["a & b\nc"], [None], ["=1"], [5]])
    cells = "<td>a &amp; b<br>c</td></tr><tr><td></td></tr><tr><td>&#x27;=1</td></tr><tr><td>5</td>"
    assert html == f"<table><tr><th>&lt;b&gt;</th></tr><tr>{cells}</tr></table>"


@pytest.mark.parametrize("text", ['"=1+1"', '"', '"a" b', '"a\tb"'])
def test_quotation_marks_that_a_spreadsheet_takes_off_leave_the_text_as_it_was(text):
    pasted = csv.reader([clipboard.as_tabs(["x", "y"], [[text, "z"]]).splitlines()[1]], delimiter="\t")
    assert list(pasted) == [[text.replace("\t", " "), "z"]]


@pytest.mark.parametrize("text", [" =1+1", "\n@x", "\u00a0-1", "\t=1"])
def test_blanks_that_html_loses_uncover_no_formula(text):
    assert "<td>&#x27;" in clipboard.as_html(["x"], [[text]])
