"""One pair being decided: who stays, which values are taken, and the preview that follows each choice."""

from collections.abc import Sequence
from functools import partial
from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services import merging
from refnet.services.merging import MergePreview
from refnet.ui.context import Context
from refnet.ui.dialogs.duplicates.two import TwoPeople
from refnet.ui.jobs import Latest


class PairView(QWidget):
    """Reads what merging would result in, again after each choice."""

    ready = Signal(bool)  # whether the two can be merged
    merged = Signal(object, object, str)  # who stayed, who is gone, and what to say
    failed = Signal(object)  # a RefNetError

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._latest = Latest(context.jobs, self)
        self._why: tuple[Sequence[str], Sequence[str]] = ((), ())
        self._theirs: set[str] = set()
        self.pair: tuple[UUID, UUID] | None = None  # who stays, who becomes part of them
        self.preview: MergePreview | None = None
        self.two = TwoPeople()
        self.two.field_chosen.connect(self._choose)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.two)

    def show_pair(self, kept: UUID, other: UUID, reasons: Sequence[str] = (), warnings: Sequence[str] = ()) -> None:
        """Show two people; the first would stay."""
        self.pair, self._why, self._theirs = (kept, other), (reasons, warnings), set()
        self._read()

    def swap(self) -> None:
        """Let the other one stay."""
        if self.pair is not None:
            kept, other = self.pair
            self.show_pair(other, kept, *self._why)

    @property
    def can_merge(self) -> bool:
        """Tell whether the result is in view and nothing stands against it."""
        return self.preview is not None and not self.preview.obstacle

    def merge(self) -> None:
        """Make the two one, if they can be."""
        preview = self.preview
        if self.pair is None or preview is None or not self.can_merge:
            return
        said = _("{other} is part of {name} now.").format(other=preview.other.name, name=preview.result.name)
        work = partial(merging.merge, self._context.store, *self.pair, tuple(self._theirs), on=self._context.today())
        self._forget()
        self._context.jobs.write(work, partial(self._tell, *self.pair, said), self.failed.emit)

    def _tell(self, kept: UUID, other: UUID, said: str, _nothing: object) -> None:
        self.merged.emit(kept, other, said)

    def _choose(self, field: str, takes_other: bool) -> None:
        (self._theirs.add if takes_other else self._theirs.discard)(field)
        self._read()

    def _read(self) -> None:
        if self.pair is None:
            return
        self._forget()
        work = partial(merging.preview, self._context.store, *self.pair, frozenset(self._theirs))
        self._latest.read(work, self._show, self.failed.emit)

    def _forget(self) -> None:
        self.preview = None
        self.ready.emit(False)

    def _show(self, preview: MergePreview) -> None:
        self.preview = preview
        self.two.show_preview(preview, *self._why)
        self.ready.emit(not preview.obstacle)
