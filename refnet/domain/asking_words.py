"""How an ask stands, and what may be said of wordings beside each other: never that one brought something about."""

from datetime import date

from refnet.domain.kinds import Answer
from refnet.domain.network.asking import REST_DAYS
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.words import ENOUGH_FOR_VERDICT, percent, span
from refnet.domain.today.words import ago
from refnet.i18n import _, counted

WEEKS_FROM = 14  # days from which weeks are told


def answer_told(answer: Answer) -> str:
    """Say what an ally answered."""
    return {
        Answer.PENDING: _("No answer yet"),
        Answer.NAMED: _("Named someone"),
        Answer.LATER: _("Later"),
        Answer.DECLINED: _("Declined"),
        Answer.SILENCE: _("Never answered"),
    }[answer]


def standing_told(standing: Answer, noted: Answer, asked_on: date, on: date) -> str:
    """Say how an ask stands on a day: what was answered, or for how long there was silence that nobody noted."""
    if standing is not Answer.SILENCE or noted is Answer.SILENCE:
        return answer_told(standing)
    days = (on - asked_on).days
    if days < WEEKS_FROM:
        return counted("Silent for {count} day", "Silent for {count} days", days)
    return counted("Silent for {count} week", "Silent for {count} weeks", days // 7)


def is_enough(rate: Rate) -> bool:
    """Tell whether enough was asked in these words to speak of a share."""
    return rate.value is not None and rate.n >= ENOUGH_FOR_VERDICT


def rests_told(name: str, asked_on: date | None, today: date) -> str:
    """Say that somebody was asked so lately that another ask would come too soon; empty where it would not."""
    if asked_on is None or (today - asked_on).days >= REST_DAYS:
        return ""
    days = counted("{count} more day", "{count} more days", REST_DAYS - (today - asked_on).days)
    told = _("{name} was asked {when}. Better let {days} pass before the next ask.")
    return told.format(name=name, when=ago(asked_on, today), days=days)


def wording_told(rate: Rate) -> str:
    """Say how many asks in one wording an introduction went with, with the range once there are enough."""
    if not rate.n:
        return _("no ask in these words is a month old yet")
    asks = counted("{count} ask", "{count} asks", rate.n)
    if rate.value is None or not is_enough(rate):
        return _("{won} introduced of {asks}: too few yet to compare").format(won=rate.won, asks=asks)
    return _("goes with an introduction in {won} of {asks}: {rate}, range {span}").format(
        won=rate.won, asks=asks, rate=percent(rate.value), span=span(rate.low, rate.high)
    )
