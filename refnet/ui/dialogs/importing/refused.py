"""The rows that were refused: each with its number, the reason and its text, to be mended and tried again, or saved."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.services.imports import Refusal
from refnet.ui.dialogs.importing.plain_table import dress
from refnet.ui.dialogs.importing.refused_model import FIRST, RefusedModel
from refnet.ui.look import fonts
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

ROW_WIDTH, REASON_WIDTH, CELL_WIDTH = 64, 330, 150


class RefusedView(QWidget):
    """Tells which rows were mended; the dialog tries them again."""

    retry_wanted = Signal()
    save_wanted = Signal()
    edited = Signal()

    def __init__(self, *, can_mend: bool = True) -> None:
        super().__init__()
        self.model = RefusedModel()
        self.table = QTableView()
        self.table.setModel(self.model)
        dress(self.table, _("Refused rows"))
        self.retry = button(_("Try again"), "refresh-cw", hint="F5")
        self.retry.clicked.connect(self.retry_wanted)
        self.save = button(_("Save refused rows …"), "download")
        self.save.clicked.connect(self.save_wanted)
        self.hint = label(
            _("Change the cells that are wrong here, then try again. The file itself stays as it is."), "caption"
        )
        if can_mend:
            triggers = QAbstractItemView.EditTrigger
            self.table.setEditTriggers(triggers.DoubleClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed)
            self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
        self.retry.setVisible(can_mend)
        self.hint.setVisible(can_mend)
        foot = QHBoxLayout()
        foot.addWidget(self.hint, 1)
        foot.addStretch(0 if can_mend else 1)
        foot.addWidget(self.save)
        foot.addWidget(self.retry)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addLayout(foot)
        self.model.edited.connect(self._count)
        self.model.edited.connect(self.edited)

    def show_refusals(self, headers: Sequence[str], refusals: Sequence[Refusal]) -> None:
        """Show other refused rows; those being mended are forgotten."""
        self.model.show_refusals(headers, refusals)
        header = self.table.horizontalHeader()
        header.setDefaultSectionSize(fonts.px(CELL_WIDTH))
        header.resizeSection(0, fonts.px(ROW_WIDTH))
        header.resizeSection(1, fonts.px(REASON_WIDTH))
        if refusals:
            self.table.setCurrentIndex(self.model.index(0, FIRST))
        self._count()

    def settle(self) -> None:
        """Take over what is being typed into a cell."""
        if self.table.state() is QTableView.State.EditingState:
            self.table.setFocus()

    def mended(self) -> Mapping[int, tuple[str, ...]]:
        """Return the rows mended since they were shown."""
        return self.model.mended()

    def _count(self) -> None:
        number = len(self.model.mended())
        self.retry.setEnabled(number > 0)
        said = counted("Try {count} mended row again", "Try {count} mended rows again", number)
        self.retry.setText(said if number else _("Try again"))
        self.retry.setAccessibleName(self.retry.text())
        if not number:
            self.retry.setToolTip(_("Change a cell first: double-click it, or press F2."))
