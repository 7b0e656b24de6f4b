"""`python -m tests.plans [RUNS] [WORLD]`: how often plans hold the truth, world by world."""

import sys
import tempfile
from pathlib import Path
from time import monotonic

from tests.plans.catalogue import WORLDS
from tests.plans.files import empty
from tests.plans.holding import held


def main(arguments):
    runs = int(arguments[0]) if arguments else 200
    chosen = arguments[1] if len(arguments) > 1 else ""
    with tempfile.TemporaryDirectory() as folder:
        template = empty(Path(folder) / "template.db")
        for world in WORLDS:
            if chosen in world.name:
                began = monotonic()
                print(held(world, runs, template, Path(folder)), f"{monotonic() - began:.0f} s", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
