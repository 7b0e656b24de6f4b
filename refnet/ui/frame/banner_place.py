"""The place over the page where a banner warns until it is closed; there is one at a time."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.ui.widgets.parts.banner import Banner


class BannerPlace(QWidget):
    """Takes no room while there is nothing to warn of."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.banner: Banner | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(24, 0, 24, 8)
        self.hide()

    def warn(self, sentence: str) -> None:
        """Show a sentence in the place of the one before."""
        self.drop()
        self.banner = Banner(sentence, "danger", "circle-alert", closable=True)
        self._column.addWidget(self.banner)
        self.banner.closed.connect(self.drop)
        self.show()

    def drop(self) -> None:
        """Warn of nothing any more."""
        if self.banner is not None:
            self.banner.hide()
            self.banner.deleteLater()
            self.banner = None
        self.hide()
