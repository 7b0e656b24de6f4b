"""One sheet in every form it takes: a figure for files, a drawing for browsers, and words that stay words."""

from xml.etree import ElementTree as ET

import numpy as np
import pytest
from matplotlib.backends.backend_agg import FigureCanvasAgg

from refnet.charts.figures import figure_of
from refnet.charts.letters import text_width
from refnet.charts.paper import Paper
from refnet.charts.saving import save
from refnet.charts.sheet import Sheet, Words
from refnet.charts.svg import svg
from refnet.charts.tokens import DARK, LIGHT

MARKUP = "$x^2$ & <b>Ann</b>"


@pytest.fixture
def paper():
    made = Paper(300, 100, LIGHT)
    made.mark(150, 50, "o", LIGHT.won.main, 20)
    made.write(290, 20, MARKUP, align="right")
    made.line((10, 290), (80, 80), LIGHT.text, 2.0, dashed=True)
    made.bar((10, 60), (40, 60), LIGHT.danger, 0.5)
    for x, shape in ((200, "s"), (220, "D"), (240, "^"), (260, "o")):
        made.mark(x, 50, shape, LIGHT.lost.main, 12, hollow=True)
    made.opens((0, 300), (0, 100), "all", "Open all")
    made.opens((140, 160), (40, 60), "one", "Open one")
    made.opens((0, 300), (0, 100), None, "")
    return made


def color_at(figure, x, y):
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    return "#" + "".join(f"{part:02X}" for part in np.asarray(canvas.buffer_rgba())[y, x, :3])


def test_areas_lie_under_lines_and_lines_under_marks(paper):
    kinds = [type(stroke).__name__ for stroke in paper.sheet.strokes]
    assert kinds == ["Area", "Line", "Mark", "Words", *["Mark"] * 4]


def test_the_smallest_part_under_the_pointer_is_meant(paper):
    assert paper.sheet.hit_at(150, 50).key == "one"
    assert paper.sheet.hit_at(20, 20).words == "Open all"
    assert paper.sheet.hit_at(400, 20) is None


def test_a_figure_is_measured_in_pixels_from_the_top(paper):
    figure = figure_of(paper.sheet)
    assert color_at(figure, 150, 50) == LIGHT.won.main
    assert color_at(figure, 200, 50) == LIGHT.surface
    assert color_at(figure, 150, 5) == LIGHT.surface
    assert color_at(figure_of(paper.sheet, 24), 174, 74) == LIGHT.won.main


def test_names_are_never_markup_in_a_figure(paper):
    (words,) = figure_of(paper.sheet).findobj(lambda one: getattr(one, "get_text", str)() == MARKUP)
    assert words.get_parse_math() is False
    assert words.get_ha() == "right"


def test_names_are_escaped_in_a_drawing(paper):
    drawing = svg(paper.sheet, MARKUP, 10)
    root = ET.fromstring(drawing)  # noqa: S314 - our own
    tag = "{http://www.w3.org/2000/svg}"
    assert root.get("viewBox") == "-10 -10 320 120"
    assert root.find(f"{tag}title").text == MARKUP
    (words,) = root.findall(f"{tag}text")
    assert (words.text, words.get("text-anchor"), words.get("x")) == (MARKUP, "end", "290")
    assert root.find(f"{tag}polyline").get("stroke-dasharray") == "5 4"
    assert len(root.findall(f"{tag}circle")) == 2
    assert root.find(f"{tag}polygon").get("fill-opacity") == "0.5"


def test_a_drawing_of_a_name_with_controls_is_xml_still(paper):
    strange = Sheet(10, 10, "#ffffff", (Words(1, 1, "A\x01\x0b\ud800\ufffeB", "#000000"),))
    words = ET.fromstring(svg(strange, "\x00title")).findall("{http://www.w3.org/2000/svg}text")  # noqa: S314 - our own
    assert "AB" in [one.text for one in words]


@pytest.mark.parametrize(("suffix", "start"), [("png", b"\x89PNG"), ("svg", b"<?xml"), ("pdf", b"%PDF")])
def test_a_sheet_is_saved_in_three_forms(paper, tmp_path, suffix, start):
    save(paper.sheet, tmp_path / f"chart.{suffix}")
    assert (tmp_path / f"chart.{suffix}").read_bytes().startswith(start)


def test_an_unknown_stroke_is_a_bug(paper):
    from dataclasses import replace

    strange = replace(paper.sheet, strokes=("?",))
    with pytest.raises(TypeError):
        figure_of(strange)
    with pytest.raises(TypeError):
        svg(strange, "")


def test_words_have_the_theme_s_colour():
    paper = Paper(100, 20, DARK)
    paper.write(0, 10, "Ann")
    assert paper.sheet.strokes == (Words(0, 10, "Ann", DARK.text),)


def test_letters_that_no_font_has_are_measured_too():
    assert text_width("日本", 10) == 20
    assert text_width("111", 10) == text_width("000", 10)
