"""What comes in: a file that was dropped or chosen, or a table that was pasted."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from shutil import rmtree
from tempfile import mkdtemp
from weakref import finalize

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from refnet.i18n import _
from refnet.services import imports
from refnet.services.imports import AS_FOUND, HowRead

PATTERNS = "*.csv *.tsv *.txt *.xlsx *.xlsm *.ods *.vcf *.json *.graphml *.gexf"
_NOT_LOOKED_FOR = "*.zip *.html *.htm *.xls"  # in folders, where most of them are something else


def name_filters() -> list[str]:
    """Return what the file chooser offers, in words; the patterns stand behind them."""
    return [
        _("Lists, spreadsheets, address cards ({patterns})").format(patterns=f"{PATTERNS} {_NOT_LOOKED_FOR}"),
        _("All files (*)"),
    ]


@dataclass(frozen=True, slots=True)
class Incoming:
    """A table to bring in, what it is called, and how it is read; `holder` keeps a temporary file there."""

    path: Path
    name: str
    how: HowRead = AS_FOUND
    holder: object = None

    @classmethod
    def of(cls, path: Path) -> "Incoming":
        """Return a file as it is."""
        return cls(path, path.name)


def tables_among(files: Sequence[Path]) -> list[Path]:
    """Return the files, and in the place of a folder the tables and cards that lie in it, by name."""
    endings = tuple(PATTERNS.replace("*", "").split())
    found: list[Path] = []
    for file in files:
        found += [one for one in _inside(file) if one.name.lower().endswith(endings)] if file.is_dir() else [file]
    return found


def _inside(folder: Path) -> list[Path]:
    """Return what lies in a folder; in one that may not be looked into nothing is found."""
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def copied_files() -> list[Path]:
    """Return the files that were copied in a file manager."""
    return [Path(url.toLocalFile()) for url in _copied().urls() if url.isLocalFile()]


def copied_rows() -> str:
    """Return what is on the clipboard as a table: text, or the page of a browser or mail program that puts no text."""
    copied = _copied()
    return imports.pasted_form(copied.text(), copied.html())


def _copied() -> QMimeData:
    """Return what is on the clipboard; a desktop without one, or a program that died with it, leaves nothing there."""
    copied: QMimeData | None = QGuiApplication.clipboard().mimeData()
    return copied if copied is not None else QMimeData()


def pasted(text: str) -> Incoming:
    """Return the table that was put on the clipboard, in a file that goes with it; runs in the lane."""
    folder = _Folder()
    path = folder.path / _("Pasted")
    path.write_text(text, "utf-8", newline="")
    return Incoming(path, path.name, imports.how_pasted(path), folder)


class _Folder:
    """A temporary folder that goes with the last who holds it."""

    def __init__(self) -> None:
        self.path = Path(mkdtemp(prefix="refnet-"))
        finalize(self, rmtree, self.path, ignore_errors=True)
