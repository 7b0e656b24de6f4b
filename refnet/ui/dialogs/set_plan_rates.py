"""Set what is assumed of each step from an ask to a client."""

from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import InvalidInput
from refnet.domain.planning import words
from refnet.domain.planning.chain import STEPS, Activity
from refnet.i18n import _
from refnet.services import planning
from refnet.services.planning import Assumptions, StepFound
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line, tick
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.parts.labels import label


class PlanRatesDialog(FormDialog):
    """A percentage a step; a tick lets it count even where there are cases enough."""

    def __init__(
        self,
        context: Context,
        rep: UUID | None,
        assumed: Assumptions,
        steps: tuple[StepFound, ...],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(context, _("Set plan rates"), verb=_("Set rates"), width=560, parent=parent)
        self._rep = rep
        told = _("Where ten or more cases are known, the plan goes by those. Elsewhere it goes by what you set here.")
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
        self.settle()
        self.shares[STEPS[0]].setFocus()

    def assumptions(self) -> Assumptions:
        """Return the rates as the form has them; raise InvalidInput at one that cannot be right."""
        by_hand = frozenset(step for step, box in self.ticks.items() if box.isChecked())
        return Assumptions({step: self._share(step) for step in STEPS}, by_hand)

    def submit(self) -> None:
        work = partial(planning.save_assumptions, self.context.store, self._rep, self.assumptions())
        self.send(work, _("The rates were set."))

    def _share(self, step: Activity) -> float:
        text = self.shares[step].text().strip().rstrip("%").strip().replace(",", ".")
        try:
            return float(text) / 100
        except ValueError as error:
            raise InvalidInput(step.value, _("Please give a percentage, such as 50.")) from error


def _said(share: float) -> str:
    return f"{share * 100:.1f}".removesuffix(".0")
