"""Everyone met in a deal, each with two ticks: to keep as an ally, and to ask whom else they know."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from refnet.i18n import _
from refnet.services.meetings import MetRow
from refnet.ui.dialogs.parts.fields import tick
from refnet.ui.widgets.parts.labels import ElidedLabel

MOST = 8


class MetBox(QWidget):
    """Holds who of them becomes an ally and who is to be asked; who is an ally already can only be asked."""

    def __init__(self) -> None:
        super().__init__()
        self.keeping: dict[UUID, QCheckBox] = {}
        self.asking: dict[UUID, QCheckBox] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 2, 0, 0)
        self._grid.setHorizontalSpacing(20)
        self._grid.setVerticalSpacing(6)
        self._grid.setColumnStretch(0, 1)

    @property
    def has_rows(self) -> bool:
        """Tell whether anybody was met."""
        return bool(self.asking)

    def show_rows(self, rows: Sequence[MetRow]) -> None:
        """Offer these people."""
        for number, row in enumerate(rows[:MOST]):
            name = f"{row.name}, {row.organization}" if row.organization else row.name
            self._grid.addWidget(ElidedLabel(name, "body"), number, 0)
            keep = tick(_("Ally already") if row.is_ally else _("Keep as ally"), ticked=row.is_ally)
            keep.setEnabled(not row.is_ally)
            ask = tick(_("Ask in a week"))
            for box, what in ((keep, keep.text()), (ask, ask.text())):
                box.setAccessibleName(f"{row.name}: {what}")
            self.keeping[row.person_id], self.asking[row.person_id] = keep, ask
            self._grid.addWidget(keep, number, 1)
            self._grid.addWidget(ask, number, 2)

    def allies(self) -> tuple[UUID, ...]:
        """Return who becomes an ally."""
        return tuple(key for key, box in self.keeping.items() if box.isChecked() and box.isEnabled())

    def ask(self) -> tuple[UUID, ...]:
        """Return whom to ask."""
        return tuple(key for key, box in self.asking.items() if box.isChecked())
