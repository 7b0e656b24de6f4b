"""Set the goal: how many clients, or how much revenue by referral, and by when."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from PySide6.QtWidgets import QWidget

from refnet.domain.errors import InvalidInput
from refnet.domain.planning.backwards import GoalKind
from refnet.i18n import _
from refnet.services import planning
from refnet.services.planning import GoalKept
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import line
from refnet.ui.widgets.forms.date_field import DateField
from refnet.ui.widgets.forms.form_dialog import Field, FormDialog
from refnet.ui.widgets.forms.money_field import MoneyField
from refnet.ui.widgets.forms.segmented import Option, Segmented
from refnet.ui.widgets.parts.buttons import button

HALF_A_YEAR = timedelta(days=182)


class GoalDialog(FormDialog):
    """What is wanted by referral, from a day to a day."""

    def __init__(
        self, context: Context, rep: UUID | None, goal: GoalKept | None, currency: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(context, _("Set goal"), verb=_("Set goal"), width=480, parent=parent)
        self._rep = rep
        today = context.today()
        kinds: list[Option] = [(GoalKind.CLIENTS, _("New clients"), ""), (GoalKind.REVENUE, _("Revenue"), "")]
        self.kind = Segmented(kinds, _("What the goal counts"))
        self.clients, self.revenue = line(_("Number of clients")), MoneyField(currency)
        self.since, self.by = DateField(today), DateField(today, ahead=True)
        self.since.set_value(goal.since if goal else today)
        self.by.set_value(goal.by if goal else today + HALF_A_YEAR)
        self.add_row(Field("kind", _("What the goal counts"), self.kind, hint=_("by referral")))
        self._clients = Field("amount", _("Number of clients"), self.clients)
        self._revenue = Field("revenue", _("Revenue"), self.revenue)
        self.add_row(self._clients, self._revenue)
        self.add_row(Field("since", _("From"), self.since), Field("by", _("Until"), self.by))
        if goal is not None:
            self._show(goal)
            none = button(_("No goal"), kind="link")
            none.clicked.connect(partial(self._send, None))
            self.set_option(none)
        self.kind.chosen.connect(self._follow)
        self._follow()
        self.clients.setFocus()
        self.settle()

    def goal(self) -> GoalKept:
        """Return the goal as the form has it; raise InvalidInput at the field that cannot be right."""
        kind = GoalKind(self.kind.value())
        amount = self._count() if kind is GoalKind.CLIENTS else self.revenue.checked("revenue") or 0
        if kind is GoalKind.REVENUE and not amount:
            raise InvalidInput("revenue", _("Please give an amount, such as 38k or 12,500."))
        return GoalKept(kind, amount, self.since.checked("since"), self._until())

    def submit(self) -> None:
        goal = self.goal()
        goal.in_numbers.check()
        self._send(goal)

    def _send(self, goal: GoalKept | None) -> None:
        said = _("The goal was set.") if goal else _("The goal was taken away.")
        self.send(partial(planning.save, self.context.store, self._rep, goal), said)

    def _count(self) -> int:
        text = self.clients.text().strip()
        if not text.isdecimal() or not int(text) or len(text) > 6:
            raise InvalidInput("amount", _("Please give a number of clients, such as 12."))
        return int(text)

    def _until(self) -> date:
        found: date = self.by.checked("by")
        return found

    def _show(self, goal: GoalKept) -> None:
        self.kind.choose(goal.kind)
        if goal.kind is GoalKind.CLIENTS:
            self.clients.setText(str(goal.amount))
        else:
            self.revenue.set_value(goal.amount)

    def _follow(self) -> None:
        is_money = self.kind.value() is GoalKind.REVENUE
        self._clients.set_shown(not is_money)
        self._revenue.set_shown(is_money)
