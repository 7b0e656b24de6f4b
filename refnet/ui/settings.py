"""What the user prefers about the window, kept in one INI file; what makes no sense there is as if it were not there."""

from math import isfinite
from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from refnet import paths
from refnet.ui.look.theme import Choice

LEAST_SCALE, LARGEST_SCALE = 0.5, 4.0  # of the text; the window bounds it more narrowly
YES = ("true", "1", "yes")


class Settings(QObject):
    """Preferences of the window; what belongs to the data lives in the database instead."""

    changed = Signal(str)  # the name of the preference

    def __init__(self, file: Path | None = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._file = QSettings(str(file or paths.config() / "window.ini"), QSettings.Format.IniFormat)

    @property
    def theme(self) -> Choice:
        """Return the chosen theme."""
        kept = self.text("theme", Choice.SYSTEM)
        return Choice(kept) if kept in list(Choice) else Choice.SYSTEM

    @property
    def text_scale(self) -> float:
        """Return the factor of all text, 1 as designed."""
        try:
            kept = float(str(self._file.value("text_scale", 1.0)))
        except ValueError:
            return 1.0
        return max(LEAST_SCALE, min(kept, LARGEST_SCALE)) if isfinite(kept) else 1.0

    @property
    def reduced_motion(self) -> bool:
        """Tell whether nothing should move."""
        return self.flag("reduced_motion")

    @property
    def language(self) -> str:
        """Return the locale of dates and numbers, empty for the system's."""
        return self.text("language")

    def flag(self, name: str) -> bool:
        """Tell whether something is wished; nothing is until somebody says so."""
        return str(self._file.value(name, False)).casefold() in YES

    def keep(self, name: str, value: object) -> None:
        """Keep a preference and tell."""
        self._file.setValue(name, value)
        self.changed.emit(name)

    def text(self, name: str, default: str = "") -> str:
        """Return a kept text."""
        kept = self._file.value(name, default)
        return kept if isinstance(kept, str) else default

    def state(self, name: str) -> QByteArray:
        """Return a kept state of a window or header, empty when none was kept."""
        kept = self._file.value(f"state/{name}", QByteArray())
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Keep the state of a window or header."""
        self._file.setValue(f"state/{name}", state)
