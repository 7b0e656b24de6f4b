"""UUIDv7 keys made by the client, so that files merge without renumbering and a lost COMMIT answer doubles nothing."""

import os
import threading
import time
from array import array
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from uuid import UUID, SafeUUID

_LOCK = threading.Lock()
_DRAWN = 512  # random numbers fetched at once, for each call of the system takes as long as the rest of a key
_VERSION = 7
_LAST = 253_402_128_000_000  # milliseconds: two days before the year 10000, which no date can tell in any time zone
_random = array("Q")
_last = 0
_blank, _set_int, _set_safe = UUID.__new__, vars(UUID)["int"].__set__, vars(UUID)["is_safe"].__set__
_UNKNOWN = SafeUUID.unknown  # looking a member up takes as long as half the rest of a key


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562): later keys of one process are always larger, even when the clock steps back."""
    with _LOCK:
        stamp = _claim(1)
        if not _random:
            _random.frombytes(os.urandom(_DRAWN * _random.itemsize))
        tail = _random.pop()
    return _key(stamp, tail)


def supply() -> Iterator[UUID]:
    """Yield keys for very many rows, each in half the time of `new_id`.

    Each is larger than the one before; but what `new_id` makes meanwhile may be larger than the next of these.
    """
    while True:
        with _LOCK:
            first = _claim(_DRAWN)
        tails = array("Q", os.urandom(_DRAWN * _random.itemsize))
        yield from map(_key, range(first, first + _DRAWN), tails)


def moment(key: UUID) -> datetime | None:
    """Return when a key was made, to the millisecond; None for a key that was made in another way than ours.

    So was one that says it was made in the year 10000 or later, as a key out of another's file may.
    """
    stamp = key.int >> 80
    return datetime.fromtimestamp(stamp / 1000, UTC) if key.version == _VERSION and stamp <= _LAST else None


def _claim(count: int) -> int:
    """Return the first of so many stamps: 48 bits of milliseconds and 12 bits of fraction, a number that only grows."""
    global _last  # noqa: PLW0603 - one counter a process is what makes the keys monotonic
    first = time.time_ns() * 4096 // 1_000_000
    if first <= _last:
        first = _last + 1
    _last = first + count - 1
    return first


def _key(stamp: int, tail: int) -> UUID:
    """Return `UUID(int=…)` without the checks of its arguments, which take as long as all the rest."""
    key = _blank(UUID)
    number = (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0x2 << 62 | tail & 0x3FFF_FFFF_FFFF_FFFF
    _set_int(key, number)
    _set_safe(key, _UNKNOWN)
    return key


def hexes(keys: Iterable[UUID | None]) -> list[str | None]:
    """Return the `hex` of each key, as the database and the journal write it, and None for none."""
    return [None if key is None else key.int.to_bytes(16, "big").hex() for key in keys]
