"""A card with a chart: the sentence above it, its numbers as a table behind it, and copies of both."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QGuiApplication, QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.look import fonts, icons, theme
from refnet.ui.pages.conversion.tables import as_text
from refnet.ui.widgets.chart_canvas import Builder, ChartCanvas, drawn
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.lists.rows_model import RowsModel
from refnet.ui.widgets.lists.table import ROW_HEIGHT, Table
from refnet.ui.widgets.parts.buttons import icon_button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label

NARROWEST_FILE = 720  # pixels
MOST_ROWS = 14  # of the table in view; the rest is scrolled


@dataclass(frozen=True, slots=True)
class ChartStory:
    """All that a card tells: sentences, the chart on the screen, the chart for a file, and the numbers."""

    sentence: str
    build: Builder
    build_file: Builder
    detail: str = ""  # rich text of our own words
    rows: Sequence[Any] = ()


class ChartCard(QWidget):
    """A chart, and one key away the table of its numbers."""

    def __init__(self, context: Context, name: str, columns: Sequence[Column], role: str, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._name = context, name
        self._story: ChartStory | None = None
        self.title = label(name, "card")
        self.sentence, self.detail = label("", role, wrap=True), _rich_label()
        self.chart = ChartCanvas(context.jobs, name)
        self.model = RowsModel(context.jobs, columns, parent=self)
        self.table = Table(self.model, f"chart-{name}", _("{name}, as a table").format(name=name))
        self.show_table = icon_button("table-2", _("Show as table"))
        self.copy, self.save = icon_button("copy", _("Copy")), icon_button("download", _("Save"))
        self.frame, inside = card(self)
        self._head = QHBoxLayout()
        self._lay_out(inside, is_titled=role != "sentence")
        self._connect()

    def add_to_head(self, widget: QWidget) -> None:
        """Put something before the buttons."""
        self._head.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignTop)

    def show_story(self, story: ChartStory) -> None:
        """Tell something else."""
        self._story = story
        self.sentence.setText(story.sentence)
        self.detail.setText(story.detail)
        self.detail.setVisible(bool(story.detail))
        self.chart.show_chart(story.build, story.sentence)
        self.model.show_rows(list(story.rows))
        self.table.setAccessibleDescription(story.sentence)
        self.table.setFixedHeight(fonts.px(ROW_HEIGHT) * (min(len(story.rows), MOST_ROWS) + 1) + 4)

    def copy_picture(self) -> None:
        """Copy the chart with its sentences."""
        if self._story is not None:
            width, build = max(self.chart.width(), NARROWEST_FILE), self._story.build_file
            self._context.jobs.read(partial(drawn, build, width, theme.current()), self._copied)

    def copy_table(self) -> None:
        """Copy the numbers as text that a spreadsheet takes."""
        if self._story is not None:
            QGuiApplication.clipboard().setText(as_text(self.model.columns, self._story.rows))
            self._context.say(_("The table was copied."), undo=False)

    def choose_file(self, kind: str) -> None:
        """Ask where to save the chart as png or svg."""
        words = {"png": _("PNG picture (*.png)"), "svg": _("SVG drawing (*.svg)")}[kind]
        dialog = QFileDialog(self, _("Save chart"), f"{self._name.lower()}.{kind}", words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def write(self, name: str) -> None:
        """Save the chart with its sentences; the suffix says which kind of file."""
        if self._story is not None:
            width, build = max(self.chart.width(), NARROWEST_FILE), self._story.build_file
            work = partial(_write, partial(build, width, theme.current()), Path(name))
            self._context.jobs.read(work, self._written)

    def _copied(self, image: QImage) -> None:
        QGuiApplication.clipboard().setImage(image)
        self._context.say(_("The chart was copied."), undo=False)

    def _written(self, file: Path) -> None:
        self._context.say(_("The chart was saved as {name}.").format(name=file.name), undo=False)

    def _turn(self, to_table: bool) -> None:
        self.chart.setVisible(not to_table)
        self.table.setVisible(to_table)
        words = _("Show as chart") if to_table else _("Show as table")
        self.show_table.setIcon(icons.icon("chart-line" if to_table else "table-2", "text2"))
        self.show_table.setToolTip(words)
        self.show_table.setAccessibleName(words)

    def _connect(self) -> None:
        self.show_table.setCheckable(True)
        self.show_table.toggled.connect(self._turn)
        _give_menu(self.copy, ((_("Chart"), self.copy_picture), (_("Table as text"), self.copy_table)))
        kinds = (("png", _("As PNG …")), ("svg", _("As SVG …")))
        _give_menu(self.save, tuple((words, partial(self.choose_file, kind)) for kind, words in kinds))

    def _lay_out(self, inside: QVBoxLayout, *, is_titled: bool) -> None:
        words = QVBoxLayout()
        words.setSpacing(4)
        for each in (self.title, self.sentence, self.detail) if is_titled else (self.sentence, self.detail):
            words.addWidget(each)
        self.title.setVisible(is_titled)
        self._head.setSpacing(4)
        self._head.addLayout(words, 1)
        for tool in (self.show_table, self.copy, self.save):
            self._head.addWidget(tool, 0, Qt.AlignmentFlag.AlignTop)
        inside.addLayout(self._head)
        inside.addWidget(self.chart)
        inside.addWidget(self.table)
        inside.addStretch(1)
        self.table.hide()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.frame)
        self.frame.setFrameShape(QFrame.Shape.NoFrame)


class SourceMarks(QWidget):
    """Which mark is referral and which is cold."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._entries = (("referral", _("Referral")), ("cold", _("Cold")))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setAccessibleName(_("Discs are referral, squares are cold"))
        theme.watch.changed.connect(self.update)

    def sizeHint(self) -> QSize:
        metrics = QFontMetricsF(fonts.font(12, 600))
        return QSize(
            round(sum(metrics.horizontalAdvance(words) + fonts.px(30) for _tone, words in self._entries)), fonts.px(28)
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(fonts.font(12, 600))
        x, middle, mark = 2.0, self.height() / 2, fonts.px(100) / 100
        for tone, words in self._entries:
            hue = theme.current().hue(tone)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(hue.main))
            if tone == "referral":
                painter.drawEllipse(QPointF(x + 5 * mark, middle), 5 * mark, 5 * mark)
            else:
                painter.drawRect(QRectF(x + 0.5 * mark, middle - 4.5 * mark, 9 * mark, 9 * mark))
            painter.setPen(QColor(hue.text))
            width = painter.fontMetrics().horizontalAdvance(words)
            place = QRectF(x + 15 * mark, 0, width + 4, self.height())
            painter.drawText(place, int(Qt.AlignmentFlag.AlignVCenter), words)
            x += width + 30 * mark


def _write(build: Callable[[], Any], file: Path) -> Path:
    from refnet.charts.saving import save  # noqa: PLC0415 - matplotlib is heavy

    save(build(), file)
    return file


def _rich_label() -> QLabel:
    """Return a label for sentences of ours in which a word is bold."""
    made = label("", "muted", wrap=True)
    made.setTextFormat(Qt.TextFormat.RichText)
    return made


def _give_menu(button: QToolButton, entries: Sequence[tuple[str, Callable[[], object]]]) -> None:
    menu = QMenu(button)
    for words, run in entries:
        menu.addAction(words, run)
    button.setMenu(menu)
    button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
