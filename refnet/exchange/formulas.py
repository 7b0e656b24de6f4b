"""Text that a spreadsheet program would run as a formula is kept from it by an apostrophe, which comes off again."""

import re

_STARTS_FORMULA = re.compile("'*[=+\\-@\t\r\n|%＝＋－＠]")
_ESCAPED = re.compile("''*[=+\\-@\t\r\n|%＝＋－＠]")


def escape_formula(text: str) -> str:
    """Return text that no spreadsheet program takes for a formula; `unescape_formula` gives `text` back."""
    return "'" + text if _STARTS_FORMULA.match(text) else text


def unescape_formula(text: str) -> str:
    """Return what `escape_formula` was given."""
    return text[1:] if _ESCAPED.match(text) else text
