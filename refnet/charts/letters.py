"""How wide words are in our font, and how they are cut and wrapped to fit."""

import re
import warnings
from functools import cache, lru_cache
from pathlib import Path
from threading import Lock
from unicodedata import category

from matplotlib import font_manager
from matplotlib.font_manager import FontProperties
from matplotlib.ft2font import FT2Font, LoadFlags

from refnet import paths

FAMILY = "Inter"
FALLBACK = "DejaVu Sans"  # matplotlib's own, for letters that ours lacks
TABULAR = {400: 0.648, 500: 0.659, 600: 0.670}  # every figure is as wide as the others, as a share of the size
_ONE_AT_A_TIME = Lock()  # charts are drawn side by side, and a face refuses two who read it at once
_UNSEEN = ("Cc", "Cf", "Zs", "Zl", "Zp")
_BREAKS = re.compile("[\t\n\x0b\x0c\r\x85\u2028\u2029]+")
_UNKNOWN = (
    re.compile(  # controls, turns of the direction, fillers, halves of letters; joiners shape the letters beside them
        "[\x00-\x1f\x7f-\x9f\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\ud800-\udfff]"
    )
)
ONE_EM = 65536.0  # in FreeType's sixteenths of sixteenths
# a letter that no font has stands as a box, which the reader sees
warnings.filterwarnings("ignore", r"Glyph \d+ .*missing from font", UserWarning)


@cache
def families() -> tuple[str, ...]:
    """Make our fonts known to matplotlib, once; what they lack is drawn in its own."""
    for path in sorted(Path(paths.resources() / "fonts").glob("*.[ot]tf")):
        font_manager.fontManager.addfont(path)
    return FAMILY, FALLBACK


@cache
def font(size: float, weight: int = 400) -> FontProperties:
    """Return our font in pixels."""
    return FontProperties(family=list(families()), size=size, weight=weight)


def legible(words: str) -> str:
    """Return words as they can be drawn: on one line, and without marks that nobody sees and no font knows."""
    return words if words.isascii() and words.isprintable() else _UNKNOWN.sub("", _BREAKS.sub(" ", words))


@lru_cache(maxsize=8192)
def text_width(words: str, size: float, weight: int = 400) -> float:
    """Return how many pixels words take at most: letters that move together make them a little narrower."""
    return size * sum(_advance(letter, weight) for letter in words)


def can_draw(words: str) -> bool:
    """Tell whether one of our fonts has every letter of these words; marks that nobody sees do not count."""
    return words.isascii() or all(map(_is_drawn, words))


@lru_cache(maxsize=8192)
def _is_drawn(letter: str) -> bool:
    if category(letter) in _UNSEEN:
        return True
    with _ONE_AT_A_TIME:
        return any(face.get_char_index(ord(letter)) for face in _faces(400))


def shortened(words: str, room: float, size: float, weight: int = 400) -> str:
    """Return the words, cut with an ellipsis where they need more than `room` pixels."""
    if text_width(words, size, weight) <= room:
        return words
    for length in range(len(words) - 1, 0, -1):
        cut = words[:length].rstrip() + "…"
        if text_width(cut, size, weight) <= room:
            return cut
    return "…"


def wrapped(words: str, room: float, size: float, weight: int = 400) -> list[str]:
    """Return the words in lines of at most `room` pixels; a longer word stands alone."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and text_width(longer, size, weight) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


@lru_cache(maxsize=8192)
def _advance(letter: str, weight: int) -> float:
    """Return how wide a letter is, as a share of its size; one that no font of ours has is taken as a full square."""
    if letter.isdecimal() and weight in TABULAR:
        return TABULAR[weight]
    with _ONE_AT_A_TIME:
        for face in _faces(weight):
            if face.get_char_index(ord(letter)):
                return float(face.load_char(ord(letter), LoadFlags.NO_HINTING).linearHoriAdvance) / ONE_EM
    return 1.0


@cache
def _faces(weight: int) -> tuple[FT2Font, ...]:
    """Return our font and the one for what it lacks, at one pixel an em."""
    families()
    faces = []
    for family in (FAMILY, FALLBACK):
        face = FT2Font(font_manager.findfont(FontProperties(family=[family], weight=weight)))
        face.set_size(1.0, 72.0)
        faces.append(face)
    return tuple(faces)
