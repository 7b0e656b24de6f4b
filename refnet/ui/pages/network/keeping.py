"""Saves how the network is looked at under a name, and looks at it so again."""

from functools import partial
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from refnet.domain.network.views import ViewQuery
from refnet.i18n import _
from refnet.services import pictures
from refnet.services.insights import NetworkQuery
from refnet.services.pictures import PictureDraft, SavedPicture
from refnet.ui.context import Context
from refnet.ui.dialogs.save_picture import SavePictureDialog
from refnet.ui.pages.network.bar import NetworkBar
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas


class PictureKeeping(QObject):
    """Stands between the bar's menu of pictures and what the canvas shows."""

    opened = Signal(object)  # a PictureDraft to be looked at

    def __init__(self, context: Context, canvas: NetworkCanvas, bar: NetworkBar, page: QWidget) -> None:
        super().__init__(page)
        self._context, self._canvas, self._bar, self._page = context, canvas, bar, page
        bar.saved.opened.connect(self.open)
        bar.saved.removed.connect(self.remove)

    def refresh(self) -> None:
        """List the saved pictures."""
        self._context.jobs.read(partial(pictures.all, self._context.store), self._list)

    def save(self, query: NetworkQuery, view: ViewQuery) -> None:
        """Ask for a name and save the picture under it."""
        SavePictureDialog(self._context, self.draft(query, view), parent=self._page).open()

    def open(self, key: UUID) -> None:
        """Look at the network as in a saved picture."""
        self._context.jobs.read(partial(pictures.get, self._context.store, key), self._open)

    def remove(self, key: UUID) -> None:
        """Remove a saved picture."""
        self._context.jobs.write(partial(pictures.remove, self._context.store, key), self._removed)

    def draft(self, query: NetworkQuery, view: ViewQuery) -> PictureDraft:
        """Return how the network is looked at now."""
        stage, asked, presence = self._canvas.stage, self._canvas.seeing.asked, self._canvas.hiding.presence
        spots = zip(stage.whole.x.tolist(), stage.whole.y.tolist(), strict=True)
        return PictureDraft(
            layout=view.view,
            centre=view.centre,
            colour=stage.scene.colour_by,
            size=stage.size_by,
            thickness=stage.thickness_by,
            with_ties=stage.scene.with_ties,
            rep=query.rep,
            focus=asked.focus,
            depth=asked.depth,
            since=presence.since,
            until=presence.until,
            off=tuple(sorted(asked.off)),
            hidden=tuple(sorted(presence.hidden)),
            folded=tuple(sorted(presence.folded)),
            pinned=tuple(sorted(self._canvas.hiding.pinned)),
            places=dict(zip(stage.whole.ids, spots, strict=True)),
        )

    def _open(self, draft: PictureDraft | None) -> None:
        if draft is None:
            self._context.say(_("This picture is gone."), undo=False)
        else:
            self.opened.emit(draft)

    def _list(self, found: list[SavedPicture]) -> None:
        self._bar.saved.show_saved(found)

    def _removed(self, _nothing: object) -> None:
        self._context.say(_("The picture was removed."))
