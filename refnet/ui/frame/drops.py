"""What is dropped on the window: files, or rows of a spreadsheet."""

from pathlib import Path

from PySide6.QtGui import QDropEvent


def files(event: QDropEvent) -> list[Path]:
    """Return the files that were dropped; what is in them is found out when they are read, whatever they are called."""
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


def rows(event: QDropEvent) -> str:
    """Return the cells that were dragged out of a spreadsheet, empty for any other text."""
    text = event.mimeData().text() if event.mimeData().hasText() else ""
    return text if "\t" in text.strip() else ""
