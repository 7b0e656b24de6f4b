import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import pytest

from refnet.charts import letters


def test_charts_that_are_drawn_side_by_side_measure_words_at_once():
    names = [chr(place) for place in range(0x20, 0x600)] * 4

    def measured(shift):
        letters._advance.cache_clear()
        return [letters._advance(each, 400) for each in names[shift:] + names[:shift]]

    with ThreadPoolExecutor(8) as pool:
        found = list(pool.map(measured, [97 * number for number in range(8)]))
    assert all(sorted(each) == sorted(found[0]) for each in found)


@pytest.mark.parametrize(
    ("words", "drawn"),
    [
        ("Ann", "Ann"),
        ("Zoë", "Zoë"),
        ("a\r\nb\tc", "a b c"),
        ("A\x01\ufeff\u202eB\u200b\ud800", "AB"),
        ("می\u200cخواهم", "می\u200cخواهم"),
        ("👩\u200d💻", "👩\u200d💻"),
    ],
)
def test_what_nobody_sees_is_not_drawn(words, drawn):
    assert letters.legible(words) == drawn


def test_a_letter_that_no_font_has_is_drawn_as_a_box_without_complaint(tmp_path):
    draw = (
        "import sys; from pathlib import Path; from refnet.charts.paper import Paper; from refnet.charts.saving import save;"
        "from refnet.charts.tokens import PRINT; paper = Paper(100, 50, PRINT); paper.write(5, 25, chr(0x540D));"
        "save(paper.sheet, Path(sys.argv[1]))"
    )
    command = [sys.executable, "-c", draw, tmp_path / "name.png"]
    assert subprocess.run(command, capture_output=True, text=True, check=True).stderr == ""
