"""Where the user was in the picture: back and forward through the people looked at."""

from dataclasses import dataclass
from uuid import UUID

from refnet.ui.widgets.network_canvas.view import Viewport

MOST = 100


@dataclass(frozen=True, slots=True)
class Sight:
    """Who was selected and focused, and from where the picture was seen."""

    selected: UUID | None
    focus: UUID | None
    view: Viewport


class Trail:
    """Sights in the order in which they were seen; going back and looking elsewhere forgets those ahead."""

    def __init__(self) -> None:
        self._sights: list[Sight] = []
        self._place = -1

    def visit(self, sight: Sight) -> None:
        """Remember a sight; the same people seen from elsewhere are the same sight."""
        now = self._sights[self._place] if self._sights else None
        if now is not None and (now.selected, now.focus) == (sight.selected, sight.focus):
            self._sights[self._place] = sight
            return
        self._sights = [*self._sights[: self._place + 1], sight][-MOST:]
        self._place = len(self._sights) - 1

    def go(self, steps: int, now: Sight) -> Sight | None:
        """Return the sight so many steps back (negative) or forward, None where there is none; `now` is kept."""
        if not 0 <= self._place + steps < len(self._sights):
            return None
        self._sights[self._place] = now
        self._place += steps
        return self._sights[self._place]
