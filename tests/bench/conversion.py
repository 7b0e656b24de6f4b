"""The conversion page's numbers on 100 000 deals: month × rep × source warm, against the plain SQL GROUP BY."""

import os
from contextlib import closing
from datetime import timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.many_deals import DEALS, SEGMENTS, TODAY, made
from tests.bench.measuring import Cost, both, measured, middle, tell

ROUNDS = 7
TIMES = 20  # the clock of CPU time is too coarse for once
PLAIN = """
    SELECT substr(coalesce(introduction.made_on, deal.first_touch_on), 1, 7), deal.rep_id, deal.source, deal.outcome,
           count(*)
    FROM deal LEFT JOIN introduction ON introduction.deal_id = deal.id AND introduction.is_originating
    GROUP BY 1, 2, 3, 4
"""
PARTS = (
    "conversion",
    "trend",
    "reps",
    "segments",
    "followed",
    "timing",
    "amounts",
    "adjusted",
    "likes",
    "quality",
    "general",
)


def run() -> None:
    with TemporaryDirectory() as folder:
        store = made(Path(folder, "deals.db"))
        ours, theirs = both(partial(_warm, store), partial(_plain, store.path), ROUNDS)
        title = f"Won, lost and open of {DEALS:,} deals by month, rep and source"
        tell(title, ("the kept facts, warm", ours), ("SQL GROUP BY", theirs), "0.05x")
        cold, plain = both(partial(_cold, store), partial(_plain, store.path), 3)
        tell("The same, facts read after a change", ("reading all facts", cold), ("SQL GROUP BY", plain), "none")
        _tell_parts(store)
        _tell_switches(store)
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


def _tell_switches(store) -> None:
    """Print what a choice costs from the question to the two pictures, each choice asked for the first time."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from refnet.domain.conversion.query import ConversionQuery
    from refnet.domain.kinds import Denominator
    from refnet.ui.look import fonts
    from refnet.ui.pages.conversion.choosing import View

    app = QApplication.instance() or QApplication([])
    fonts.load(app)
    back = (365, 730, 500, 200)
    switches = {
        "another period": [ConversionQuery(since=TODAY - timedelta(days=days)) for days in back],
        "another segment": [ConversionQuery(segment=name) for name in SEGMENTS if name],
        "another horizon": [ConversionQuery(horizon_days=days) for days in (30, 90, 365, 730)],
        "another denominator": [ConversionQuery(denominator=each) for each in Denominator if each.value != "all"],
        "names with cold": [ConversionQuery(names_with_cold=True)],
    }
    print("\nA switch of the page, from the question to both pictures, CPU, median and slowest   (aim 100 ms)")
    _drawn(store, ConversionQuery(), View.TREND)
    for name, queries in switches.items():
        _tell_switch(name, [_drawn(store, query, View.TREND) for query in queries])
    for number, view in enumerate(View):
        views = [ConversionQuery(since=TODAY - timedelta(days=300 + 20 * number + more)) for more in range(3)]
        _tell_switch(f"another period, view {view.value}", [_drawn(store, query, view) for query in views])


def _drawn(store, query, view) -> Cost:
    from refnet.ui.look import theme
    from refnet.ui.pages.conversion.reading import read
    from refnet.ui.widgets.charts.painting import picture

    with measured() as cost:
        shown = read(store, query, TODAY, view, "Whole team")
        for story in (shown.headline, shown.story):
            picture(story.build(1100, theme.current()))
    return cost


def _tell_switch(name: str, costs: list[Cost]) -> None:
    slowest = max(cost.cpu for cost in costs)
    print(f"  {name:<44} CPU {middle(costs).cpu * 1000:9.1f} ms {slowest * 1000:9.1f} ms", flush=True)
