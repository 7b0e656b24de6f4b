"""The line below the palette's list: what can be done with the chosen record, and by which keys."""

from collections.abc import Sequence

from PySide6.QtWidgets import QHBoxLayout, QWidget

from refnet.ui.record_deeds import Deed
from refnet.ui.widgets.parts.labels import label

MOST, APART = 3, 10


class DeedsLine(QWidget):
    """Hidden where nothing can be done."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pairs = [(label("", "key"), label("", "caption")) for _place in range(MOST)]
        row = QHBoxLayout(self)
        row.setContentsMargins(16, 7, 16, 0)
        row.setSpacing(6)
        for keys, what in self._pairs:
            row.addWidget(keys)
            row.addWidget(what)
            row.addSpacing(APART)
        row.addStretch(1)
        self.hide()

    def show_deeds(self, deeds: Sequence[Deed]) -> None:
        """Show the first few; the others' keys work as well."""
        shown = deeds[:MOST]
        for place, (keys, what) in enumerate(self._pairs):
            is_shown = place < len(shown)
            keys.setText(shown[place].keys if is_shown else "")
            what.setText(shown[place].text if is_shown else "")
            keys.setVisible(is_shown)
            what.setVisible(is_shown)
        self.setVisible(bool(shown))
