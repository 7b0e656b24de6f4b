"""Several things that can each be true, as ticks beside and below each other."""

from collections.abc import Collection, Sequence
from typing import Generic, TypeVar

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from refnet.ui.dialogs.parts.fields import tick

T = TypeVar("T")


class TickRow(QWidget, Generic[T]):
    """Holds which of its values are true."""

    changed = Signal()

    def __init__(self, options: Sequence[tuple[T, str]], name: str, columns: int) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self.boxes: dict[T, QCheckBox] = {value: tick(text) for value, text in options}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 2, 0, 0)
        layout.setHorizontalSpacing(20)
        layout.setVerticalSpacing(6)
        for number, box in enumerate(self.boxes.values()):
            layout.addWidget(box, number // columns, number % columns)
            box.toggled.connect(self.changed)
        layout.setColumnStretch(columns, 1)
        self.setFocusProxy(next(iter(self.boxes.values())))

    def value(self) -> frozenset[T]:
        """Return what is ticked."""
        return frozenset(value for value, box in self.boxes.items() if box.isChecked())

    def set_value(self, ticked: Collection[T]) -> None:
        """Tick these and no others."""
        for value, box in self.boxes.items():
            box.setChecked(value in ticked)
