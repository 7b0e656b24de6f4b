"""What the user prefers about the window, kept with types in one INI file."""

from pathlib import Path

from PySide6.QtCore import QByteArray, QObject, QSettings, Signal

from refnet import paths
from refnet.ui.look.theme import Choice


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
        kept = self._file.value("text_scale", 1.0, type=float)
        return kept if isinstance(kept, float) else 1.0

    @property
    def reduced_motion(self) -> bool:
        """Tell whether nothing should move."""
        return bool(self._file.value("reduced_motion", False, type=bool))

    @property
    def language(self) -> str:
        """Return the locale of dates and numbers, empty for the system's."""
        return self.text("language")

    def flag(self, name: str) -> bool:
        """Tell whether something is wished; nothing is until somebody says so."""
        return bool(self._file.value(name, False, type=bool))

    def keep(self, name: str, value: object) -> None:
        """Keep a preference and tell."""
        self._file.setValue(name, value)
        self.changed.emit(name)

    def text(self, name: str, default: str = "") -> str:
        """Return a kept text."""
        return str(self._file.value(name, default, type=str))

    def texts(self, name: str) -> list[str]:
        """Return a kept list of texts."""
        kept = self._file.value(name, [], type=list)
        return [str(one) for one in kept] if isinstance(kept, list) else []

    def state(self, name: str) -> QByteArray:
        """Return a kept state of a window or header, empty when none was kept."""
        kept = self._file.value(f"state/{name}", QByteArray(), type=QByteArray)
        return kept if isinstance(kept, QByteArray) else QByteArray()

    def keep_state(self, name: str, state: QByteArray) -> None:
        """Keep the state of a window or header."""
        self._file.setValue(f"state/{name}", state)
