"""UUIDv7 keys made by the client, so that files merge without renumbering and a lost COMMIT answer doubles nothing."""

import os
import threading
import time
from array import array
from uuid import UUID, SafeUUID

_LOCK = threading.Lock()
_DRAWN = 512  # random numbers fetched at once, for each call of the system takes as long as the rest of a key
_random = array("Q")
_last = 0
_blank, _set_int, _set_safe = UUID.__new__, vars(UUID)["int"].__set__, vars(UUID)["is_safe"].__set__


def new_id() -> UUID:
    """Return a UUIDv7 (RFC 9562): later keys of one process are always larger, even when the clock steps back."""
    global _last  # noqa: PLW0603 - one counter a process is what makes the keys monotonic
    with _LOCK:
        # 48 bits of milliseconds and 12 bits of fraction: one number that only grows
        _last = max(time.time_ns() * 4096 // 1_000_000, _last + 1)
        stamp = _last
        if not _random:
            _random.frombytes(os.urandom(_DRAWN * _random.itemsize))
        tail = _random.pop() & 0x3FFF_FFFF_FFFF_FFFF
    return _key((stamp >> 12) << 80 | 0x7 << 76 | (stamp & 0xFFF) << 64 | 0x2 << 62 | tail)


def _key(number: int) -> UUID:
    """Return `UUID(int=number)` without the checks of its arguments, which take as long as all the rest."""
    key = _blank(UUID)
    _set_int(key, number)
    _set_safe(key, SafeUUID.unknown)
    return key
