"""Who are our best referrers, how sure are we, and whom to ask next."""

from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from refnet.domain.network.scorecards import Ranking
from refnet.i18n import _
from refnet.services.insights import scorecard, telling
from refnet.services.insights.scorecard import AllyReport
from refnet.services.people import PersonHit
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.log_ask import LogAskDialog
from refnet.ui.pages import whose
from refnet.ui.pages.network.answers.part import AnswerPart, row, sentences, small, stacked, voice
from refnet.ui.pages.whose import Whose
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.segmented import Option, Segmented
from refnet.ui.widgets.lists.columns import Interval
from refnet.ui.widgets.lists.meters import IntervalBar
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.labels import label

FIRST, NEXT = 3, 3


@dataclass(frozen=True, slots=True)
class _Found:
    best: list[AllyReport]
    next: list[AllyReport]
    whose: Whose


class Referrers(AnswerPart):
    """The first three under a ranking that can be changed, each with what is known and how well."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        options: tuple[Option, ...] = (
            (Ranking.RELIABILITY, _("Surest"), ""), (Ranking.VALUE, _("Clients a year"), ""), (Ranking.MONEY, _("Money"), ""),
        )  # fmt: skip
        self.ranking = Segmented(options, _("Best by"))
        self.ranking.chosen.connect(self.ask)
        self.whose: ChoiceBox | None = None  # while there is a choice
        self._chosen = whose.OWN
        self.top.addWidget(label(_("Who are our best referrers?"), "section"))
        self.top.addWidget(self.ranking)

    def ask(self) -> None:
        work = partial(_read, self.context.store, self.context.today(), self.ranking.value(), self._chosen)
        self.answer_with(work, self._show)

    def _show(self, found: _Found) -> None:
        if not found.best:
            self.put(*sentences([_("No introduction has led to a finished deal yet, so nobody can be ranked.")]))
            return
        shown: list[QWidget] = [self._card(number, one) for number, one in enumerate(found.best, start=1)]
        shown += sentences([_ranking(self.ranking.value())], "caption")
        self.put(*shown, *self._next(found))

    def put(self, *parts: QWidget) -> None:
        """Show these in place of what was shown before; the choice of whose allies keeps the keyboard."""
        had_keyboard = self.whose is not None and self.whose.hasFocus()
        self.whose = next((part for part in parts if isinstance(part, ChoiceBox)), None)
        super().put(*parts)
        if had_keyboard and self.whose is not None:
            self.whose.setFocus(Qt.FocusReason.OtherFocusReason)

    def _next(self, found: _Found) -> list[QWidget]:
        """Return whom to ask next, under the choice of whose allies are meant."""
        who = found.whose
        if not found.next and who.rep is None:
            return []
        asked = [self._ask_next(one) for one in found.next] or sentences([_("Nobody to ask now.")])
        of = who.said(_("Your own, and those of nobody."), _("{name}’s own, and those of nobody."), "")
        told = sentences([f"{of} {_how()}".strip()], "caption")
        return [rule(), label(_("Whom to ask next"), "section"), *self._choice(who), *asked, *told]

    def _choice(self, who: Whose) -> list[QWidget]:
        if not who.choices:
            return []
        made = ChoiceBox(who.choices, _("Whose allies"))
        made.choose(self._chosen)
        made.chosen.connect(self._choose)
        return [made]

    def _choose(self, chosen: str) -> None:
        self._chosen = chosen
        self.ask()

    def _card(self, number: int, found: AllyReport) -> QWidget:
        card, benchmark = found.card, found.board.benchmark
        interval = Interval(card.rate, card.low, card.high, benchmark)
        money = voice().money(card.credit, found.currency)
        return stacked(
            row(label(f"{number}.", "strong"), self.person_button(found.name, card.person)),
            *sentences([telling.how_sure(card, benchmark)]),
            IntervalBar(interval, found.name),
            *sentences([_("Credit {amount}.").format(amount=money) + " " + telling.silence(card, voice())], "caption"),
        )

    def _ask_next(self, found: AllyReport) -> QWidget:
        hit = PersonHit(found.card.person, found.name, "", True)
        asking = small(_("Ask"), "message-circle-question-mark", partial(self._open_ask, hit))
        asking.setAccessibleName(_("Ask {name}").format(name=found.name))
        return row(self.person_button(found.name, found.card.person), asking)

    def _open_ask(self, hit: PersonHit) -> None:
        LogAskDialog(self.context, self.window(), hit).open()


def _read(store: Store, today: date, ranking: Ranking, chosen: str) -> _Found:
    who = whose.read(store, chosen, _("My allies"), _("Everybody’s allies"))
    best = scorecard.best_referrers(store, today, ranking, FIRST)
    return _Found(best, scorecard.to_ask_next(store, today, NEXT, who.rep), who)


def _how() -> str:
    return _(
        "By path, likely rate, usual amount and whether they are still active. Who was asked in the last 30 days, or "
        "gave us much more than we gave, rests."
    )


def _ranking(ranking: Ranking) -> str:
    return {
        Ranking.RELIABILITY: _("Ranked by how sure we are that their true rate is above the benchmark."),
        Ranking.VALUE: _("Ranked by the clients to be expected of them in a year at their likely rate and rhythm."),
        Ranking.MONEY: _("Ranked by the won amounts they are credited with."),
    }[ranking]
