"""How often each question was asked, and whether deals in whose first meeting it was asked went better than others."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from math import hypot
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain.kinds import Outcome
from refnet.domain.rates.differences import Difference, difference
from refnet.domain.rates.proportions import Rate, rate
from refnet.domain.rates.words import points, whole_points
from refnet.i18n import _, counted

if TYPE_CHECKING:
    from refnet.domain.rates.amounts import Amounts

ENOUGH = 5  # deals on each side before they are compared
_SEED = 7


@dataclass(frozen=True, slots=True)
class FirstTalk:
    """A deal by its first meeting held, with the questions noted there; `amount` in minor units of the main currency."""

    deal_id: UUID
    outcome: Outcome
    amount: int | None
    asked: frozenset[UUID]


@dataclass(frozen=True, slots=True)
class Use:
    """A question: in how many meetings it was asked, and the finished deals with it in their first meeting or without.

    Only deals whose first meeting has a question noted are compared: of the others nobody knows what was asked.
    """

    times: int
    won: Rate
    won_without: Rate
    amounts: "Amounts"
    amounts_without: "Amounts"

    @property
    def gap(self) -> Difference | None:
        """Return how much more was won where it was asked; None while either side has too few deals."""
        if min(self.won.n, self.won_without.n) < ENOUGH:
            return None
        return difference(self.won, self.won_without)

    @property
    def amount_gap(self) -> "AmountGap | None":
        """Return how much larger the usual deal was where it was asked; None while either side has too few."""
        return _amount_gap(self.amounts, self.amounts_without)


@dataclass(frozen=True, slots=True)
class AmountGap:
    """The difference of two medians in minor units, with its 95 % range."""

    value: int
    low: int
    high: int


def uses(talks: Iterable[FirstTalk], times: Mapping[UUID, int]) -> dict[UUID, Use]:
    """Return the use of every question that was asked at least once."""
    compared = [talk for talk in talks if talk.asked and talk.outcome is not Outcome.OPEN]
    return {key: _use(key, count, compared) for key, count in times.items()}


def _use(key: UUID, times: int, talks: list[FirstTalk]) -> Use:
    asked = [talk for talk in talks if key in talk.asked]
    others = [talk for talk in talks if key not in talk.asked]
    return Use(times, _won(asked), _won(others), _amounts(asked), _amounts(others))


def _won(talks: list[FirstTalk]) -> Rate:
    return rate(sum(talk.outcome is Outcome.WON for talk in talks), len(talks))


def _amounts(talks: list[FirstTalk]) -> "Amounts":
    import numpy as np  # noqa: PLC0415 - not at start-up

    from refnet.domain.rates.amounts import amounts  # noqa: PLC0415

    won = [talk.amount for talk in talks if talk.outcome is Outcome.WON and talk.amount is not None]
    return amounts(np.array(won, dtype=np.int64), len(talks), _SEED)


def _amount_gap(first: "Amounts", second: "Amounts") -> AmountGap | None:
    """Return first − second; distances to the ends of both ranges are squared and added (MOVER, Zou and Donner 2008)."""
    one, two = first.median_range, second.median_range
    if one is None or two is None or first.median is None or second.median is None:
        return None
    value = first.median - second.median
    below = hypot(first.median - one.low, two.high - second.median)
    above = hypot(one.high - first.median, second.median - two.low)
    return AmountGap(value, round(value - below), round(value + above))


def times_words(use: Use | None) -> str:
    """Say how often a question was asked."""
    if use is None:
        return _("not asked yet")
    return counted("asked once", "asked {count} times", use.times)


def won_words(use: Use | None) -> str:
    """Say whether more deals were won where it was asked: counts, the difference and its range, or that none can be told."""
    if use is None:
        return ""
    told = _("{won} of {all} won where it was asked, {others} of {rest} where not")
    said = told.format(won=use.won.won, all=use.won.n, others=use.won_without.won, rest=use.won_without.n)
    gap = use.gap
    if gap is None:
        return _("{counts}: too few to compare").format(counts=said)
    span = points(gap.low, gap.high)
    if gap.low <= 0 <= gap.high:
        return _("{counts}: no difference can be told yet ({range} points)").format(counts=said, range=span)
    return _("{counts}: goes with {gap} points ({range})").format(counts=said, gap=_signed(gap.value), range=span)


def amount_words(use: Use | None, money: Callable[[int], str]) -> str:
    """Say whether deals were larger where it was asked: usual size and number won of each side, the difference, its range.

    Empty while either side has too few won deals.
    """
    gap = use.amount_gap if use is not None else None
    if use is None or gap is None:
        return ""
    told = _("usual deal {amount} ({n} won), else {other} ({rest} won)")
    said = told.format(
        amount=money(use.amounts.median or 0), n=use.amounts.count,
        other=money(use.amounts_without.median or 0), rest=use.amounts_without.count,
    )  # fmt: skip
    span = _("{least} to {most}").format(least=money(gap.low), most=money(gap.high))
    if gap.low <= 0 <= gap.high:
        return _("{sizes}: no difference can be told yet ({range})").format(sizes=said, range=span)
    larger = _("{sizes}: goes with larger deals, by {gap} ({range})")
    smaller = _("{sizes}: goes with smaller deals, by {gap} ({range})")
    return (larger if gap.value > 0 else smaller).format(sizes=said, gap=money(abs(gap.value)), range=span)


def _signed(share: float) -> str:
    """Return points with their sign."""
    return f"+{whole_points(share)}" if round(share * 100) > 0 else whole_points(share)
