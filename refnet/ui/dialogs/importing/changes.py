"""What a newer export of the same source changed, and what that suggests."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.services.imports import Change, ChangeKind
from refnet.ui.dialogs.importing.plain_table import TextModel, dress
from refnet.ui.look import fonts
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

WIDTHS = (170, 115, 150, 150, 200)


def sentence(changes: Sequence[Change]) -> str:
    """Say how many there are of each kind: "12 new, 3 with a new company, 2 gone"."""
    counts = Counter(one.kind for one in changes)
    said = {
        ChangeKind.NEW: counted("{count} new", "{count} new", counts[ChangeKind.NEW]),
        ChangeKind.COMPANY: counted(
            "{count} with a new company", "{count} with a new company", counts[ChangeKind.COMPANY]
        ),
        ChangeKind.TITLE: counted("{count} with a new title", "{count} with a new title", counts[ChangeKind.TITLE]),
        ChangeKind.GONE: counted("{count} no longer in it", "{count} no longer in it", counts[ChangeKind.GONE]),
    }
    return ", ".join(text for kind, text in said.items() if counts[kind])


class ChangesView(QWidget):
    """Who, what, before and now; in the report afterwards each of them opens, and the ask can be prepared."""

    open_wanted = Signal(object)  # a Change
    ask_wanted = Signal(object)  # a Change

    def __init__(self, *, can_open: bool = False) -> None:
        super().__init__()
        self._changes: Sequence[Change] = ()
        self._can_open = can_open
        titles = (_("Who"), _("What changed"), _("Before"), _("Now"), _("What to do"))
        self.model, self.table = TextModel(titles), QTableView()
        self.table.setModel(self.model)
        dress(self.table, _("What changed since the last file"))
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.horizontalHeader().setStretchLastSection(True)
        self.said = label("", "caption")
        self.suggestion = label("", "body", wrap=True)
        foot = QHBoxLayout()
        foot.addWidget(self.said, 1)
        self.open_button, self.ask_button = button(_("Open person"), "user"), button(_("Prepare the ask …"))
        for made, run in ((self.open_button, self._open), (self.ask_button, self._ask)):
            made.clicked.connect(run)
            made.setVisible(can_open)
            foot.addWidget(made)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.table, 1)
        column.addWidget(self.suggestion)
        column.addLayout(foot)
        self.table.activated.connect(self._activate)
        self.table.selectionModel().currentChanged.connect(self._follow)

    def show_changes(self, changes: Sequence[Change]) -> None:
        """Show other changes, those that suggest something first."""
        self._changes = sorted(changes, key=lambda one: not one.suggestion)
        rows = [(one.person, kind_word(one.kind), one.was, one.now, one.suggestion) for one in self._changes]
        self.model.show_rows(rows)
        said = sentence(changes)
        hint = "" if self._can_open else _("After the import you can open each of them.")
        self.said.setText(f"{said}. {hint}".strip() if said else "")
        for place, width in enumerate(WIDTHS):
            self.table.horizontalHeader().resizeSection(place, fonts.px(width))
        if changes:
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _current(self) -> Change | None:
        row = self.table.currentIndex().row()
        return self._changes[row] if 0 <= row < len(self._changes) else None

    def _activate(self, _index: QModelIndex) -> None:
        self._open()

    def _follow(self, _index: QModelIndex) -> None:
        change = self._current()
        self.suggestion.setText(change.suggestion if change is not None else "")
        self.suggestion.setVisible(bool(self.suggestion.text()))
        is_here = change is not None and change.person_id is not None
        self.open_button.setEnabled(is_here)
        self.ask_button.setEnabled(is_here and change is not None and change.kind is not ChangeKind.GONE)

    def _open(self) -> None:
        change = self._current()
        if self._can_open and change is not None and change.person_id is not None:
            self.open_wanted.emit(change)

    def _ask(self) -> None:
        change = self._current()
        if change is not None and change.person_id is not None:
            self.ask_wanted.emit(change)


def kind_word(kind: ChangeKind) -> str:
    """Say what changed about somebody."""
    return {
        ChangeKind.NEW: _("new"),
        ChangeKind.GONE: _("no longer in it"),
        ChangeKind.COMPANY: _("new company"),
        ChangeKind.TITLE: _("new title"),
    }[kind]
