"""What columns hold whose headers tell nothing: addresses, numbers, days, words that are known, names."""

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import islice

from refnet.domain.kinds import Outcome, Source, Stage
from refnet.exchange.mapping.columns import is_unnamed, plain
from refnet.exchange.mapping.fields import Rows
from refnet.exchange.mapping.words import known_words
from refnet.exchange.rows import Row
from refnet.exchange.values import BadValue, cell_text, normal_email, parse_amount, read_date

_LOOKED_AT = 200  # rows
_MOST, _SOME = 0.8, 0.6  # of the filled cells
_NAMES = frozenset(["person.name", "person.given_name", "person.family_name"])
_REACHED = frozenset(["person.email", "person.phone", "person.profile_url"])
_OURS = re.compile(r"\b(?:owner|user|created|modified|assigned|rep|besitzer|betreuer|von|by)\b")  # one of us, not them
_PHONE = re.compile(r"\+?[\d(][\d\s()./-]{6,}\d\Z")
_DECIMAL = re.compile(r"\d+[.,]\d{1,2}\Z")
_MOST_DIGITS = 15  # of a telephone number, as E.164 has it
_PROFILE = re.compile(
    r"(?:https?://)?(?:\w+\.)?(?:linkedin\.com/in|xing\.com/profile|github\.com)/\S+\Z", re.IGNORECASE
)
_NAME = re.compile(r"[^\W\d_][\w'’.-]*(?: [^\W\d_][\w'’.-]*){1,3}\Z")
_COMPANY = re.compile(
    r"(?:^|[\s,.])(?:gmbh|ag|kg|inc|corp|corporation|ltd|limited|llc|llp|plc|s\.?a\.?|s\.?r\.?l\.?|sarl|sas|bv|b\.v|nv|ab|oy|oyj"
    r"|a/s|as|sp\. z o\.o|spa|s\.p\.a|lda|co|company|group|holding|partners|& co|株式会社)\.?\Z",
    re.IGNORECASE,
)


def likely_columns(
    headers: Sequence[str], rows: Iterable[Row], kind: Rows, columns: dict[str, str]
) -> tuple[Rows, dict[str, str]]:
    """Return kind of rows and columns as the headers told, with what only the cells tell added."""
    free = [header for header in headers if header not in columns and not _OURS.search(plain(header))]
    if not free or (kind is not Rows.PEOPLE and columns) or any(map(_is_data, headers)):
        return kind, columns
    cells = _cells(headers, rows, free)
    reached = {header: field for header in free if (field := _reach(cells[header])) is not None}
    if columns:
        return kind, _named(cells, columns | reached)
    return _whole(headers, cells, reached)


def _named(cells: dict[str, list[str]], columns: dict[str, str]) -> dict[str, str]:
    """Return the columns of people, where none is their name with the one that holds names: nobody goes by an address."""
    fields = set(columns.values())
    if fields & _NAMES or not fields & _REACHED:
        return columns
    shares = {header: _share(is_name, texts) for header, texts in cells.items() if header not in columns}
    best = max(shares, key=lambda header: shares[header], default="")
    return {**columns, best: "person.name"} if best and shares[best] >= _MOST else columns


def _whole(headers: Sequence[str], cells: dict[str, list[str]], reached: dict[str, str]) -> tuple[Rows, dict[str, str]]:
    """Return what a file without telling headers holds; names count only beside a way to reach somebody, or unnamed."""
    if not reached and not all(map(is_unnamed, headers)):
        return Rows.PEOPLE, {}
    rest = {header: texts for header, texts in sorted(cells.items()) if header not in reached}
    found: dict[str, str] = {}
    for field, fits in _TESTS:
        shares = {header: _share(fits, texts) for header, texts in rest.items() if header not in found}
        best = max(shares, key=lambda header: shares[header], default="")
        if best and shares[best] >= _SOME:
            found[best] = field
    is_deals = not {"deal.stage", "deal.outcome", "deal.amount"}.isdisjoint(found.values())
    return (Rows.DEALS, _as_deals(reached | found)) if is_deals else _as_people(reached | found)


def _as_deals(found: dict[str, str]) -> dict[str, str]:
    words = {"person.organization": "organization.name"}
    return {header: words.get(field, field.replace("person.", "prospect.")) for header, field in found.items()}


def _as_people(found: dict[str, str]) -> tuple[Rows, dict[str, str]]:
    people = {header: field for header, field in found.items() if field.startswith("person.")}
    return Rows.PEOPLE, people if set(people.values()) - {"person.organization"} else {}


def _cells(headers: Sequence[str], rows: Iterable[Row], free: Sequence[str]) -> dict[str, list[str]]:
    """Return the filled cells of the first rows by column."""
    places = {header: place for place, header in enumerate(headers) if header in free}
    usable = islice((row for row in rows if not row.problem and not row.is_blank), _LOOKED_AT)
    first = [row.cells for row in usable]
    texts = {header: [cell_text(cells[place]) for cells in first] for header, place in places.items()}
    return {header: [text for text in found if text] for header, found in texts.items()}


def _reach(texts: Sequence[str]) -> str | None:
    """Return by which way people are reached with most of these; one address for all is one of ours."""
    if len(texts) < 2 or (len(texts) > 2 and len(set(texts)) * 2 < len(texts)):
        return None
    for field, fits in _WAYS:
        if _share(fits, texts) >= _MOST:
            return field
    return None


def _share(fits: Callable[[str], bool], texts: Sequence[str]) -> float:
    return sum(map(fits, texts)) / len(texts) if texts else 0.0


def _is_data(header: str) -> bool:
    """Tell whether what stands for a header is somebody's data: such a file has no headers, and its user says so."""
    return _is_email(header) or _is_phone(header) or _is_day(header)


def _is_email(text: str) -> bool:
    return normal_email(text) is not None


def _is_phone(text: str) -> bool:
    is_plain = text.isdigit() and not text.startswith("0")  # may be anything
    if is_plain or not _PHONE.match(text) or _DECIMAL.match(text) or _is_day(text):
        return False
    return sum(letter.isdigit() for letter in text) <= _MOST_DIGITS


def _is_day(text: str) -> bool:
    try:
        day = read_date(text).day
    except BadValue:
        return False
    return 1950 <= day.year <= 2100 and not text.isdigit()


def _is_amount(text: str) -> bool:
    """Tell whether text is an amount beyond doubt: whole numbers may as well be counts, years or ids."""
    if text.isdigit() or not any(map(str.isdigit, text)) or _is_day(text) or _is_phone(text):
        return False
    try:
        parse_amount(text)
    except BadValue:
        return False
    return True


def is_name(text: str) -> bool:
    """Tell whether text reads like the name of a person: two to four words, and no form of a company."""
    return bool(_NAME.match(text)) and not _COMPANY.search(text)


_WAYS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("person.email", _is_email),
    ("person.profile_url", lambda text: bool(_PROFILE.match(text))),
    ("person.phone", _is_phone),
)
_TESTS: tuple[tuple[str, Callable[[str], bool]], ...] = (
    ("deal.outcome", lambda text: bool(known_words(Outcome, [text]))),
    ("deal.stage", lambda text: bool(known_words(Stage, [text]))),
    ("deal.source", lambda text: bool(known_words(Source, [text]))),
    ("deal.first_touch_on", _is_day),
    ("person.organization", lambda text: bool(_COMPANY.search(text))),
    ("person.name", is_name),
    ("deal.amount", _is_amount),
)
