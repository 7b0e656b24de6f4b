"""One pursuit from first touch to its end, day by day, with the chance that it was given."""

from dataclasses import dataclass

import numpy as np

from refnet.domain.kinds import Outcome, Stage
from refnet.domain.simulation import profiles
from refnet.domain.simulation.profiles import Profile


@dataclass(frozen=True, slots=True)
class Course:
    """What becomes of a pursuit: stages with days since the first touch, in order and with the end last."""

    stages: tuple[tuple[Stage, int], ...]
    is_large: bool
    is_prepared: bool
    amount: int  # minor units
    p_true: float

    @property
    def eventual(self) -> Outcome:
        """Return how it ends, however long that takes."""
        return Outcome.WON if self.stages[-1][0] is Stage.WON else Outcome.LOST


def pursue(profile: Profile, skill: float, generator: np.random.Generator) -> Course:
    """Draw a whole pursuit; `skill` is what rep and ally add, in logits of every step."""
    is_large = bool(generator.random() < profile.large)
    is_prepared = bool(generator.random() < profile.prepared)
    chances = step_chances(profile, skill, is_large=is_large, is_prepared=is_prepared)
    return Course(
        stages=_walk(chances, generator),
        is_large=is_large,
        is_prepared=is_prepared,
        amount=_amount("large" if is_large else "small", generator),
        p_true=float(np.prod(chances)),
    )


def step_chances(profile: Profile, skill: float, *, is_large: bool, is_prepared: bool) -> list[float]:
    """Return the chance of each step, given what is known of the pursuit."""
    shift = profile.shift + skill
    shift += profiles.LARGE_SHIFT * is_large + profiles.PREPARED_SHIFT * is_prepared
    odds = [chance / (1 - chance) * float(np.exp(shift)) for chance in profile.steps]
    return [each / (1 + each) for each in odds]


def _walk(chances: list[float], generator: np.random.Generator) -> tuple[tuple[Stage, int], ...]:
    day, stages = 0.0, [(Stage.LEAD, 0)]
    for stage, median, chance in zip(profiles.STEPS, profiles.STEP_DAYS, chances, strict=True):
        took = median * float(generator.lognormal(0, profiles.STEP_SPREAD))
        if generator.random() >= chance:
            return (*stages, (Stage.LOST, round(day + took * profiles.LOSING_TAKES)))
        day += took
        stages.append((stage, round(day)))
    return tuple(stages)


def _amount(segment: str, generator: np.random.Generator) -> int:
    """Return a worth in minor units, rounded to hundreds as people do."""
    worth = profiles.MEDIAN_AMOUNT[segment] * float(generator.lognormal(0, profiles.AMOUNT_SPREAD))
    return round(worth / 100) * 100 * 100
