"""The first rows of a file as the mapping understands them, with what of them its owner should check."""

from collections.abc import Sequence

from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from refnet.exchange.mapping import Rows
from refnet.i18n import _
from refnet.services.imports import Preview
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.plain_table import dress
from refnet.ui.look import fonts, formats

ROW_WIDTH, CHECK_WIDTH, LEAST, MOST = 56, 260, 110, 300


class PreviewTable(QTableWidget):
    """A column for each field in use, in the order of the file; its cells are Qt's, so that reading never holds it up."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, _("First rows as they would be kept"))
        self.horizontalHeader().setStretchLastSection(True)

    def show_preview(self, preview: Preview, rows: Rows) -> None:
        """Show these rows."""
        fields = list(dict.fromkeys(field for record in preview.records for field in record.fields))
        doubts: dict[int, list[str]] = {}
        for notice in preview.notices:
            doubts.setdefault(notice.row, []).append(notice.text)
        titles = [
            _("Row"),
            *([_("Please check")] if doubts else []),
            *(import_words.field_word(one, rows) for one in fields),
        ]
        shown = []
        for record in preview.records:
            said = [" ".join(doubts.get(record.number, [])) or formats.DASH] if doubts else []
            cells = [import_words.value_word(field, record.fields.get(field)) for field in fields]
            shown.append((formats.number(record.number), *said, *cells))
        if not shown:
            titles = [_("Row"), _("What is kept")]
            shown = [(formats.DASH, _("Nothing of the first rows: look under Refused for the reasons."))]
        self.clear()
        self.setRowCount(len(shown))
        self.setColumnCount(len(titles))
        self.setHorizontalHeaderLabels(titles)
        for row, texts in enumerate(shown):
            for place, text in enumerate(texts):
                item = QTableWidgetItem(text)
                item.setToolTip(text)
                self.setItem(row, place, item)
        self._give_room(titles, shown, bool(doubts))

    def _give_room(self, titles: Sequence[str], shown: Sequence[Sequence[str]], has_doubts: bool) -> None:
        header, room = self.horizontalHeader(), self.fontMetrics()
        for place, title in enumerate(titles):
            texts = (title, *(row[place] for row in shown))
            widest = max(map(room.horizontalAdvance, texts)) + 28
            header.resizeSection(place, max(fonts.px(LEAST), min(widest, fonts.px(MOST))))
        header.resizeSection(0, fonts.px(ROW_WIDTH))
        if has_doubts:
            header.resizeSection(1, fonts.px(CHECK_WIDTH))
