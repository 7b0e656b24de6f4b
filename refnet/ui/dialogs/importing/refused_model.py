"""Refused rows as a table whose cells can be mended."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal

from refnet.i18n import _
from refnet.services.imports import Refusal
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.plain_table import Index, TextModel
from refnet.ui.look import fonts, formats, tips

FIRST = 2  # column of the row's first cell


class RefusedModel(TextModel):
    """Row number and reason, then the cells of the row as they stand in the file; those that were mended are bold."""

    edited = Signal()

    def __init__(self) -> None:
        super().__init__((_("Row"), _("Refused because")))
        self.refusals: Sequence[Refusal] = ()
        self._edits: dict[int, list[str]] = {}  # row number to all its cells
        self._cells: list[tuple[str, ...]] = []

    def show_refusals(self, headers: Sequence[str], refusals: Sequence[Refusal]) -> None:
        """Show other refused rows; a row that was beyond reading stands as one text in its first cell."""
        self.refusals, self._edits = refusals, {}
        self._cells = [one.cells or (one.text,) for one in refusals]
        width = max((len(headers), *map(len, self._cells)))
        more = [_("Beyond the last column")] * (width - len(headers))
        self.show_rows(self._cells, [_("Row"), _("Refused because"), *map(import_words.header_word, headers), *more])

    def mended(self) -> Mapping[int, tuple[str, ...]]:
        """Return the rows in which something was changed, with all their cells."""
        return {row: tuple(cells) for row, cells in self._edits.items()}

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        refusal, place = self.refusals[index.row()], index.column() - FIRST
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.EditRole, Qt.ItemDataRole.ToolTipRole):
            told = formats.number(refusal.row), import_words.with_words(refusal.reason)
            return tips.in_role(told[index.column()] if place < 0 else self._cell(index, place), role)
        is_mended = place >= 0 and self._cell(index, place) != self._original(index, place)
        return fonts.font(13, 600) if role == Qt.ItemDataRole.FontRole and is_mended else None

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        place, text = index.column() - FIRST, str(value)
        if role != Qt.ItemDataRole.EditRole or place < 0 or text == self._cell(index, place):
            return False
        row = self.refusals[index.row()].row
        width = self.columnCount() - FIRST
        cells = self._edits.setdefault(row, [self._original(index, one) for one in range(width)])
        cells[place] = text
        self.dataChanged.emit(index, index)
        self.edited.emit()
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        usual = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return usual | Qt.ItemFlag.ItemIsEditable if index.column() >= FIRST else usual

    def _cell(self, index: Index, place: int) -> str:
        edits = self._edits.get(self.refusals[index.row()].row)
        return self._original(index, place) if edits is None else edits[place]

    def _original(self, index: Index, place: int) -> str:
        cells = self._cells[index.row()]
        return cells[place] if place < len(cells) else ""
