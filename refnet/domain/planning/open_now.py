"""What is open already: open deals, each with its chance to be won in time, and asks that may still bring an introduction.

A deal of age a that is still open is won within T more days with the chance (F(a + T) − F(a)) / S(a) of the
Aalen–Johansen curve of all referral deals, as far as `FOLLOWED` of them were followed. Beyond that, and beside few deals
that ended, it is the chance of an introduction by the plan's rates, times the share of its times that lies ahead.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from refnet.domain.planning.chain import ASSUMED_WEIGHT, DRAWS, Activity, Chain, Draws
from refnet.domain.planning.times import Lengths, Times
from refnet.domain.rates.competing import Curves

FOLLOWED = 5  # deals, or asks, followed to a day before it tells anything
_CERTAIN = 1e-9


@dataclass(frozen=True, slots=True)
class OpenNow:
    """The chance of each open deal to be won by the goal's day, and what may come of asks that are waited for.

    `worth` is how many ended deals the chances rest on (0: they are certain). `coming` are the introductions to be
    expected of the `asks` waited for, by the number of days until they come.
    """

    chances: Sequence[float] = ()
    worth: float = 0.0
    asks: int = 0
    coming: Sequence[float] = ()


NOTHING_OPEN = OpenNow()


@dataclass(frozen=True, slots=True)
class Drawn:
    """By draw: the chance of each open deal (deals × draws), and the clients that asks waited for are expected to bring."""

    chances: Draws
    of_asks: Draws

    @property
    def expected(self) -> Draws:
        """Return how many clients are to be expected of what is open."""
        found: Draws = self.chances.sum(axis=0) + self.of_asks
        return found


def chances(curve: Curves, ended: int, ages: Sequence[int], days: int, likely: tuple[float, Times]) -> list[float]:
    """Return for open deals of these ages (days) the chance of being won within `days` more.

    The curve rests on so many `ended` deals; `likely` are the chance of an introduction and the times to a client.
    """
    followed = int((curve.at_risk >= FOLLOWED).sum()) - 1
    age = np.asarray(ages, dtype=np.int64)
    known = np.clip(age, 0, max(followed, 0))
    seen = np.clip(age + days, 0, max(followed, 0))
    still_open = np.maximum(curve.open[known], _CERTAIN)
    left = curve.open[max(followed, 0)] / still_open
    beyond = _by_rates(np.maximum(age, followed), np.maximum(age + days - np.maximum(age, followed), 0), *likely)
    told = np.where(age <= followed, (curve.won[seen] - curve.won[known]) / still_open + left * beyond, beyond)
    plain = _by_rates(age, np.full(len(age), days), *likely)
    mixed = (ended * told + ASSUMED_WEIGHT * plain) / (ended + ASSUMED_WEIGHT)
    return [float(found) for found in np.clip(mixed, 0.0, 1.0)]


def _by_rates(ages: Draws, ahead: Draws, chance: float, times: Times) -> Draws:
    """Return the chance by the plan's rates, where what is lost takes as long as what is won."""
    days, weights = times.spread()
    share = weights / weights.sum()
    later = (days[None, :] > ages[:, None]) @ share
    soon = ((days[None, :] > ages[:, None]) & (days[None, :] <= (ages + ahead)[:, None])) @ share
    found: Draws = chance * soon / np.maximum(later, _CERTAIN)
    return found


def drawn(now: OpenNow, to_client: Lengths, chain: dict[Activity, Draws], days: int, random: np.random.Generator) -> Drawn:
    """Return what is open by draw; chances rise and fall together with what is not known of them."""
    known = np.asarray(now.chances, dtype=np.float64)
    mean, factors = float(known.mean()) if len(known) else 0.0, np.ones(DRAWS)
    if now.worth > 0 and 0 < mean < 1:
        factors = random.beta(mean * now.worth, (1 - mean) * now.worth, DRAWS) / mean
    return Drawn(np.minimum(known[:, None] * factors[None, :], 1.0), _of_asks(now, to_client, chain, days))


def _of_asks(now: OpenNow, to_client: Lengths, chain: dict[Activity, Draws], days: int) -> Draws:
    """Return the clients to be expected in time of asks that are waited for."""
    coming = np.asarray(now.coming, dtype=np.float64)[: max(days, 0)]
    if not coming.sum():
        return np.zeros(DRAWS)
    so_far = np.concatenate(([0.0], np.cumsum(coming)))  # that come within so many days
    places = np.clip(days - to_client.days + 1, 0, len(coming)).astype(np.int64)
    timely = to_client.shares @ so_far[places]
    an_ask = chain[Activity.ASKS] / np.maximum(chain[Activity.INTRODUCTIONS], _CERTAIN)
    found: Draws = timely * chain[Activity.INTRODUCTIONS] * an_ask / max(float(an_ask.mean()), _CERTAIN)
    return found


def point_chance(chain: Chain) -> float:
    """Return the chance of an introduction to become a client by the rates that are reckoned with."""
    return min(chain.value(Activity.INTRODUCTIONS), 1.0)
