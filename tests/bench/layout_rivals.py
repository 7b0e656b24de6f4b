"""One layout of a generated network in a process of its own, so that a slow one can be cut off.

`python -m tests.bench.layout_rivals NAME COUNT FILE` writes the places into FILE and prints the CPU seconds they took.
"""

import resource
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path
from tempfile import TemporaryDirectory

import numpy as np
from numpy.typing import NDArray

from tests.bench.layout_graphs import Generated, generated
from tests.bench.measuring import measured

Points = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Outcome:
    """CPU seconds and places; no places when the layout was cut off after so many seconds."""

    seconds: float
    places: Points | None


def outcome(name: str, count: int, limit: int) -> Outcome:
    """Run a layout in a process of its own for at most `limit` CPU seconds."""

    def bound() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (limit, limit + 2))

    with TemporaryDirectory() as folder:
        path = Path(folder) / "places.npy"
        command = [sys.executable, "-m", __name__, name, str(count), str(path)]
        child = subprocess.run(command, preexec_fn=bound, capture_output=True, text=True, check=False)
        if child.returncode:
            if child.returncode > 0:
                raise RuntimeError(child.stderr)
            return Outcome(limit, None)
        return Outcome(float(child.stdout), np.load(path))


def missing(name: str) -> str:
    """Return a sentence when a layout cannot be run here, or nothing."""
    if name == "DrL" and find_spec("igraph") is None:
        return "igraph is not installed."
    if name == "sfdp" and shutil.which("sfdp") is None:
        return "Graphviz is not installed, so there is no sfdp to run beside"
    return ""


def _ours(graph: Generated) -> Points:
    from refnet.domain.network.layout import force_positions

    force_positions(50, np.array([(person // 2, person) for person in range(1, 50)]))  # imports are not the layout
    with measured() as cost:
        places = force_positions(graph.count, graph.edges)
    print(cost.cpu)
    return places


def _networkx(graph: Generated) -> Points:
    import networkx as nx
    import scipy.sparse.linalg  # noqa: F401 - imported before the clock runs

    whole = nx.Graph()
    whole.add_nodes_from(range(graph.count))
    whole.add_edges_from(graph.edges.tolist())
    with measured() as cost:
        places = nx.spring_layout(whole, seed=0)
    print(cost.cpu)
    return np.array([places[person] for person in range(graph.count)])


def _drl(graph: Generated) -> Points:
    import random

    import igraph

    random.seed(0)
    whole = igraph.Graph(graph.count, graph.edges.tolist())
    with measured() as cost:
        places = whole.layout_drl()
    print(cost.cpu)
    return np.array(places.coords)


def _sfdp(graph: Generated) -> Points:
    lines = "".join(f"{one}--{other};" for one, other in graph.edges.tolist())
    nodes = "".join(f"{person};" for person in range(graph.count))
    with measured() as cost:
        told = subprocess.run(
            ["sfdp", "-Tplain", "-Goverlap=true", "-Gstart=1"],
            input=f"graph {{{nodes}{lines}}}", capture_output=True, text=True, check=True,
        ).stdout  # fmt: skip
    print(cost.cpu)
    rows = [line.split() for line in told.splitlines() if line.startswith("node")]
    places = np.empty((graph.count, 2))
    for row in rows:
        places[int(row[1])] = float(row[2]), float(row[3])
    return places


LAYOUTS: dict[str, Callable[[Generated], Points]] = {
    "ours": _ours, "spring": _networkx, "DrL": _drl, "sfdp": _sfdp,
}  # fmt: skip

if __name__ == "__main__":
    np.save(sys.argv[3], LAYOUTS[sys.argv[1]](generated(int(sys.argv[2]))))
