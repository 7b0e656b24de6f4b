"""Decides who of a picture is lit: found by a text, kept by others, on a path, or around a person."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from refnet.ui.widgets.network_canvas.asked import Asked
from refnet.ui.widgets.network_canvas.stage import Stage
from refnet.ui.widgets.network_canvas.walk import Search


class Seeing(QObject):
    """Remembers by key what was asked, so that it outlives the picture; each question is put to the stage at once."""

    focused = Signal(object)  # the UUID of the person whose surroundings alone are lit, or None
    told = Signal()  # the legend has something else to say
    find_left = Signal()  # Esc or focus gave up finding
    path_left = Signal()  # Esc gave up the path
    without_left = Signal()  # Esc brought back the person thought away

    def __init__(self, stage: Stage, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.asked = Asked()
        self._stage = stage
        self._search = Search()

    @property
    def matches(self) -> list[int]:
        """Return whom the text being looked for fits, by number."""
        if not self.asked.text:
            return []
        hits = self._search.found(self.asked.text)
        return [person for person in hits.nonzero()[0].tolist() if self._stage.scene.is_there(person)]

    def take_search(self, search: Sequence[str]) -> None:
        """Take the folded words by which each person of a new picture is found; who left is focused no more."""
        self._search = Search(search)
        if self.asked.focus not in self._number:
            self.asked = replace(self.asked, focus=None)
        self.light()

    def look_for(self, text: str) -> None:
        """Light whoever's name or company begins so, and fade the others."""
        self._ask(replace(self.asked, text=text.strip()))

    def set_depth(self, depth: int) -> None:
        """Say how many lines away from the focused person stays lit."""
        self._ask(replace(self.asked, depth=depth))

    def focus_on(self, person: UUID | None) -> None:
        """Fade everybody who is not near a person, giving up finding; None lights all again."""
        focus = person if person in self._number else None
        was_finding = bool(self.asked.text) and focus is not None
        self._ask(replace(self.asked, focus=focus, text="" if was_finding else self.asked.text))
        if was_finding:
            self.find_left.emit()
        self.focused.emit(focus)

    def fade(self, kept: Collection[UUID] | None) -> None:
        """Fade everybody but these; None lights all again."""
        self._ask(replace(self.asked, kept=None if kept is None else frozenset(kept)))

    def switch(self, look: str) -> None:
        """Fade all who have a look of the legend, or light them again."""
        self._ask(replace(self.asked, off=self.asked.off ^ {look}))

    def switch_off(self, looks: Collection[str]) -> None:
        """Fade all who have one of these looks, and nobody else for that reason."""
        self._ask(replace(self.asked, off=frozenset(looks)))

    def switch_all_on(self) -> None:
        """Forget what the legend fades, as when colour tells something else."""
        self._ask(replace(self.asked, off=frozenset()))

    def show_path(self, people: Sequence[UUID]) -> None:
        """Draw a path through these people with the numbers of its steps; nobody takes the path away."""
        self._ask(replace(self.asked, path=tuple(people)))

    def show_cut_off(self, person: UUID | None, cut_off: Collection[UUID] = ()) -> None:
        """Put a halo round everybody who would be cut off without a person; None brings that person back."""
        self._ask(replace(self.asked, without=person, cut_off=frozenset(cut_off)))

    def step_back(self) -> bool:
        """Give up the first there is of: finding, path, loss, what others lit, focus, legend; tell whether any was."""
        if self.asked.text:
            self.look_for("")
            self.find_left.emit()
        elif self.asked.path:
            self._ask(replace(self.asked, path=(), kept=None))
            self.path_left.emit()
        elif self.asked.without is not None:
            self._ask(replace(self.asked, without=None, cut_off=frozenset(), kept=None))
            self.without_left.emit()
        elif self.asked.kept is not None:
            self.fade(None)
        elif self.asked.focus is not None:
            self.focus_on(None)
        elif self.asked.off:
            self.switch_all_on()
        else:
            return False
        return True

    def light(self) -> None:
        """Put everything asked to the stage, as after its picture changed."""
        scene, number = self._stage.scene, self._number
        asked = self.asked
        self._stage.light(asked.lit(scene, self._search, number), asked.steps(number), asked.lost(scene, number))

    @property
    def _number(self) -> Mapping[UUID, int]:
        return self._stage.number

    def _ask(self, asked: Asked) -> None:
        before, self.asked = self.asked, asked
        self.light()
        if (before.path, before.without, before.off) != (asked.path, asked.without, asked.off):
            self.told.emit()
