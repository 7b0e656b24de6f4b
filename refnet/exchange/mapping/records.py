"""What a row becomes when a mapping is laid over it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NamedTuple

from refnet.exchange.values import Contact

Value = str | int | date | StrEnum | tuple[Contact, ...]


class Record(NamedTuple):
    """A row understood: field to value, without the fields whose cells were empty.

    Text fields and `deal.currency` hold clean text; dates `date`; choices the enum of refnet.domain.kinds;
    `deal.amount` minor units; `tie.strength` 1 to 5; e-mail, phone and profile_url a tuple of Contact.
    """

    number: int
    fields: dict[str, Value]


@dataclass(frozen=True, slots=True)
class Refusal:
    """A row that cannot be used: its number in the spreadsheet, why, its text, and its cells as texts to be mended."""

    row: int
    reason: str
    text: str
    cells: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Blank:
    """A row without any text."""

    row: int


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about a row that was used and that its owner may want to check."""

    row: int
    text: str
