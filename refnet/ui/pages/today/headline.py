"""Referral against cold in short: two figures with their ranges, and the sentence that goes with them."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from refnet.domain.kinds import Source
from refnet.domain.rates.words import difference_sentence
from refnet.i18n import _, counted
from refnet.services import insights, preferences, reps
from refnet.services.insights import ConversionQuery, ConversionReport
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.jobs import InTurn
from refnet.ui.pages.today.rates import Rates, Side, benchmark_of, sides
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
    """Both rates as figures with n and range, drawn on one scale, and what they say beside the benchmark."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context, self._latest = context, InTurn(context.jobs, self)
        self.setAccessibleName(_("Referral against cold"))
        frame, inside = card(self)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(frame)
        self.whose, self.rates = label("", "caption"), Rates(self)
        head = QHBoxLayout()
        head.addWidget(label(_("Referral against cold"), "card"))
        head.addStretch(1)
        head.addWidget(self.whose)
        inside.addLayout(head)
        inside.addWidget(self.rates)
        self.sentence, self.counts = label("", "body", wrap=True), label("", "caption", wrap=True)
        row = QHBoxLayout()
        row.addWidget(self.sentence, 1)
        inside.addLayout(row)
        inside.addWidget(self.counts)
        self.how = button(_("How this is counted"), kind="link")
        self.how.clicked.connect(partial(context.go, "conversion"))
        inside.addWidget(self.how, 0, Qt.AlignmentFlag.AlignLeft)
        self.rates.hide()

    def read(self, whose: str, name: str = "") -> None:
        """Read the numbers of whose day it is; `name` is how the choice calls them."""
        self.whose.setText(name)
        work = partial(read, self._context.store, whose, self._context.today())
        self._latest.read(work, self._show)

    def _show(self, report: ConversionReport) -> None:
        if report.is_empty:
            self._say((), None, _("No deals yet: the rates appear here once some have ended."), "")
            return
        found = sides(report)
        if found:
            self._say(found, benchmark_of(report), _verdict(report), _pending(report))
        else:
            self._say((), None, report.headline, report.counts)

    def _say(self, found: Sequence[Side], benchmark: float | None, sentence: str, counts: str) -> None:
        self.rates.show_rates(found, benchmark)
        self.sentence.setText(sentence)
        self.counts.setText(counts)
        self.counts.setVisible(bool(counts))


def _verdict(report: ConversionReport) -> str:
    """Say how the benchmark's side stands beside it; where it cannot, how far the two rates are apart."""
    from refnet.domain.conversion.words import against  # noqa: PLC0415 - numpy is heavy

    found = report.conversion
    if benchmark_of(report) is not None:
        return against(found, report.benchmark)
    return difference_sentence(found.difference) or report.headline


def _pending(report: ConversionReport) -> str:
    """Say what the figures follow, and how many deals are not decided yet."""
    found = report.conversion
    days = counted("Clients within {count} day.", "Clients within {count} days.", found.horizon_days)
    waiting = sum(found.sources[source].pending for source in (Source.REFERRAL, Source.COLD))
    if not waiting:
        return days
    open_ones = counted(
        "{count} open deal is younger than that, and counts neither as won nor as lost.",
        "{count} open deals are younger than that, and count neither as won nor as lost.",
        waiting,
    )
    return f"{days} {open_ones}"
