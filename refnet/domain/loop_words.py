"""What an introducer knows, in one line."""

from collections.abc import Callable, Sequence
from datetime import date

from refnet.domain.kinds import Stage
from refnet.domain.today.rules import is_news
from refnet.domain.today.words import became
from refnet.i18n import _

Told = tuple[date, Stage]  # a day, and how far the introducer then knew it had come


def knows(name: str, told: Sequence[Told], thanked_on: date | None, stage: Stage, day: Callable[[date], str]) -> str:
    """Say what an introducer was told last, when they were thanked, and what they do not know yet.

    `told` has the oldest first; `stage` is how far it has come by now, won and lost included.
    """
    last = told[-1][1] if told else None
    untold = became(stage, last) if is_news(stage, last) else ""
    said = _heard(name, told, thanked_on, day, has_news=bool(untold))
    return _("{said} Not told yet: {news}.").format(said=said, news=untold) if untold else said


def _heard(
    name: str, told: Sequence[Told], thanked_on: date | None, day: Callable[[date], str], *, has_news: bool
) -> str:
    thanked = _("thanked {day}").format(day=day(thanked_on)) if thanked_on else _("not thanked yet")
    on, stage = told[-1] if told else (None, Stage.LEAD)
    news = became(stage)
    if on is not None and news:
        return _("{name} knows: {news} ({day}); {thanked}.").format(name=name, news=news, day=day(on), thanked=thanked)
    if thanked_on is None:
        return _("{name} has not heard from you about it yet.").format(name=name)
    if has_news:
        return _("{name} was thanked on {day}.").format(name=name, day=day(thanked_on))
    return _("{name} was thanked on {day}; there is nothing new to tell.").format(name=name, day=day(thanked_on))
