"""Lines of vCard and iCalendar: text escaped, and folded at 75 octets."""

import re
from collections.abc import Iterator

_LONGEST = 75  # octets
_NO_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
_RETURNS = re.compile("\r\n?")
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})


def escaped(value: str) -> str:
    """Return text as it may stand in a value; every line ends in one way, other controls are left out."""
    return _NO_TEXT.sub("", _RETURNS.sub("\n", value)).translate(_ESCAPES)


def folds(line: str) -> Iterator[str]:
    """Yield a line in parts of at most 75 octets, none of which cuts a letter; later ones start with a space."""
    part, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > _LONGEST:
            yield part
            part, size = " ", 1
        part, size = part + letter, size + octets
    yield part
