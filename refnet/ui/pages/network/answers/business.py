"""On how few allies does the business rest, who stands between others, and which circles are there."""

from functools import partial

from PySide6.QtWidgets import QCheckBox, QWidget

from refnet.i18n import _, counted
from refnet.services.insights import structure, telling
from refnet.services.insights.structure import Spread, Structure
from refnet.ui.context import Context
from refnet.ui.jobs import Progress
from refnet.ui.look import formats
from refnet.ui.pages.network.answers.part import AnswerPart, row, sentences, small, stacked
from refnet.ui.widgets.parts.cards import rule
from refnet.ui.widgets.parts.labels import label

BROKERS, CIRCLES, LARGEST = 5, 5, 5


class BusinessPart(AnswerPart):
    """Concentration at once; brokers and circles when asked for, since they take long in a large network."""

    def __init__(self, context: Context, parent: QWidget | None = None) -> None:
        super().__init__(context, parent)
        self.zero = QCheckBox(_("Count allies who brought nothing"), self)
        self.zero.setAccessibleName(self.zero.text())
        self.zero.toggled.connect(self.refresh)
        self.top.addWidget(label(_("On how few does it rest?"), "section"))
        self.top.addWidget(self.zero)
        self._spread: Spread | None = None
        self._structure: Structure | None = None
        self._working: Progress | None = None

    def ask(self) -> None:
        self._structure = None
        work = partial(structure.spread, self.context.store, self.context.today(), counts_zero=self.zero.isChecked())
        self.answer_with(work, self._take_spread)

    def _take_spread(self, found: Spread) -> None:
        self._spread = found
        self._show()

    def _show(self) -> None:
        if self._spread is not None:
            self.put(*self._concentration(self._spread), rule(), *self._shape())

    def _concentration(self, found: Spread) -> list[QWidget]:
        shown: list[QWidget] = [label(_("Of all time"), "strong")]
        first = found.by_name[0][1] if found.by_name else ""
        shown += sentences([telling.concentration(found.always, first), _measures(found.always.hhi, found.always.gini)])
        shown.append(label(_("Of the last 12 months"), "strong"))
        shown += sentences([telling.concentration(found.last_year, found.first_last_year)])
        shown += sentences([_measures(found.last_year.hhi, found.last_year.gini)])
        for key, name, amount in found.by_name[:LARGEST]:
            money = label(formats.money_short(amount, found.currency), "caption")
            shown.append(row(self.person_button(name, key), money))
        return shown

    def _shape(self) -> list[QWidget]:
        title = label(_("Who stands between others?"), "section")
        if self._working is not None:
            return [
                title,
                *sentences([_("Working it out …")], "caption"),
                row(small(_("Stop"), "x", self._working.cancel)),
            ]
        if self._structure is None:
            note = _("Takes a moment in a large network, and can be stopped.")
            return [title, row(small(_("Work it out"), "waypoints", self.work_out)), *sentences([note], "caption")]
        return [title, *self._brokers(self._structure), label(_("Circles"), "section"), *_circles(self._structure)]

    def work_out(self) -> None:
        """Work out brokers and circles in the background."""
        work = partial(structure.structure, self.context.store, top=10)
        self._working = self.context.jobs.long(_("Working out who stands between others"), partial(_checked, work), self._take, self._stopped)  # fmt: skip
        if self._structure is None:
            self._show()

    def _take(self, found: Structure) -> None:
        self._working, self._structure = None, found
        self._show()

    def _stopped(self, _error: Exception) -> None:
        self._working = None
        self._show()

    def _brokers(self, found: Structure) -> list[QWidget]:
        if not found.brokers:
            return sentences([_("Nobody: everybody knows each other, or nobody does.")])
        shown: list[QWidget] = []
        for one in found.brokers[:BROKERS]:
            told = _("{share} of the shortest ways").format(share=formats.percent(one.betweenness))
            if one.is_articulation:
                told += ", " + _("the only one who joins some")
            shown.append(stacked(row(self.person_button(one.name, one.person)), *sentences([told], "caption"), gap=0))
        if not found.is_exact:
            shown += sentences([_("Estimated from a sample, since the network is large.")], "caption")
        return shown


def _circles(found: Structure) -> list[QWidget]:
    if not found.circles:
        return sentences([_("No circle of three or more yet.")])
    told = [
        counted("{count} person round {{names}}", "{count} people round {{names}}", size).format(names=", ".join(names))
        for size, names in found.circles[:CIRCLES]
    ]
    return sentences(told)


def _measures(hhi: float | None, gini: float | None) -> str:
    if hhi is None or gini is None:
        return ""
    sentence = _("Sum of squared shares (Herfindahl) {hhi}, Gini coefficient {gini}.")
    return sentence.format(hhi=f"{hhi:.2f}", gini=f"{gini:.2f}")


def _checked(work: "partial[Structure]", progress: Progress) -> Structure:
    return work(check=progress)
