"""Pages of a report: nothing is torn apart, nothing touches, and each page says what it is."""

from itertools import combinations

import pytest

from refnet.charts.letters import text_width
from refnet.charts.paper import Paper
from refnet.charts.report.blocks import blocks
from refnet.charts.report.content import Chart, Heading, Points, Report, Table, Terms, Text
from refnet.charts.report.grid import grid_of
from refnet.charts.report.pages import BOTTOM, EDGE, HEIGHT, WIDTH, pages
from refnet.charts.sheet import Words
from refnet.charts.tokens import LIGHT, PRINT

LONG = "Maximiliane von und zu Habsburg-Lothringen-Sonderburg-Augustenburg"
NUMBERS = ("12 of 345", "35%", "30–41%", "too few yet", "–", "9–13%")


def square(width, side=300.0):
    paper = Paper(width, side, LIGHT)
    paper.write(0, side / 2, "drawn")
    return paper.sheet


def reps(count, name="Rep"):
    rows = tuple((f"{name} {number}", *NUMBERS) for number in range(count))
    return Table("By rep", ("Who", "Referral", "rate", "range", "Cold", "rate", "range"), rows)


def report(*parts, footer="Made on 25 Nov 2026 from refnet.db"):
    return Report("Referral against cold", (("Who", "Whole team"), ("Deals that began", "All time")), parts, footer)


def words(sheet):
    return [stroke for stroke in sheet.strokes if isinstance(stroke, Words) and stroke.text]


def box(each):
    width = text_width(each.text, each.size, each.weight)
    left = each.x - {"left": 0, "center": width / 2, "right": width}[each.align]
    return left, each.y - each.size * 0.42, left + width, each.y + each.size * 0.42


def meet(one, other):
    a, b = box(one), box(other)
    return a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1


EVERYTHING = report(
    Text("A headline that needs more than one line because it tells all of it at once, with ranges. " * 2, "lead"),
    Text("A paragraph. " * 30),
    Heading("By rep"),
    reps(30, LONG),
    Heading("Six questions"),
    Table("Six", ("Question", "Answer", "Stands"), ((LONG * 2, "An answer. " * 30, "look here"),) * 6, is_words=True),
    Heading("How wrong"),
    Points(("A doubt. " * 20, "Another.")),
    Heading("Words"),
    Terms((("Range", "Where it may lie. " * 12), (LONG, "A term."))),
    Chart("A chart", square, reps(1)),
    footer=f"Made from {LONG * 3}",
)


@pytest.mark.parametrize("number", range(3))
def test_words_never_touch_and_stay_on_their_page(number):
    sheet = pages(EVERYTHING)[number]
    assert [(one.text, other.text) for one, other in combinations(words(sheet), 2) if meet(one, other)] == []
    assert all(box(each)[0] >= EDGE - 1 and box(each)[2] <= WIDTH - EDGE + 2 for each in words(sheet))
    assert all(0 < each.y < HEIGHT for each in words(sheet))


def test_every_page_has_its_number_and_tells_what_it_is():
    found = pages(EVERYTHING)
    for number, sheet in enumerate(found, 1):
        assert f"Page {number} of {len(found)}" in sheet.all_words()
        assert any(text.startswith("Made from") for text in sheet.all_words())
    assert "Referral against cold" in found[0].all_words()
    assert "Referral against cold" not in found[1].all_words()


def test_a_long_table_goes_on_under_its_heads_and_loses_no_row():
    found = pages(report(reps(120)))
    assert len(found) == 3
    assert all("Who" in sheet.all_words() for sheet in found)
    told = [text for sheet in found for text in sheet.all_words()]
    assert all(told.count(f"Rep {number}") == 1 for number in range(120))
    assert all(each.y < HEIGHT - BOTTOM or each.y > HEIGHT - BOTTOM / 2 - 1 for sheet in found for each in words(sheet))


def test_a_heading_is_never_alone_at_the_foot_of_a_page():
    filler = tuple(f"Sentence {number}." for number in range(48))
    for spare in range(8):
        found = pages(report(Points(filler[: 40 + spare]), Heading("By rep"), Chart("A chart", square, reps(1))))
        with_heading = next(sheet for sheet in found if "By rep" in sheet.all_words())
        assert "drawn" in with_heading.all_words()


def test_a_part_can_begin_a_page():
    found = pages(report(Text("First."), Heading("Diagnosis", starts_page=True), Text("Second.")))
    assert len(found) == 2
    assert "Second." in found[1].all_words()


def test_charts_shrink_where_two_pages_would_nearly_do():
    def heights(count):
        parts = [Chart("A chart", square, reps(1)) for _number in range(count)]
        found = pages(report(*parts))
        return len(found), {each.size for each in words(found[0]) if each.text == "drawn"}

    assert heights(2) == (1, {13 * 0.86})
    few, size = heights(7)
    assert few == 2
    assert size < {13 * 0.86} or max(size) < 13 * 0.86
    assert heights(30)[1] == {13 * 0.86}


def test_charts_on_paper_differ_without_colours():
    def luminance(color):
        red, green, blue = (int(color[place : place + 2], 16) / 255 for place in (1, 3, 5))
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    assert luminance(PRINT.cold.main) - luminance(PRINT.referral.main) > 0.25


def test_columns_fit_however_long_their_words_are():
    for table in (reps(2, LONG * 4), Table("x", (LONG,) * 9, ((LONG,) * 9,)), Table("x", ("a",), (("b",),))):
        columns = grid_of(table, 500).columns
        assert columns[-1].left + columns[-1].width <= 502
        assert all(column.width > 0 for column in columns)


def test_a_long_name_gives_way_before_a_number_does():
    told = pages(report(reps(1, LONG * 4)))[0].all_words()
    assert set(NUMBERS) <= set(told)


def test_an_unknown_part_is_a_bug():
    with pytest.raises(TypeError):
        list(blocks("?", 500, 1.0))
