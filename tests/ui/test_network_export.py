"""What is kept of the network picture in files: it looks like the screen, with title and legend."""

import re
from dataclasses import replace
from xml.etree import ElementTree as ET

import pytest
from networkpictures import BOB, pixel, shown_canvas
from PySide6.QtGui import QColor

from refnet.domain.errors import RefNetError
from refnet.ui.look import theme
from refnet.ui.widgets.network_canvas import export
from refnet.ui.widgets.network_canvas.export import Kept


@pytest.fixture
def canvas(qtbot):
    return shown_canvas(qtbot)


def kept(canvas):
    return Kept(canvas.still(), canvas.legend, "Network & friends", "7 people, 2026")


def color_of(canvas, person):
    made = kept(canvas)
    x, y = pixel(canvas, person)
    return export.image(made).pixelColor(round(2 * (x + made.left)), round(2 * (y + made.top)))


def test_the_saved_picture_is_twice_as_sharp_and_has_the_legend(canvas, tmp_path):
    canvas._furniture.legend.fold()
    image, made = export.image(kept(canvas)), kept(canvas)
    assert (image.width(), image.height()) == (round(1600 + 2 * made.left), round(1200 + 2 * made.top))
    assert color_of(canvas, BOB) == QColor(theme.current().won.main)
    file = tmp_path / "picture.png"
    export.save(made, file)
    assert file.read_bytes().startswith(b"\x89PNG")


def test_nobody_is_under_the_legend_of_the_saved_picture(canvas):
    x, y = pixel(canvas, BOB)
    canvas.stage.drag(20 - x, canvas.height() - 20 - y)  # to where the legend stands on the screen
    assert color_of(canvas, BOB) == QColor(theme.current().won.main)


def test_words_in_the_saved_drawing_are_words(canvas, tmp_path):
    file = tmp_path / "picture.svg"
    canvas.seeing.focus_on(BOB)
    export.save(kept(canvas), file)
    text = file.read_text(encoding="utf-8")
    words = re.findall(r">([^<>\n]+)\s*</text>", text)
    assert {"Ann", "Bob", "Rae Rep", "Client", "Network &amp; friends", "7 people, 2026"} <= set(words)
    assert "<title>Network &amp; friends</title>" in text


def test_a_page_for_print_is_as_large_as_the_picture(canvas, tmp_path):
    file = tmp_path / "picture.pdf"
    export.save(kept(canvas), file)
    made = file.read_bytes()
    assert made.startswith(b"%PDF")
    width, height = kept(canvas).size
    box = re.search(rb"/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]", made)
    assert [float(each) for each in box.groups()] == pytest.approx([width * 0.75, height * 0.75], abs=1)


@pytest.mark.parametrize("name", ["picture.svg", "picture.png", "picture.pdf"])
def test_a_folder_that_is_not_there_is_told_in_a_sentence(canvas, tmp_path, name):
    with pytest.raises(RefNetError, match="does not exist"):
        export.save(kept(canvas), tmp_path / "nowhere" / name)


def test_a_drawing_with_controls_in_its_words_can_be_opened(canvas, tmp_path):
    file = tmp_path / "picture.svg"
    export.save(replace(kept(canvas), title="Net\x01work\x0b", detail="7\x02 people"), file)
    words = "".join(ET.parse(file).getroot().itertext())  # noqa: S314 - our own
    assert "Network" in words
    assert "7 people" in words
