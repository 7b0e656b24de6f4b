"""Turns what the store announces, in whatever thread, into one signal in the window's thread."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from refnet.store.history import Step  # SQLAlchemy comes after the first paint


class Notices(QObject):
    """Says that a step, an undo or a redo changed rows."""

    changed = Signal(object)  # a Step

    def tell(self, step: "Step") -> None:
        """Pass a step on; to be given to `Store.listen`."""
        self.changed.emit(step)
