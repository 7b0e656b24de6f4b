"""UUIDv7 keys made by the client, so that files merge without renumbering and a lost COMMIT answer doubles nothing."""

import os
import threading
import time
from array import array
from collections.abc import Iterable
from uuid import UUID, SafeUUID

_LOCK = threading.Lock()
_DRAWN = 512  # random numbers fetched at once, for each call of the system takes as long as the rest of a key
_random = array("Q")
_last = 0
_blank, _set_int, _set_safe = UUID.__new__, vars(UUID)["int"].__set__, vars(UUID)["is_safe"].__set__
_UNKNOWN = SafeUUID.unknown  # looking a member up takes as long as half the rest of a key


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562): later keys of one process are always larger, even when the clock steps back."""
    global _last  # noqa: PLW0603 - one counter a process is what makes the keys monotonic
    with _LOCK:
        # 48 bits of milliseconds and 12 bits of fraction: one number that only grows
        stamp = time.time_ns() * 4096 // 1_000_000
        if stamp <= _last:
            stamp = _last + 1
        _last = stamp
        if not _random:
            _random.frombytes(os.urandom(_DRAWN * _random.itemsize))
        tail = _random.pop() & 0x3FFF_FFFF_FFFF_FFFF
    key = _blank(UUID)  # UUID(int=…) without the checks of its arguments, which take as long as all the rest
    _set_int(key, (stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0x2 << 62 | tail)
    _set_safe(key, _UNKNOWN)
    return key


def hexes(keys: Iterable[UUID | None]) -> list[str | None]:
    """Return the `hex` of each key, as the database and the journal write it, and None for none."""
    return [None if key is None else key.int.to_bytes(16, "big").hex() for key in keys]
