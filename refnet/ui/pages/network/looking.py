"""Lets the bar and the time slider say how the picture is looked at, and a saved picture say all of it at once."""

from datetime import date
from functools import partial

from PySide6.QtCore import QObject

from refnet.domain.network.time import months
from refnet.i18n import _
from refnet.services.pictures import PictureDraft
from refnet.ui.context import Context
from refnet.ui.jobs import Progress
from refnet.ui.pages.network.bar import NetworkBar
from refnet.ui.pages.network.facets import facet
from refnet.ui.pages.network.reading import NetworkShown
from refnet.ui.pages.network.slider import TimeSlider
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas
from refnet.ui.widgets.network_canvas.looks import ColourBy, Facet
from refnet.ui.widgets.network_canvas.presence import Presence
from refnet.ui.widgets.network_canvas.scene import SizeBy, ThicknessBy

PLAIN = (ColourBy.OUTCOME, ColourBy.NOTHING)  # colours that need nothing worked out


class Looking(QObject):
    """Works out groups for colours away from the window, and only those that are asked for."""

    def __init__(self, context: Context, canvas: NetworkCanvas, bar: NetworkBar, slider: TimeSlider) -> None:
        super().__init__(canvas)
        self._context, self._canvas, self._bar, self._slider = context, canvas, bar, slider
        self._shown: NetworkShown | None = None
        self._facets: dict[ColourBy, Facet] = {}
        self._work: Progress | None = None
        self._colour = ColourBy.OUTCOME
        bar.colours.picked.connect(self.colour_by)
        bar.sizes.picked.connect(self._size_by)
        bar.thicknesses.picked.connect(self._thickness_by)
        bar.ties_wanted.connect(self._show_ties)
        canvas.ties_switched.connect(bar.ties.setChecked)
        slider.moved.connect(canvas.hiding.show_time)
        context.settings.changed.connect(self._follow_settings)
        self._follow_settings("reduced_motion")

    def take(self, shown: NetworkShown) -> None:
        """Take another picture; what colour tells is worked out anew for its people."""
        self._shown, self._facets = shown, {}
        self._canvas.stage.facets = {}
        self._slider.show_months(months(shown.picture), self._context.today())
        if self._colour not in PLAIN:
            self.colour_by(self._colour)

    def colour_by(self, colour: ColourBy) -> None:
        """Let colour tell something else, as soon as its groups are known."""
        self._colour = colour
        if self._work is not None:
            self._work.cancel()
            self._work = None
        if colour in PLAIN or colour in self._facets or self._shown is None:
            self._canvas.show_by(colour=colour)
            return
        shown, today = self._shown, self._context.today()
        work = partial(_worked_out, colour, shown, today)
        self._work = self._context.jobs.long(
            _("Grouping people"), work, partial(self._take_facet, colour, shown), self._gave_up
        )

    def apply(self, draft: PictureDraft) -> None:
        """Look as a saved picture says, once its people are shown."""
        self._bar.colours.choose(draft.colour)
        self._bar.sizes.choose(draft.size)
        self._bar.thicknesses.choose(draft.thickness)
        self._bar.ties.setChecked(draft.with_ties)
        self._canvas.show_by(size=SizeBy(draft.size), thickness=ThicknessBy(draft.thickness), ties=draft.with_ties)
        self.colour_by(ColourBy(draft.colour))
        presence = Presence(frozenset(draft.hidden), frozenset(draft.folded), draft.since, draft.until)
        self._canvas.hiding.show_all(presence, draft.pinned)
        self._slider.show_days(draft.since, draft.until)
        self._canvas.seeing.set_depth(draft.depth)
        self._canvas.seeing.focus_on(draft.focus)
        self._canvas.seeing.switch_off(draft.off)
        self._canvas.fit()

    def _take_facet(self, colour: ColourBy, shown: NetworkShown, found: Facet) -> None:
        if shown is self._shown:
            self._work = None
            self._facets[colour] = found
            self._canvas.stage.facets = dict(self._facets)
            if colour is self._colour:
                self._canvas.show_by(colour=colour)

    def _gave_up(self, _error: Exception) -> None:
        self._work = None
        self._colour = self._canvas.scene.colour_by
        self._bar.colours.choose(self._colour)

    def _size_by(self, size: SizeBy) -> None:
        self._canvas.show_by(size=size)

    def _thickness_by(self, thickness: ThicknessBy) -> None:
        self._canvas.show_by(thickness=thickness)

    def _show_ties(self, are_shown: bool) -> None:
        if are_shown != self._canvas.scene.with_ties:
            self._canvas.show_by(ties=are_shown)

    def _follow_settings(self, name: str) -> None:
        if name == "reduced_motion":
            is_still = self._context.settings.reduced_motion
            self._slider.is_still = self._canvas.hiding.is_still = is_still


def _worked_out(colour: ColourBy, shown: NetworkShown, today: date, progress: Progress) -> Facet:
    return facet(colour, shown.network, shown.picture, today, progress)
