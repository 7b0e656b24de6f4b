"""Whom the fields of a row tell of, worked out once for all rows that have the same fields filled."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from refnet.domain.kinds import ContactKind

_POINTS = {"email": ContactKind.EMAIL, "phone": ContactKind.PHONE, "profile_url": ContactKind.PROFILE}
_WORDS = ("given_name", "family_name", "organization", "job_title", "reference", "notes")
_NAMING = ("name", "reference", "email")


@dataclass(frozen=True, slots=True)
class Side:
    """The fields that tell of one person: of the name, of words (with the part that each is), of ways to reach them."""

    name: str
    words: tuple[tuple[str, str], ...]
    points: tuple[tuple[str, ContactKind], ...]
    has_name: bool  # or a reference or an address standing in for one


@lru_cache(maxsize=1024)
def sides(fields: tuple[str, ...]) -> Mapping[str, Side]:
    """Return the sides of a row by what stands before the dot of its fields."""
    parts: dict[str, set[str]] = {}
    for field in fields:
        side, _dot, part = field.partition(".")
        parts.setdefault(side, set()).add(part)
    return {side: _side(side, told) for side, told in parts.items()}


def _side(side: str, told: set[str]) -> Side:
    return Side(
        name=f"{side}.name",
        words=tuple((part, f"{side}.{part}") for part in _WORDS if part in told),
        points=tuple((f"{side}.{part}", kind) for part, kind in _POINTS.items() if part in told),
        has_name=not told.isdisjoint(_NAMING),
    )
