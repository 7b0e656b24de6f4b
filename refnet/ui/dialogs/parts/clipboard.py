"""Rows put on the clipboard, for spreadsheets and for letters."""

from PySide6.QtCore import QMimeData
from PySide6.QtWidgets import QApplication


def put(content: tuple[str, str]) -> None:
    """Offer a text with tabs between its cells and the same rows as HTML."""
    text, html = content
    carried = QMimeData()
    carried.setText(text)
    carried.setHtml(html)
    QApplication.clipboard().setMimeData(carried)
