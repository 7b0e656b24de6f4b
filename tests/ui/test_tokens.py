import re
from pathlib import Path

import pytest

import refnet.ui
from refnet.ui.look.tokens import DARK, LIGHT, Tokens

BOTH = pytest.mark.parametrize("tokens", [LIGHT, DARK], ids=["light", "dark"])


def _brightness(color: str) -> float:
    parts = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Return the contrast of WCAG 2, 1 to 21."""
    high, low = sorted((_brightness(one), _brightness(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@BOTH
@pytest.mark.parametrize("ground", ["window", "surface", "sunken", "raised"])
@pytest.mark.parametrize("ink", ["text", "text2", "text3"])
def test_words_can_be_read_on_every_ground(tokens: Tokens, ground: str, ink: str) -> None:
    assert contrast(getattr(tokens, ink), getattr(tokens, ground)) >= 4.5


@BOTH
def test_words_on_colours_can_be_read(tokens: Tokens) -> None:
    pairs = [
        (tokens.on_accent, tokens.accent),
        (tokens.on_accent, tokens.accent_hover),
        (tokens.soft_text, tokens.soft),
        (tokens.text2, tokens.soft),
        (tokens.rail_text, tokens.rail),
        (tokens.rail_active_text, tokens.rail_active),
        (tokens.toast_text, tokens.toast),
        (tokens.toast_link, tokens.toast),
        (tokens.danger, tokens.danger_soft),
        (tokens.danger, tokens.soft),
        (tokens.danger, tokens.window),
        (tokens.accent, tokens.surface),
    ]
    pairs += [(hue.text, hue.soft) for hue in (tokens.referral, tokens.cold, tokens.won, tokens.open, tokens.lost)]
    assert min(contrast(*pair) for pair in pairs) >= 4.5


@BOTH
def test_edges_of_controls_and_marks_can_be_seen(tokens: Tokens) -> None:
    marks = [
        tokens.strong,
        tokens.focus,
        tokens.ally,
        *(hue.main for hue in (tokens.referral, tokens.cold, tokens.won)),
    ]
    assert min(contrast(mark, tokens.surface) for mark in marks) >= 3
    assert contrast(tokens.strong, tokens.window) >= 3
    assert contrast(tokens.rail_focus, tokens.rail) >= 3


def test_an_unknown_tone_is_neutral() -> None:
    assert LIGHT.hue("nothing").soft == LIGHT.sunken
    assert LIGHT.hue("won") is LIGHT.won


def test_no_other_module_names_a_colour() -> None:
    folder = Path(refnet.ui.__file__).parent
    named = [
        file.name
        for file in folder.rglob("*.py")
        if file.name != "tokens.py" and re.search(r"[\"']#[0-9A-Fa-f]{6}\b", file.read_text(encoding="utf-8"))
    ]
    assert not named
