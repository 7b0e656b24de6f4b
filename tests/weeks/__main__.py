"""`python -m tests.weeks [LIVES] [STEPS] [--seed S] [--minutes M] [--engine sqlite|postgresql]`: weeks of two reps, long.

With minutes each engine ends when they are over, and says how far it came. Ends with 1 where Today, the funnel or undo did not say what the records say; such a life is printed.
"""

import argparse
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from math import inf
from pathlib import Path
from time import monotonic

from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.errors import FlakyStrategyDefinition
from hypothesis.stateful import run_state_machine_as_test

from refnet.store.database import Store
from tests.postgres import Cluster, programs
from tests.weeks import duties
from tests.weeks.chores import RepsWeeks
from tests.weeks.machine import opened

MEMORY = Path("/dev/shm")
Places = tuple[Callable[[], str | Path], Callable[[str | Path], None]]


def main(words: list[str]) -> int:
    options = _options(words)
    failed = 0
    for engine in (options.engine,) if options.engine else ("sqlite", "postgresql"):
        if engine == "postgresql" and programs() is None:
            print("postgresql: not installed on this machine")
            continue
        with _places(engine) as places:
            failed += not _lived(engine, places, options)
    return 1 if failed else 0


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.weeks", description="Play weeks of a rep's life in any order.")
    parser.add_argument("lives", nargs="?", type=int, default=300)
    parser.add_argument("steps", nargs="?", type=int, default=60)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float, default=inf)
    parser.add_argument("--engine", choices=("sqlite", "postgresql"))
    return parser.parse_args(words)


def _lived(engine: str, places: Places, options: argparse.Namespace) -> bool:
    """Play as many lives as asked for, and print what was done in them."""
    began, done = monotonic(), Counter[str]()
    end = began + 60 * options.minutes
    machine = seed(options.seed)(_machine(places, done, end))
    how = settings(
        max_examples=options.lives, stateful_step_count=options.steps, deadline=None, database=None,
        suppress_health_check=list(HealthCheck), phases=(Phase.explicit, Phase.generate),
    )  # fmt: skip
    try:
        run_state_machine_as_test(machine, settings=how)
    except AssertionError:
        traceback.print_exc()
        return False
    except (
        KeyboardInterrupt,
        FlakyStrategyDefinition,
    ):  # a life that was broken off looks to hypothesis like one that changes its mind
        if monotonic() < end:
            raise
        print("not all of them, for the time was over:")
    print(f"{engine}, seed {options.seed}: {done['lives']:,} lives, {done['held']:,} times held, all as it must be")
    print(f"  {done['undone']:,} steps taken back at the end, {done['most due']} things due at most;", end=" ")
    print(f"{monotonic() - began:,.0f} s", flush=True)
    return True


def _machine(places: Places, done: Counter[str], end: float) -> type[RepsWeeks]:
    new, drop = places

    class Weeks(RepsWeeks):
        def new_stores(self) -> tuple[Store, ...]:
            self.place = new()
            return opened(self.place)

        def check_invariants(self, *arguments: object, **options: object) -> None:
            before = self.seen
            super().check_invariants(*arguments, **options)
            if monotonic() > end:
                raise KeyboardInterrupt
            done["held"] += self.seen != before
            done["most due"] = max(done["most due"], len(duties.due(self.now, self.rep, self.day)))

        def teardown(self) -> None:
            done.update(lives=1, undone=len(self.past))
            super().teardown()
            drop(self.place)

    return Weeks


@contextmanager
def _places(engine: str) -> Iterator[Places]:
    """Give a maker of empty databases, and what takes one away."""
    if engine == "postgresql":
        cluster = Cluster(programs())
        try:
            cluster.start(migrate=lambda address: Store.open(address).close())
            yield cluster.fresh, cluster.drop
        finally:
            cluster.stop()
        return
    with tempfile.TemporaryDirectory(prefix="refnet-weeks-", dir=MEMORY if MEMORY.is_dir() else None) as folder:
        numbers, empty = count(), Path(folder, "empty.db")
        Store.open(empty).close(backup=False)
        yield lambda: shutil.copy(empty, Path(folder, f"{next(numbers)}.db")), lambda place: Path(place).unlink()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
