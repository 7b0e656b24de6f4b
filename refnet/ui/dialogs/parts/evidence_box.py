"""The four ticks of evidence, which follow the channel until the user changes one."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QWidget

from refnet.domain.drafts import EvidenceTicks
from refnet.domain.kinds import Channel, IntroductionKind
from refnet.domain.warmth import usual_ticks
from refnet.i18n import _
from refnet.ui.dialogs.parts.fields import tick


class EvidenceBox(QWidget):
    """What is true of the introduction; level and hot or cold follow from it."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.spoke = tick(_("The introducer spoke about us"))
        self.expects = tick(_("The prospect expects the talk"))
        self.knows_reason = tick(_("The prospect knows the reason"))
        self.present = tick(_("The introducer takes part"))
        self._touched: set[QCheckBox] = set()
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(6)
        for row, box in enumerate(self._boxes()):
            layout.addWidget(box, row, 0)
            box.clicked.connect(self._touch)
            box.toggled.connect(self.changed)

    def value(self) -> EvidenceTicks:
        """Return what is ticked."""
        return EvidenceTicks(*(box.isChecked() for box in self._boxes()))

    def follow(self, channel: Channel, kind: IntroductionKind) -> None:
        """Tick what the channel implies, but leave alone what the user has changed."""
        usual = usual_ticks(channel, kind)
        implied = (usual.spoke, usual.expects, usual.knows_reason, usual.present)
        for box, ticked in zip(self._boxes(), implied, strict=True):
            if box not in self._touched:
                box.setChecked(ticked)

    def set_value(self, ticks: EvidenceTicks) -> None:
        """Tick what is known; the channel changes none of it any more."""
        for box, ticked in zip(
            self._boxes(), (ticks.spoke, ticks.expects, ticks.knows_reason, ticks.present), strict=True
        ):
            box.setChecked(ticked)
            self._touched.add(box)

    def forget(self) -> None:
        """Follow the channel again in all four."""
        self._touched.clear()

    def _boxes(self) -> tuple[QCheckBox, QCheckBox, QCheckBox, QCheckBox]:
        return self.spoke, self.expects, self.knows_reason, self.present

    def _touch(self) -> None:
        box = self.sender()
        if isinstance(box, QCheckBox):
            self._touched.add(box)
