"""What stands on the canvas besides the picture: the legend and the zoom buttons, and the room they take."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QToolButton, QWidget

from refnet.i18n import _
from refnet.ui.look.icon_names import IconName
from refnet.ui.widgets.network_canvas.legend import LegendBox
from refnet.ui.widgets.network_canvas.legend_painting import TIES
from refnet.ui.widgets.network_canvas.legend_words import legend_of
from refnet.ui.widgets.network_canvas.minimap import MiniMap
from refnet.ui.widgets.network_canvas.seeing import Seeing
from refnet.ui.widgets.network_canvas.stage import Stage
from refnet.ui.widgets.network_canvas.view import Box
from refnet.ui.widgets.parts.buttons import icon_button

MARGIN = 12  # from the canvas's edge
APART = 4
KEPT_FREE = 8.0  # round each of them


class Furniture(QObject):
    """The legend at the bottom left, the map at the bottom right, and buttons at the top right."""

    ties_wanted = Signal()  # shown, or hidden again

    def __init__(
        self, canvas: QWidget, stage: Stage, seeing: Seeing, deeds: Mapping[str, Callable[[], object]]
    ) -> None:
        super().__init__(canvas)
        self._canvas, self._stage, self._seeing = canvas, stage, seeing
        self.legend = LegendBox(canvas)
        self.map = MiniMap(canvas)
        self.map.hide()
        self.buttons = (
            _button(canvas, "plus", _("Zoom in (+)"), deeds["nearer"]),
            _button(canvas, "minus", _("Zoom out (−)"), deeds["farther"]),
            _button(canvas, "maximize", _("Show everybody (F)"), deeds["fit"]),
            _button(canvas, "lasso", _("Select by drawing a line round people (L)"), deeds["lasso"]),
        )
        self.lasso = self.buttons[-1]
        self.lasso.setCheckable(True)
        self.legend.folded.connect(self.lay_out)
        self.legend.switched.connect(self._switch)
        self.map.moved.connect(stage.centre_on)

    def lay_out(self) -> None:
        """Follow size, legend and scale; the legend's circles are as large as the marks, so it comes twice."""
        size = (float(self._canvas.width()), float(self._canvas.height()))
        for _round in range(2):
            self._show_legend()
            self._stage.lay_out(size, self.taken())

    def tell(self) -> None:
        """Let the legend say what is there now, without moving the picture."""
        self._show_legend()
        self._stage.keep_out(self.taken())

    def follow(self) -> None:
        """Let the map follow the picture."""
        self.map.show_scene(self._stage.scene)

    def toggle_map(self) -> None:
        """Show the map where it helps, or never."""
        self.map.is_wanted = not self.map.is_wanted
        self.follow()

    def _show_legend(self) -> None:
        self.legend.show_legend(legend_of(self._stage.scene, self._stage.size_by, self._seeing.asked.off))
        self.place()

    def _switch(self, row: str) -> None:
        if row == TIES:
            self.ties_wanted.emit()
        else:
            self._seeing.switch(row)

    def place(self) -> None:
        """Put everything to its corner of the canvas."""
        self.legend.move(MARGIN, max(MARGIN, self._canvas.height() - self.legend.height() - MARGIN))
        map_ = self.map
        map_.resize(map_.sizeHint())
        map_.move(self._canvas.width() - map_.width() - MARGIN, self._canvas.height() - map_.height() - MARGIN)
        top = MARGIN
        for button in self.buttons:
            button.move(self._canvas.width() - button.width() - MARGIN, top)
            top += button.height() + APART

    def taken(self) -> tuple[Box, ...]:
        """Return the boxes that people and names keep out of."""
        return tuple(
            (
                widget.x() - KEPT_FREE,
                widget.y() - KEPT_FREE,
                widget.x() + widget.width() + KEPT_FREE,
                widget.y() + widget.height() + KEPT_FREE,
            )
            for widget in (self.legend, *self.buttons)
            if widget.isVisibleTo(self._canvas)
        )

    def show(self, is_shown: bool) -> None:
        """Show or hide all of it."""
        for widget in (self.legend, *self.buttons):
            widget.setVisible(is_shown)


def _button(canvas: QWidget, icon: IconName, name: str, run: Callable[[], object]) -> QToolButton:
    made = icon_button(icon, name, edged=True, parent=canvas)
    made.clicked.connect(run)
    return made
