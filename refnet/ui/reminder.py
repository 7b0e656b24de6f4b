"""Looks once a minute whether there is something to remind of, where that is wanted, and says it."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal

from refnet.domain.meetings import clock
from refnet.domain.reminding import Soon, Spoken, Wishes, of_day, of_meetings, soon, together, wants_day
from refnet.ui.context import Context
from refnet.ui.jobs import Latest

if TYPE_CHECKING:
    from refnet.domain.today.rules import Item
    from refnet.store.database import Store

REMIND, BEGINS, NAMES = "remind", "remind_at", "remind_names"
TOLD, MET = "reminded_on", "reminded_of"
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
    begins = clock(kept.text(BEGINS)) or USUALLY
    return Wishes(time.fromisoformat(begins), kept.flag(NAMES))


class Reminder(QObject):
    """Says at most one thing a minute: the day once, a meeting once, and those of one minute together."""

    speaks = Signal(object)  # a Message

    def __init__(
        self,
        context: Context,
        is_heard: Callable[[], bool],
        parent: QObject | None = None,
        now: Callable[[], datetime] = here,
    ) -> None:
        super().__init__(parent)
        self._context, self._now, self._is_heard = context, now, is_heard
        self._latest = Latest(context.jobs, self)
        self._timer = QTimer(self, interval=EVERY)
        self._timer.timeout.connect(self.look)
        context.settings.changed.connect(self._follow)
        self._follow(REMIND)

    def look(self) -> None:
        """Look now whether there is something to say; what nobody would hear is kept for later."""
        is_wanted = self._context.is_open and self._context.settings.flag(REMIND)
        if not is_wanted or not self._is_heard():
            return
        now = self._now()
        with_day = wants_day(now, wishes(self._context), self._spoken(now))
        work = partial(_read, self._context.store, now.date(), with_day=with_day)
        self._latest.read(work, partial(self._found, now), _never_mind)

    def _spoken(self, now: datetime) -> Spoken:
        kept = self._context.settings
        day, *meetings = kept.text(MET).split() or [""]
        return Spoken(_day(kept.text(TOLD)), frozenset(meetings if _day(day) == now.date() else ()))

    def _found(self, now: datetime, found: _Found) -> None:
        wanted, spoken = wishes(self._context), self._spoken(now)
        near = soon(now, found.meetings, spoken)
        day = of_day(found.items, wanted) if found.items is not None else None
        message = together(of_meetings(near, wanted), day)
        if day is not None:
            self._context.settings.keep(TOLD, now.date().isoformat())
        if near:
            met = sorted(spoken.meetings | {one.key for one in near})
            self._context.settings.keep(MET, " ".join([now.date().isoformat(), *met]))
        if message is not None:
            self.speaks.emit(message)

    def _follow(self, name: str) -> None:
        if name == REMIND and self._context.settings.flag(REMIND):
            self._timer.start()
        elif name == REMIND:
            self._timer.stop()


def _day(kept: str) -> date | None:
    with suppress(ValueError):
        return date.fromisoformat(kept)
    return None


def _read(store: "Store", day: date, *, with_day: bool) -> _Found:
    from refnet.services.today import reminding  # noqa: PLC0415 - SQLAlchemy is heavy

    return _Found(reminding.listed(store, day) if with_day else None, reminding.meetings_of(store, day))


def _never_mind(_error: object) -> None:
    """Say nothing: who is reminded in vain loses nothing, and the next minute looks again."""
