"""How deals of each source fare: the true chances that the simulation draws from.

The shapes are illustrative assumptions, set so that over all reps, allies, sizes and preparations exactly half of
the introductions and a tenth of the cold leads would become clients, if followed to their end.
"""

from dataclasses import dataclass

from refnet.domain.kinds import Source, Stage

STEPS = (Stage.CONTACTED, Stage.MET, Stage.QUALIFIED, Stage.PROPOSED, Stage.WON)
STEP_DAYS = (4.0, 9.0, 16.0, 20.0, 24.0)  # median days to each step
STEP_SPREAD = 0.7  # sigma of the lognormal times
LOSING_TAKES = 2.0  # times as long as moving on

REP_SKILL = 0.25  # standard deviations, in logits of every step
ALLY_QUALITY = 0.5
LARGE_SHIFT = -0.35
PREPARED_SHIFT = 0.45

MEDIAN_AMOUNT = {"small": 12_000.0, "large": 60_000.0}
AMOUNT_SPREAD = 0.6

START_ALLIES = 40
INTRODUCTIONS_A_YEAR, RATE_SHAPE = 4.0, 0.5  # Gamma over allies
GOES_QUIET = 0.12  # after each introduction
CLIENT_BECOMES_ALLY, AFTER_DAYS = 0.30, 60.0
SECOND_INTRODUCTION = 0.10
NAME_ONLY = 0.12  # a name passed on, for each introduction made
COLD_A_DAY = 0.105  # for each rep


@dataclass(frozen=True, slots=True)
class Profile:
    """Chances of each step for a small, unprepared deal of an average rep, and what else goes with a source."""

    steps: tuple[float, float, float, float, float]
    shift: float = 0.0  # logits added at every step
    large: float = 0.35
    prepared: float = 0.5
    a_year: float = 0.0  # arrivals for the whole team, where they do not come from allies or reps


PROFILES = {
    Source.REFERRAL: Profile((0.95, 0.85, 0.80, 0.92, 0.841298), -0.174302, large=0.25, prepared=0.65),
    Source.COLD: Profile((0.45, 0.50, 0.65, 0.85, 0.804424), -0.143148, large=0.40, prepared=0.45),
    Source.NAME_ONLY: Profile((0.55, 0.55, 0.65, 0.85, 0.80), -0.15, prepared=0.45),
    Source.INBOUND: Profile((0.85, 0.60, 0.60, 0.85, 0.78), -0.15, a_year=16),
    Source.EVENT: Profile((0.60, 0.55, 0.60, 0.85, 0.78), -0.15, a_year=11),
    Source.EXISTING: Profile((0.95, 0.80, 0.75, 0.90, 0.80), -0.15, prepared=0.6, a_year=7),
    Source.UNKNOWN: Profile((0.60, 0.60, 0.65, 0.85, 0.78), -0.15, a_year=5),
}
