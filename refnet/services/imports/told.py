"""Whom a file told of, packed small into one text beside its batch."""

import base64
import zlib
from collections.abc import Iterable
from uuid import UUID

_SIZE = 16


def pack(people: Iterable[UUID]) -> str:
    """Return ids as one text, alike whatever their order was; empty for nobody."""
    ids = b"".join(sorted(person.bytes for person in people))
    return base64.b64encode(zlib.compress(ids, level=1)).decode("ascii") if ids else ""


def unpack(text: str) -> set[UUID]:
    """Return the ids that `pack` was given."""
    ids = zlib.decompress(base64.b64decode(text)) if text else b""
    return {UUID(bytes=ids[start : start + _SIZE]) for start in range(0, len(ids), _SIZE)}
