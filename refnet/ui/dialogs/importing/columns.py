"""What each column of the file means; those without a place stand below, and can go into notes."""

from collections.abc import Mapping

from refnet.exchange.mapping import Rows
from refnet.i18n import _
from refnet.services.imports import Look
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.choices import ChoiceRows
from refnet.ui.widgets.forms.choice_box import ChoiceBox

UNUSED = ""


class ColumnsTable(ChoiceRows):
    """Each column, some of its cells, and where they go."""

    def __init__(self) -> None:
        super().__init__((_("Column in the file"), _("For example"), _("Becomes")), _("Columns of the file"))
        self._rows = Rows.PEOPLE

    def show_look(self, look: Look, rows: Rows, columns: Mapping[str, str]) -> None:
        """Show a file with the fields that its columns mean; fields that such rows do not have become unused."""
        self.clear_rows()
        self._rows = rows
        offered = _offered(rows, columns)
        examples = dict(zip(look.headers, look.samples, strict=True))
        for header in sorted(look.headers, key=lambda one: not columns.get(one)):
            choice = ChoiceBox(offered, _("What {column} becomes").format(column=header))
            choice.choose(columns.get(header, UNUSED))
            cells = " · ".join(cell for cell in examples[header] if cell)
            self.add((import_words.header_word(header), cells), choice, header)

    def columns(self) -> dict[str, str]:
        """Return column to field, without those that are left out."""
        chosen = ((self.key(row), self.choice(row).value()) for row in range(self.rowCount()))
        return {header: str(field) for header, field in chosen if field}

    def left_out(self) -> list[str]:
        """Return the columns that go nowhere."""
        return [self.key(row) for row in range(self.rowCount()) if not self.choice(row).value()]

    def put_rest_into_notes(self) -> None:
        """Let every column that goes nowhere go into notes."""
        notes = import_words.notes_field(self._rows)
        for row in range(self.rowCount()):
            if not self.choice(row).value():
                self.choice(row).choose(notes)
        self.changed.emit()


def _offered(rows: Rows, columns: Mapping[str, str]) -> list[tuple[str, str]]:
    notes = import_words.notes_field(rows)
    fields = import_words.fields_for(rows)
    fields += [field for field in dict.fromkeys(columns.values()) if field not in fields]
    first = [(UNUSED, _("left out")), *([(notes, _("into notes"))] if notes else [])]
    return first + [(field, import_words.field_word(field, rows)) for field in fields if field != notes]
