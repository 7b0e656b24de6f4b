"""The settings cards of this computer: how the window looks, where the data lives, and its backups."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget

from refnet.i18n import _
from refnet.store.backup import Backup
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.dialogs.parts.fields import tick
from refnet.ui.look import fonts, formats
from refnet.ui.look.theme import Choice
from refnet.ui.pages.settings.cards import Card
from refnet.ui.widgets.forms.choice_box import ChoiceBox
from refnet.ui.widgets.forms.form_dialog import Field
from refnet.ui.widgets.forms.segmented import Option, Segmented
from refnet.ui.widgets.parts.buttons import button
from refnet.ui.widgets.parts.labels import label

SCALES = ((0.9, "90%"), (1.0, "100%"), (1.15, "115%"), (1.3, "130%"), (1.5, "150%"), (2.0, "200%"))


class AppearanceCard(Card):
    """Theme, size of text, motion; kept for this computer, not in the data."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Appearance"))
        settings = context.settings
        themes: list[Option] = [
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

    def _keep_motion(self, still: bool) -> None:
        self._context.settings.keep("reduced_motion", still)


class FileCard(Card):
    """Where the data lives and which backups there are."""

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("File and backups"))
        self.place = label(context.store.location, "body", wrap=True)
        self.place.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.backups = QListWidget()
        self.backups.setProperty("plain", "true")
        self.backups.setAccessibleName(_("Backups"))
        self.backups.setFixedHeight(fonts.px(112))
        self.none = label(
            _("There is no backup yet. One is made on closing and every half hour with changes."), "muted", wrap=True
        )
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
