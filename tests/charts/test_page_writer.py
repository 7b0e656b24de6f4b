"""Pages of a list in a PDF: its words can be found in it, stand where they should, and look as other charts write them."""

import re
from io import BytesIO
from itertools import islice

import pytest
import strings
from matplotlib import rc_context

from refnet.charts.glyphs import face, glyph, kern
from refnet.charts.letters import can_draw, text_width
from refnet.charts.paper import Paper
from refnet.charts.report.page_writer import PageWriter
from refnet.charts.sheet import Area, Line, Sheet, Words
from refnet.charts.tokens import PRINT

SHOWN = re.compile(rb"\((?:\\.|[^\\)])*\)")


def written(*strokes):
    stream = BytesIO()
    with rc_context({"pdf.fonttype": 3, "pdf.compression": 0}):
        writer = PageWriter(stream, "A list")
        writer.add(Sheet(800.0, 600.0, "#ffffff", strokes), 0.75)
        writer.end()
    return stream.getvalue()


def said(content):
    """Return the texts between BT and ET, their parts joined."""
    blocks = re.findall(rb"BT(.*?)ET", content, re.DOTALL)
    return [
        b"".join(re.sub(rb"\\(.)", rb"\1", part[1:-1]) for part in SHOWN.findall(block)).decode() for block in blocks
    ]


@pytest.mark.parametrize("text", ["AVATAR To Te", "(a) \\ b\\", "x->y 3x4 10:30", "$x^2$ {0} %s <b>", "=1+1", "", " "])
def test_words_stand_in_the_file_as_they_are(text):
    assert said(written(Words(10.0, 10.0, text, "#000000"))) == [text]


def test_words_of_a_script_whose_letters_join_are_shaped():
    joined = written(Words(10.0, 10.0, "محمد", "#000000"))
    apart = written(*(Words(10.0, 10.0, letter, "#000000") for letter in "محمد"))
    assert re.findall(rb"/CharProcs.*?>>", joined, re.DOTALL) != re.findall(rb"/CharProcs.*?>>", apart, re.DOTALL)


def test_words_at_the_right_end_where_they_are_written():
    content = written(Words(500.0, 10.0, "1,234.50", "#000000", size=11, align="right"))
    x = float(re.search(rb"1 0 0 1 ([\d.]+) [\d.]+ Tm", content)[1])
    kerns = 11 * sum(kern(pair, 400) for pair in map("".join, zip("1,234.50", ",234.50", strict=False)))
    assert x == pytest.approx(500 - text_width("1,234.50", 11) - kerns, abs=0.01)


def test_words_are_of_the_colour_that_is_asked_for_and_lines_too():
    content = written(Words(1.0, 1.0, "a", "#ff0000"), Line(((0.0, 0.0), (9.0, 0.0)), "#0000ff"))
    assert b"BT 1 0 0 rg" in content
    assert b"0 0 1 RG 1 w 0.00 600.00 m 9.00 600.00 l S" in content


def test_what_a_list_never_has_is_refused():
    with pytest.raises(TypeError):
        written(Area(((0.0, 0.0), (1.0, 0.0), (1.0, 1.0)), "#000000"))


def test_letters_come_closer_as_the_font_says_and_two_never_become_one():
    assert kern("AV", 400) < 0
    assert kern("nn", 400) == 0
    assert kern("->", 400) == 0
    assert glyph("1", 400) != face(400).get_char_index(ord("1"))  # the figure that is as wide as the others


def test_figures_are_of_one_width():
    one, other = (written(Words(500.0, 10.0, text, "#000000", align="right")) for text in ("11111", "88888"))
    assert re.search(rb"Tm", one).start() == re.search(rb"Tm", other).start()
    assert re.findall(rb"1 0 0 1 \S+ \S+ Tm", one) == re.findall(rb"1 0 0 1 \S+ \S+ Tm", other)


@pytest.mark.parametrize(
    ("words", "whether"), [("Šťastný", True), ("محمد\u200d", True), ("名前", False), ("👩", False)]
)
def test_letters_that_no_font_has_are_known(words, whether):
    assert can_draw(words) is whether


def test_no_text_keeps_a_page_from_being_written():
    paper = Paper(800.0, 600.0, PRINT)
    for number, text in enumerate(islice(strings.texts(11), 400)):
        paper.write(1.0 + number, 1.0, f"\ufeff{text}\u202e")
    content = written(*paper.sheet.strokes)
    assert content.endswith(b"%%EOF\n")
