"""Turns what the store announces, in whatever thread, into one signal in the window's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from refnet.store.history import Step  # SQLAlchemy comes after the first paint


class Notices(QObject):
    """Says that a step, an undo or a redo changed rows."""

    changed = Signal(object)  # a Step

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.told = 0  # steps that happened
        self.heard = 0  # steps that the window knows of
        self.changed.connect(self._count)

    @property
    def is_level(self) -> bool:
        """Tell whether the window has heard of everything that happened."""
        return self.heard >= self.told

    def tell(self, step: "Step") -> None:
        """Pass a step on; to be given to `Store.listen`."""
        self.told += 1
        self.changed.emit(step)

    def _count(self, _step: "Step") -> None:
        self.heard += 1
