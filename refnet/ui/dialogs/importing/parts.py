"""The parts of the import behind tabs: first rows, columns, words, who is known, what differs, refused, changed."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QStackedWidget, QVBoxLayout, QWidget

from refnet.exchange.mapping import Rows
from refnet.i18n import _, counted
from refnet.services.imports import Report
from refnet.ui.dialogs.importing import words as import_words
from refnet.ui.dialogs.importing.changes import ChangesView
from refnet.ui.dialogs.importing.columns import ColumnsTable
from refnet.ui.dialogs.importing.conflicts import ConflictsView
from refnet.ui.dialogs.importing.likely import LikelyView
from refnet.ui.dialogs.importing.preview import PreviewTable
from refnet.ui.dialogs.importing.refused import RefusedView
from refnet.ui.dialogs.importing.word_list import WordsTable
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field
from refnet.ui.widgets.lists.tab_row import TabRow, ViewTab
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import ElidedLabel, label

ROWS, COLUMNS, WORDS, KNOWN, DIFFERS, REFUSED, CHANGED, CHECK = (
    "rows", "columns", "words", "known", "differs", "refused", "changed", "check",
)  # fmt: skip
LEAST, SPACING = 210, 4


class Parts(QWidget):
    """Tabs that come and go with what there is to see or to decide."""

    def __init__(self) -> None:
        super().__init__()
        self.tabs = TabRow(_("Parts of the import"))
        self.stack = _Stack()
        self.stack.setMinimumHeight(fonts.px(LEAST))
        self.preview, self.columns, self.words = PreviewTable(), ColumnsTable(), WordsTable()
        self.likely, self.conflicts = LikelyView(), ConflictsView()
        self.refused, self.changes, self.check = RefusedView(), ChangesView(), QListWidget()
        self.check.setAccessibleName(_("What to check"))
        self.check.setSpacing(fonts.px(SPACING))
        self.meaning = _Meaning(self.columns)
        self._places = {
            ROWS: self.preview, COLUMNS: self.meaning, WORDS: self.words, KNOWN: self.likely, DIFFERS: self.conflicts,
            REFUSED: self.refused, CHANGED: self.changes, CHECK: self.check,
        }  # fmt: skip
        self._counts: dict[str, int] = {}
        for part in self._places.values():
            self.stack.addWidget(part)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.tabs)
        column.addWidget(self.stack, 1)
        self.tabs.chosen.connect(self.turn)
        self.show_counts({})

    def turn(self, tab: str) -> None:
        """Show one part."""
        self.tabs.choose(tab)
        self.stack.setCurrentWidget(self._places[tab])

    def take_focus(self) -> None:
        """Move the keyboard into the part in view."""
        part = self._places[self.tabs.current()]
        inside = (one for one in (part, *part.findChildren(QWidget)) if one.focusPolicy() & Qt.FocusPolicy.TabFocus)
        next(inside, part).setFocus()

    def show_counts(self, counts: dict[str, int]) -> None:
        """Show a tab for each part that is always there, and for others that have something."""
        self._counts |= counts
        known = self._counts
        names = {
            ROWS: _("First rows"), COLUMNS: _("Columns"), WORDS: _("Words"), KNOWN: _("Known already?"),
            DIFFERS: _("What differs"), REFUSED: _("Refused"), CHANGED: _("Changed"), CHECK: _("To check"),
        }  # fmt: skip
        shown = [
            ViewTab(key, name, known.get(key) or None)
            for key, name in names.items()
            if key in (ROWS, COLUMNS) or known.get(key)
        ]
        if [tab.key for tab in shown] != self.tabs.keys():
            self.tabs.set_tabs(shown)
            self.turn(self.tabs.current())
        for tab in shown:
            self.tabs.set_count(tab.key, tab.count)

    def forget(self) -> None:
        """Forget what was decided and mended of another file."""
        self.likely.show_pairs((), {})
        self.conflicts.show_conflicts((), {})
        self.refused.show_refusals((), ())
        self.changes.show_changes(())
        self.check.clear()
        self.show_counts(dict.fromkeys((WORDS, KNOWN, DIFFERS, REFUSED, CHANGED, CHECK), 0))

    def show_report(self, report: Report, headers: Sequence[str], to_check: Sequence[str]) -> None:
        """Show what the report has for its tabs; who is known and what differs is shown by those who know decisions."""
        self.refused.show_refusals(headers, report.refusals)
        self.changes.show_changes(report.changes)
        self.check.clear()
        self.check.addItems(list(to_check))
        self.show_counts(
            {
                REFUSED: report.refused,
                CHANGED: len(report.changes),
                CHECK: len(to_check),
            }
        )


class _Stack(QStackedWidget):
    """Asks for no more height than the least, so that what stands below stays in view on a small screen."""

    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), fonts.px(LEAST))


class _Meaning(QWidget):
    """What a row is, in which order its dates stand, and what each column becomes."""

    def __init__(self, columns: ColumnsTable) -> None:
        super().__init__()
        self._columns = columns
        self.rows = ChoiceBox([(rows, import_words.rows_word(rows)) for rows in Rows], _("What the rows are"))
        self.date_order = ChoiceBox(_orders(), _("Order in dates"))
        self.decimal = ChoiceBox(_decimals(), _("Decimals in amounts"))
        self.again = button(_("Guess again"), "refresh-cw")
        self.remembered = label("", "field")
        self.left_out = ElidedLabel("", "caption")
        self.into_notes = button(_("Put them into notes"), kind="link")
        self.into_notes.clicked.connect(columns.put_rest_into_notes)
        top, foot = QHBoxLayout(), QHBoxLayout()
        top.setSpacing(12)
        self.fields = (
            Field("rows", _("The rows are"), self.rows),
            Field("date_order", _("Order in dates"), self.date_order),
            Field("decimal", _("Decimals in amounts"), self.decimal),
        )
        for field in self.fields:
            top.addWidget(field, 1)
        again = QVBoxLayout()
        again.setSpacing(4)
        again.addWidget(self.remembered)
        again.addWidget(self.again)
        again.addStretch(1)
        top.addLayout(again)
        foot.addWidget(self.left_out, 1)
        foot.addWidget(self.into_notes)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(columns, 1)
        column.addLayout(foot)
        self.table_field = Field("columns", _("What each column becomes"), whole, grows=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addLayout(top)
        outer.addWidget(self.table_field, 1)

    def show_remembered(self, is_remembered: bool) -> None:
        """Tell that the columns become what they became last time."""
        self.remembered.setText(_("as last time") if is_remembered else "")

    def show_left_out(self) -> None:
        """Tell which columns go nowhere."""
        names = self._columns.left_out()
        said = counted("{count} column is left out", "{count} columns are left out", len(names))
        self.left_out.setText(f"{said}: {', '.join(names)}" if names else "")
        self.into_notes.setVisible(bool(names) and bool(import_words.notes_field(self.rows.value())))


def _orders() -> list[tuple[str, str]]:
    return [
        ("", _("as the file suggests")),
        ("dmy", _("day, month, year")),
        ("mdy", _("month, day, year")),
        ("ymd", _("year, month, day")),
    ]


def _decimals() -> list[tuple[str, str]]:
    return [("", _("as the file suggests")), (",", _("comma: 1.200,50")), (".", _("point: 1,200.50"))]
