"""What can be done with people in the picture, by key and by menu alike."""

from collections.abc import Callable, Mapping
from uuid import UUID

from PySide6.QtCore import QObject

from refnet.ui.widgets.network_canvas import keys
from refnet.ui.widgets.network_canvas.hiding import Hiding
from refnet.ui.widgets.network_canvas.picking import Picking
from refnet.ui.widgets.network_canvas.seeing import Seeing
from refnet.ui.widgets.network_canvas.stage import Stage


class Deeds(QObject):
    """Works on who is picked, else on who is selected."""

    def __init__(self, stage: Stage, seeing: Seeing, parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._seeing = stage, seeing
        self.picking, self.hiding = Picking(stage, self), Hiding(stage, self)

    @property
    def selected(self) -> UUID | None:
        """Return who is selected."""
        return self._stage.scene.person(self._stage.scene.selected)

    @property
    def meant(self) -> frozenset[UUID]:
        """Return whom a deed is about."""
        chosen = self.selected
        return self._stage.picked or (frozenset() if chosen is None else frozenset((chosen,)))

    def by_name(self) -> Mapping[str, Callable[[], object]]:
        """Return the deeds that keys know."""
        return {
            "focus": self.focus,
            "fit": self._stage.fit,
            "nearer": lambda: self.zoom(keys.ZOOM),
            "farther": lambda: self.zoom(1 / keys.ZOOM),
            "pick": self.pick,
            "neighbours": self.pick_neighbours,
            "hide": self.hide,
            "show-hidden": self.hiding.show_hidden,
            "fold": self.fold,
            "unfold-all": self.hiding.unfold_all,
            "pin": self.toggle_pin,
        }

    def zoom(self, factor: float) -> None:
        """Zoom at the middle of the canvas."""
        width, height = self._stage.scene.size
        self._stage.zoom(factor, width / 2, height / 2)

    def pan(self, across: int, down: int) -> None:
        """Move what is seen in a direction."""
        self._stage.drag(-across * keys.PAN, -down * keys.PAN)

    def focus(self) -> None:
        """Focus on the selected person, or leave the focus when it is on them already."""
        if self.selected is not None:
            self._seeing.focus_on(None if self._seeing.asked.focus == self.selected else self.selected)

    def pick(self) -> None:
        """Add the selected person to those picked, or let them go."""
        if self._stage.scene.selected is not None:
            self.picking.toggle(self._stage.scene.selected)

    def pick_neighbours(self) -> None:
        """Pick the selected person with everybody one line away."""
        if self._stage.scene.selected is not None:
            self.picking.pick_neighbours(self._stage.scene.selected)

    def hide(self) -> None:
        """Hide who is meant."""
        if self.meant:
            self.hiding.hide(self.meant)
            self.picking.clear()

    def hide_others(self) -> None:
        """Hide all but those who are meant."""
        if self.meant:
            self.hiding.hide_others(self.meant)

    def fold(self) -> None:
        """Fold whom each of those who are meant brought, or unfold them."""
        for person in self.meant:
            self.hiding.toggle_fold(person)

    def toggle_pin(self) -> None:
        """Hold who is meant in place, or let them go when all of them are held."""
        if self.meant <= self.hiding.pinned:
            self.hiding.unpin(self.meant)
        else:
            self.hiding.pin(self.meant)
