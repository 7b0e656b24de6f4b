"""A card with a chart: the sentence above it, its numbers as a table behind it, and copies of both."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QLabel, QMenu, QToolButton, QVBoxLayout, QWidget

from refnet.charts.sheet import Sheet
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.look import fonts, icons, theme
from refnet.ui.widgets.charts.canvas import ChartCanvas
from refnet.ui.widgets.charts.how import HowComputed
from refnet.ui.widgets.charts.painting import picture
from refnet.ui.widgets.charts.story import ChartStory, as_text
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.lists.rows_model import RowsModel
from refnet.ui.widgets.lists.table import ROW_HEIGHT, Table
from refnet.ui.widgets.parts.buttons import icon_button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label

NARROWEST_FILE = 720  # pixels
MOST_ROWS = 14  # of the table in view; the rest is scrolled


class ChartCard(QWidget):
    """A chart, one key away the table of its numbers, and how they are computed.

    `picked` tells the key of what a click on the chart, or Enter or a double click in the table, wants to open.
    """

    picked = Signal(object)

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
        self.how = HowComputed(name)
        self.frame, self._inside = card(self)
        self._head = QHBoxLayout()
        self._lay_out(self._inside, is_titled=role != "sentence")
        self._connect()

    def add_to_head(self, widget: QWidget) -> None:
        """Put something before the buttons."""
        self._head.insertWidget(1, widget, 0, Qt.AlignmentFlag.AlignTop)

    def add_below(self, widget: QWidget) -> None:
        """Put something under the chart and its table."""
        self._inside.insertWidget(self._inside.indexOf(self.how), widget)

    def show_story(self, story: ChartStory) -> None:
        """Tell something else."""
        self._story = story
        self.sentence.setText(story.sentence)
        self.detail.setText(story.detail)
        self.detail.setVisible(bool(story.detail))
        self.chart.show_chart(story.build, story.sentence)
        self.model.show_rows(list(story.rows))
        self.table.setAccessibleDescription(story.sentence)
        self.how.show_how(story.how)
        self.table.setFixedHeight(fonts.px(ROW_HEIGHT) * (min(len(story.rows), MOST_ROWS) + 1) + 4)

    def copy_picture(self) -> None:
        """Copy the chart with its sentences."""
        if self._story is not None:
            self._context.jobs.read(partial(_picture, self._for_file(self._story)), self._copied)

    def copy_table(self) -> None:
        """Copy the numbers as text that a spreadsheet takes."""
        if self._story is not None:
            QGuiApplication.clipboard().setText(as_text(self.model.columns, self._story.rows))
            self._context.say(_("The table was copied."), undo=False)

    def choose_file(self, kind: str) -> None:
        """Ask where to save the chart as png, svg or pdf."""
        words = {
            "png": _("PNG picture (*.png)"), "svg": _("SVG drawing (*.svg)"), "pdf": _("PDF document (*.pdf)")
        }[kind]  # fmt: skip
        dialog = QFileDialog(self, _("Save chart"), f"{self._name.lower()}.{kind}", words)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix(kind)
        dialog.fileSelected.connect(self.write)
        dialog.open()

    def write(self, name: str) -> None:
        """Save the chart with its sentences; the suffix says which kind of file."""
        if self._story is not None:
            self._context.jobs.read(partial(_write, self._for_file(self._story), Path(name)), self._written)

    def _pick_row(self, row: Any) -> None:  # noqa: ANN401 - rows of any table
        key = self._story.key_of(row) if self._story is not None and self._story.key_of is not None else None
        if key is not None:
            self.picked.emit(key)

    def _for_file(self, story: ChartStory) -> Callable[[], Sheet]:
        return partial(story.build_file, max(self.chart.width(), NARROWEST_FILE), theme.current())

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
        self.chart.picked.connect(self.picked)
        self.table.opened.connect(self._pick_row)
        _give_menu(self.copy, ((_("Chart"), self.copy_picture), (_("Table as text"), self.copy_table)))
        kinds = (("png", _("As PNG …")), ("svg", _("As SVG …")), ("pdf", _("As PDF …")))
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
        inside.addWidget(self.how)
        inside.addStretch(1)
        self.table.hide()
        around = QVBoxLayout(self)
        around.setContentsMargins(0, 0, 0, 0)
        around.addWidget(self.frame)
        self.frame.setFrameShape(QFrame.Shape.NoFrame)


def _picture(build: Callable[[], Sheet]) -> QImage:
    return picture(build())


def _write(build: Callable[[], Sheet], file: Path) -> Path:
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
