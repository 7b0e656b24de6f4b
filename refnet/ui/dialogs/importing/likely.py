"""People in the file who are probably known: side by side with the reason, to merge, keep apart or decide later."""

import re
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.services.imports import Likely, Verdict
from refnet.ui.dialogs.importing.plain_table import Index, TextModel, dress
from refnet.ui.dialogs.importing.side_by_side import SideBySide
from refnet.ui.look import fonts, tips
from refnet.ui.widgets.forms.segmented import Option, Segmented

KEYS = {
    Qt.Key.Key_M: Verdict.MERGE,
    Qt.Key.Key_K: Verdict.APART,
    Qt.Key.Key_A: Verdict.APART,
    Qt.Key.Key_L: Verdict.LATER,
}
NAME_WIDTH, LIST_WIDTH = 170, 330
_TOLD = re.compile("“[^”]*”")  # names in a reason differ from pair to pair


class LikelyModel(TextModel):
    """Who it is, and what was decided."""

    def __init__(self) -> None:
        super().__init__((_("In the file"), _("Decided")))
        self.pairs: Sequence[Likely] = ()
        self.chosen: dict[str, Verdict] = {}

    def show_pairs(self, pairs: Sequence[Likely], chosen: Mapping[str, Verdict]) -> None:
        """Show other pairs with what was decided so far; who was merged is no question any more, and stays in view."""
        asked = {one.key for one in pairs}
        settled = [one for one in self.pairs if one.key in chosen and one.key not in asked]
        self.pairs, self.chosen = sorted((*pairs, *settled), key=lambda one: one.row), dict(chosen)
        self.show_rows([()] * len(self.pairs))

    def verdict(self, row: int) -> Verdict | None:
        """Return what was decided about a pair; None before anybody looked at it."""
        return self.chosen.get(self.pairs[row].key)

    def decide(self, rows: Sequence[int], verdict: Verdict) -> None:
        """Decide the same about these."""
        self.chosen |= {self.pairs[row].key: verdict for row in rows}
        self.dataChanged.emit(self.index(0, 0), self.index(len(self.pairs) - 1, 1))

    def like(self, row: int) -> list[int]:
        """Return the pairs that look alike for the same reasons, this one included."""
        reasons = _reasons(self.pairs[row])
        return [place for place, pair in enumerate(self.pairs) if _reasons(pair) == reasons]

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role not in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return None
        name = self.pairs[index.row()].incoming.name
        return verdict_word(self.verdict(index.row())) if index.column() else tips.in_role(name, role)


class LikelyView(QWidget):
    """The list at the left; M merges, K (or A) keeps apart, L leaves it for later, and the next pair follows."""

    decided = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.model = LikelyModel()
        self.table = _Table(self.model)
        self.table.setFixedWidth(fonts.px(LIST_WIDTH))
        self.table.wanted.connect(self._decide_by_key)
        self.two = SideBySide()
        options: list[Option] = [(one, verdict_word(one, as_deed=True), "") for one in Verdict]
        self.verdict = Segmented(options, _("Are they the same?"), stretch=False)
        self.verdict.chosen.connect(self.decide)
        self.for_like = QCheckBox()
        self.for_like.setToolTip(_("or hold Shift with the key"))
        side = QVBoxLayout()
        side.addWidget(self.two, 1)
        foot = QHBoxLayout()
        foot.addWidget(self.verdict)
        foot.addSpacing(8)
        foot.addWidget(self.for_like)
        foot.addStretch(1)
        side.addLayout(foot)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        row.addWidget(self.table)
        row.addLayout(side, 1)
        self.table.selectionModel().currentChanged.connect(self._follow)

    def show_pairs(self, pairs: Sequence[Likely], chosen: Mapping[str, Verdict]) -> None:
        """Show other pairs with what was decided so far."""
        row = self.table.currentIndex().row()
        key = self.model.pairs[row].key if row >= 0 else ""
        self.model.show_pairs(pairs, chosen)
        self.table.horizontalHeader().resizeSection(0, fonts.px(NAME_WIDTH))
        if self.model.pairs:
            place = next((place for place, one in enumerate(self.model.pairs) if one.key == key), 0)
            self.table.setCurrentIndex(self.model.index(place, 0))

    def chosen(self) -> dict[str, Verdict]:
        """Return what was decided, by the key of the question."""
        return dict(self.model.chosen)

    def undecided(self) -> int:
        """Return how many pairs nobody has looked at yet."""
        return sum(1 for row in range(len(self.model.pairs)) if self.model.verdict(row) is None)

    def decide(self, verdict: Verdict) -> None:
        """Decide about the pair that is shown, or about all like it, and go on to the next."""
        row = self.table.currentIndex().row()
        if row < 0:
            return
        self.model.decide(self.model.like(row) if self.for_like.isChecked() else [row], verdict)
        following = (place for place in range(row + 1, len(self.model.pairs)) if self.model.verdict(place) is None)
        self.for_like.setChecked(False)
        self.table.setCurrentIndex(self.model.index(next(following, row), 0))
        self._follow(self.table.currentIndex())
        self.decided.emit()

    def _decide_by_key(self, verdict: Verdict, for_like: bool) -> None:
        self.for_like.setChecked(for_like or self.for_like.isChecked())
        self.decide(verdict)

    def _follow(self, index: QModelIndex) -> None:
        if not index.isValid():
            return
        pair, verdict = self.model.pairs[index.row()], self.model.verdict(index.row())
        self.two.show_pair(pair)
        self.verdict.choose(verdict or Verdict.LATER)
        alike = len(self.model.like(index.row()))
        self.for_like.setText(counted("for {count} like this", "for all {count} like this", alike))
        self.for_like.setVisible(alike > 1)


class _Table(QTableView):
    wanted = Signal(object, bool)  # a Verdict, and whether it is for all like this

    def __init__(self, model: LikelyModel) -> None:
        super().__init__()
        self.setModel(model)
        dress(self, _("People who may be known already"))
        self.setSelectionMode(QTableView.SelectionMode.SingleSelection)
        self.horizontalHeader().setStretchLastSection(True)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        verdict, shift = KEYS.get(Qt.Key(event.key())), Qt.KeyboardModifier.ShiftModifier
        if verdict is None or event.modifiers() & ~shift:
            super().keyPressEvent(event)
        else:
            self.wanted.emit(verdict, bool(event.modifiers() & shift))


def verdict_word(verdict: Verdict | None, *, as_deed: bool = False) -> str:
    """Say what was decided, or what a button does, with its key."""
    if as_deed:
        return {
            Verdict.MERGE: _("Same person (M)"),
            Verdict.APART: _("Two people (K)"),
            Verdict.LATER: _("Decide later (L)"),
        }[verdict or Verdict.LATER]
    return {
        None: _("open"),
        Verdict.MERGE: _("same person"),
        Verdict.APART: _("two people"),
        Verdict.LATER: _("later"),
    }[verdict]


def _reasons(pair: Likely) -> tuple[str, ...]:
    return tuple(_TOLD.sub("“”", reason) for reason in pair.reasons)
