"""What a report says, part by part, before it has pages: paper and browser show the same parts."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from refnet.charts.sheet import Sheet

Role = Literal["lead", "body", "small"]


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading; `starts_page` puts it at the top of a new page."""

    words: str
    starts_page: bool = False


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph: the sentence that matters (lead), a usual one, or a small one."""

    words: str
    role: Role = "body"


@dataclass(frozen=True, slots=True)
class Table:
    """A table; the first column holds words, the others numbers unless `is_words` says so."""

    title: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    is_words: bool = False


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart built for a width in pixels; `title` tells what it shows, and `table` its numbers, where paper has none."""

    title: str
    build: Callable[[float], Sheet]
    table: Table


@dataclass(frozen=True, slots=True)
class Points:
    """Sentences that stand one under the other."""

    sentences: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Terms:
    """Words that are explained, in small letters."""

    entries: tuple[tuple[str, str], ...]


Part = Heading | Text | Chart | Table | Points | Terms


@dataclass(frozen=True, slots=True)
class Report:
    """A report: its title, what it is about (such as period and team), its parts, and what stands under each page."""

    title: str
    about: tuple[tuple[str, str], ...]
    parts: tuple[Part, ...]
    footer: str
