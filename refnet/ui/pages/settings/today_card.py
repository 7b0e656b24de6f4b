"""The settings card of Today: how long things may wait, how much a day holds, the way to the texts, and reminders."""

from dataclasses import asdict
from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from refnet.domain.errors import InvalidInput
from refnet.domain.today.rows import Limits
from refnet.i18n import _
from refnet.services import today
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import NumberField
from refnet.ui.pages.settings.cards import Card
from refnet.ui.pages.settings.reminders import Reminders
from refnet.ui.widgets.forms.form_dialog import Field
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

_ROWS = (
    ("first_contact", "prepare_ahead", "news"),
    ("promise", "silence", "later"),
    ("asks_a_day", "quiet_a_day", "a_day"),
)


class TodayCard(Card):
    """Numbers, each kept when its field is left."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Today"))
        self._known = Limits()
        self.numbers: dict[str, NumberField] = {}
        self.fields: dict[str, Field] = {}
        for names in _ROWS:
            self.add_row(*(self._field(name) for name in names))
        self._inside.addWidget(label(_("These numbers hold for everybody who works with these data."), "caption"))
        self.reminders = Reminders(context)
        self.texts = button(_("Edit texts …"), "pencil")
        self.texts.clicked.connect(partial(context.run, "edit-texts"))
        row = QHBoxLayout()
        row.addWidget(self.texts)
        row.addWidget(label(_("what to say when you ask, thank and tell news"), "caption"))
        row.addStretch(1)
        self._inside.addLayout(row)
        self._inside.addWidget(self.reminders)

    def show_known(self, limits: Limits) -> None:
        """Show the limits as they are."""
        self._known = limits
        for name, number in self.numbers.items():
            if not number.hasFocus():
                number.set_value(getattr(limits, name))
                self.tell(self.fields[name])

    def _field(self, name: str) -> Field:
        title, hint = _names()[name]
        number = NumberField(title, 1, today.limits.MOST, getattr(self._known, name))
        number.editingFinished.connect(partial(self._keep, name))
        self.numbers[name], self.fields[name] = number, Field(name, title, number, hint=hint)
        return self.fields[name]

    def _keep(self, name: str) -> None:
        try:
            value = self.numbers[name].checked(name)
        except InvalidInput as error:
            self.tell(self.fields[name], str(error))
            return
        self.tell(self.fields[name])
        if value != asdict(self._known)[name]:
            work = partial(_save, self._context.store, name, value)
            self._context.jobs.write(work, self._kept, partial(self._refused, name))

    def _refused(self, name: str, error: BaseException) -> None:
        """Say below the field that the number does not go with another."""
        self.tell(self.fields[name], str(error))

    def _kept(self, _nothing: object) -> None:
        self._context.say(_("The setting was kept."))


def _save(store: Store, name: str, value: int) -> None:
    today.limits.save(store, **{name: value})


def _names() -> dict[str, tuple[str, str]]:
    return {
        "first_contact": (_("First contact within"), _("working days")),
        "prepare_ahead": (_("Prepare meetings"), _("days ahead")),
        "promise": (_("Names and answers may take"), _("days")),
        "silence": (_("An ask is silent after"), _("days")),
        "later": (_("“Later” comes back after"), _("days")),
        "news": (_("News is told for"), _("days")),
        "asks_a_day": (_("Asks a day"), ""),
        "quiet_a_day": (_("Calls to quiet allies a day"), ""),
        "a_day": (_("Lines a day holds"), ""),
    }
