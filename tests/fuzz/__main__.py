"""`python -m tests.fuzz [N] [--seed S] [--only NUMBER]`: N broken files, none of which may do harm.

Each runs through opening, guessing and interpreting in a worker of 1 GB; none may raise anything but a sentence for the
user, and none may need five seconds of the processor. `--only` tries one file of a run again and keeps it.
"""

import argparse
import json
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from dataclasses import astuple
from pathlib import Path

from tests.fuzz.trying import NAMES, Trial, content_of, try_one

LOT = 1000  # files a worker tries before the next one starts
MOST_MEMORY = 1 << 30  # bytes
MOST_TOLD = 40


def main(words: list[str]) -> int:
    options = _options(words)
    if options.worker is not None:
        return _work(options.seed, options.worker, options.count)
    if options.only is not None:
        return _again(options.seed, options.only)
    return _try_all(options.seed, options.count)


def _options(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="tests.fuzz", description="Break files and read them.")
    parser.add_argument("count", nargs="?", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", type=int)
    parser.add_argument("--worker", type=int, help=argparse.SUPPRESS)
    return parser.parse_args(words)


def _try_all(seed: int, count: int) -> int:
    outcomes: Counter[str] = Counter()
    slowest, failed, started = Trial(-1, "", 0.0), [], time.monotonic()
    for trial in _trials(seed, count):
        outcomes[trial.outcome] += 1
        slowest = max(slowest, trial, key=lambda one: one.seconds)
        if trial.failure:
            failed.append(trial)
            print(f"number {trial.number}: {trial.outcome}\n{trial.failure}", flush=True) if len(
                failed
            ) < MOST_TOLD else None
        if outcomes.total() % 5000 == 0:
            print(f"{outcomes.total():,} files, {len(failed)} failed", flush=True)
    print(f"\n{count:,} broken files, seed {seed}, {time.monotonic() - started:,.0f} s")
    for outcome, number in outcomes.most_common():
        print(f"  {outcome:<32} {number:>9,}")
    memory = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"  slowest {slowest.seconds:.2f} s of the processor (number {slowest.number}), peak memory {memory:.0f} MB")
    return 1 if failed else 0


def _trials(seed: int, count: int) -> Iterator[Trial]:
    """Yield what came of each file; one that its worker died of has failed, and another goes on behind it."""
    number = 0
    while number < count:
        command = [sys.executable, "-m", "tests.fuzz", str(min(LOT, count - number)), "--seed", str(seed)]
        with tempfile.TemporaryFile("w+") as complaints:
            with subprocess.Popen(
                [*command, "--worker", str(number)], stdout=subprocess.PIPE, stderr=complaints
            ) as worker:
                for line in worker.stdout:
                    yield Trial(*json.loads(line))
                    number += 1
            if worker.returncode:
                complaints.seek(0)
                yield Trial(number, "worker died", 0.0, f"{worker.returncode}\n{complaints.read()[-900:]}")
                number += 1


def _work(seed: int, start: int, count: int) -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    with tempfile.TemporaryDirectory() as folder:
        for number in range(start, start + count):
            path = Path(folder, NAMES[number % len(NAMES)])
            path.write_bytes(content_of(seed, number))
            print(json.dumps(astuple(try_one(path, number))), flush=True)
    return 0


def _again(seed: int, number: int) -> int:
    path = Path(tempfile.gettempdir(), f"fuzz-{seed}-{number}-{NAMES[number % len(NAMES)]}")
    path.write_bytes(content_of(seed, number))
    trial = try_one(path, number)
    print(path, trial.outcome, f"{trial.seconds:.2f} s", trial.failure, sep="\n")
    return 1 if trial.failure else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
