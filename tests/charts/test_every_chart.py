"""What holds for every chart, with nothing, little and much to show: words never touch, and all stays on the sheet."""

from itertools import combinations

import pytest
from chartcases import charts

from refnet.charts.letters import text_width
from refnet.charts.sheet import Area, Line, Mark, Words
from refnet.charts.tokens import DARK, LIGHT

CASES = charts()
WIDTHS = (360, 520, 700, 1100)
SLACK = 2.0  # pixels


def box(words):
    width = text_width(words.text, words.size, words.weight)
    left = words.x - {"left": 0, "center": width / 2, "right": width}[words.align]
    half = words.size * 0.42
    return left, words.y - half, left + width, words.y + half


def meet(one, other):
    a, b = box(one), box(other)
    return a[0] < b[2] - 1 and b[0] < a[2] - 1 and a[1] < b[3] - 1 and b[1] < a[3] - 1


def written(sheet):
    return [stroke for stroke in sheet.strokes if isinstance(stroke, Words) and stroke.text]


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CASES)
def test_words_never_touch(name, width):
    sheet = CASES[name](width, LIGHT)
    assert [(one.text, other.text) for one, other in combinations(written(sheet), 2) if meet(one, other)] == []


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("name", CASES)
def test_all_stays_on_the_sheet(name, width):
    sheet = CASES[name](width, LIGHT)
    boxes = {words.text: box(words) for words in written(sheet)}
    outside = [
        text
        for text, (left, top, right, bottom) in boxes.items()
        if left < -SLACK or right > width + SLACK or top < -SLACK or bottom > sheet.height + SLACK
    ]
    assert outside == []
    points = [point for stroke in sheet.strokes if isinstance(stroke, Line | Area) for point in stroke.points]
    points += [(stroke.x, stroke.y) for stroke in sheet.strokes if isinstance(stroke, Mark)]
    assert all(-1 <= x <= width + 1 and -1 <= y <= sheet.height + 1 for x, y in points)


@pytest.mark.parametrize("name", CASES)
def test_something_is_said_even_of_nothing(name):
    assert written(CASES[name](520, LIGHT)) or name == "closing of nothing"


@pytest.mark.parametrize("name", CASES)
def test_sources_and_outcomes_never_meet_in_one_chart(name):
    sheet = CASES[name](520, DARK)
    colors = {stroke.color for stroke in sheet.strokes}
    sources = {DARK.referral.main, DARK.cold.main} & colors
    outcomes = {DARK.won.main, DARK.open.main} & colors
    assert not (sources and outcomes)


@pytest.mark.parametrize("name", [name for name in CASES if name.endswith("of few")])
def test_under_five_there_are_counts_only(name):
    marks = [stroke for stroke in CASES[name](520, LIGHT).strokes if isinstance(stroke, Mark)]
    assert marks == []


@pytest.mark.parametrize("name", CASES)
def test_parts_that_open_lie_on_the_sheet_and_say_what_they_open(name):
    sheet = CASES[name](700, LIGHT)
    for hit in sheet.hits:
        assert hit.words
        assert 0 <= hit.left < hit.right <= 701
        assert 0 <= hit.top < hit.bottom <= sheet.height + 1
