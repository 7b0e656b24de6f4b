"""Who is given which share of a won amount, when several allies had a hand in it."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, TypeVar

USUAL_HALF_LIFE = 30.0  # days
_ENDS, _MIDDLE = 0.4, 0.2  # of the U-shape

Key = TypeVar("Key", bound=Hashable)
SomeKey_co = TypeVar("SomeKey_co", bound=Hashable, covariant=True)


class CreditRule(StrEnum):
    """How a won amount is shared among the allies who introduced us."""

    EQUAL = "equal"
    FIRST = "first"
    LAST = "last"
    TOUCHES = "touches"
    DECAY = "decay"
    U_SHAPE = "u_shape"


@dataclass(frozen=True, slots=True)
class Touch(Generic[SomeKey_co]):
    """An introduction that a deal rests on, with how many days before the end it was made."""

    ally: SomeKey_co
    days_before: float = 0.0


@dataclass(frozen=True, slots=True)
class Journey(Generic[Key]):
    """A won deal: its introductions from the first to the last, and its amount in minor units."""

    touches: tuple[Touch[Key], ...]
    amount: int


def credit(
    journeys: Iterable[Journey[Key]], rule: CreditRule = CreditRule.EQUAL, half_life: float = USUAL_HALF_LIFE
) -> dict[Key, int]:
    """Return what each ally is given, in minor units; it adds up exactly to the amounts that any ally had a hand in."""
    found: dict[Key, int] = {}
    for journey in journeys:
        for ally, share in split(journey, rule, half_life).items():
            found[ally] = found.get(ally, 0) + share
    return found


def split(journey: Journey[Key], rule: CreditRule, half_life: float = USUAL_HALF_LIFE) -> dict[Key, int]:
    """Return the whole minor units of one deal that each of its allies is given, nothing left over."""
    return apportioned(journey.amount, weights(journey, rule, half_life))


def weights(journey: Journey[Key], rule: CreditRule, half_life: float = USUAL_HALF_LIFE) -> dict[Key, float]:
    """Return each ally's share of one deal; the shares add up to 1, and are empty when nobody introduced us.

    Equal is among distinct allies, which is their Shapley value (Zhao, Mahboobi and Bagheri 2018); decay halves a
    touch with every `half_life` days before the end; the U-shape gives 40 % to the first and to the last touch.
    """
    if not journey.touches:
        return {}
    by_touch = _WEIGHTS[rule](journey.touches, half_life)
    total = sum(by_touch)
    found: dict[Key, float] = {}
    for touch, weight in zip(journey.touches, by_touch, strict=True):
        found[touch.ally] = found.get(touch.ally, 0.0) + weight / total
    return found


def apportioned(amount: int, shares: Mapping[Key, float]) -> dict[Key, int]:
    """Share an amount in whole minor units by largest remainder, the earlier ally first where remainders are equal."""
    if not shares:
        return {}
    exact = {key: amount * share for key, share in shares.items()}
    found = {key: int(value // 1) for key, value in exact.items()}
    rest = amount - sum(found.values())
    ordered = sorted(shares, key=lambda key: found[key] - exact[key])
    step = 1 if rest > 0 else -1
    for place in range(abs(rest)):  # more than once round only where rounding of huge amounts went astray
        found[ordered[place % len(ordered)]] += step
    return found


def _first(touches: Sequence[Touch[Hashable]], _half_life: float) -> list[float]:
    return [1.0] + [0.0] * (len(touches) - 1)


def _last(touches: Sequence[Touch[Hashable]], _half_life: float) -> list[float]:
    return [0.0] * (len(touches) - 1) + [1.0]


def _touches(touches: Sequence[Touch[Hashable]], _half_life: float) -> list[float]:
    return [1.0] * len(touches)


def _equal(touches: Sequence[Touch[Hashable]], _half_life: float) -> list[float]:
    seen: set[Hashable] = set()
    found: list[float] = []
    for touch in touches:
        found.append(0.0 if touch.ally in seen else 1.0)
        seen.add(touch.ally)
    return found


def _decay(touches: Sequence[Touch[Hashable]], half_life: float) -> list[float]:
    newest = min(touch.days_before for touch in touches)  # so that the weights of old deals do not vanish
    return [float(0.5 ** ((touch.days_before - newest) / half_life)) for touch in touches]


def _u_shape(touches: Sequence[Touch[Hashable]], _half_life: float) -> list[float]:
    if len(touches) <= 2:
        return [1.0] * len(touches)
    return [_ENDS, *[_MIDDLE / (len(touches) - 2)] * (len(touches) - 2), _ENDS]


_WEIGHTS: Mapping[CreditRule, Callable[[Sequence[Touch[Hashable]], float], list[float]]] = {
    CreditRule.EQUAL: _equal,
    CreditRule.FIRST: _first,
    CreditRule.LAST: _last,
    CreditRule.TOUCHES: _touches,
    CreditRule.DECAY: _decay,
    CreditRule.U_SHAPE: _u_shape,
}
