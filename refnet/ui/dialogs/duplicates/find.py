"""Find duplicates: the list of pairs at the left, the two people at the right, and a key for each answer."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from PySide6.QtCore import QModelIndex, QSize, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QTableView, QVBoxLayout, QWidget

from refnet.domain.errors import Cancelled, RefNetError
from refnet.i18n import _, counted
from refnet.services import duplicates
from refnet.services.duplicates import Alike
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.duplicates.foot import Foot
from refnet.ui.dialogs.duplicates.model import ONE, OTHER, SCORE, PairsModel
from refnet.ui.dialogs.duplicates.pair import PairView
from refnet.ui.dialogs.duplicates.searching import Searching
from refnet.ui.dialogs.importing.plain_table import dress
from refnet.ui.jobs import Progress
from refnet.ui.look import fonts
from refnet.ui.widgets.parts.empty_state import EmptyState, Way
from refnet.ui.widgets.parts.labels import label

if TYPE_CHECKING:
    from refnet.store.history import Step

WIDTH, HEIGHT, LIST, SURE = 1080, 660, 340, 52
BESIDE = 40  # pixels of the window left in view
TABLES = ("person", "contact_point", "organization", "kept_apart")


class DuplicatesDialog(QDialog):
    """M merges, K keeps apart, L goes on, S lets the other one stay, Ctrl+Z takes the last one back."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.context = context
        self.setWindowTitle(_("Find duplicates"))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        room = parent.window().size() - QSize(BESIDE, BESIDE) if parent is not None else QSize(WIDTH, HEIGHT)
        self.resize(QSize(fonts.px(WIDTH), fonts.px(HEIGHT)).boundedTo(room))
        self._search: Progress | None = None
        self._is_own = False  # the step that is heard next is this dialog's
        self.model = PairsModel()
        self.table = _table(self.model)
        self.view = PairView(context)
        self.count = label("", "caption")
        self.foot = Foot()
        self.searching = Searching(context)
        self.nobody = self._nobody()
        self.stack = QStackedWidget()
        for widget in (self.searching, self.nobody, self._work()):
            self.stack.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.stack, 1)
        column.addWidget(self.foot)
        self._connect()
        self.look()

    def look(self) -> None:
        """Look through everybody, away from the window's thread."""
        self._stop()
        self.stack.setCurrentWidget(self.searching)
        self.foot.set_deciding(False)
        work = partial(_find, self.context.store)
        self._search = self.context.jobs.long(_("Looking for people who look alike"), work, self._found, self._failed)
        self.searching.follow(self._search)

    def keep_apart(self) -> None:
        """Remember that these are two people, and go on."""
        pair = self._pair()
        if pair is None:
            return
        self._is_own = True
        work = partial(duplicates.keep_apart, self.context.store, pair.one.id, pair.other.id, on=self.context.today())
        self.context.jobs.write(work, partial(self._apart, pair), self._failed)

    def later(self) -> None:
        """Go on to the next pair."""
        row = self.table.currentIndex().row() + 1
        self._choose(row if row < len(self.model.pairs) else 0)

    def merge(self) -> None:
        """Make the two one."""
        if self._pair() is not None and self.view.can_merge:
            self._is_own = True
            self.view.merge()

    def undo(self) -> None:
        """Take the last step back."""
        self.context.run("undo")

    def show_again(self) -> None:
        """Show those again who were kept apart."""
        self.context.jobs.write(partial(duplicates.show_again, self.context.store), None, self._failed)

    def done(self, result: int) -> None:
        self._stop()
        super().done(result)

    def _connect(self) -> None:
        foot = self.foot
        deeds: tuple[tuple[str, Callable[[], object]], ...] = (
            ("M", self.merge), ("K", self.keep_apart), ("A", self.keep_apart), ("L", self.later), ("Right", self.later),
            ("S", self.view.swap), ("Ctrl+Z", self.undo),
        )  # fmt: skip
        for keys, deed in deeds:
            QShortcut(QKeySequence(keys), self).activated.connect(deed)
        for signal, deed in (
            (foot.merge.clicked, self.merge), (foot.apart.clicked, self.keep_apart), (foot.later.clicked, self.later),
            (foot.swap.clicked, self.view.swap), (foot.undo.clicked, self.undo), (foot.again.clicked, self.show_again),
            (foot.close_it.clicked, self.accept), (self.searching.stopped, self.reject),
        ):  # fmt: skip
            signal.connect(deed)
        self.view.ready.connect(foot.merge.setEnabled)
        self.view.merged.connect(self._merged)
        self.view.failed.connect(self._failed)
        self.table.selectionModel().currentChanged.connect(self._follow)
        self.context.notices.changed.connect(self._hear)

    def _work(self) -> QWidget:
        work = QWidget()
        row = QHBoxLayout(work)
        row.setContentsMargins(20, 16, 20, 12)
        row.setSpacing(20)
        left = QVBoxLayout()
        left.addWidget(self.count)
        left.addWidget(self.table, 1)
        row.addLayout(left)
        row.addWidget(self.view, 1)
        return work

    def _nobody(self) -> EmptyState:
        sentence = _("Names, companies and addresses were compared. New ones are compared when you look again.")
        ways = [Way(_("Look again"), "refresh-cw", self.look)]
        return EmptyState(_("Nobody looks like somebody else here."), sentence, ways=ways)

    def _found(self, found: tuple[list[Alike], int]) -> None:
        self._search = None
        pairs, kept_apart = found
        row = max(self.table.currentIndex().row(), 0)
        self.model.show_pairs(pairs)
        self.foot.show_kept_apart(kept_apart)
        self._settle(row)

    def _settle(self, row: int) -> None:
        """Show what is left after a decision, the pair at this row first."""
        left = len(self.model.pairs)
        self.count.setText(counted("{count} pair looks alike", "{count} pairs look alike", left))
        self.stack.setCurrentIndex(2 if left else 1)
        self.foot.set_deciding(bool(left))
        if left:
            self._choose(min(row, left - 1))
            self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _choose(self, row: int) -> None:
        self.table.setCurrentIndex(self.model.index(row, ONE))
        self.table.scrollTo(self.model.index(row, ONE))

    def _follow(self, index: QModelIndex) -> None:
        if index.isValid():
            pair = self.model.pairs[index.row()]
            self.view.show_pair(pair.one.id, pair.other.id, pair.reasons, pair.warnings)

    def _pair(self) -> Alike | None:
        index = self.table.currentIndex()
        return self.model.pairs[index.row()] if index.isValid() and self.stack.currentIndex() == 2 else None

    def _merged(self, _kept: UUID, other: UUID, said: str) -> None:
        row = self.table.currentIndex().row()
        self.model.drop_person(other)
        self.foot.say(said)
        self._settle(row)

    def _apart(self, pair: Alike, _nothing: object) -> None:
        row = self.table.currentIndex().row()
        self.model.drop(pair.ids)
        self.foot.say(_("{one} and {other} stay two.").format(one=pair.one.name, other=pair.other.name))
        self.foot.show_kept_apart(self.foot.kept_apart + 1)
        self._settle(row)

    def _failed(self, error: RefNetError) -> None:
        self._is_own = False
        if not isinstance(error, Cancelled):
            self.foot.say(str(error), undo=False)

    def _hear(self, step: "Step") -> None:
        """Look again when somebody else, or Undo, changed people."""
        is_own, self._is_own = self._is_own, False
        if not is_own and step.touches(*TABLES):
            self.foot.say("", undo=False)
            self.look()

    def _stop(self) -> None:
        if self._search is not None:
            self._search.cancel()
            self._search = None


def _find(store: Store, progress: Progress) -> tuple[list[Alike], int]:
    return duplicates.find(store, progress, progress.is_cancelled), duplicates.count_kept_apart(store)


def _table(model: PairsModel) -> QTableView:
    table = QTableView()
    table.setModel(model)
    dress(table, _("Pairs of people who look alike"))
    table.setSelectionMode(QTableView.SelectionMode.SingleSelection)
    table.setFixedWidth(fonts.px(LIST))
    widths = {SCORE: SURE, ONE: (LIST - SURE) // 2 - 8, OTHER: (LIST - SURE) // 2 - 8}
    for column, width in widths.items():
        table.setColumnWidth(column, fonts.px(width))
    table.horizontalHeader().setStretchLastSection(True)
    return table
