"""How often a plan's ranges hold what they speak of, in a world that is lived again and again."""

from dataclasses import dataclass, field

import numpy as np

from refnet.domain.planning.chain import Activity
from refnet.services import planning
from tests.plans.files import TODAY, written
from tests.plans.truth import Law, wanted
from tests.plans.worlds import DAYS_A_WEEK, life


@dataclass
class Held:
    """Of so many lives: what each range held, and what the truth and the middle of the forecast were."""

    world: str
    runs: int = 0
    needs: dict[Activity, list[bool]] = field(default_factory=lambda: {one: [] for one in Activity})
    ratio: list[float] = field(default_factory=list)
    width: list[float] = field(default_factory=list)
    below: list[bool] = field(default_factory=list)
    above: list[bool] = field(default_factory=list)
    came: list[float] = field(default_factory=list)
    middle: list[float] = field(default_factory=list)
    mean: list[float] = field(default_factory=list)
    fwidth: list[float] = field(default_factory=list)
    open_: list[float] = field(default_factory=list)

    def add(self, found, real, came):
        """Note one life: what was planned, what it truly took, and how many clients came."""
        self.runs += 1
        for one in Activity:
            span = found.needs.a_week[one] if found.needs.a_week else None
            self.needs[one].append(span is not None and span.low - 1e-9 <= real[one] <= span.high + 1e-9)
        asks = found.needs.a_week[Activity.ASKS] if found.needs.a_week else None
        if asks and real[Activity.ASKS] > 0:
            self.ratio.append(asks.middle / real[Activity.ASKS])
            self.width.append(asks.high / max(asks.low, 0.01))
        total = found.forecast.total
        self.below.append(came < total.low)
        self.above.append(came > total.high)
        self.came.append(came)
        self.middle.append(total.middle)
        self.mean.append(float(np.mean(found.forecast.totals)))
        self.fwidth.append(total.high - total.low)

    def __str__(self):
        needs = " ".join(f"{100 * np.mean(self.needs[one]):4.0f}" for one in Activity)
        band = 100 - 100 * np.mean(self.below) - 100 * np.mean(self.above)
        return (
            f"{self.world:34} {self.runs:4} | {needs} | asks x{np.median(self.ratio):.2f} wide {np.median(self.width):5.1f} | "
            f"{band:4.0f} ({100 * np.mean(self.below):2.0f}/{100 * np.mean(self.above):2.0f}) came {np.mean(self.came):5.2f} "
            f"middle {np.mean(self.middle):5.2f} mean {np.mean(self.mean):5.2f} wide {np.mean(self.fwidth):4.1f}"
        )


def held(world, runs, template, folder, seed=0):
    """Live a world so many times, and plan each life from its file."""
    law, found = Law(world), Held(world.name)
    for run in range(runs):
        lived = life(world, np.random.default_rng([seed, run]))
        store, rep = written(lived, world, template, folder / f"{run}.db")
        plan = planning.plan(store, rep, TODAY)
        found.add(plan, wanted(lived, law), lived.came(world.ahead * DAYS_A_WEEK))
        store.close(backup=False)
        (folder / f"{run}.db").unlink()
    return found
