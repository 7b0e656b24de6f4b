"""The network layout beside networkx.spring_layout, igraph's DrL and Graphviz's sfdp, on the same generated networks."""

import tracemalloc
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median

import numpy as np

from refnet.domain.network.layout import Points, force_positions
from tests.bench.layout_graphs import Generated, generated
from tests.bench.layout_quality import Quality, quality
from tests.bench.layout_rivals import missing, outcome
from tests.bench.measuring import measured

SIZES = (2_000, 10_000, 50_000, 200_000)
LIMITS = {"spring": {2_000: 60, 10_000: 200}, "DrL": {2_000: 60, 10_000: 120}, "sfdp": {2_000: 60, 10_000: 120}}
NAMES = {"ours": "RefNet", "spring": "networkx.spring_layout", "DrL": "igraph DrL", "sfdp": "Graphviz sfdp"}
COMPARED = 10_000  # the size that the aims speak of
NEW = 50  # one in so many is new when people are added


@dataclass(frozen=True, slots=True)
class Told:
    """CPU seconds of one layout and how it reads; no quality when it was cut off."""

    seconds: float
    quality: Quality | None


def run(sizes: Sequence[int] = SIZES) -> None:
    """Print a table for each size, and then which aims are met."""
    force_positions(500, generated(500).edges)  # imports are not the layout
    told = {count: _table(count) for count in sizes}
    print("\nAims")
    if COMPARED in told:
        _tell_rivals(told[COMPARED])
        _tell_newcomers(told[COMPARED]["ours"])
    if COMPARED in told and 200_000 in told:
        ratio = told[200_000]["ours"].seconds / told[COMPARED]["ours"].seconds
        _aim("200 000 people against 10 000, at most 25x", f"{ratio:.1f}x", met=ratio <= 25)
    _tell_memory(max(sizes))
    _tell_bits(min(sizes))


def _table(count: int) -> dict[str, Told]:
    graph = generated(count)
    print(f"\n{count:,} people, {len(graph.edges):,} lines      CPU s     NP1  crossings  spread  com@10")
    told = {"ours": _ours(graph)}
    _tell_row("ours", told["ours"])
    for name, limits in LIMITS.items():
        if count not in limits:
            continue
        if why := missing(name):
            print(f"  {NAMES[name]}: {why}.", flush=True)
            continue
        result = outcome(name, count, limits[count])
        told[name] = Told(result.seconds, None if result.places is None else quality(graph, result.places))
        _tell_row(name, told[name])
    return told


def _tell_row(name: str, told: Told) -> None:
    read = told.quality
    if read is None:
        print(f"  {NAMES[name]:<32} > {told.seconds:7.1f}   cut off", flush=True)
        return
    print(
        f"  {NAMES[name]:<32} {told.seconds:9.2f} {read.neighbours:7.3f} {read.crossings:10.2f}"
        f" {read.spread:7.3f} {read.community:7.3f}",
        flush=True,
    )


def _ours(graph: Generated) -> Told:
    seconds, places = [], np.empty((0, 2))
    for _round in range(3 if graph.count <= COMPARED else 1):
        with measured() as cost:
            places = force_positions(graph.count, graph.edges)
        seconds.append(cost.cpu)
    return Told(median(seconds), quality(graph, places))


def _tell_rivals(told: dict[str, Told]) -> None:
    ours = told["ours"]
    if (spring := told.get("spring")) is not None:
        ratio, more = spring.seconds / ours.seconds, "" if spring.quality else "more than "
        _aim("faster than networkx.spring_layout, at least 100x", f"{more}{ratio:.0f}x", met=ratio >= 100)
    drl = told.get("DrL")
    if drl is None or drl.quality is None or ours.quality is None:
        return
    mine, its = ours.quality, drl.quality
    for words, ratio, met in (
        ("faster than DrL, at least 8x", drl.seconds / ours.seconds, drl.seconds >= 8 * ours.seconds),
        ("NP1 against DrL's, at least 2x", mine.neighbours / its.neighbours, mine.neighbours >= 2 * its.neighbours),
        (
            "crossings against DrL's, at most 1.25x",
            mine.crossings / its.crossings,
            mine.crossings <= 1.25 * its.crossings,
        ),
        ("spread against DrL's, at least 5x", mine.spread / its.spread, mine.spread >= 5 * its.spread),
    ):
        _aim(words, f"{ratio:.2f}x", met=met)


def _tell_newcomers(full: Told) -> None:
    """Add the last 2 % of the people to a picture of the others."""
    graph = generated(COMPARED)
    old = COMPARED - COMPARED // NEW
    before = force_positions(old, graph.edges[(graph.edges < old).all(axis=1)])
    start = np.vstack((before, np.full((COMPARED - old, 2), np.nan)))
    seconds, after = [], start
    for _round in range(5):
        with measured() as cost:
            after = force_positions(COMPARED, graph.edges, start=start)
        seconds.append(cost.cpu)
    share = median(seconds) / full.seconds
    moved = float(np.median(np.hypot(*(after[:old] - before).T)) / np.ptp(before, axis=0).max())
    _aim("cost of adding 2 % people, at most 1/8", f"1/{1 / share:.1f}", met=share <= 1 / 8)
    _aim("how far old people moved then (median), at most 0.5 %", f"{moved:.2%}", met=moved <= 0.005)
    if full.quality is not None:
        ratio = quality(graph, after).neighbours / full.quality.neighbours
        _aim("NP1 then, at least 98 % of a full layout's", f"{ratio:.0%}", met=ratio >= 0.98)


def _tell_memory(count: int) -> None:
    graph = generated(count)
    tracemalloc.start()
    force_positions(count, graph.edges)
    bytes_a_person = tracemalloc.get_traced_memory()[1] / count
    tracemalloc.stop()
    words = f"memory for {count:,} people, at most 4 KB a person"
    _aim(words, f"{bytes_a_person / 1024:.2f} KB", met=bytes_a_person <= 4096)


def _tell_bits(count: int) -> None:
    places: list[Points] = [force_positions(count, generated(count).edges)]
    places += [found for _process in "ab" if (found := outcome("ours", count, 600).places) is not None]
    is_same = len(places) == 3 and all(np.array_equal(places[0], each) for each in places)
    _aim("the same bits from the same seed, in three processes", "yes" if is_same else "no", met=is_same)


def _aim(words: str, figure: str, *, met: bool) -> None:
    print(f"  {'met' if met else 'MISSED':<7} {words}: {figure}", flush=True)
