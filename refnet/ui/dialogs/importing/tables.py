"""The two tables of the import dialog: what each column means, and what the words in it mean."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QVBoxLayout, QWidget

from refnet.exchange.mapping import FIELDS, Rows
from refnet.exchange.mapping.shape import OTHERS
from refnet.i18n import _
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.reading import Look
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.choice_box import ChoiceBox

ROW = 40
UNUSED = ""


class _Choices(QTableWidget):
    """Rows of words with a choice at the end of each."""

    changed = Signal()

    def __init__(self, titles: Sequence[str], name: str) -> None:
        super().__init__(0, len(titles))
        self._made: list[ChoiceBox] = []
        self.setAccessibleName(name)
        self.setHorizontalHeaderLabels(list(titles))
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(fonts.px(ROW))
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.setFocusPolicy(self.focusPolicy().NoFocus)
        self.setShowGrid(False)
        self.setWordWrap(False)
        header = self.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def add(self, texts: Sequence[str], choice: ChoiceBox) -> None:
        """Add a row."""
        row = self.rowCount()
        self.insertRow(row)
        for place, text in enumerate(texts):
            item = QTableWidgetItem(text)
            item.setToolTip(text)
            self.setItem(row, place, item)
        holder = QWidget()
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 4, 8, 4)
        inside.addWidget(choice)
        self.setCellWidget(row, len(texts), holder)
        self._made.append(choice)
        choice.chosen.connect(self.changed)

    def clear_rows(self) -> None:
        """Begin again."""
        self.setRowCount(0)
        self._made.clear()

    def choice(self, row: int) -> ChoiceBox:
        """Return the choice of a row."""
        return self._made[row]


class ColumnsTable(_Choices):
    """Each column of the file, some of its cells, and the field that it means."""

    def __init__(self) -> None:
        super().__init__((_("Column in the file"), _("First cells"), _("Means")), _("Columns of the file"))

    def show_look(self, look: Look, rows: Rows, columns: Mapping[str, str]) -> None:
        """Show a file with the fields that its columns mean; fields that such rows do not have become unused."""
        self.clear_rows()
        offered = [(UNUSED, _("not used"))]
        offered += [(field, import_words.field_word(field)) for field in _offered(rows, columns)]
        for header, cells in zip(look.headers, look.samples, strict=True):
            choice = ChoiceBox(offered, _("Meaning of {column}").format(column=header))
            choice.choose(columns.get(header, UNUSED))
            self.add((header, " · ".join(cell for cell in cells if cell)), choice)

    def columns(self) -> dict[str, str]:
        """Return column to field, without those that are not used."""
        chosen = ((self.item(row, 0), self.choice(row).value()) for row in range(self.rowCount()))
        return {item.text(): str(field) for item, field in chosen if item is not None and field}


class WordsTable(_Choices):
    """The words of columns that hold choices, and what each means in RefNet."""

    def __init__(self) -> None:
        super().__init__((_("Field"), _("Word in the file"), _("Means")), _("Words in the file"))
        self._rows: list[tuple[str, str]] = []

    def show_words(self, look: Look, columns: Mapping[str, str], values: Mapping[str, Mapping[str, str]]) -> None:
        """Show the words of every column that holds choices, with the meanings known so far."""
        self.clear_rows()
        self._rows = []
        for place, header in enumerate(look.headers):
            field = columns.get(header, "")
            if field and FIELDS[field].choices is not None:
                known = values.get(field, {})
                for word in (*look.words[place], OTHERS):
                    self._add_word(field, word, known.get(word, UNUSED))

    def values(self) -> dict[str, dict[str, str]]:
        """Return field to word to meaning."""
        found: dict[str, dict[str, str]] = {}
        for row, (field, word) in enumerate(self._rows):
            meaning = self.choice(row).value()
            if meaning:
                found.setdefault(field, {})[word] = str(meaning)
        return found

    def _add_word(self, field: str, word: str, meaning: str) -> None:
        said = _("all others") if word == OTHERS else word
        choice = ChoiceBox([(UNUSED, _("not told")), *import_words.choices_of(field)], said)
        choice.choose(meaning)
        self._rows.append((field, word))
        self.add((import_words.field_word(field), said), choice)


def _offered(rows: Rows, columns: Mapping[str, str]) -> list[str]:
    likely = import_words.fields_for(rows)
    return likely + [field for field in dict.fromkeys(columns.values()) if field not in likely]
