"""The tool bar of the network page: what to find, what colour and size tell, whose introductions, and the export."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from refnet.i18n import _, counted
from refnet.ui.look import fonts
from refnet.ui.pages.network import choices
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.search_field import SearchField
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

BOX, NARROW_BOX = 180, 150
GAP = 6
LEAST = 600  # below that the bar is cut
DEPTHS = (1, 2, 3, 4)


class NetworkBar(QWidget):
    """Says what is wanted; the page does it."""

    ties_wanted = Signal(bool)
    rep_chosen = Signal(object)  # a UUID, or None for everybody
    depth_chosen = Signal(object)  # 1 to 4
    focus_wanted = Signal(bool)
    table_wanted = Signal(bool)
    answers_wanted = Signal()
    export_wanted = Signal(str)  # png, svg, pdf or clipboard

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = FindField(_("Find in picture"), "search", "Ctrl+F", self)
        self.matches = label("", "caption", self)
        self.layouts, self.colours = choices.layouts(self), choices.colours(self)
        self.sizes, self.thicknesses = choices.sizes(self), choices.thicknesses(self)
        self.saved = choices.SavedMenu(self)
        self.ties = button(_("Ties"), "link", hint=_("Show who knows whom as dotted lines"), parent=self)
        self.reps = ChoiceBox([(None, _("All of us"))], _("Whose introductions"), self)
        self.steps = ChoiceBox([(each, _steps(each)) for each in DEPTHS], _("How far around (1 to 4)"), self)
        self.focus = button(_("Focus"), "focus", hint=_("Fade all but the people around the selected one (Enter)"))
        hint = _("Best referrers, paths, what is lost without somebody (A)")
        self.answers = button(_("Answers"), "circle-question-mark", hint=hint, parent=self)
        self.table = button(_("Table"), "table-2", hint=_("The same people as a table (T)"), parent=self)
        self.export = button(_("Export picture"), "image", parent=self)
        self._words = (
            self.export,
            self.table,
            self.saved,
            self.ties,
            self.focus,
            self.answers,
        )  # the last to keep theirs
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self.sizes.menu().addSeparator()
        self.sizes.menu().addMenu(self.thicknesses.menu()).setText(_("Thickness of lines"))
        self.thicknesses.hide()
        self._parts = (QHBoxLayout(), QHBoxLayout())
        self._fill_menus()
        self._lay_out()
        self._connect()

    def set_narrow(self, narrow: bool, margin: int) -> None:
        """Follow the window's width."""
        self._row.setContentsMargins(margin, 10, margin, 10)
        self.box.setFixedWidth(fonts.px(NARROW_BOX if narrow else BOX))
        for each in (self.ties, self.focus, self.answers, self.table, self.export):
            each.setToolTip(each.toolTip() or each.accessibleName())
        self.reps.setMaximumWidth(fonts.px(120 if narrow else 170))
        self._make_room()

    def show_reps(self, reps: Sequence[tuple[UUID, str]]) -> None:
        """Offer each of us who sells."""
        self.reps.set_options([(None, _("All of us")), *reps])
        self.reps.setVisible(len(reps) > 1)

    def show_focus(self, is_focused: bool) -> None:
        """Show whether only a part is lit; the depth belongs to that."""
        self.focus.setChecked(is_focused)
        self.steps.setVisible(is_focused)
        self._make_room()

    def show_matches(self, count: int) -> None:
        """Say how many people the text fits."""
        text = self.box.text().strip()
        self.matches.setText(counted("{count} found", "{count} found", count) if text else "")
        self.matches.setVisible(bool(text))
        self._make_room()

    def _make_room(self) -> None:
        """Leave icons alone on the last buttons where there is no room for all, and then take a second row."""
        for direction in (QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom):
            self._row.setDirection(direction)
            for each in self._words:
                each.setText(each.accessibleName())
            for each in self._words:
                if self._has_room():
                    break
                each.setText("")
            if self._has_room():
                self._give_back()
                return

    def _give_back(self) -> None:
        """Let shorter words stay where leaving out a longer one made more room than was needed."""
        for each in reversed(self._words):
            if not each.text():
                each.setText(each.accessibleName())
                if not self._has_room():
                    each.setText("")

    def _has_room(self) -> bool:
        for each in (*self._parts, self._row):
            each.invalidate()
        return self._row.minimumSize().width() <= self.width()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_room()
        self._row.activate()

    def minimumSizeHint(self) -> QSize:
        return QSize(LEAST, super().minimumSizeHint().height())

    def _fill_menus(self) -> None:
        kinds = (
            ("png", _("As PNG …")),
            ("svg", _("As SVG …")),
            ("pdf", _("As PDF …")),
            ("clipboard", _("To the clipboard")),
        )
        menu = QMenu(self.export)
        for kind, words in kinds:
            menu.addAction(words, partial(self.export_wanted.emit, kind))
        self.export.setMenu(menu)

    def _lay_out(self) -> None:
        what = (self.box, self.matches, self.layouts, self.colours, self.sizes, None)
        then = (self.reps, self.ties, None, self.steps, self.focus, self.answers, self.saved, self.table, self.export)
        self._row.setSpacing(GAP)
        for widgets, part in zip((what, then), self._parts, strict=True):
            part.setSpacing(GAP)
            for each in widgets:
                if each is None:
                    part.addStretch(1)
                else:
                    part.addWidget(each)
            self._row.addLayout(part, 1 if widgets is then else 0)
        for each in (self.ties, self.focus, self.table):
            each.setCheckable(True)
        self.ties.setChecked(True)
        self.steps.choose(2)
        self.show_reps(())
        self.show_focus(False)
        self.show_matches(0)
        self.set_narrow(False, 24)

    def _connect(self) -> None:
        for menu in (self.layouts, self.colours, self.sizes):
            menu.told.connect(self._make_room)
        self.ties.toggled.connect(self.ties_wanted)
        self.table.toggled.connect(self.table_wanted)
        self.answers.clicked.connect(self.answers_wanted)
        self.focus.clicked.connect(self.focus_wanted)
        self.reps.chosen.connect(self.rep_chosen)
        self.steps.chosen.connect(self.depth_chosen)


class FindField(SearchField):
    """Enter goes to the next one found, Esc gives up."""

    next_wanted = Signal()
    left = Signal()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.next_wanted.emit()
        elif event.key() == Qt.Key.Key_Escape:
            self.clear()
            self.left.emit()
        else:
            super().keyPressEvent(event)


def _steps(depth: int) -> str:
    return counted("{count} step", "{count} steps", depth)
