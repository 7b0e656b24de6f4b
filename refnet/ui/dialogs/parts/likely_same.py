"""Offers the person who is already here under a name that is kept for somebody new, before OK."""

from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.domain.names import fold
from refnet.i18n import _
from refnet.services import people
from refnet.services.people import PersonHit
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.widgets.forms.person_picker import PersonPicker
from refnet.ui.widgets.parts.banner import Banner

PAUSE = 150  # milliseconds without a key before we look


class LikelySame(QWidget):
    """The place under a person field where a banner appears; without height until then."""

    def __init__(self, context: Context, picker: PersonPicker) -> None:
        super().__init__()
        self._store = context.store
        self._picker = picker
        self._latest = Latest(context.jobs, self)
        self._dismissed: set[str] = set()
        self._hit: PersonHit | None = None
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._timer = QTimer(self, singleShot=True, interval=PAUSE)
        self._timer.timeout.connect(self.look)
        picker.changed.connect(self._timer.start)
        picker.picked.connect(self._clear)
        self.hide()

    def look(self) -> None:
        """Ask whether the name typed as new is known."""
        draft = self._picker.draft()
        if not self._picker.stays_new or fold(draft.name) in self._dismissed:
            self._clear()
            return
        ask = partial(people.likely_same, self._store, draft.name, draft.organization)
        self._latest.read(ask, self._show)

    def _show(self, hit: PersonHit | None) -> None:
        self._clear()
        if hit is None or not self._picker.stays_new:
            return
        self._hit = hit
        links = [(_("Use this person"), self._use), (_("Someone else"), self._dismiss)]
        self._layout.addWidget(Banner(_sentence(hit), tone="open", icon="user-search", links=links))
        self.show()
        self.window().adjustSize()

    def _use(self) -> None:
        if self._hit is not None:
            self._picker.set_person(self._hit)
        self._clear()
        self._picker.setFocus()

    def _dismiss(self) -> None:
        self._dismissed.add(fold(self._picker.draft().name))
        self._picker.keep_new()
        self._clear()
        self._picker.company.setFocus()

    def _clear(self) -> None:
        self._hit = None
        while item := self._layout.takeAt(0):
            banner = item.widget()
            if banner is not None:
                banner.hide()
                banner.deleteLater()
        self.hide()


def _sentence(hit: PersonHit) -> str:
    if hit.organization:
        return _("{name} is already here: {organization}.").format(name=hit.name, organization=hit.organization)
    return _("{name} is already here.").format(name=hit.name)
