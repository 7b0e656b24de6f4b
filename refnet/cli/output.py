"""What is printed: JSON for scripts, and small aligned tables for people."""

import json
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from typing import Any, TextIO

JOINERS = "\u200c\u200d"  # between letters of Persian and Hindi, and in pictures of several people; not for spaces


def speak_plainly() -> None:
    """Let every letter out: files and pipes get UTF-8, and a screen that lacks a letter shows its number."""
    sys.stdout, sys.stderr = sys.stdout or _nowhere(), sys.stderr or _nowhere()
    for stream in [one for one in (sys.stdout, sys.stderr) if isinstance(one, TextIOWrapper)]:
        stream.reconfigure(encoding=None if stream.isatty() else "utf-8", errors="backslashreplace")


def _nowhere() -> TextIO:
    """Return where a command speaks that was started without an output."""
    return open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123 - as long as the program runs


def print_json(result: object) -> None:
    """Print a result as JSON, in letters as they are."""
    print(json.dumps(result, ensure_ascii=False, indent=2, default=str))


def print_table(heads: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
    """Print rows under their heads; numbers stand at the right, and control characters become spaces."""
    texts = [[_text(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(heads, *texts, strict=True)]
    is_number = [all(isinstance(row[place], int | float) for row in rows) for place in range(len(heads))]
    for line in (list(heads), *texts):
        cells = [
            cell.rjust(width) if right else cell.ljust(width)
            for cell, width, right in zip(line, widths, is_number, strict=True)
        ]
        print("  ".join(cells).rstrip())


def print_text(sentence: str) -> None:
    """Print words of people's own; control characters and breaks of lines become spaces."""
    print(_in_a_line(sentence).rstrip())


def warn(sentence: str) -> None:
    """Say something on stderr, beside the result."""
    print(sentence, file=sys.stderr)


def _text(cell: object) -> str:
    if isinstance(cell, int):
        return f"{cell:,}"
    text = "–" if cell is None or cell == "" else str(cell)
    return _in_a_line(text)


def _in_a_line(text: str) -> str:
    return "".join(letter if letter.isprintable() or letter in JOINERS else " " for letter in text)
