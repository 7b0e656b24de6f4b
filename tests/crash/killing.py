"""Kills a writer at random moments and looks at what is left: no confirmed step lost, none half there."""

import subprocess
import sys
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from random import Random

from sqlalchemy import func, select

from refnet.store import safety, sqlite
from refnet.store.database import Store
from refnet.store.schema import Deal, Introduction, Person, Rep, StageEntry, StepEntry

WRITER = Path(__file__).with_name("writer.py")


@dataclass
class Toll:
    """What a run of kills came to."""

    kills: int = 0
    confirmed: int = 0
    kept: int = 0
    hot_journals: int = 0


def kill_often(path: Path, mode: str, kills: int, seed: int = 1, longest: float = 0.15) -> Toll:
    """Kill a writer in `mode` (small, large, backup) `kills` times; AssertionError tells what was lost or torn."""
    random, toll = Random(seed), Toll()
    Store.open(path).close(backup=False)
    for _ in range(kills):
        said = _run_and_kill(path, mode, toll.confirmed, random.uniform(0, longest))
        toll.kills += 1
        toll.confirmed = max([toll.confirmed, *(number + 1 for number in said)])
        toll.hot_journals += path.with_name(path.name + "-journal").exists()
        toll.confirmed = toll.kept = _check(path, mode, toll.confirmed)
    return toll


def _run_and_kill(path: Path, mode: str, first: int, after: float) -> list[int]:
    """Return the numbers of the steps that the writer confirmed before it died."""
    writer = subprocess.Popen(
        [sys.executable, str(WRITER), str(path), mode, str(first)], stdout=subprocess.PIPE, text=True
    )
    assert writer.stdout is not None
    assert writer.stdout.readline().strip() == "ready"
    try:
        writer.wait(after)
    except subprocess.TimeoutExpired:
        writer.kill()
    lines = writer.communicate()[0].split("\n")[:-1]  # a number without its line end was not confirmed
    return [int(line) for line in lines]


def _check(path: Path, mode: str, confirmed: int) -> int:
    """Return how many steps the file holds: all that were confirmed, and at most the one that was under way."""
    store = Store.open(path)
    with store.reading() as session:
        steps = session.scalar(select(func.count(StepEntry.number))) or 0
        counts = {
            table: session.scalar(select(func.count(table.id)))
            for table in (Rep, Person, Deal, Introduction, StageEntry)
        }
    if store.backups and mode == "backup":
        assert all(store.backups.is_good(one) for one in store.backups.all()), "a backup is broken"
    store.close(backup=False)
    assert confirmed <= steps <= confirmed + 1, f"{confirmed} confirmed, {steps} there"
    wanted = (0, 3000, 0, 0, 0) if mode == "large" else (1, 2, 1, 1, 1)
    assert list(counts.values()) == [steps * part for part in wanted], f"a half step: {counts}"
    with closing(sqlite.connect(path)):
        safety.check_content(path, thorough=True)
    return steps
