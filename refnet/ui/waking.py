"""A second start of RefNet on a file that is open brings the window that has it forward, hidden or not.

The one that has the file watches a folder of its own; the other puts a word there and waits for it to be taken away.
That needs neither a network nor anything that a crash could leave locked.
"""

from contextlib import suppress
from hashlib import sha256
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

PATIENCE, EVERY = 2_000, 50  # milliseconds


def word_for(folder: Path, location: str | Path) -> Path:
    """Return the file in which one asks the other to come forward, one for each file of data."""
    known = str(Path(location).resolve()) if "://" not in str(location) else str(location)
    return folder / f"wake-{sha256(known.encode()).hexdigest()[:16]}"


class Waker(QObject):
    """Hears that another start wanted the file that is open here."""

    woken = Signal()

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._folder = folder
        self._word: Path | None = None
        self._watcher = QFileSystemWatcher(self)
        self._watcher.directoryChanged.connect(self.look)

    def listen(self, location: str | Path) -> None:
        """Listen for the file that is open from now on."""
        self._word = word_for(self._folder, location)
        with suppress(OSError):  # where nothing can be written, a second start only says that the file is in use
            self._folder.mkdir(parents=True, exist_ok=True)
            self._word.unlink(missing_ok=True)  # of a start that gave up
            self._watcher.addPath(str(self._folder))

    def look(self, _folder: str = "") -> None:
        """Answer when somebody asks."""
        if self._word is not None and self._word.exists():
            with suppress(OSError):  # the other still has it in its hands
                self._word.unlink(missing_ok=True)
            self.woken.emit()


class Knock(QObject):
    """Asks whoever has a file to come forward; tells whether somebody did."""

    answered = Signal(bool)

    def __init__(
        self, folder: Path, location: str | Path, parent: QObject | None = None, patience: int = PATIENCE
    ) -> None:
        super().__init__(parent)
        self._word, self._left = word_for(folder, location), patience
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self._look)

    def ask(self) -> None:
        """Ask; the answer comes within two seconds."""
        try:
            self._word.parent.mkdir(parents=True, exist_ok=True)
            self._word.touch()
        except OSError:
            self.answered.emit(False)
        else:
            self._timer.start()

    def _look(self) -> None:
        self._left -= EVERY
        is_heard = not self._word.exists()
        if is_heard or self._left <= 0:
            self._timer.stop()
            with suppress(OSError):
                self._word.unlink(missing_ok=True)
            self.answered.emit(is_heard)
