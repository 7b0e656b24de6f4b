"""What is not shown: people hidden or folded by the user, and those of another time; and who is pinned."""

from collections.abc import Collection
from dataclasses import replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from refnet.domain.network.folding import fold
from refnet.ui.widgets.network_canvas.presence import Presence
from refnet.ui.widgets.network_canvas.stage import Stage


class Hiding(QObject):
    """Changes who is there, while everybody keeps their place."""

    changed = Signal()  # other people are hidden, folded or pinned, or it is another time

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._stage = stage
        self.is_still = False  # reduced motion: nobody fades in

    @property
    def presence(self) -> Presence:
        """Return what is hidden and folded, and which time it is."""
        return self._stage.presence

    @property
    def pinned(self) -> frozenset[UUID]:
        """Return who is held in place."""
        return self._stage.pinned

    def hide(self, people: Collection[UUID]) -> None:
        """Take these people out of view."""
        self._take(replace(self.presence, hidden=self.presence.hidden | frozenset(people)))

    def hide_others(self, people: Collection[UUID]) -> None:
        """Leave only these people in view."""
        others = [each for each in self._stage.number if each not in set(people)]
        self._take(replace(self.presence, hidden=frozenset(others)))

    def show_hidden(self) -> None:
        """Show everybody who was hidden."""
        self._take(replace(self.presence, hidden=frozenset()))

    def reveal(self, person: UUID) -> None:
        """Bring back somebody who is hidden, or folded away, since they are asked for."""
        number = self._stage.number.get(person)
        if number is None or self._stage.scene.is_there(number):
            return
        self._take(replace(self.presence, hidden=self.presence.hidden - {person}))
        if not self._stage.scene.is_there(number):
            self._take(replace(self.presence, folded=frozenset()))

    def can_fold(self, person: UUID) -> bool:
        """Tell whether somebody brought people who may be folded, or has them folded already."""
        if person in self.presence.folded:
            return True
        number = self._stage.number.get(person)
        return number is not None and fold(self._stage.whole, number).count > 0

    def toggle_fold(self, person: UUID) -> None:
        """Fold whom somebody brought into one mark, or unfold them."""
        if self.can_fold(person):
            self._take(replace(self.presence, folded=self.presence.folded ^ {person}))

    def unfold_all(self) -> None:
        """Unfold everybody."""
        self._take(replace(self.presence, folded=frozenset()))

    def show_time(self, since: date | None, until: date | None) -> None:
        """Show the network of the introductions between two days, as it stood on the second; who is new fades in."""
        if (since, until) == (self.presence.since, self.presence.until):
            return
        if not self.is_still:
            self._stage.frames.soften()
        self._take(replace(self.presence, since=since, until=until))

    def show_all(self, presence: Presence, pinned: Collection[UUID] = ()) -> None:
        """Take everything at once, as from a saved picture."""
        self._stage.pinned = frozenset(pinned)
        self._take(presence)

    def pin(self, people: Collection[UUID]) -> None:
        """Hold these people in place when the picture is laid out anew."""
        self._stage.pinned |= frozenset(people)
        self._take(self.presence)

    def unpin(self, people: Collection[UUID]) -> None:
        """Let these people move again."""
        self._stage.pinned -= frozenset(people)
        self._take(self.presence)

    def _take(self, presence: Presence) -> None:
        self._stage.show_presence(presence)
        self.changed.emit()
