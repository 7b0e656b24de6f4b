"""Times in CPU and on the wall, the median of several runs, and the line that tells them."""

import os
import resource
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from statistics import median


@dataclass(slots=True)
class Cost:
    """Seconds of one run."""

    cpu: float = 0.0
    wall: float = 0.0


@contextmanager
def measured() -> Iterator[Cost]:
    """Measure what is done inside, child processes that end in it included."""
    cost, cpu, wall = Cost(), _cpu(), time.perf_counter()
    yield cost
    cost.cpu, cost.wall = _cpu() - cpu, time.perf_counter() - wall


def middle(costs: list[Cost]) -> Cost:
    return Cost(median(cost.cpu for cost in costs), median(cost.wall for cost in costs))


def both(ours: Callable[[], Cost], theirs: Callable[[], Cost], rounds: int) -> tuple[Cost, Cost]:
    """Run the two in turn, so that a busy moment of the machine meets both, and return their medians."""
    pairs = [(ours(), theirs()) for _round in range(rounds)]
    return middle([pair[0] for pair in pairs]), middle([pair[1] for pair in pairs])


def tell(title: str, ours: tuple[str, Cost], theirs: tuple[str, Cost], aim: str) -> None:
    print(f"\n{title}   (aim {aim})")
    for name, cost in (ours, theirs):
        print(f"  {name:<44} CPU {cost.cpu * 1000:9.1f} ms   wall {cost.wall * 1000:9.1f} ms")
    cpu, wall = ours[1].cpu / theirs[1].cpu, ours[1].wall / theirs[1].wall
    print(f"  {'ratio':<44} CPU {cpu:9.2f}      wall {wall:9.2f}", flush=True)


def peak_megabytes() -> float:
    """Return the most memory that this process has had."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def _cpu() -> float:
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system
