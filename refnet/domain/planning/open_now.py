"""What is open already: open deals, each with its chance to be won in time, and asks that may still bring an introduction."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from refnet.domain.planning.chain import DRAWS, Activity, Draws
from refnet.domain.planning.times import Lengths

_CERTAIN = 1e-9


@dataclass(frozen=True, slots=True)
class OpenNow:
    """The chance of each open deal to be won by the goal's day, and what may come of asks that are waited for.

    `worth` is how many ended deals the chances rest on (0: they are certain). `coming` are the introductions to be
    expected of asks that are waited for, by the number of days until they come.
    """

    chances: Sequence[float] = ()
    worth: float = 0.0
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


def drawn(
    now: OpenNow, to_client: Lengths, chain: dict[Activity, Draws], days: int, random: np.random.Generator
) -> Drawn:
    """Return what is open by draw; chances rise and fall together, and with the rates: the same cases tell both."""
    known = np.asarray(now.chances, dtype=np.float64)
    mean, factors = float(known.mean()) if len(known) else 0.0, np.ones(DRAWS)
    if now.worth > 0 and 0 < mean < 1:
        factors = np.sort(random.beta(mean * now.worth, (1 - mean) * now.worth, DRAWS)) / mean
        factors = factors[np.argsort(np.argsort(_beside(chain[Activity.INTRODUCTIONS], random)))]
    return Drawn(np.minimum(known[:, None] * factors[None, :], 1.0), _of_asks(now, to_client, chain, days))


def _beside(rates: Draws, random: np.random.Generator) -> Draws:
    """Return an order that goes half with the rates: deals tell both, but not all of them have come so far."""
    known = np.log(np.maximum(rates, _CERTAIN))
    spread = max(float(known.std()), _CERTAIN)
    found: Draws = (known - known.mean()) / spread + random.standard_normal(DRAWS)
    return found


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
