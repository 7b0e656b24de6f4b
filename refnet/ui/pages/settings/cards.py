"""The settings cards that belong to the data: who is at the keyboard, and what numbers are compared with."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QWidget

from refnet.domain.errors import InvalidInput, RefNetError
from refnet.domain.kinds import Denominator
from refnet.i18n import _
from refnet.services import preferences, reps
from refnet.services.preferences import Changes, Preferences
from refnet.services.reps import RepRow
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import NumberField, Suggestions, line
from refnet.ui.look import words
from refnet.ui.pages.settings.own_benchmarks import OwnBenchmarks
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.cards import card
from refnet.ui.widgets.parts.labels import label


class Card(QFrame):
    """A title, rows of fields, and the sentence that says what could not be kept."""

    def __init__(self, context: Context, title: str) -> None:
        super().__init__()
        self._context = context
        frame, self._inside = card(self)
        self._frame = frame
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self.setAccessibleName(title)
        self._inside.addWidget(label(title, "card"))

    @staticmethod
    def tell(field: Field, sentence: str = "") -> None:
        """Say below a field what is wrong; the keyboard stays where the user took it."""
        field.wrong.setText(sentence)
        field.wrong.setVisible(bool(sentence))

    def add_row(self, *fields: QWidget) -> None:
        """Add fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(20)
        for field in fields:
            row.addWidget(field, 1)
        self._inside.addLayout(row)


class PersonCard(Card):
    """Who is at the keyboard."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("You"))
        self.name = Suggestions(_("Your name"))
        self.field = Field("name", _("Your name"), self.name, hint=_("what you log is yours, unless you say otherwise"))
        self._shown = ""
        self.keep = button(_("This is me"))
        self.keep.clicked.connect(self._keep)
        line_edit = self.name.lineEdit()
        if isinstance(line_edit, QLineEdit):
            line_edit.returnPressed.connect(self._keep)
        self.add_row(self.field)
        row = QHBoxLayout()
        row.addWidget(self.keep)
        row.addStretch(1)
        self._inside.addLayout(row)

    def show_known(self, me: RepRow | None, rows: Sequence[RepRow]) -> None:
        """Show who it is, and offer our reps."""
        self._shown = me.name if me is not None else ""
        self.name.clear()
        self.name.addItems([row.name for row in rows])
        self.name.setCurrentIndex(-1)
        self.name.setEditText(self._shown)

    def _keep(self) -> None:
        name = self.name.text()
        if name == self._shown:
            return
        self.tell(self.field)
        work = partial(reps.become, self._context.store, name)
        self._context.jobs.write(work, partial(self._kept, name), self._refused)

    def _kept(self, name: str, _key: object) -> None:
        self._shown = name
        self._context.say(_("You are {name}.").format(name=name))

    def _refused(self, error: RefNetError) -> None:
        self.tell(self.field, str(error))


class NumbersCard(Card):
    """Currency, benchmark, and how long a deal is given to be won."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Numbers"))
        self.currency = line(_("Currency"))
        self.currency.setMaxLength(3)
        self.country = line(_("Country"))
        self.country.setMaxLength(2)
        self.benchmark = ChoiceBox([], _("Benchmark"))
        self.horizon = NumberField(_("Days to become a client"), 1, preferences.LONGEST_HORIZON, 180)
        self.denominator = ChoiceBox(_denominators(), _("Rates are a share of"))
        self.currency_field = Field("currency", _("Currency"), self.currency, hint=_("three letters"))
        told = _("of numbers without code: two letters")
        self.country_field = Field("country", _("Telephone country"), self.country, hint=told)
        hint = _("younger deals stay outside")
        self.horizon_field = Field("horizon_days", _("Days to become a client"), self.horizon, hint=hint)
        self.add_row(
            self.currency_field,
            self.country_field,
            self.horizon_field,
        )
        self.add_row(
            Field("benchmark", _("Benchmark"), self.benchmark),
            Field("denominator", _("Rates are a share of"), self.denominator),
        )
        self.own = OwnBenchmarks(context)
        self.add_row(self.own)
        self._known = Preferences()
        self.currency.editingFinished.connect(self._keep_currency)
        self.country.editingFinished.connect(self._keep_country)
        self.horizon.editingFinished.connect(self._keep_horizon)
        self.benchmark.chosen.connect(self._keep_benchmark)
        self.denominator.chosen.connect(self._keep_denominator)

    def show_known(self, known: Preferences, benchmarks: Sequence[tuple[str, str]]) -> None:
        """Show the choices."""
        self._known = known
        self.currency.setText(known.currency)
        self.country.setText(known.country)
        self.horizon.set_value(known.horizon_days)
        self.benchmark.set_options(benchmarks)
        self.benchmark.choose(known.benchmark)
        self.denominator.choose(known.denominator)

    def _keep_currency(self) -> None:
        if self.currency.text().upper() != self._known.currency:
            self._keep({"currency": self.currency.text()})

    def _keep_country(self) -> None:
        if self.country.text().upper() != self._known.country:
            self._keep({"country": self.country.text()})

    def _keep_horizon(self) -> None:
        try:
            days = self.horizon.checked("horizon_days")
        except InvalidInput as error:
            self.tell(self.horizon_field, str(error))
            return
        self.tell(self.horizon_field)
        if days != self._known.horizon_days:
            self._keep({"horizon_days": days})

    def _keep_benchmark(self, key: str) -> None:
        self._keep({"benchmark": key})

    def _keep_denominator(self, denominator: Denominator) -> None:
        self._keep({"denominator": denominator})

    def _keep(self, changes: Changes) -> None:
        self.tell(self.currency_field)
        self.tell(self.country_field)
        self._context.jobs.write(partial(_save, self._context.store, changes), self._kept, self._refused)

    def _kept(self, _nothing: object) -> None:
        self._context.say(_("The setting was kept."))

    def _refused(self, error: RefNetError) -> None:
        is_country = isinstance(error, InvalidInput) and error.field == "country"
        self.tell(self.country_field if is_country else self.currency_field, str(error))


def _save(store: Store, changes: Changes) -> None:
    preferences.save(store, **changes)


def _denominators() -> list[tuple[Denominator, str]]:
    return [(one, words.denominator(one)) for one in Denominator]
