"""How often a plan's ranges hold what they speak of, in a world that is lived again and again."""

from dataclasses import dataclass, field

import numpy as np

from refnet.domain.planning.chain import Activity
from refnet.services import planning
from tests.plans.files import TODAY, written
from tests.plans.truth import Law, wanted
from tests.plans.worlds import DAYS_A_WEEK, life

LEVEL = 80  # per cent that a range says it holds
SURE = 2.5  # standard errors that chance may take away


@dataclass
class Held:
    """Of so many lives: which ranges held, and the truth beside the middles."""

    least: int
    runs: int = 0
    needs: dict[Activity, list[bool]] = field(default_factory=lambda: {one: [] for one in Activity})
    below: list[bool] = field(default_factory=list)
    above: list[bool] = field(default_factory=list)
    asks: list[float] = field(default_factory=list)  # the middle over the truth
    came: list[int] = field(default_factory=list)
    middle: list[float] = field(default_factory=list)

    def add(self, found, real, came):
        """Note one life: what was planned, what it truly took, and how many clients came."""
        self.runs += 1
        a_week, total = found.needs.a_week, found.forecast.total
        for one in Activity:
            self.needs[one].append(a_week[one].low - 1e-9 <= real[one] <= a_week[one].high + 1e-9)
        if real[Activity.ASKS] > 0:
            self.asks.append(a_week[Activity.ASKS].middle / real[Activity.ASKS])
        self.below.append(came < total.low)
        self.above.append(came > total.high)
        self.came.append(came)
        self.middle.append(total.middle)

    def shares(self):
        """Return in per cent how often each wanted number, and last the band of the forecast, held the truth."""
        wanted_held = [100 * float(np.mean(held)) for held in self.needs.values()]
        return [*wanted_held, 100 - 100 * float(np.mean(self.below)) - 100 * float(np.mean(self.above))]

    def too_low(self):
        """Tell how many shares lie below the least by more than chance allows."""
        allowed = self.least - 100 * SURE * (self.least / 100 * (1 - self.least / 100) / self.runs) ** 0.5
        return sum(share < allowed for share in self.shares())

    def __str__(self):
        *needs, band = self.shares()
        sides = f"{100 * np.mean(self.below):2.0f} below {100 * np.mean(self.above):2.0f} above"
        return (
            f"{' '.join(f'{share:4.0f}' for share in needs)} | {np.median(self.asks):5.2f} | {band:4.0f} ({sides}), "
            f"came {np.mean(self.came):5.2f}, middle {np.mean(self.middle):5.2f}{'   TOO LOW' if self.too_low() else ''}"
        )


def held(world, runs, template, folder, seed=0):
    """Live a world so many times, and plan each life from its file."""
    law, found = Law(world), Held(world.least)
    for run in range(runs):
        lived = life(world, np.random.default_rng([seed, run]))
        store, rep = written(lived, world, template, folder / f"{run}.db")
        plan = planning.plan(store, rep, TODAY)
        found.add(plan, wanted(lived, law), lived.came(world.ahead * DAYS_A_WEEK))
        store.close(backup=False)
        (folder / f"{run}.db").unlink()
    return found
