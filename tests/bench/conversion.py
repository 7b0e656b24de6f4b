"""The conversion page's numbers on 100 000 deals: month × rep × source warm, against the plain SQL GROUP BY."""

from contextlib import closing
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.many_deals import DEALS, TODAY, made
from tests.bench.measuring import Cost, both, measured, middle, tell

ROUNDS = 7
TIMES = 20  # the clock of CPU time is too coarse for once
PLAIN = """
    SELECT substr(coalesce(introduction.made_on, deal.first_touch_on), 1, 7), deal.rep_id, deal.source, deal.outcome,
           count(*)
    FROM deal LEFT JOIN introduction ON introduction.deal_id = deal.id AND introduction.is_originating
    GROUP BY 1, 2, 3, 4
"""
PARTS = ("conversion", "trend", "reps", "segments", "followed", "timing", "amounts", "adjusted", "quality", "general")


def run() -> None:
    with TemporaryDirectory() as folder:
        store = made(Path(folder, "deals.db"))
        ours, theirs = both(partial(_warm, store), partial(_plain, store.path), ROUNDS)
        title = f"Won, lost and open of {DEALS:,} deals by month, rep and source"
        tell(title, ("the kept facts, warm", ours), ("SQL GROUP BY", theirs), "0.05x")
        cold, plain = both(partial(_cold, store), partial(_plain, store.path), 3)
        tell("The same, facts read after a change", ("reading all facts", cold), ("SQL GROUP BY", plain), "none")
        _tell_parts(store)
        store.close(backup=False)


def _warm(store) -> Cost:
    import numpy as np

    from refnet.domain.conversion.cohort import cohort
    from refnet.domain.conversion.grouping import groups
    from refnet.domain.conversion.query import ConversionQuery
    from refnet.domain.facts import SOURCES
    from refnet.domain.rates.conversion import Grouping
    from refnet.services.insights.facts import facts

    facts(store)
    with measured() as cost:
        for _time in range(TIMES):
            known = facts(store)
            found = cohort(known, ConversionQuery(), TODAY)
            months, reps = groups(known, found, Grouping.MONTH), groups(known, found, Grouping.REP)
            cells = ((months.of * len(reps.labels) + reps.of) * len(SOURCES) + found.source) * 3 + found.ends
            counted = np.bincount(cells, minlength=len(months.labels) * len(reps.labels) * len(SOURCES) * 3)
    assert counted.sum() == DEALS
    return Cost(cost.cpu / TIMES, cost.wall / TIMES)


def _plain(path: Path) -> Cost:
    from refnet.store import sqlite

    with closing(sqlite.connect(path)) as connection, measured() as cost:
        rows = connection.execute(PLAIN).fetchall()
    assert sum(row[-1] for row in rows) == DEALS
    return cost


def _cold(store) -> Cost:
    from refnet.services.insights.reading import read

    with store.reading() as session, measured() as cost:
        found = read(session)
    assert len(found) == DEALS
    return cost


def _tell_parts(store) -> None:
    """Print what each part of a report costs, warm, as a switch of the page asks for it."""
    from refnet.domain.conversion.query import ConversionQuery
    from refnet.domain.conversion.report import Figures
    from refnet.services.insights.facts import facts

    print("\nWhat a switch of the page computes, CPU")
    known = facts(store)
    for name in PARTS:
        costs = []
        for _round in range(3):
            with measured() as cost:
                for _time in range(TIMES):
                    getattr(Figures(known, ConversionQuery(), TODAY), name)
            costs.append(cost)
        print(f"  {name:<44} CPU {middle(costs).cpu * 1000 / TIMES:9.1f} ms", flush=True)
