"""Letters of our font as glyphs, and how pairs of them move together: each is looked up once, whatever is written."""

import re
from functools import cache, lru_cache
from threading import Lock

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

from refnet.charts.letters import FAMILY, families

UNITS = 1000.0  # of an em: glyphs are measured so large that nothing is rounded
FIGURES = ("tnum",)  # every figure is as wide as the others
_ONE_BY_ONE = re.compile(  # scripts whose letters stand side by side as they are; the others need a shaper
    "[ -~\u00a0-\u00ac\u00ae-\u024f\u0370-\u0482\u048a-\u052f\u1e00-\u1fff\u2010-\u2027\u2030-\u205e\u20a0-\u20bf]*"
)
_ONE_AT_A_TIME = Lock()  # lists are written side by side, and a face refuses two who read it at once


@lru_cache(maxsize=8192)
def is_simple(letter: str, weight: int) -> bool:
    """Tell whether a letter stands as it is wherever it is, and our font has it."""
    if not _ONE_BY_ONE.fullmatch(letter):
        return False
    with _ONE_AT_A_TIME:
        return face(weight).get_char_index(ord(letter)) != 0


@lru_cache(maxsize=8192)
def glyph(letter: str, weight: int) -> int:
    """Return the number of a simple letter's glyph."""
    return _shaped(letter, weight)[0][0]


@lru_cache(maxsize=65536)
def kern(pair: str, weight: int) -> float:
    """Return by how many ems the second of two simple letters moves on; it is negative where they come closer."""
    both = _shaped(pair, weight)
    if [number for number, _moved in both] != [glyph(letter, weight) for letter in pair]:
        return 0.0  # the font has a sign for both together, which is not what was written
    return round(both[1][1], 3)


@cache
def face(weight: int) -> FT2Font:
    """Return our font, an em of it as large as `UNITS`."""
    families()
    found = FT2Font(font_manager.findfont(FontProperties(family=[FAMILY], weight=weight)))
    found.set_size(UNITS, 72.0)
    return found


def _shaped(letters: str, weight: int) -> list[tuple[int, float]]:
    """Return glyphs with what lies between each and the one before, in ems."""
    with _ONE_AT_A_TIME:
        items = face(weight)._layout(letters, LoadFlags.NO_HINTING, features=FIGURES)  # noqa: SLF001 - the shaper itself
    return [(item.glyph_index, item.prev_kern / UNITS) for item in items]
