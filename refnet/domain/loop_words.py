"""What an introducer knows, in one line."""

from collections.abc import Callable, Sequence
from datetime import date

from refnet.domain.kinds import Stage
from refnet.domain.today.words import became
from refnet.i18n import _

Told = tuple[date, Stage]  # a day, and how far the introducer then knew it had come


def knows(name: str, told: Sequence[Told], thanked_on: date | None, day: Callable[[date], str]) -> str:
    """Say what an introducer was told last and when they were thanked; `told` has the oldest first."""
    thanked = _("thanked {day}").format(day=day(thanked_on)) if thanked_on else _("not thanked yet")
    on, stage = told[-1] if told else (None, Stage.LEAD)
    news = became(stage)
    if on is not None and news:
        return _("{name} knows: {news} ({day}); {thanked}.").format(name=name, news=news, day=day(on), thanked=thanked)
    if thanked_on is None:
        return _("{name} has not heard from you about it yet.").format(name=name)
    return _("{name}: {thanked}; knows nothing of what came of it.").format(name=name, thanked=thanked)
