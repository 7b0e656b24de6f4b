"""The first rows of a file as the mapping understands them."""

from datetime import date
from enum import StrEnum

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from refnet.exchange.mapping import Value
from refnet.i18n import _
from refnet.services.imports import Preview
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.look import formats


class PreviewTable(QTableWidget):
    """A column for each field in use, in the order of the file."""

    def __init__(self) -> None:
        super().__init__(0, 0)
        self.setAccessibleName(_("First rows as they would be kept"))
        self.verticalHeader().hide()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setShowGrid(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setDefaultSectionSize(150)
        header.setHighlightSections(False)

    def show_preview(self, preview: Preview) -> None:
        """Show these rows."""
        fields = list(dict.fromkeys(field for record in preview.records for field in record.fields))
        self.setColumnCount(len(fields))
        self.setHorizontalHeaderLabels([import_words.field_word(field) for field in fields])
        self.setRowCount(len(preview.records))
        for row, record in enumerate(preview.records):
            for place, field in enumerate(fields):
                item = QTableWidgetItem(_say(field, record.fields.get(field)))
                item.setToolTip(item.text())
                self.setItem(row, place, item)


def _say(field: str, value: Value | None) -> str:
    if value is None:
        return formats.DASH
    if isinstance(value, StrEnum):
        return dict(import_words.choices_of(field)).get(value.value, value.value)
    if isinstance(value, date):
        return formats.day(value)
    if isinstance(value, tuple):
        return ", ".join(contact.value for contact in value)
    return formats.money(value, "") if field == "deal.amount" and isinstance(value, int) else str(value)
