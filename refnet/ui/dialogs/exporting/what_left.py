"""What left RefNet: every export with who, when, what, how many and by which filter."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services import exports
from refnet.ui.context import Context
from refnet.ui.dialogs.exporting.first_rows import FirstRows
from refnet.ui.look import fonts, formats
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label
from refnet.ui.widgets.parts.sizes import open_at

if TYPE_CHECKING:
    from refnet.services.exports import Export

WIDTH, HEIGHT, MARGIN, NARROW = 860, 480, 24, 480
WIDTHS = (140, 110, 120, 70, 190)  # the last one takes the rest


class WhatLeftDialog(QDialog):
    """A table of exports, newest first; Undo never takes one back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(_("What left RefNet"))
        sentence = _("Lists that were saved as files or copied. This is only a note: Undo does not bring a file back.")
        self.about = label(sentence, "muted", wrap=True)
        self.rows = FirstRows()
        self.rows.setAccessibleName(_("Exports"))
        close = self.close_it = button(_("Close"), kind="primary")
        close.clicked.connect(self.accept)
        column = self.column = QVBoxLayout(self)
        column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        column.setSpacing(14)
        column.addWidget(self.about)
        column.addWidget(self.rows, 1)
        foot = QHBoxLayout()
        foot.addStretch(1)
        foot.addWidget(close)
        column.addLayout(foot)
        self.setMinimumWidth(fonts.px(NARROW))
        open_at(self, WIDTH, HEIGHT)
        context.jobs.read(partial(exports.noted, context.store), self._show)

    def _show(self, found: "list[Export]") -> None:
        heads = (_("When"), _("Who"), _("What"), _("Rows"), _("File"), _("Which"))
        self.rows.show_rows(heads, [_row(one) for one in found])
        for place, width in enumerate(WIDTHS):
            self.rows.setColumnWidth(place, fonts.px(width))
        self.rows.setVisible(bool(found))
        self.close_it.setFocus()
        if not found:
            self.about.setText(_("Nothing left RefNet yet. Every list that is saved or copied will be noted here."))
            self.resize(fonts.px(NARROW), self.column.totalHeightForWidth(fonts.px(NARROW)))


def _row(one: "Export") -> tuple[str | int, ...]:
    moment = one.exported_at.astimezone()
    when = f"{formats.day(moment.date())} {moment:%H:%M}"
    return when, one.author, one.what, one.rows, one.file_name or _("clipboard"), one.chosen
