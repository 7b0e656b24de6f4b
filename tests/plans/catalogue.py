"""The worlds in which plans are tried."""

from refnet.domain.planning.chain import STEPS
from tests.plans.worlds import World


def rates(introductions, met, proposed, won):
    """Return the truth of the four steps."""
    return dict(zip(STEPS, (introductions, met, proposed, won), strict=True))


ASSUMED = rates(0.5, 0.8, 0.8, 0.8)
LOWER, HIGHER = rates(0.4, 0.7, 0.7, 0.7), rates(0.6, 0.9, 0.9, 0.9)
SLOWER = (36.0, 50.0, 60.0)  # days of the three steps

WORLDS = (
    World("2.5 years"),
    World("2.5 years, lag 45", lag=45.0),
    World("1 year", weeks=52),
    World("1 year, lag 45", weeks=52, lag=45.0),
    World("40 weeks, .5 ask a week", weeks=40, asks_a_week=0.5, truth=rates(0.45, 0.72, 0.72, 0.72)),
    World("16 weeks, as assumed", weeks=16, truth=ASSUMED),
    World("16 weeks, 5 points lower", weeks=16, truth=rates(0.45, 0.75, 0.75, 0.75)),
    World("16 weeks, 10 points lower", weeks=16, truth=LOWER),
    World("16 weeks, 10 points higher", weeks=16, truth=HIGHER),
    World("5 weeks, as assumed", weeks=5, truth=ASSUMED, asks_a_week=3.0),
    World("2.5 years, in bursts", in_bursts=True),
    World(
        "1 year, half come unasked", weeks=52, asks_a_week=1.0, unasked_a_week=0.5, truth=rates(0.5, 0.8, 0.75, 0.72)
    ),
    World("2.5 years, 8 weeks ahead", ahead=8, asks_a_week=4.0),
    World("1 year, set by hand, 10 too high", weeks=52, truth=LOWER, by_hand=ASSUMED),
    # with an assumption this far off, and too few cases of one's own, no range can hold; the window says so
    World("26 weeks, lag 45, 10 lower", weeks=26, lag=45.0, truth=LOWER, least=65),
    World("40 weeks, won 20 points lower", weeks=40, asks_a_week=0.5, truth=rates(0.5, 0.8, 0.75, 0.6), least=60),
    World("1 year, 2.6 times as slow", weeks=52, waits=SLOWER, least=35),
)
