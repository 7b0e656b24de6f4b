"""Lets picture, bar, record and answers agree on who is selected, looked for and focused on."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from refnet.domain.network.rows import Meaning
from refnet.i18n import _
from refnet.services.insights import NetworkQuery
from refnet.services.insights.paths import Target
from refnet.ui.context import Context
from refnet.ui.pages.network.answers.panel import AnswersPanel
from refnet.ui.pages.network.bar import NetworkBar
from refnet.ui.pages.network.panel import NetworkPanel
from refnet.ui.pages.network.reading import NetworkPerson, NetworkShown
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas
from refnet.ui.widgets.network_canvas.menu import Offer

WHOLE = NetworkQuery(with_ties=True, with_reps=True)


class Choosing(QObject):
    """Somebody who is not in the picture is asked for with those around them."""

    query_wanted = Signal(object)  # a NetworkQuery
    whole_wanted = Signal()

    def __init__(
        self,
        context: Context,
        canvas: NetworkCanvas,
        bar: NetworkBar,
        beside: NetworkPanel,
        answers: AnswersPanel,
        *,
        query: Callable[[], NetworkQuery],
    ) -> None:
        super().__init__(canvas)
        self._context, self._canvas, self._bar, self._beside, self._answers = context, canvas, bar, beside, answers
        self._query = query
        self._shown: NetworkShown | None = None
        self._keeps_answers = False  # while somebody is selected from there
        self._wanted: UUID | None = None  # whom to select once they are in the picture
        bar.box.textChanged.connect(self._find)
        bar.box.next_wanted.connect(canvas.next_match)
        bar.box.left.connect(self._leave_find)
        canvas.seeing.find_left.connect(bar.box.clear)
        bar.depth_chosen.connect(self.set_depth)
        canvas.depth_wanted.connect(self.set_depth)
        bar.focus_wanted.connect(self.want_focus)
        canvas.seeing.focused.connect(self._focused)
        canvas.selected.connect(self._selected)
        answers.person_wanted.connect(self._show_from_answers)

    def take(self, shown: NetworkShown) -> None:
        """Take another picture, and select there whom somebody waits for."""
        self._shown = shown
        self._bar.show_focus(self._canvas.seeing.asked.focus is not None or self._query().focus is not None)
        self._select_wanted()

    def want(self, key: UUID | None) -> None:
        """Select somebody, as soon as there is a picture."""
        self._wanted = key
        if self._shown is not None:
            self._select_wanted()

    def known(self, key: UUID) -> NetworkPerson | None:
        """Return somebody who is in the picture."""
        number = self._canvas.stage.number.get(key)
        return None if number is None or self._shown is None else self._shown.people[number]

    def questions(self, person: NetworkPerson) -> list[Offer]:
        """Return what can be asked about somebody."""
        target = Target(person.id, person.name, person.organization)
        reach = Offer(_("How can we reach them?"), partial(self._answers.reach, target))
        leave = Offer(_("Without this person …"), partial(self._answers.leave, target), is_last=True)
        return [leave] if person.meaning is Meaning.REP else [reach, leave]

    def want_focus(self, is_wanted: bool) -> None:
        """Focus on the selected person, or leave the focus."""
        if not is_wanted and self._query().focus is not None:
            self.whole_wanted.emit()
        elif not is_wanted:
            self._canvas.seeing.focus_on(None)
        elif self._canvas.scene.selected is None:
            self._bar.show_focus(False)
            self._context.say(_("Select somebody in the picture first."), undo=False)
        else:
            self._canvas.focus_selected()

    def set_depth(self, depth: int) -> None:
        """Let the surroundings reach so many steps."""
        self._bar.steps.choose(depth)
        self._canvas.seeing.set_depth(depth)
        if self._query().focus is not None:
            self.query_wanted.emit(replace(self._query(), depth=depth))

    def _select_wanted(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is None:
            return
        if wanted in self._canvas.stage.number:
            self._canvas.hiding.reveal(wanted)
            self._canvas.select(wanted)
        elif self._query().focus != wanted:
            self._ask_round(wanted)

    def _ask_round(self, key: UUID) -> None:
        self._wanted = key
        self.query_wanted.emit(replace(WHOLE, focus=key, depth=self._canvas.seeing.asked.depth))

    def _selected(self, key: UUID | None) -> None:
        if key is None or self._shown is None:
            self._beside.hide()
            return
        if self._keeps_answers:
            return
        self._answers.make_way(key)
        self._beside.show(self._shown.people[self._canvas.stage.number[key]], self._shown)

    def _show_from_answers(self, key: UUID) -> None:
        """Select somebody without taking the answers away."""
        self._keeps_answers = True
        self.want(key)
        self._keeps_answers = False

    def _focused(self, key: UUID | None) -> None:
        """Light the surroundings; where the picture holds only a part of all, read them whole."""
        self._bar.show_focus(key is not None or self._query().focus is not None)
        if key is not None and self._shown is not None and self._shown.found > len(self._shown.people):
            self._ask_round(key)

    def _find(self, text: str) -> None:
        self._canvas.seeing.look_for(text)
        self._bar.show_matches(len(self._canvas.seeing.matches))

    def _leave_find(self) -> None:
        self._bar.box.clear()
        self._canvas.setFocus()
