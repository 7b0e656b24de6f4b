"""The user's own benchmarks in the settings: each opens its form, and more can be added."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from refnet.domain.own_benchmarks import as_benchmark
from refnet.i18n import _
from refnet.services.benchmarks import BenchmarkRow
from refnet.ui.context import Context
from refnet.ui.dialogs.own_benchmark import OwnBenchmarkDialog
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, label


class OwnBenchmarks(QWidget):
    """A line for each, with its figure, its unit and a way to edit it."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(label(_("Your own benchmarks"), "field"))
        self.add = button(_("Add your own …"), "plus", "link")
        self.add.clicked.connect(self._add)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)

    def show_rows(self, rows: Sequence[BenchmarkRow]) -> None:
        """Show these benchmarks in their order."""
        for old in self._lines:
            old.hide()
            old.deleteLater()
        self._lines = [self._line(row) for row in rows]
        for place, line in enumerate(self._lines, start=1):
            self._column.insertWidget(place, line)

    def _line(self, row: BenchmarkRow) -> QWidget:
        known = as_benchmark(row.id, row.draft)
        line = QWidget()
        layout = QHBoxLayout(line)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(ElidedLabel(f"{known.label}: {known.unit}"), 1)
        edit = button(_("Edit"), "pencil", "quiet")
        edit.setAccessibleName(_("Edit {name}").format(name=row.draft.name))
        edit.clicked.connect(partial(self._edit, row))
        layout.addWidget(edit)
        return line

    def buttons(self) -> list[QPushButton]:
        """Return the buttons that open the forms, in the order of the lines."""
        return [one for line in self._lines for one in line.findChildren(QPushButton)]

    def _add(self) -> None:
        OwnBenchmarkDialog(self._context, parent=self.window()).open()

    def _edit(self, row: BenchmarkRow, _checked: bool = False) -> None:
        OwnBenchmarkDialog(self._context, row, self.window()).open()
