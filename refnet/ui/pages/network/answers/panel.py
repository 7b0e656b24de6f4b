"""The panel of answers: a tab for each question, kept while a person's record takes its place."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QWidget

from refnet.i18n import _
from refnet.services.insights.loss import Without
from refnet.services.insights.paths import Target
from refnet.ui.context import Context
from refnet.ui.pages.network.answers.business import BusinessPart
from refnet.ui.pages.network.answers.leaving import LeavingPart
from refnet.ui.pages.network.answers.part import AnswerPart
from refnet.ui.pages.network.answers.path import PathPart
from refnet.ui.pages.network.answers.referrers import Referrers
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas
from refnet.ui.widgets.side_panel import SidePanel

REFERRERS, PATH, LEAVING, BUSINESS = "referrers", "path", "leaving", "business"


class AnswersPanel(QObject):
    """Opens the tabs, and lets the picture show what they say."""

    opened = Signal()
    person_wanted = Signal(object)  # the UUID of somebody whose record is wanted

    def __init__(self, context: Context, canvas: NetworkCanvas, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._canvas = context, canvas
        self.panel = SidePanel(_("Answers"), page)
        self.referrers, self.path = Referrers(context, page), PathPart(context, page)
        self.leaving, self.business = LeavingPart(context, page), BusinessPart(context, page)
        self.panel.show_head(_("Answers"), _("What the network says"), "?", tone="accent")
        self._titles = {REFERRERS: _("Referrers"), PATH: _("Path"), LEAVING: _("Without"), BUSINESS: _("Business")}
        parts = {REFERRERS: self.referrers, PATH: self.path, LEAVING: self.leaving, BUSINESS: self.business}
        self._parts: dict[str, AnswerPart] = parts
        self.panel.set_tabs([(self._titles[key], part) for key, part in parts.items()])
        for part in parts.values():
            part.person_wanted.connect(self.person_wanted)
        self.path.path_wanted.connect(self._show_path)
        self.leaving.shown_wanted.connect(self._show_without)
        self.panel.tab_chosen.connect(self._clear)
        self.panel.closed.connect(self._clear)

    def open(self, tab: str = "") -> None:
        """Open the panel, at a tab or where it was."""
        self.opened.emit()
        if tab:
            self.panel.choose_tab(self._titles[tab])
        self.panel.show()
        picker = {PATH: self.path.picker, LEAVING: self.leaving.picker}.get(tab)
        if picker is not None:
            picker.setFocus(Qt.FocusReason.ShortcutFocusReason)
            picker.selectAll()

    def make_way(self, person: UUID) -> None:
        """Give the place to a person's record; what the picture shows stays only where that person is part of it."""
        is_open = self.panel.isVisible()
        self.panel.hide()
        if is_open and not self._canvas.seeing.asked.tells_of(person):
            self._clear()

    def reach(self, target: Target) -> None:
        """Show how to reach somebody."""
        self.open(PATH)
        self.path.reach(target)

    def leave(self, target: Target) -> None:
        """Show what is lost without somebody."""
        self.open(LEAVING)
        self.leaving.leave(target)

    def refresh(self) -> None:
        """Read what is shown again."""
        for part in self._parts.values():
            part.refresh()

    def _show_path(self, people: Sequence[UUID]) -> None:
        self._clear()
        self._canvas.show_path(people)

    def _show_without(self, found: Without | None) -> None:
        """Light those around who leaves, with a halo round everybody who could not be reached any more."""
        self._clear()
        if found is not None:
            self._canvas.fade([found.id, *(row.person for row in found.rows)])
            self._canvas.show_cut_off(found.id, found.loss.cut_off)

    def _clear(self) -> None:
        self._canvas.show_path(())
        self._canvas.show_cut_off(None)
        self._canvas.fade(None)
