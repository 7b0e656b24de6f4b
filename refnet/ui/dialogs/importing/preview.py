"""The first rows of a file as the mapping understands them, with what of them its owner should check."""

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QTableWidget, QTableWidgetItem

from refnet.exchange.mapping import Rows
from refnet.i18n import _
from refnet.services.imports import Preview
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.plain_table import dress
from refnet.ui.look import fonts, formats, tips

ROW_WIDTH, LEAST, MOST = 56, 96, 300


class PreviewTable(QTableWidget):
    """A column for each field in use, in the order of the file; its cells are Qt's, so that reading never holds it up."""

    def __init__(self) -> None:
        super().__init__()
        dress(self, _("First rows as they would be kept"))
        self.horizontalHeader().setStretchLastSection(True)
        self.horizontalHeader().setMinimumSectionSize(fonts.px(ROW_WIDTH))
        self._wanted: list[int] = []

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
                item = QTableWidgetItem(" ".join(text.split()))
                item.setToolTip(tips.plain(text))
                self.setItem(row, place, item)
        self._wanted = self._wished(titles, shown)
        self._give_room()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._give_room()

    def _wished(self, titles: Sequence[str], shown: Sequence[Sequence[str]]) -> list[int]:
        """Return how wide each column had best be."""
        room, most = self.fontMetrics(), fonts.px(MOST)
        wished = []
        for place, title in enumerate(titles):
            widest = max(map(room.horizontalAdvance, (title, *(row[place] for row in shown)))) + fonts.px(28)
            wished.append(min(widest, most))
        return [fonts.px(ROW_WIDTH), *wished[1:]]

    def _give_room(self) -> None:
        header = self.horizontalHeader()
        for place, width in enumerate(fitted(self._wanted, self.viewport().width(), fonts.px(LEAST))):
            header.resizeSection(place, width)


def fitted(wished: Sequence[int], room: int, least: int) -> list[int]:
    """Return widths that fill no more than the room, the widest columns giving way first.

    Where the least would be too wide, too, they are as wide as they are read well, and the table is moved sideways.
    """
    most = max(wished, default=0)
    while most > least and sum(min(one, most) for one in wished) > room:
        most -= 1
    is_too_wide = sum(min(one, most) for one in wished) > room
    return [min(one, least * 3 // 2 if is_too_wide else most) for one in wished]
