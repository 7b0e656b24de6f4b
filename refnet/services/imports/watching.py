"""Keeps an eye on a running import: how far it is, whether it shall stop, and which row is being read."""

import gc
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from refnet.domain.errors import Cancelled, RefNetError
from refnet.exchange.rows import Row, Table
from refnet.i18n import _

State = tuple[int, ...]
EVERY = 500  # rows between two signs of life


class Watch:
    """Goes through the rows of a table, tells progress and sees a Cancel."""

    def __init__(
        self, table: Table, progress: Callable[[int, int], None] | None, is_cancelled: Callable[[], bool] | None
    ) -> None:
        self.table, self._progress, self._is_cancelled = table, progress, is_cancelled
        self._done = 0
        self._total = sum(1 for _row in table.rows) if progress else 0
        self.row = Row(0, ())  # the one that is being read

    def __iter__(self) -> Iterator[Row]:
        for done, row in enumerate(self.table.rows):
            self._done, self.row = done, row
            if done % EVERY == 0:
                self.look_up()
            yield row

    def look_up(self) -> None:
        """Tell how far it is, and raise Cancelled when the user has had enough."""
        if self._progress:
            self._progress(self._done, self._total)
        if self._is_cancelled and self._is_cancelled():
            raise Cancelled(_("The import was stopped. Nothing of it was kept."))


def state_of(path: Path) -> State:
    """Return what changes when somebody writes a file; nothing when there is none."""
    try:
        state = path.stat()
    except (OSError, ValueError):
        return ()
    return state.st_size, state.st_mtime_ns


def check_unchanged(path: Path, state: State) -> None:
    """Raise RefNetError when a file is not any more as it was: rows may be missing then, or cut."""
    if state_of(path) != state:
        sentence = _("{name} was changed while it was read, so nothing was taken in. Please try again.")
        raise RefNetError(sentence.format(name=path.name))


@contextmanager
def unswept() -> Iterator[None]:
    """Hold back the garbage collector: it would look through each row kept so far, again and again, in vain."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
