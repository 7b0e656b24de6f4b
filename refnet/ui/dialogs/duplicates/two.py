"""Two people side by side: why they may be one, what differs, and what would be theirs together."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services.merging import MergeField, MergePreview
from refnet.ui.dialogs.duplicates.value_choice import DOWN, ValueChoice, breakable
from refnet.ui.look import fonts, formats
from refnet.ui.widgets.parts.labels import label

TOP = Qt.AlignmentFlag.AlignTop
KEPT, OTHER, TOGETHER = 1, 2, 3


class TwoPeople(QScrollArea):
    """Shows one pair at a time; values are chosen in place."""

    field_chosen = Signal(str, bool)  # a field, and whether the other's value is taken

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)
        holder = QWidget()
        holder.setProperty("back", "none")
        self._place = QVBoxLayout(holder)
        self._place.setContentsMargins(0, 0, 0, 0)
        self.setWidget(holder)

    def show_preview(self, preview: MergePreview, reasons: Sequence[str], warnings: Sequence[str]) -> None:
        """Show two people and what merging them would result in."""
        inside = QWidget()
        inside.setProperty("back", "none")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        column.setSpacing(4)
        for sentence in reasons:
            column.addWidget(label(sentence, "strong", wrap=True))
        for sentence in (*warnings, *filter(None, [preview.obstacle])):
            column.addWidget(label(sentence, "danger", wrap=True))
        column.addSpacing(8)
        column.addLayout(self._grid(preview))
        column.addSpacing(8)
        for remark in preview.remarks if not preview.obstacle else ():
            column.addWidget(label(remark, "muted", wrap=True))
        column.addStretch(1)
        if (before := self._place.takeAt(0)) is not None and (shown := before.widget()) is not None:
            shown.hide()
            shown.deleteLater()  # the click that chose a value is still on its way through it
        self._place.addWidget(inside)
        inside.show()
        self.setAccessibleName(". ".join((*reasons, *warnings, preview.obstacle)))

    def _grid(self, preview: MergePreview) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(7)
        for column, text in ((KEPT, _("Stays")), (OTHER, _("Becomes part of it")), (TOGETHER, _("Together"))):
            grid.addWidget(label(text, "caption"), 0, column)
            grid.setColumnStretch(column, 1)
        row = 1
        for found in preview.fields:
            if found.kept or found.other:
                self._add_field(grid, row, found)
                row += 1
        for title, *values in _lines(preview):
            grid.addWidget(label(title, "caption"), row, 0, TOP)
            role = "body" if values[0] == values[1] else "strong"
            for column, value in zip((KEPT, OTHER, TOGETHER), values, strict=True):
                shown = _words(value or formats.DASH, "body" if column == TOGETHER else role)
                grid.addWidget(shown, row, column, TOP)
            row += 1
        return grid

    def _add_field(self, grid: QGridLayout, row: int, found: MergeField) -> None:
        title = field_word(found.field)
        down = fonts.px(DOWN) if found.differs else 0
        grid.addWidget(_words(title, "caption", down), row, 0, TOP)
        for column, value, takes_other in ((KEPT, found.kept, False), (OTHER, found.other, True)):
            if found.differs:
                choice = ValueChoice(title, value, is_taken=takes_other is found.takes_other)
                choice.chosen.connect(partial(self.field_chosen.emit, found.field, takes_other))
                grid.addWidget(choice, row, column, TOP)
            else:
                grid.addWidget(_words(value or formats.DASH), row, column, TOP)
        grid.addWidget(_words(found.value, "body", down), row, TOGETHER, TOP)


def _words(text: str, role: str = "body", down: int = 0) -> QLabel:
    made = label(breakable(text), role, wrap=True)
    made.setContentsMargins(0, down, 0, 0)
    return made


def field_word(field: str) -> str:
    """Return what a field is called."""
    return {
        "name": _("Name"),
        "organization": _("Company"),
        "job_title": _("Job title"),
        "reference": _("Number or key"),
        "source": _("Came from"),
        "legal_basis": _("Legal basis"),
    }[field]


def _lines(preview: MergePreview) -> list[tuple[str, ...]]:
    three = (preview.kept, preview.other, preview.result)
    lines = [
        (_("Ally"), *(_("yes") if one.is_ally else "" for one in three)),
        (_("Ways to reach them"), *("\n".join(one.points) for one in three)),
        (_("Tags"), *(", ".join(one.tags) for one in three)),
        (_("Introductions"), *(_number(one.introductions) for one in three)),
        (_("Deals"), *(_number(one.deals) for one in three)),
        (_("Asks"), *(_number(one.asks) for one in three)),
        (_("Ties"), *(_number(one.ties) for one in three)),
        (_("Notes"), *(_number(one.notes) for one in three)),
    ]
    return [line for line in lines if any(line[1:])]


def _number(count: int) -> str:
    return formats.number(count) if count else ""
