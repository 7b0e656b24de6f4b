"""Runs the benchmarks: `python -m tests.bench [first-window|import|list|type-ahead …]`, all of them when none is named."""

import sys
from importlib import import_module

MODULES = {"first-window": "first_window", "import": "importing", "list": "listing", "type-ahead": "type_ahead"}


def main(names: list[str]) -> int:
    unknown = [name for name in names if name not in MODULES]
    if unknown:
        print(f"There is no benchmark {unknown[0]}; there are {', '.join(MODULES)}.", file=sys.stderr)
        return 2
    for name in names or MODULES:
        import_module(f"tests.bench.{MODULES[name]}").run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
