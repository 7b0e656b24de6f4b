"""Two people side by side, what differs in bold, with the reason why they may be one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QScrollArea, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services.imports import Likely, PersonWords
from refnet.ui.look import formats
from refnet.ui.widgets.parts.labels import label


class SideBySide(QScrollArea):
    """Shows one pair at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.viewport().setAutoFillBackground(False)

    def show_pair(self, pair: Likely) -> None:
        """Show somebody in the file beside whom they may be."""
        inside = QWidget()
        inside.setProperty("back", "none")
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 8, 0)
        for reason in pair.reasons:
            column.addWidget(label(reason, "strong", wrap=True))
        for warning in pair.warnings:
            column.addWidget(label(warning, "danger", wrap=True))
        column.addSpacing(6)
        column.addLayout(_grid(pair))
        column.addStretch(1)
        self.setWidget(inside)
        self.setAccessibleName(" ".join((*pair.reasons, *pair.warnings)))


def _grid(pair: Likely) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(6)
    grid.setColumnStretch(1, 1)
    grid.setColumnStretch(2, 1)
    here = (
        _("Here") if pair.known_row is None else _("Row {row} of the file").format(row=formats.number(pair.known_row))
    )
    grid.addWidget(label(_("Row {row} of the file").format(row=formats.number(pair.row)), "caption"), 0, 1)
    grid.addWidget(label(here, "caption"), 0, 2)
    theirs, ours = _said(pair.incoming), _said(pair.known)
    shown = [title for title in theirs if theirs[title] or ours[title]]
    for row, title in enumerate(shown, start=1):
        role = "body" if theirs[title] == ours[title] else "strong"
        grid.addWidget(label(title, "caption"), row, 0, Qt.AlignmentFlag.AlignTop)
        for place, said in enumerate((theirs, ours), start=1):
            grid.addWidget(label(said[title] or formats.DASH, role, wrap=True), row, place, Qt.AlignmentFlag.AlignTop)
    return grid


def _said(person: PersonWords) -> dict[str, str]:
    return {
        _("Name"): person.name,
        _("Company"): person.organization,
        _("Job title"): person.job_title,
        _("E-mail"): "\n".join(person.emails),
        _("Phone"): "\n".join(person.phones),
        _("Profile page"): "\n".join(person.profiles),
        _("Number or key"): person.reference,
    }
