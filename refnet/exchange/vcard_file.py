"""Files of address cards as tables: a row for each card, the columns named like the fields of RefNet."""

import codecs
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import BinaryIO, cast

from refnet.domain.errors import RefNetError
from refnet.exchange.cards.beside import columns, known, parted
from refnet.exchange.cards.lines import lines
from refnet.exchange.cards.meaning import BETWEEN, EXTRAS, LABELS, Meaning, meaning
from refnet.exchange.cards.reading import Card, Cards
from refnet.exchange.cards.relations import SIDES
from refnet.exchange.cards.survey import Survey
from refnet.exchange.encodings import Encoding, chosen, detect
from refnet.exchange.files import reading
from refnet.exchange.rows import Row, Stream, Table
from refnet.i18n import _

_COLUMNS = (
    "person.name", "person.given_name", "person.family_name", "person.organization", "person.job_title", "person.email",
    "person.phone", "person.profile_url", LABELS, "person.notes", "person.reference",
    *(f"{side}.{part}" for side in SIDES for part in ("name", "email", "reference")),
    *EXTRAS,
)  # fmt: skip
_KEYS = ("person.name", "person.organization", "person.email", "person.phone", "person.reference")
_ONE = ("person.name", "person.given_name", "person.family_name", "person.organization", "person.reference")
_JOINTS = {"person.notes": "\n", "person.job_title": ", "}


def is_cards(head: bytes, name: str) -> bool:
    """Tell whether a file that starts so holds address cards: by its first line, or its name and a line soon after."""
    text = head.replace(b"\0", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n").upper()
    return text.startswith(b"BEGIN:VCARD") or (name.lower().endswith(".vcf") and b"\nBEGIN:VCARD" in text)


def read(path: Path, *, encoding: str | None = None) -> Table:
    """Open a file of cards as a table, its cards read as they are asked for; RefNetError says why it is none.

    The number of a row is that of its card. Who was introduced by several people has further rows behind all cards.
    """
    with reading(path) as stream:
        file = _File(path, chosen(encoding) if encoding else detect(stream, path.name))
    survey, stray = file.survey()
    headers = tuple(column for column in _COLUMNS if column in survey.columns)
    warnings = [file.encoding.warning] if survey.is_guessed and file.encoding.warning else []
    rows = Stream(lambda: file.rows(headers, survey))
    return Table(headers, rows, file.encoding.name, warnings=(*warnings, *survey.warnings(stray)), header=0)


@dataclass(frozen=True, slots=True)
class _File:
    """A file of cards, and how its letters are encoded where a card does not say it."""

    path: Path
    encoding: Encoding

    def survey(self) -> tuple[Survey, int]:
        """Look at all cards once; return what they tell, and the first line outside them."""
        found = Survey()
        with reading(self.path) as stream:
            cards = self._cards(stream)
            for card in cards:
                found.take(card, meaning(card))
        if not found.cards:
            raise RefNetError(_("{name} holds no address card.").format(name=self.path.name))
        return found, cards.stray

    def rows(self, headers: tuple[str, ...], survey: Survey) -> Iterator[Row]:
        """Yield a row for each card, and behind them rows for further people whom cards name."""
        for card, told in self._meanings():
            named, lost = known(told.relations, survey.names)
            cells = _cells(_values(told) | columns(parted(named)[0]), headers)
            yield Row(card.number, cells, card.problem, (*told.doubts, *lost))
        numbers = count(survey.cards + 1)
        for _card, told in self._meanings() if survey.is_crowded else ():
            keys = {column: text for column, text in _values(told).items() if column in _KEYS}
            for relation in parted(known(told.relations, survey.names)[0])[1]:
                yield Row(next(numbers), _cells(keys | columns([relation]), headers))

    def _meanings(self) -> Iterator[tuple[Card, Meaning]]:
        with reading(self.path) as stream:
            for card in self._cards(stream):
                told = meaning(card)  # which may refuse the card
                yield card, told

    def _cards(self, stream: BinaryIO) -> Cards:
        name = self.encoding.name
        is_wide = name.startswith(("utf-16", "utf-32"))
        narrow = cast("BinaryIO", codecs.EncodedFile(stream, "utf-8", name, "replace")) if is_wide else stream
        return Cards(lines(narrow), name)


def _values(told: Meaning) -> dict[str, str]:
    """Return the cell of each column; what can be there once only is the first, the others are joined."""
    return {
        column: values[0] if column in _ONE else _JOINTS.get(column, BETWEEN).join(values)
        for column, values in told.values.items()
        if values
    }


def _cells(values: dict[str, str], headers: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(values.get(header, "") for header in headers)
