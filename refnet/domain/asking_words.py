"""What may be said of wordings beside each other: counts, a range, and never that one brought it about."""

from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.words import ENOUGH_FOR_VERDICT, percent, span
from refnet.i18n import _, counted


def is_enough(rate: Rate) -> bool:
    """Tell whether enough was asked in these words to speak of a share."""
    return rate.value is not None and rate.n >= ENOUGH_FOR_VERDICT


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
