"""What a mapping says about a file: what its rows are, and what its columns and words mean."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches

from refnet.domain.errors import RefNetError
from refnet.domain.names import fold
from refnet.exchange.mapping.fields import FIELDS, NEEDED, Field, Rows, takes_several
from refnet.i18n import _

ORDERS = ("ymd", "dmy", "mdy")
DECIMALS = (".", ",")
OTHERS = "*"  # in a list of words: all that are not named


@dataclass(frozen=True, slots=True)
class Mapping:
    """What a file means. `columns` is column to field, `values` field to word to meaning, `defaults` field to text.

    `dialect` is the key of the program and list that wrote the file, empty when nobody knows.
    """

    rows: Rows
    columns: dict[str, str]
    values: dict[str, dict[str, str]] = field(default_factory=dict)
    defaults: dict[str, str] = field(default_factory=dict)
    date_order: str | None = None
    decimal: str | None = None
    dialect: str = ""

    def unused(self, headers: Sequence[str]) -> tuple[str, ...]:
        """Return the columns of a file that are left out."""
        used = {fold(column) for column in self.columns}
        return tuple(header for header in headers if fold(header) not in used)

    def check(self, headers: Sequence[str] | None = None) -> None:
        """Raise RefNetError naming the first thing unknown; with `headers` the columns must be in the file, too."""
        check_rows(self.rows)
        for order, allowed in ((self.date_order, ORDERS), (self.decimal, DECIMALS)):
            if order is not None:
                check_one_of(order, allowed, _("“{name}” is not a known way to write dates or numbers."))
        for name in (*self.columns.values(), *self.values, *self.defaults):
            check_one_of(name, FIELDS, _("“{name}” is not a field of RefNet."))
        for name, words in self.values.items():
            _check_meanings(name, FIELDS[name], words)
        for name, text in self.defaults.items():
            _check_meanings(name, FIELDS[name], {"": text})
        self._check_needed()
        self._check_once()
        if headers is not None:
            positions(self, headers)

    def _check_once(self) -> None:
        """Refuse two columns for a field that holds one value; several for e-mails or notes are welcome."""
        taken: dict[str, str] = {}
        for column, name in self.columns.items():
            if name in taken and not takes_several(name):
                sentence = _("The columns “{one}” and “{two}” are both mapped to {field}. Please choose one.")
                raise RefNetError(sentence.format(one=taken[name], two=column, field=name))
            taken[name] = column

    def _check_needed(self) -> None:
        given = {*self.columns.values(), *self.defaults}
        for group in NEEDED[self.rows]:
            if given.isdisjoint(group):
                fields = ", ".join(group[:4])
                raise RefNetError(
                    _("No column says what a row of {rows} is about. Please map a column to one of: {fields}.").format(
                        rows=self.rows, fields=fields
                    )
                )


def positions(mapping: Mapping, headers: Sequence[str]) -> dict[str, int]:
    """Return where each mapped column stands; raise RefNetError when one is missing or stands twice."""
    folded: dict[str, list[int]] = {}
    for position, header in enumerate(headers):
        folded.setdefault(fold(header), []).append(position)
    return {column: _position(column, headers, folded.get(fold(column), [])) for column in mapping.columns}


def _position(column: str, headers: Sequence[str], candidates: list[int]) -> int:
    exact = [position for position in candidates if headers[position] == column]
    if not candidates:
        raise RefNetError(_nearest(column, headers, _("The file has no column “{name}”.")))
    if len(exact or candidates) > 1:
        sentence = _("The column “{name}” stands more than once in the file. Please rename one of them.")
        raise RefNetError(sentence.format(name=column))
    return (exact or candidates)[0]


def check_rows(name: str) -> None:
    """Raise RefNetError when `name` is not what a row can stand for."""
    check_one_of(name, list(Rows), _("A mapping must say what its rows are; “{name}” is no kind of rows."))


def _check_meanings(name: str, field_: Field, words: dict[str, str]) -> None:
    if field_.choices is not None:
        sentence = _("“{name}” is not a meaning of {field}.").replace("{field}", name)
        for meaning in filter(None, words.values()):  # an empty meaning leaves the field empty
            check_one_of(meaning, list(field_.choices), sentence)


def check_one_of(name: str, allowed: Iterable[str], sentence: str) -> None:
    """Raise RefNetError, with the nearest name there is, when `name` is not allowed."""
    if name not in allowed:
        raise RefNetError(_nearest(name, allowed, sentence))


def _nearest(name: str, allowed: Iterable[str], sentence: str) -> str:
    """Return the sentence, ended by the nearest name there is, or by all when none is near."""
    known = {fold(one): str(one) for one in allowed}
    near = get_close_matches(fold(name), known, n=1)
    rest = _("Did you mean “{near}”?") if near else _("It can be: {all}.")
    every = ", ".join(list(known.values())[:12])
    return f"{sentence.format(name=name)} {rest.format(near=known[near[0]] if near else '', all=every)}"
