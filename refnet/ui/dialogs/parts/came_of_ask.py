"""Offers that an introduction came of what we asked its introducer for, while that is still open."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.domain.today.words import ago
from refnet.i18n import _
from refnet.services import asks
from refnet.services.asks import AskRow
from refnet.services.people import PersonHit
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import tick
from refnet.ui.jobs import Latest
from refnet.ui.widgets.forms.person_picker import PersonPicker

LONGEST = 50  # letters of what was asked for


class CameOfAsk(QWidget):
    """A tick under the introducer where they have an ask to answer, set unless that is old; without height until then."""

    def __init__(self, context: Context, picker: PersonPicker) -> None:
        super().__init__()
        self._context, self._picker = context, picker
        self._ask: UUID | None = None
        self._latest = Latest(context.jobs, self)
        self.tick = tick(_("It came of an ask"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tick)
        picker.picked.connect(self._look)
        picker.changed.connect(self._follow)
        self.hide()

    def ask_id(self) -> UUID | None:
        """Return the ask it came of, if any."""
        return self._ask if self._ask is not None and self.tick.isChecked() else None

    def stay_away(self) -> None:
        """Offer nothing, because it is known already which ask it came of."""
        self._picker.picked.disconnect(self._look)
        self._forget()

    def _look(self, hit: PersonHit) -> None:
        self._latest.read(partial(asks.open_ask, self._context.store, hit.id), self._show)

    def _show(self, found: AskRow | None) -> None:
        self._ask = found.id if found is not None else None
        if found is not None:
            told = _("It came of {asked}").format(asked=asked_for(found, self._context.today()))
            self.tick.setText(told.replace("&", "&&"))
            self.tick.setAccessibleName(told)
            self.tick.setChecked((self._context.today() - found.asked_on).days <= asks.LATELY)
        if self.isHidden() is (found is not None):
            self.setVisible(found is not None)
            self.window().adjustSize()

    def _follow(self) -> None:
        if self._picker.hit is None:
            self._forget()

    def _forget(self) -> None:
        self._latest.forget()
        self._show(None)


def asked_for(ask: AskRow, today: date) -> str:
    """Say when somebody was asked, and for what, in so many letters as a line holds."""
    when, wanted = ago(ask.asked_on, today), " ".join((ask.target or ask.ideal_client).split())
    if not wanted:
        return _("what was asked {when}").format(when=when)
    if len(wanted) > LONGEST:
        wanted = f"{wanted[:LONGEST]}…"
    return _("what was asked {when}: {wanted}").format(when=when, wanted=wanted)
