"""What an import would do, or did: a sentence that adds up, and each refused row with number, reason and text."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services.imports import Report
from refnet.ui.look import formats
from refnet.ui.widgets.parts.labels import label

MOST = 500  # refused rows shown; the counts are of all


def sentence(report: Report) -> str:
    """Say the counts: read is the sum of the others."""
    said = _("{read} rows read: {new} new, {merged} merged with what is here, {refused} refused, {blank} blank.")
    return said.format(
        read=formats.number(report.read),
        new=formats.number(report.new),
        merged=formats.number(report.merged),
        refused=formats.number(report.refused),
        blank=formats.number(report.blank),
    )


class ReportView(QWidget):
    """The result of the dry run, below the mapping."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = label(_("Reading …"), "strong", wrap=True)
        self.warnings = label("", "caption", wrap=True)
        self.refusals = QTableWidget(0, 3)
        self.refusals.setAccessibleName(_("Refused rows"))
        self.refusals.setHorizontalHeaderLabels([_("Row"), _("Refused because"), _("Text of the row")])
        self.refusals.verticalHeader().hide()
        self.refusals.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.refusals.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.refusals.setShowGrid(False)
        self.refusals.setWordWrap(False)
        header = self.refusals.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.resizeSection(0, 64)
        header.resizeSection(1, 320)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self.summary)
        column.addWidget(self.warnings)
        column.addWidget(self.refusals, 1)
        self.say(_("Reading …"))

    def say(self, text: str, warnings: Sequence[str] = ()) -> None:
        """Show a sentence alone."""
        self.summary.setText(text)
        self.warnings.setText("\n".join(warnings[:3]))
        self.warnings.setVisible(bool(warnings))
        self.refusals.hide()

    def show_report(self, report: Report) -> None:
        """Show counts, warnings and refused rows."""
        self.say(sentence(report), report.warnings)
        self.refusals.setRowCount(0)
        for number, refusal in enumerate(report.refusals[:MOST]):
            self.refusals.insertRow(number)
            for place, text in enumerate((formats.number(refusal.row), refusal.reason, refusal.text)):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.refusals.setItem(number, place, item)
        self.refusals.setVisible(bool(report.refusals))
