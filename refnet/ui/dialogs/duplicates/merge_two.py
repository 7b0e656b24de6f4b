"""Merge with …: two chosen people made one, after a look at the result."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.dialogs.duplicates.pair import PairView
from refnet.ui.look import fonts
from refnet.ui.widgets.forms.form_dialog import FormDialog
from refnet.ui.widgets.parts.buttons import button

WIDTH, HEIGHT = 760, 560


class MergeTwoDialog(FormDialog):
    """Shows the pair; the verb merges it."""

    def __init__(self, context: Context, one: UUID, other: UUID, parent: QWidget | None = None) -> None:
        super().__init__(context, _("Merge two people"), verb=_("Merge"), width=WIDTH, parent=parent)
        self.view = PairView(context)
        self.view.setMinimumHeight(fonts.px(HEIGHT - 160))
        self.add_widget(self.view)
        self.let_grow(self.view)
        self.swap = button(_("Let the other one stay"), "", "quiet")
        self.swap.clicked.connect(self.view.swap)
        self.set_option(self.swap)
        self.view.ready.connect(self.verb.setEnabled)
        self.view.merged.connect(self._close)
        self.view.failed.connect(self._fail)
        self.view.show_pair(one, other)
        self.verb.setFocus(Qt.FocusReason.OtherFocusReason)

    def submit(self) -> None:
        self.view.merge()

    def _close(self, kept: UUID, _other: UUID, said: str) -> None:
        self.context.say(said)
        self.sent(kept)

    def _fail(self, error: RefNetError) -> None:
        self.warn(str(error))
