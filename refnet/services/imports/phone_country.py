"""Whether numbers of a file lack their country code, and which country they are probably from."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass, field

from refnet.exchange.rows import Row
from refnet.exchange.values import cell_text, is_spoiled_phone, phones

SURVEYED = 500  # rows whose other numbers tell what country it is
NOWHERE = "001"  # what phonenumbers calls the country of numbers of no country, such as of satellites
FEWEST, MOST = 7, 12  # digits of a number that lacks its country code
_SIGNS = frozenset("0123456789 ()-./")


@dataclass(slots=True)
class Local:
    """The first number without its country code, where it stands, and the countries of those that have one."""

    place: int = -1
    row: int = 0
    text: str = ""
    countries: Counter[str] = field(default_factory=Counter)


def local_number(places: Collection[int], rows: Iterable[Row]) -> Local | None:
    """Return the first number without country code in these columns; None when there is none.

    Rows are read until it is found, and so many that the others tell where it is from.
    """
    found = Local()
    for count, row in enumerate(rows):
        if found.row and count >= SURVEYED:
            break
        for place in places if not row.problem and not row.is_blank else ():
            _look(found, place, row)
    return found if found.row else None


def _look(found: Local, place: int, row: Row) -> None:
    for number in phones(cell_text(row.cells[place])):
        if number.normal:
            found.countries.update(_country_of(number.normal))
        elif not found.row and _is_local(number.value):
            found.place, found.row, found.text = place, row.number, number.value


def _is_local(text: str) -> bool:
    digits = sum(letter.isdigit() for letter in text)
    return FEWEST <= digits <= MOST and _SIGNS.issuperset(text) and not is_spoiled_phone(text)


def _country_of(number: str) -> list[str]:
    """Return the country of a number in E.164 in two letters; nothing for numbers of no country."""
    import phonenumbers  # noqa: PLC0415 - slow to import

    region = phonenumbers.region_code_for_number(phonenumbers.parse(number))
    return [region] if region and region != NOWHERE else []
