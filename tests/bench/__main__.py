"""Runs the benchmarks named, all of them when none is: `python -m tests.bench [canvas|charts|conversion|day|first-window|…]`.

Numbers after a name are the sizes it runs at: `python -m tests.bench layout 2000 10000`.
"""

import sys
from importlib import import_module

MODULES = {
    "answers": "answering",
    "canvas": "canvas",
    "charts": "charts",
    "conversion": "conversion",
    "day": "day",
    "first-window": "first_window",
    "import": "importing",
    "layout": "layout",
    "list": "listing",
    "screens": "screens",
    "type-ahead": "type_ahead",
}


def main(words: list[str]) -> int:
    chosen: dict[str, list[int]] = {}
    for word in words:
        if word.isdecimal() and chosen:
            chosen[next(reversed(chosen))].append(int(word))
        elif word in MODULES:
            chosen[word] = []
        else:
            print(f"There is no benchmark {word}; there are {', '.join(MODULES)}.", file=sys.stderr)
            return 2
    for name, sizes in (chosen or {name: [] for name in MODULES}).items():
        benchmark = import_module(f"tests.bench.{MODULES[name]}")
        benchmark.run(sizes) if sizes else benchmark.run()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
