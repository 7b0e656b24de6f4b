"""Looks once a minute whether there is something to remind of, where that is wanted, and says it."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from refnet.domain.reminding import Soon, Spoken, Wishes, of_day, of_meeting, soon, wants_day
from refnet.ui.context import Context
from refnet.ui.jobs import Latest

if TYPE_CHECKING:
    from refnet.domain.today.rules import Item
    from refnet.store.database import Store

REMIND, BEGINS, NAMES, TOLD = "remind", "remind_at", "remind_names", "reminded_on"
USUALLY = "08:30"
EVERY = 60_000  # milliseconds


@dataclass(frozen=True, slots=True)
class _Found:
    items: "list[Item] | None"  # None where the day was told of, or has not begun
    meetings: list[Soon]


def here() -> datetime:
    """Return the time on the clock here."""
    return datetime.now(UTC).astimezone().replace(tzinfo=None)


def wishes(context: Context) -> Wishes:
    """Return how the user wants to be reminded."""
    kept = context.settings
    return Wishes(time.fromisoformat(kept.text(BEGINS, USUALLY)), kept.flag(NAMES))


class Reminder(QObject):
    """Says at most one thing a day, and one a meeting."""

    speaks = Signal(object)  # a Message

    def __init__(self, context: Context, parent: QObject | None = None, now: Callable[[], datetime] = here) -> None:
        super().__init__(parent)
        self._context, self._now = context, now
        self._latest = Latest(context.jobs, self)
        self._met = Spoken()
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        context.settings.changed.connect(self._follow)
        self._follow(REMIND)

    def look(self) -> None:
        """Look now whether there is something to say."""
        if not self._context.is_open or not self._context.settings.flag(REMIND):
            return
        now = self._now()
        with_day = wants_day(now, wishes(self._context), self._spoken())
        work = partial(_read, self._context.store, now.date(), with_day=with_day)
        self._latest.read(work, partial(self._found, now), _never_mind)

    def _spoken(self) -> Spoken:
        kept = self._context.settings.text(TOLD)
        return replace(self._met, day=date.fromisoformat(kept) if kept else None)

    def _found(self, now: datetime, found: _Found) -> None:
        wanted = wishes(self._context)
        message = of_day(found.items, wanted) if found.items is not None else None
        if message is not None:
            self._context.settings.keep(TOLD, now.date().isoformat())
            self.speaks.emit(message)
        near = soon(now, found.meetings, self._spoken())
        self._met = replace(self._met, meetings=self._met.meetings | {one.id for one in near})
        for one in near:
            self.speaks.emit(of_meeting(one, wanted))

    def _follow(self, name: str) -> None:
        if name == REMIND and self._context.settings.flag(REMIND):
            self._timer.start()
        elif name == REMIND:
            self._timer.stop()


def _read(store: "Store", day: date, *, with_day: bool) -> _Found:
    from refnet.services.today import reminding  # noqa: PLC0415 - SQLAlchemy is heavy

    return _Found(reminding.listed(store, day) if with_day else None, reminding.meetings_of(store, day))


def _never_mind(_error: object) -> None:
    """Say nothing: who is reminded in vain loses nothing, and the next minute looks again."""
