"""How far a long computation is, for whoever waits for it, and whether they still do."""

from collections.abc import Callable

from refnet.domain.errors import Cancelled
from refnet.i18n import _


class Effort:
    """Counts work; tells `progress` (done, total) and raises Cancelled as soon as `is_cancelled` says so."""

    def __init__(
        self,
        total: int = 0,
        progress: Callable[[int, int], None] | None = None,
        is_cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._total, self._done = total, 0
        self._progress, self._is_cancelled = progress, is_cancelled

    def spend(self, work: int) -> None:
        """Count some work as done; the total is an estimate and never passed."""
        if self._is_cancelled and self._is_cancelled():
            raise Cancelled(_("The layout was stopped."))
        self._done = min(self._done + work, self._total)
        if self._progress:
            self._progress(self._done, self._total)

    def finish(self) -> None:
        """Tell that all is done."""
        self.spend(self._total)
