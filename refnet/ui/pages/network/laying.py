"""How the network is laid out, and where people stood and are held, from one reading to the next."""

from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from refnet.domain.network.views import View, ViewQuery
from refnet.services.insights import NetworkQuery
from refnet.services.pictures import PictureDraft
from refnet.ui.pages.network.bar import NetworkBar
from refnet.ui.pages.network.reading import NetworkShown, Places, Wish
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas

MOST_RINGS = 4


class Laying(QObject):
    """Keeps the places of the network laid out by force, so that it comes back as it was left."""

    changed = Signal()  # to be read and laid out again

    def __init__(self, canvas: NetworkCanvas, bar: NetworkBar, parent: QObject) -> None:
        super().__init__(parent)
        self._canvas, self._bar = canvas, bar
        self.view, self._shown = ViewQuery(), ViewQuery()
        self.places: Places = {}
        self._held: Places = {}  # where those stay who are pinned, while all others are laid out anew
        self._draft: PictureDraft | None = None  # the saved picture that is being opened
        bar.layouts.picked.connect(self.choose)
        bar.saved.anew_wanted.connect(self.anew)
        canvas.settled.connect(self._settle)

    @property
    def is_by_force(self) -> bool:
        """Tell whether places are kept."""
        return self.view.view is View.FORCE

    @property
    def is_another(self) -> bool:
        """Tell whether another layout is wanted than is shown."""
        return self.view != self._shown

    def wish(self, query: NetworkQuery) -> Wish:
        """Return what to read and draw."""
        return Wish(query, self.view, self.places if self.is_by_force else {}, self._held)

    def take(self, shown: NetworkShown) -> None:
        """Remember where everybody stands now."""
        self._shown = self.view
        if shown.view.view is View.FORCE:
            self.places = {**self.places, **shown.places}

    def choose(self, view: str) -> None:
        """Lay the network out in another way; rings go round who is selected, else whoever brought most."""
        centre = self._canvas.deeds.selected if view == View.RINGS else None
        self._look(ViewQuery(View(view), centre, depth=MOST_RINGS))

    def rings_round(self, person: UUID) -> None:
        """Lay the network out in rings round a person."""
        self._look(ViewQuery(View.RINGS, person, depth=MOST_RINGS))

    def leave_rings(self) -> None:
        """Go back to the network, where rings left somebody out; nothing is read yet."""
        if self.view.view is View.RINGS:
            self.view = ViewQuery()
            self._bar.layouts.choose(View.FORCE)

    def anew(self) -> None:
        """Forget where people stand, but for those who are pinned."""
        pinned = self._canvas.hiding.pinned
        self._held = {person: place for person, place in self.standing().items() if person in pinned}
        self.places = {}
        self.changed.emit()
        self._canvas.fit()

    def open(self, draft: PictureDraft) -> None:
        """Take layout and places of a saved picture; the rest comes when they are shown."""
        self._draft, self.places = draft, dict(draft.places)
        self.view = ViewQuery(View(draft.layout), draft.centre, depth=MOST_RINGS)
        self._bar.layouts.choose(draft.layout)

    def opened(self) -> PictureDraft | None:
        """Return the saved picture whose people are shown now, once."""
        draft, self._draft = self._draft, None
        return draft

    def standing(self) -> dict[UUID, tuple[float, float]]:
        """Return where everybody stands now."""
        whole = self._canvas.stage.whole
        return dict(zip(whole.ids, zip(whole.x.tolist(), whole.y.tolist(), strict=True), strict=True))

    def _look(self, view: ViewQuery) -> None:
        self.view = replace(view, seed=self.view.seed)
        self._bar.layouts.choose(view.view)
        self.changed.emit()

    def _settle(self) -> None:
        if self.is_by_force:
            self.places = {**self.places, **self.standing()}
