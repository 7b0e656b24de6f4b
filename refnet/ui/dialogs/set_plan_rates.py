"""Set what is assumed of each step from an ask to a client: how often, and how long it takes."""

from dataclasses import replace
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import InvalidInput
from refnet.domain.planning import words
from refnet.domain.planning.backwards import Past
from refnet.domain.planning.chain import ENOUGH_OWN, STEPS, Activity
from refnet.domain.planning.times import LONGEST, Times
from refnet.domain.planning.words import tidy
from refnet.i18n import _
from refnet.services import planning
from refnet.services.planning import Assumptions, StepFound
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import NumberField, line, tick
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.labels import label


class PlanRatesDialog(FormDialog):
    """A percentage a step; a tick lets it count even where there are cases enough."""

    def __init__(  # noqa: PLR0917
        self,
        context: Context,
        rep: UUID | None,
        assumed: Assumptions,
        steps: tuple[StepFound, ...],
        past: Past,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, _("Set plan rates"), verb=_("Set rates"), width=680, parent=parent)
        self._rep, self._assumed = rep, assumed
        told = _(
            "Where ten or more cases are known, the plan goes by those. Elsewhere what you set here counts as five cases, "
            "beside the few there are, or alone where you tick it."
        )
        self.add_widget(label(told, "muted", wrap=True))
        self.shares = {step: line(words.step(step), _said(assumed.rates[step])) for step in STEPS}
        self.ticks = {step: tick(_("Go by this"), ticked=step in assumed.by_hand) for step in STEPS}
        for found in steps:
            step = found.rate.to
            basis = words.basis(found.rate, is_team=found.is_team)
            self.add_row(
                Field(
                    step.value,
                    words.step(step),
                    self.shares[step],
                    hint=_("%, now {basis}").format(basis=basis),
                    stretch=3,
                ),
                Field(f"{step}-by-hand", _("Always"), self.ticks[step]),
            )
            if found.rate.of >= ENOUGH_OWN:
                self.shares[step].textEdited.connect(partial(self._go_by, step))
        self._add_times(assumed, past)
        self.settle()
        self.shares[STEPS[0]].setFocus()

    def assumptions(self) -> Assumptions:
        """Return the rates as the form has them; raise InvalidInput at one that cannot be right."""
        by_hand = frozenset(step for step, box in self.ticks.items() if box.isChecked())
        return replace(
            self._assumed,
            rates={step: self._share(step) for step in STEPS},
            by_hand=by_hand,
            to_introduction=self.to_introduction.checked("to_introduction"),
            to_client=self.to_client.checked("to_client"),
            a_year=self._number("a_year"),
        )

    def submit(self) -> None:
        work = partial(planning.save_assumptions, self.context.store, self._rep, self.assumptions())
        self.send(work, _("The rates were set."))

    def _go_by(self, step: Activity, typed: str) -> None:
        """Tick a step whose rate is typed where its cases would count instead; typed back, it is as it was."""
        is_other = typed.strip() != _said(self._assumed.rates[step])
        self.ticks[step].setChecked(is_other or step in self._assumed.by_hand)

    def _add_times(self, assumed: Assumptions, past: Past) -> None:
        """Lay out the days that are assumed, and what an ally brings."""
        lag, rest = _("From an ask to its introduction"), _("From there to a client")
        self.to_introduction = NumberField(lag, 1, LONGEST, round(assumed.to_introduction))
        self.to_client = NumberField(rest, 1, LONGEST, round(assumed.to_client))
        self.a_year = line(_("Introductions of an ally a year"), tidy(assumed.a_year))
        self.add_row(
            Field("to_introduction", lag, self.to_introduction, hint=_now(past.lag)),
            Field("to_client", rest, self.to_client, hint=_now(past.to_client)),
        )
        self.add_row(
            Field("a_year", _("Introductions of an ally a year"), self.a_year, hint=_("where too few are known"))
        )

    def _number(self, field: str) -> float:
        try:
            return float(self.a_year.text().strip().replace(",", "."))
        except ValueError as error:
            raise InvalidInput(field, _("Please give a number, such as 2 or 1.5.")) from error

    def _share(self, step: Activity) -> float:
        text = self.shares[step].text().strip().rstrip("%").strip().replace(",", ".")
        try:
            return float(text) / 100
        except ValueError as error:
            raise InvalidInput(step.value, _("Please give a percentage, such as 50.")) from error


def _said(share: float) -> str:
    return f"{share * 100:.1f}".removesuffix(".0")


def _now(found: Times) -> str:
    """Say what the plan reckons with now."""
    if found.is_own:
        return _("days; {days} counted are used instead").format(days=round(found.mean))
    return _("days, assumed")
