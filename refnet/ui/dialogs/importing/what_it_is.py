"""What was dropped, pasted or chosen, in one line: "LinkedIn connections, 1,284 rows", and where it came from."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.exchange.mapping import dialect_name
from refnet.i18n import _, counted
from refnet.services.imports import Look
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.how_read import HowReadBar, is_named_by_us
from refnet.ui.look import formats
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, label

WARNINGS = 3


class WhatItIs(QWidget):
    """Stands above everything else in the dialog."""

    other_wanted = Signal()

    def __init__(self, name: str) -> None:
        super().__init__()
        self.title = ElidedLabel("", "sentence")
        self.name = ElidedLabel(name, "caption")
        self.how = HowReadBar()
        self.warnings = label("", "caption", wrap=True)
        self.warnings.hide()
        other = self.other = button(_("Choose another …"))
        other.clicked.connect(self.other_wanted)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(self.title)
        words.addWidget(self.name)
        top = QHBoxLayout()
        top.addLayout(words, 1)
        top.addWidget(other)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addLayout(top)
        column.addWidget(self.how)
        column.addWidget(self.warnings)

    def say(self, text: str) -> None:
        """Show a sentence in the place of what it is."""
        self.title.setText(text)
        self.how.hide()
        self.warnings.hide()

    def show_look(self, look: Look) -> None:
        """Show what a file is and how it was read."""
        self.title.setText(what_word(look))
        self.how.show_look(look)
        more = len(look.warnings) - WARNINGS
        said = [
            *look.warnings[:WARNINGS],
            *([_("and {count} more").format(count=formats.number(more))] if more > 0 else []),
        ]
        self.warnings.setText("\n".join(said))
        self.warnings.setVisible(bool(said))


def what_word(look: Look) -> str:
    """Say what a file is and how many rows it has."""
    named = dialect_name(look.mapping.dialect) if look.mapping.dialect else ""
    what = named or (import_words.rows_word(look.mapping.rows) if look.mapping.columns else _("A table"))
    rows = counted("{count} row", "{count} rows", look.rows)
    if is_named_by_us(look) and look.encoding:
        what, rows = _("Address cards"), counted("{count} card", "{count} cards", look.rows)
    elif is_named_by_us(look):
        what = _("Network")
    return _("{what}, {rows}").format(what=what, rows=rows)
