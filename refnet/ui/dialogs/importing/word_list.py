"""The words of columns that hold choices, and what each means in RefNet."""

from collections.abc import Mapping

from refnet.exchange.mapping import FIELDS
from refnet.exchange.mapping.shape import OTHERS
from refnet.i18n import _
from refnet.services.imports import Look
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.choices import ChoiceRows
from refnet.ui.widgets.forms.choice_box import ChoiceBox

UNTOLD = ""


class WordsTable(ChoiceRows):
    """A row for each word; all others come last in each field."""

    def __init__(self) -> None:
        super().__init__((_("Says"), _("Word in the file"), _("Means")), _("Words in the file"))
        self._rows: list[tuple[str, str]] = []

    def show_words(self, look: Look, columns: Mapping[str, str], values: Mapping[str, Mapping[str, str]]) -> None:
        """Show the words of every column that holds choices, with the meanings known so far."""
        self.clear_rows()
        self._rows = []
        for place, header in enumerate(look.headers):
            field = columns.get(header, "")
            if field and FIELDS[field].choices is not None:
                known = values.get(field, {})
                for word in (*sorted(look.words[place], key=lambda one: one in known), OTHERS):
                    self._add_word(field, word, known.get(word, UNTOLD))

    def values(self) -> dict[str, dict[str, str]]:
        """Return field to word to meaning."""
        found: dict[str, dict[str, str]] = {}
        for row, (field, word) in enumerate(self._rows):
            meaning = self.choice(row).value()
            if meaning:
                found.setdefault(field, {})[word] = str(meaning)
        return found

    def untold(self) -> list[str]:
        """Return the words of which nobody has said what they mean, and so their rows are refused."""
        told = {field for row, (field, word) in enumerate(self._rows) if word == OTHERS and self.choice(row).value()}
        return [
            word
            for row, (field, word) in enumerate(self._rows)
            if word != OTHERS and field not in told and not self.choice(row).value()
        ]

    def _add_word(self, field: str, word: str, meaning: str) -> None:
        said = _("all others") if word == OTHERS else word
        choice = ChoiceBox([(UNTOLD, _("not told")), *import_words.choices_of(field)], said)
        choice.choose(meaning)
        self._rows.append((field, word))
        self.add((import_words.field_word(field), said), choice)
