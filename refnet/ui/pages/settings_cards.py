"""The cards of the settings page; each keeps what is changed at once."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QListWidget, QSpinBox, QWidget

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Denominator
from refnet.i18n import _
from refnet.services import preferences, reps
from refnet.services.preferences import Changes, Preferences
from refnet.services.reps import RepRow
from refnet.store.backup import Backup
from refnet.store.database import Store
from refnet.ui import fonts, formats
from refnet.ui.context import Context
from refnet.ui.dialogs.fields import Suggestions, line, tick
from refnet.ui.theme import Choice
from refnet.ui.widgets.buttons import button
from refnet.ui.widgets.cards import card
from refnet.ui.widgets.choice_box import ChoiceBox
from refnet.ui.widgets.form_dialog import Field
from refnet.ui.widgets.labels import label
from refnet.ui.widgets.segmented import Segmented

SCALES = ((0.9, "90%"), (1.0, "100%"), (1.15, "115%"), (1.3, "130%"), (1.5, "150%"), (2.0, "200%"))


class _Card(QFrame):
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

    def add_row(self, *fields: QWidget) -> None:
        """Add fields side by side."""
        row = QHBoxLayout()
        row.setSpacing(20)
        for field in fields:
            row.addWidget(field, 1)
        self._inside.addLayout(row)


class PersonCard(_Card):
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
        self.field.point_out("")
        work = partial(reps.become, self._context.store, name)
        self._context.jobs.write(work, partial(self._kept, name), self._refused)

    def _kept(self, name: str, _key: object) -> None:
        self._shown = name
        self._context.say(_("You are {name}.").format(name=name))

    def _refused(self, error: RefNetError) -> None:
        self.field.point_out(str(error))


class NumbersCard(_Card):
    """Currency, benchmark, and how long a deal is given to be won."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Numbers"))
        self.currency = line(_("Currency"))
        self.currency.setMaxLength(3)
        self.benchmark = ChoiceBox([], _("Benchmark"))
        self.horizon = QSpinBox(minimum=1, maximum=preferences.LONGEST_HORIZON)
        self.horizon.setSuffix(_(" days"))
        self.denominator = ChoiceBox(_denominators(), _("Rates are a share of"))
        self.currency_field = Field("currency", _("Currency"), self.currency, hint=_("three letters"))
        self.add_row(
            self.currency_field,
            Field("horizon_days", _("Time to become a client"), self.horizon, hint=_("younger deals stay outside")),
        )
        self.add_row(
            Field("benchmark", _("Benchmark"), self.benchmark),
            Field("denominator", _("Rates are a share of"), self.denominator),
        )
        self._known = Preferences()
        self.currency.editingFinished.connect(self._keep_currency)
        self.horizon.editingFinished.connect(self._keep_horizon)
        self.benchmark.chosen.connect(self._keep_benchmark)
        self.denominator.chosen.connect(self._keep_denominator)

    def show_known(self, known: Preferences, benchmarks: Sequence[tuple[str, str]]) -> None:
        """Show the choices."""
        self._known = known
        self.currency.setText(known.currency)
        self.horizon.setValue(known.horizon_days)
        self.benchmark.set_options(benchmarks)
        self.benchmark.choose(known.benchmark)
        self.denominator.choose(known.denominator)

    def _keep_currency(self) -> None:
        if self.currency.text().upper() != self._known.currency:
            self._keep({"currency": self.currency.text()})

    def _keep_horizon(self) -> None:
        if self.horizon.value() != self._known.horizon_days:
            self._keep({"horizon_days": self.horizon.value()})

    def _keep_benchmark(self, key: str) -> None:
        self._keep({"benchmark": key})

    def _keep_denominator(self, denominator: Denominator) -> None:
        self._keep({"denominator": denominator})

    def _keep(self, changes: Changes) -> None:
        self.currency_field.point_out("")
        self._context.jobs.write(partial(_save, self._context.store, changes), self._kept, self._refused)

    def _kept(self, _nothing: object) -> None:
        self._context.say(_("The setting was kept."))

    def _refused(self, error: RefNetError) -> None:
        self.currency_field.point_out(str(error))


class AppearanceCard(_Card):
    """Theme, size of text, motion; kept for this computer, not in the data."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Appearance"))
        settings = context.settings
        themes = [
            (Choice.LIGHT, _("Light"), "sun"),
            (Choice.DARK, _("Dark"), "moon"),
            (Choice.SYSTEM, _("As the system"), ""),
        ]
        self.theme = Segmented(themes, _("Theme"))
        self.scale = ChoiceBox(SCALES, _("Size of text"))
        self.motion = tick(_("Nothing moves: no animation"), ticked=settings.reduced_motion)
        self.add_row(Field("theme", _("Theme"), self.theme), Field("scale", _("Size of text"), self.scale))
        self._inside.addWidget(self.motion)
        self._show()
        self.theme.chosen.connect(self._keep_theme)
        self.scale.chosen.connect(self._keep_scale)
        self.motion.toggled.connect(self._keep_motion)
        settings.changed.connect(self._show)

    def _show(self, _name: str = "") -> None:
        settings = self._context.settings
        self.theme.choose(settings.theme)
        self.scale.choose(min((scale for scale, _text in SCALES), key=lambda scale: abs(scale - settings.text_scale)))

    def _keep_theme(self, choice: Choice) -> None:
        self._context.settings.keep("theme", choice.value)

    def _keep_scale(self, scale: float) -> None:
        self._context.settings.keep("text_scale", scale)

    def _keep_motion(self, still: bool) -> None:  # noqa: FBT001 - Qt's signal
        self._context.settings.keep("reduced_motion", still)


class FileCard(_Card):
    """Where the data lives and which backups there are."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("File and backups"))
        self.place = label(context.store.location, "body", wrap=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.backups = QListWidget()
        self.backups.setAccessibleName(_("Backups"))
        self.backups.setFixedHeight(fonts.px(150))
        self.none = label(_("There is no backup yet. One is made on closing and every half hour with changes."), "muted", wrap=True)
        self.back_up = button(_("Back up now"), "archive")
        self.restore = button(_("Restore …"), "archive-restore")
        self.back_up.clicked.connect(self._back_up)
        self.restore.clicked.connect(partial(context.run, "restore"))
        row = QHBoxLayout()
        row.addWidget(self.back_up)
        row.addWidget(self.restore)
        row.addStretch(1)
        for part in (label(_("Everything is kept here:"), "caption"), self.place, self.none, self.backups):
            self._inside.addWidget(part)
        self._inside.addLayout(row)

    def show_known(self, backups: Sequence[Backup]) -> None:
        """Show the backups, newest first."""
        is_file = self._context.store.backups is not None
        self.back_up.setVisible(is_file)
        self.restore.setVisible(is_file)
        self.none.setVisible(is_file and not backups)
        self.backups.setVisible(bool(backups))
        self.backups.clear()
        self.backups.addItems([_say_backup(one) for one in backups])

    def _back_up(self) -> None:
        backups = self._context.store.backups
        if backups is not None:
            self._context.jobs.write(partial(_make_backup, self._context.store), self._made)

    def _made(self, made: list[Backup]) -> None:
        self.show_known(made)
        self._context.say(_("Backed up: {file}.").format(file=Path(made[0].name).name), undo=False)


def _make_backup(store: Store) -> list[Backup]:
    if store.backups is None:
        return []
    store.backups.make("asked")
    return store.backups.all()


def _save(store: Store, changes: Changes) -> None:
    preferences.save(store, **changes)


def _say_backup(one: Backup) -> str:
    moment = one.moment.astimezone()
    said = _("{day} {time}: {people} people, {introductions} introductions, {deals} deals")
    return said.format(
        day=formats.day(moment.date()),
        time=f"{moment:%H:%M}",
        people=formats.number(one.people),
        introductions=formats.number(one.introductions),
        deals=formats.number(one.deals),
    )


def _denominators() -> list[tuple[Denominator, str]]:
    return [
        (Denominator.ALL, _("all leads")),
        (Denominator.MET, _("meetings held")),
        (Denominator.QUALIFIED, _("qualified")),
        (Denominator.PROPOSED, _("proposed")),
        (Denominator.CLOSED, _("closed: won or lost")),
    ]
