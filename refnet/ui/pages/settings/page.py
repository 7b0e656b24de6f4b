"""Settings: who is at the keyboard, what numbers are compared with, how the window looks, and where the data lives."""

from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QVBoxLayout, QWidget

from refnet.domain.today.rows import Limits
from refnet.i18n import _
from refnet.services import benchmarks, preferences, reps, today
from refnet.services.benchmarks import BenchmarkRow
from refnet.services.preferences import Preferences
from refnet.services.reps import RepRow
from refnet.store.backup import Backup
from refnet.store.database import Store
from refnet.ui.context import Context
from refnet.ui.look import fonts
from refnet.ui.pages.settings.cards import NumbersCard, PersonCard
from refnet.ui.pages.settings.machine import AppearanceCard, FileCard
from refnet.ui.pages.settings.today_card import TodayCard
from refnet.ui.widgets.page import Page
from refnet.ui.widgets.parts.page_area import PageArea

WIDTH = 940


@dataclass(frozen=True, slots=True)
class _Known:
    """What the page shows of the data."""

    preferences: Preferences
    reps: list[RepRow]
    me: RepRow | None
    benchmarks: list[tuple[str, str]]
    backups: list[Backup]
    own: list[BenchmarkRow]
    limits: Limits


def read(store: Store) -> _Known:
    """Read what the page shows."""
    listed = [(one.key, f"{one.label}, {one.kind}") for one in benchmarks.offered(store)]
    backups = store.backups.all() if store.backups else []
    return _Known(
        preferences.load(store),
        reps.all(store),
        reps.me(store),
        listed,
        backups,
        benchmarks.own(store),
        today.limits.load(store),
    )


class SettingsPage(Page):
    """Five cards; each change is kept at once."""

    key = "settings"
    tables = ("setting", "rep", "own_benchmark")

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Settings"))
        self.person = PersonCard(context)
        self.numbers = NumbersCard(context)
        self.today = TodayCard(context)
        self.appearance = AppearanceCard(context)
        self.file = FileCard(context)
        self._lay_out()

    def refresh(self) -> None:
        self.jobs.read(partial(read, self.store), self._show)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._area.set_margin(self.margin)

    def _show(self, known: _Known) -> None:
        self.person.show_known(known.me, known.reps)
        self.numbers.show_known(known.preferences, known.benchmarks)
        self.numbers.own.show_rows(known.own)
        self.today.show_known(known.limits)
        self.file.show_known(known.backups)

    def _put_in_rest(self) -> None:
        """Lay out what is below, which would hold the window too long with the rest."""
        self._put_in(self.today, self.appearance, self.file)
        self._column.addStretch(1)

    def _put_in(self, *cards: QWidget) -> None:
        for card in cards:
            card.setMaximumWidth(fonts.px(WIDTH))
            self._column.addWidget(card)

    def _lay_out(self) -> None:
        inside = QWidget()
        self._column = QVBoxLayout(inside)
        self._column.setSpacing(14)
        self._put_in(self.person, self.numbers)
        QTimer.singleShot(0, self, self._put_in_rest)
        self._area = PageArea(inside)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._area)
