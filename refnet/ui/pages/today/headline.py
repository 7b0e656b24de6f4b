"""Referral against cold in short: two figures with their ranges, and the sentence that goes with them."""

from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.i18n import _
from refnet.services import insights, preferences, reps
from refnet.services.insights import ConversionQuery, ConversionReport
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.jobs import Latest
from refnet.ui.pages.today.reading import ALL
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label


def read(store: Store, whose: str, today: date) -> ConversionReport:
    """Return the report for whose day it is, as the settings have it."""
    chosen, me = preferences.load(store), reps.me(store)
    rep = None if whose == ALL else UUID(whose) if whose else me.id if me else None
    query = ConversionQuery(
        rep=rep, denominator=chosen.denominator, horizon_days=chosen.horizon_days, benchmark=chosen.benchmark
    )
    return insights.conversion(store, query, today)


class HeadlineCard(QWidget):
    """The sentences of Conversion, in the width beside a list."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._latest = context, Latest(context.jobs, self)
        self.setAccessibleName(_("Referral against cold"))
        frame, inside = card(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        inside.addWidget(label(_("Referral against cold"), "card"))
        self.sentence, self.counts = label("", "body", wrap=True), label("", "caption", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        inside.addLayout(row)
        inside.addWidget(self.counts)
        self.how = button(_("How this is counted"), kind="link")
        self.how.clicked.connect(partial(context.go, "conversion"))
        inside.addWidget(self.how, 0, Qt.AlignmentFlag.AlignLeft)

    def read(self, whose: str) -> None:
        """Read the numbers of whose day it is."""
        work = partial(read, self._context.store, whose, self._context.today())
        self._latest.read(work, self._show)

    def _show(self, report: ConversionReport) -> None:
        if report.is_empty:
            self.sentence.setText(_("No deals yet: the rates appear here once some have ended."))
            self.counts.setText("")
            return
        self.sentence.setText(report.headline)
        self.counts.setText(report.counts)
