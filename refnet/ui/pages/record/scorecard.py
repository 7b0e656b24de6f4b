"""The scorecard of a person: what they brought, how sure we are, what is owed, and how they came to us."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from refnet.domain.network.attribution import CreditRule
from refnet.i18n import _, counted
from refnet.services import preferences
from refnet.services.insights import lineages, scorecard, telling
from refnet.services.insights.lineages import Descent
from refnet.services.insights.scorecard import AllyReport, Candidate
from refnet.services.insights.telling import Voice
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.jobs import Latest
from refnet.ui.look import formats
from refnet.ui.pages.record.parts import MARGIN, figures
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.lists.columns import Interval
from refnet.ui.widgets.lists.meters import IntervalBar
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.labels import label

MOST = 5  # people whom they could still introduce


@dataclass(frozen=True, slots=True)
class _Found:
    report: AllyReport | None
    descent: Descent


class ScorecardTab(QWidget):
    """Read when it is first looked at, and again when another rule of credit is chosen."""

    def __init__(self, context: Context, person: PersonHit) -> None:
        super().__init__()
        self._context, self._person = context, person
        self._latest = Latest(context.jobs, self)
        self._is_read = False
        self.rules = ChoiceBox([(rule, telling.credit_rule(rule)) for rule in CreditRule], _("How credit is shared"))
        self.rules.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.rules.setMinimumContentsLength(12)
        self.rules.chosen.connect(self._choose_rule)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(MARGIN, MARGIN, MARGIN, MARGIN)
        self._column.setSpacing(12)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._is_read:
            self._is_read = True
            self._read()

    def _read(self) -> None:
        work = partial(_read, self._context.store, self._person.id, self._context.today())
        self._latest.read(work, self._show)

    def _choose_rule(self, chosen: CreditRule) -> None:
        work = partial(preferences.save, self._context.store, credit_rule=chosen)
        self._context.jobs.write(work, self._saved)

    def _saved(self, _result: object) -> None:
        self._read()

    def _show(self, found: _Found) -> None:
        self.rules.setParent(None)
        while item := self._column.takeAt(0):
            if old := item.widget():
                old.hide()
                old.deleteLater()
        shown: list[QWidget] = [label(_("No ally, and no introduction yet."), "caption")]
        if found.report is not None:
            shown = self._ally(found.report)
        shown += [rule(), label(_("How they came to us"), "section")]
        shown += [label(one, "body", wrap=True) for one in telling.descent(found.descent, _voice())]
        for part in shown:
            self._column.addWidget(part)
        self._column.addStretch(1)

    def _ally(self, report: AllyReport) -> list[QWidget]:
        card, money = report.card, partial(formats.money_short, currency=report.currency)
        self.rules.choose(report.board.rule)
        counts = [
            (formats.number(card.introductions), _("introductions")),
            (_("{won} of {n}").format(won=card.won_of, n=card.counted), _("became clients")),
        ]
        if card.counted:
            counts.append((formats.percent(card.rate), _("likely rate")))
        shown: list[QWidget] = [figures(counts)]
        if card.counted:
            shown.append(
                IntervalBar(Interval(card.rate, card.low, card.high, report.board.benchmark), _("Likely rate"))
            )
        shown += [label(telling.how_sure(card, report.board.benchmark), "body", wrap=True), rule()]
        shown += [label(_("Money"), "section")]
        shown.append(figures([(money(card.credit), _("credit")), (money(card.open_amount), _("open"))]))
        if card.clients:
            clients = counted("client after them", "clients after them", card.clients)
            depth = counted("generation", "generations", card.generations)
            shown.append(figures([(formats.number(card.clients), clients), (formats.number(card.generations), depth)]))
        shown += [self.rules, rule()]
        told = (telling.silence(card, _voice()), telling.balance(card), telling.thanks(card, _voice()), _asked(report))
        shown += [label(_("Giving and asking"), "section"), *(label(one, "body", wrap=True) for one in told if one)]
        if report.could_introduce:
            shown += [rule(), label(_("Whom they could still introduce"), "section")]
            shown += [self._candidate(one) for one in report.could_introduce[:MOST]]
        return shown

    def _candidate(self, one: Candidate) -> QWidget:
        holder = QWidget()
        line = QHBoxLayout(holder)
        line.setContentsMargins(0, 0, 0, 0)
        who = ", ".join(filter(None, (one.name, one.organization)))
        known = _("knows them, strength {strength} of 5").format(strength=one.strength)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(label(who, "strong", wrap=True))
        words.addWidget(label(known if one.strength else _("may know them: people in common"), "caption"))
        line.addLayout(words, 1)
        asking = button(_("Ask"), "message-circle-question-mark")
        asking.setProperty("size", "small")
        asking.setAccessibleName(_("Ask for an introduction to {name}").format(name=one.name))
        asking.clicked.connect(partial(self._ask, one))
        line.addWidget(asking, 0, Qt.AlignmentFlag.AlignTop)
        return holder

    def _ask(self, one: Candidate) -> None:
        LogAskDialog(self._context, self.window(), self._person, one.name).open()


def _read(store: Store, person: UUID, today: date) -> _Found:
    return _Found(scorecard.scorecard(store, person, today), lineages.descent(store, person))


def _voice() -> Voice:
    return Voice(formats.day, formats.money_short)


def _asked(report: AllyReport) -> str:
    days = report.card.prospectus.days_since_ask
    if days is None:
        return _("Never asked yet.")
    return counted("Last asked {count} day ago.", "Last asked {count} days ago.", max(days, 0))
