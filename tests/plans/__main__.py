"""`python -m tests.plans [RUNS] [WORLD]`: how often plans hold the truth, world by world; ends with 1 where too seldom."""

import sys
import tempfile
from pathlib import Path

from tests.plans.catalogue import WORLDS
from tests.plans.files import empty
from tests.plans.holding import LEVEL, held

RUNS = 200


def main(arguments):
    runs = int(arguments[0]) if arguments else RUNS
    chosen = arguments[1] if len(arguments) > 1 else ""
    print(
        f"{runs} lives each; ranges say {LEVEL}%. Held: asks, introductions, meetings, proposals, clients wanted a week |"
    )
    print("middle of asks over the truth | band of the forecast\n")
    amiss = 0
    with tempfile.TemporaryDirectory() as folder:
        template = empty(Path(folder) / "template.db")
        for world in (world for world in WORLDS if chosen in world.name):
            found = held(world, runs, template, Path(folder))
            amiss += found.too_low()
            print(f"{world.name:32} {found}", flush=True)
    print(f"\n{amiss} ranges hold too seldom." if amiss else "\nAll as they must be.")
    return 1 if amiss else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
