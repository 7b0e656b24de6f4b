"""Which of the due things come first, and how many fit a day."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from refnet.domain.kinds import Duty
from refnet.domain.today.rows import Limits
from refnet.domain.today.rules import Item, Subject

# days after which being late counts as much again; what cools fastest is the most pressing
PATIENCE = {
    Duty.FIRST_CONTACT: 1,
    Duty.PREPARATION: 1,
    Duty.NEXT_STEP: 3,
    Duty.TASK: 3,
    Duty.THANKS: 7,
    Duty.PROMISE: 7,
    Duty.ASK: 14,
    Duty.QUIET: 60,
}
STANDSTILL = 7  # the same of a deal in which nobody expects anything of us on a day
_MOST, _LEAST = 2.0, 0.5  # how much a large or a small stake counts beside the usual one
_LATEST = 3.0  # patiences beyond which being late counts no more
_ASKING = 4  # of so many places of a day one is kept for asks: nobody waits for them, and everything begins with them


@dataclass(frozen=True, slots=True)
class Group:
    """The things of one duty that are for today, the most pressing first."""

    duty: Duty
    items: tuple[Item, ...]


@dataclass(frozen=True, slots=True)
class Day:
    """What is for today, by duty, and how many more things are due than fit."""

    groups: tuple[Group, ...]
    more: int


def arrange(items: Sequence[Item], limits: Limits, usual_stake: int = 0) -> Day:
    """Return the day in groups in the order of `Duty`: room for asks, meetings to prepare, then the most pressing of all.

    A meeting has its day, whatever else is late: what is to be prepared for it does not give way.
    """
    ranked = sorted(items, key=lambda item: (-pressure(item, usual_stake), item.due_on, str(item.subject_id)))
    asks = [item for item in ranked if item.duty is Duty.ASK][: limits.a_day // _ASKING]
    kept = dict.fromkeys(asks + [item for item in ranked if item.duty is Duty.PREPARATION])
    first = frozenset(list(kept | dict.fromkeys(ranked))[: limits.a_day])
    chosen = [item for item in ranked if item in first]
    groups = (Group(duty, tuple(item for item in chosen if item.duty is duty)) for duty in Duty)
    return Day(tuple(group for group in groups if group.items), len(ranked) - len(chosen))


def pressure(item: Item, usual_stake: int) -> float:
    """Return how pressing something is: what hangs on it beside a usual deal, times one and how late it is.

    Lateness is counted in the patience of its duty; what nobody put a sum to counts as usual.
    """
    stake = item.stake / usual_stake if item.stake > 0 and usual_stake > 0 else 1.0
    patience = _patience(item)
    return min(max(stake, _LEAST), _MOST) / math.sqrt(patience) * (1 + min(item.late / patience, _LATEST))


def _patience(item: Item) -> int:
    is_still = (item.duty, item.subject) == (Duty.NEXT_STEP, Subject.DEAL)
    return STANDSTILL if is_still else PATIENCE[item.duty]
