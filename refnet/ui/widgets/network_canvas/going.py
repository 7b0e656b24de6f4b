"""Goes back and forward through whom the user looked at in the picture."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from refnet.ui.widgets.network_canvas.seeing import Seeing
from refnet.ui.widgets.network_canvas.stage import Stage
from refnet.ui.widgets.network_canvas.trail import Sight, Trail


class Going(QObject):
    """Remembers each person selected or focused; `choose` selects a number, or nobody."""

    def __init__(self, stage: Stage, seeing: Seeing, choose: Callable[[int | None], object], parent: QObject) -> None:
        super().__init__(parent)
        self._stage, self._seeing, self._choose = stage, seeing, choose
        self._trail, self._is_going = Trail(), False
        seeing.focused.connect(self.visit)

    def visit(self) -> None:
        """Remember who is looked at now."""
        if not self._is_going:
            self._trail.visit(self._sight())

    def go(self, steps: int) -> None:
        """Show again who was looked at before (−1), or after (+1)."""
        sight = self._trail.go(steps, self._sight())
        if sight is None:
            return
        self._is_going = True
        self._choose(self._stage.number.get(sight.selected) if sight.selected is not None else None)
        self._seeing.focus_on(sight.focus)
        self._stage.look(sight.view)
        self._is_going = False

    def _sight(self) -> Sight:
        scene = self._stage.scene
        return Sight(scene.person(scene.selected), self._seeing.asked.focus, scene.view)
