"""What an import would do, or did, in a sentence that adds up."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.i18n import _, counted
from refnet.services.imports import Report, Resolution
from refnet.ui.dialogs.importing import changes as import_changes
from refnet.ui.look import formats
from refnet.ui.widgets.parts.labels import label


def sentence(report: Report) -> str:
    """Say the counts: read is the sum of the others."""
    if report.seen_on is not None and report.new == 0 and not report.conflicts:
        said = _("Nothing new: this file was imported on {day}.")
        return said.format(day=formats.day(report.seen_on))
    said = _("{rows} read: {new} new, {merged} merged with what is here, {refused} refused, {blank} blank.")
    return said.format(
        rows=counted("{count} row", "{count} rows", report.read),
        new=formats.number(report.new),
        merged=formats.number(report.merged),
        refused=formats.number(report.refused),
        blank=formats.number(report.blank),
    )


def since(report: Report) -> str:
    """Say what changed since the last file of the same source; empty when there was none."""
    said = import_changes.sentence(report.changes)
    return _("Since the last file: {changes}.").format(changes=said) if said else ""


def waiting(report: Report, undecided: int) -> str:
    """Say what waits for a decision; empty when nothing does."""
    said = []
    if undecided:
        said.append(counted("{count} person may be known already.", "{count} people may be known already.", undecided))
    if report.conflicts:
        number = len(report.conflicts)
        said.append(
            counted("{count} thing differs from what is here.", "{count} things differ from what is here.", number)
        )
        said.append(_taken(report))
    return " ".join(said)


def _taken(report: Report) -> str:
    """Say how much of what differs is taken from the file."""
    number = sum(one.resolution is not Resolution.OURS for one in report.conflicts)
    if number == len(report.conflicts):
        return _("The file's is taken.")
    if not number:
        return _("Ours stays.")
    return counted("{count} is taken from the file.", "{count} are taken from the file.", number)


class ReportView(QWidget):
    """Stands below the tabs and always tells what pressing Import would do."""

    def __init__(self) -> None:
        super().__init__()
        self.summary = label("", "strong", wrap=True)
        self.more = label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.summary)
        column.addWidget(self.more)
        self.say(_("Reading …"))

    def say(self, text: str, more: str = "") -> None:
        """Show a sentence, and a second one below it."""
        self.summary.setText(text)
        self.more.setText(more)
        self.more.setVisible(bool(more))

    def show_report(self, report: Report, undecided: int) -> None:
        """Show the counts, what changed, and what waits for a decision."""
        self.say(sentence(report), " ".join(filter(None, (since(report), waiting(report, undecided)))))
