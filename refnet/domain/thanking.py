"""How soon introducers are thanked, and whether those who were went on to introduce somebody again."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TypeVar

from refnet.domain.rates.differences import Difference, difference
from refnet.domain.rates.proportions import Rate, rate
from refnet.domain.rates.words import ENOUGH_FOR_VERDICT, percent, points, span, whole_points
from refnet.domain.thanks_speed import Speed, Waited, speed
from refnet.i18n import _

LANDMARK, AFTER = 14, 180  # days: within which thanks count as such, and how long we look on from there

K = TypeVar("K", bound=Hashable)
Day = tuple[date, date | None]  # when an introduction was made, and when its introducer was thanked


@dataclass(frozen=True, slots=True)
class Thanks:
    """How many hours go by from an introduction to its thanks; and who introduced again.

    `again` and `otherwise` count allies, each once by their first introduction: those thanked for it within
    14 days, and the others. An introduction counts as "again" in the 180 days after that fortnight only, so that
    both groups are looked at from the same day on, whatever came before it.
    """

    speed: Speed
    again: Rate
    otherwise: Rate
    gap: Difference | None

    @property
    def is_enough(self) -> bool:
        """Tell whether both groups hold enough allies to be compared."""
        return min(self.again.n, self.otherwise.n) >= ENOUGH_FOR_VERDICT


def thanks(by_ally: Mapping[K, Sequence[Day]], waits: Sequence[Waited], today: date) -> Thanks:
    """Return the numbers of thanks: who came again from days, how soon from how long each introducer waited."""
    again, otherwise = _returned(by_ally.values(), today)
    return Thanks(speed(waits), again, otherwise, difference(again, otherwise))


def _returned(allies: Iterable[Sequence[Day]], today: date) -> tuple[Rate, Rate]:
    counts = {True: [0, 0], False: [0, 0]}  # was thanked in time: came again, of all
    for days in allies:
        made, thanked = min(days, key=lambda one: one[0])
        landmark = made + timedelta(days=LANDMARK)
        end = landmark + timedelta(days=AFTER)
        if end <= today:  # others may still come again
            group = counts[thanked is not None and thanked <= landmark]
            group[0] += any(landmark < later <= end for later, _thanked in days)
            group[1] += 1
    return rate(*counts[True]), rate(*counts[False])


def again_told(found: Thanks) -> str:
    """Say whether thanked allies introduced again more often, or that this cannot be told yet."""
    if not found.is_enough or found.gap is None:
        return _(
            "Whether thanks go with further introductions cannot be told yet: {thanked} allies thanked within {days} "
            "days and {others} others have been known long enough; ten of each are wanted."
        ).format(thanked=f"{found.again.n:,}", others=f"{found.otherwise.n:,}", days=LANDMARK)
    told = _(
        "Of {n} allies thanked within {days} days {share} introduced somebody again in the half year after "
        "(range {span}), of {others} others {other} (range {other_span}): {gap} points (range {points})."
    ).format(
        n=f"{found.again.n:,}", days=LANDMARK, share=_share(found.again), span=span(found.again.low, found.again.high),
        others=f"{found.otherwise.n:,}", other=_share(found.otherwise),
        other_span=span(found.otherwise.low, found.otherwise.high),
        gap=whole_points(found.gap.value),
        points=points(found.gap.low, found.gap.high),
    )  # fmt: skip
    return f"{told} {_what_it_means(found.gap)}"


def _what_it_means(gap: Difference) -> str:
    if gap.low <= 0 <= gap.high:
        return _("No difference can be told yet.")
    return _("It goes with thanks; it need not come from them.")


def _share(of: Rate) -> str:
    return percent(of.value or 0.0)
