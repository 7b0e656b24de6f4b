"""What is to be brought in, as the dialog was told."""

from dataclasses import dataclass, field
from pathlib import Path

from refnet.exchange.mapping import Mapping
from refnet.services.imports import AS_FOUND, Decisions, HowRead


@dataclass(frozen=True, slots=True)
class Order:
    """A file to bring in, how it is read, what it means, and what was decided about its people.

    `holder` keeps a temporary file there for as long as the order is.
    """

    path: Path
    mapping: Mapping
    source: str = ""
    legal_basis: str = ""
    how: HowRead = AS_FOUND
    decisions: Decisions = field(default_factory=Decisions)
    headers: tuple[str, ...] = ()
    holder: object = None
