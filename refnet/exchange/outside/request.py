"""What the process that reads a file is asked, what it may use, and how it says that it ended."""

import json
from dataclasses import asdict, dataclass, field
from enum import IntEnum
from pathlib import Path
from typing import TypedDict


class Choices(TypedDict, total=False):
    """How the user wants a file to be read, as `tables.open_table` takes it."""

    sheet: str | None
    encoding: str | None
    delimiter: str | None
    header: int | None


class Ending(IntEnum):
    """The exit codes of the process; any other means that it was killed or could not start."""

    WHOLE = 0
    REFUSED = 20  # the sentence for the user is what it wrote
    NO_MEMORY = 21
    TOO_LONG = 22
    DISK_FULL = 23
    BROKEN = 24


@dataclass(frozen=True, slots=True)
class Limits:
    """Bytes of memory, bytes of rows handed over, and seconds in which no row comes."""

    memory: int = 1 << 30
    rows: int = 2 << 30
    seconds: float = 300.0


@dataclass(frozen=True, slots=True)
class Request:
    """A file, what is wanted of it ("table" or "sheets"), and how the user wants it to be read."""

    path: str
    wanted: str = "table"
    choices: Choices = field(default_factory=Choices)
    limits: Limits = field(default_factory=Limits)

    @property
    def name(self) -> str:
        """Return the file's name for sentences."""
        return Path(self.path).name

    def dump(self) -> str:
        """Return it as an argument of a command."""
        return json.dumps(asdict(self))

    @classmethod
    def load(cls, text: str) -> "Request":
        """Return what `dump` was called on."""
        told = json.loads(text)
        return cls(**{**told, "limits": Limits(**told["limits"])})
