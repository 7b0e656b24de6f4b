"""Tooltips and buttons that show what people wrote as they wrote it: Qt reads markup and marks of keys in words."""

from html import escape

from PySide6.QtGui import Qt


def plain(text: str) -> str:
    """Return a tooltip that shows these words, whatever stands in them."""
    return f"<span>{escape(text)}</span>" if Qt.mightBeRichText(text) else text


def in_role(text: str, role: int) -> str:
    """Return the words that a model gives in a role: as they are, or as a tooltip."""
    return plain(text) if role == Qt.ItemDataRole.ToolTipRole else text


def on_button(text: str) -> str:
    """Return words for a button or a menu, which take & for the mark of a key."""
    return text.replace("&", "&&")


def spoken(text: str) -> str:
    """Return the words of a button as they are read."""
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")
