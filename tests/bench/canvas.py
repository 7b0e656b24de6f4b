"""Drawing a network of 10 000 and 50 000 people while it moves, against one QGraphicsItem for each person and line."""

import os
import resource
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import process_time
from uuid import UUID

import numpy as np

SIZE = (1600, 1000)
PEOPLE = {10_000: 16.6, 50_000: 40.0}  # and the milliseconds that a moving frame may take
FRAMES, OF_ITEMS = 22, 8
FASTER, LIGHTER = 20.0, 10.0
VIEWS = ("fit", "mid", "close", "zoom")
PAIRED = ("fit", "mid")  # where one item for each person is beaten by FASTER


def run(sizes: Sequence[int] = tuple(PEOPLE)) -> None:
    """Measure ours and items in processes of their own, so that the memory of one is not the other's."""
    for people in sizes:
        most = PEOPLE.get(people, 40.0)
        ours, theirs = _measured("ours", people), _measured("items", people)
        print(
            f"\n{people:,} people, {SIZE[0]} x {SIZE[1]}, 150 names: CPU ms of the middle moving frame (the slowest)   (aim {most} ms)"
        )
        for name, found in (("the program's canvas", ours), ("one QGraphicsItem a person", theirs)):
            frames = "   ".join(f"{view} {found[view]:6.1f} ({found[f'{view}-slowest']:.1f})" for view in VIEWS)
            print(f"  {name:<28}{frames}   {found['memory']:7.1f} MB   built in {found['built']:.2f} s")
        print(f"  full frame at rest, in slices {ours['rest']:8.1f} ms, the longest slice {ours['slice']:.1f} ms")
        for view in VIEWS:
            _tell(f"{view}: {ours[view]:.1f} ms of {most}", ours[view] <= most)
        for view in PAIRED:
            ratio = theirs[view] / ours[view]
            _tell(f"{view}: {ratio:.1f}x faster than items, of {FASTER:.0f}x", ratio >= FASTER)
        ratio = theirs["memory"] / max(ours["memory"], 0.1)
        _tell(f"memory: 1/{ratio:.1f} of items, of 1/{LIGHTER:.0f}", ratio >= LIGHTER)


def _tell(what: str, is_met: bool) -> None:
    print(f"  {'met   ' if is_met else 'MISSED'} {what}", flush=True)


def _measured(what: str, people: int) -> dict[str, float]:
    command = [sys.executable, "-m", "tests.bench.canvas", what, str(people)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return {name: float(number) for name, number in (line.split() for line in told.splitlines())}


def _one(what: str, people: int) -> None:
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    app = QApplication([])
    shown, places = _picture(people)
    _warm(app)
    before, start = _megabytes(), process_time()
    frames = (_Ours if what == "ours" else _Items)(app, shown, places)
    print("built", process_time() - start)
    for view in VIEWS:
        middle, slowest = frames.moving(view)
        print(view, middle)
        print(f"{view}-slowest", slowest)
    if isinstance(frames, _Ours):
        rest, longest = frames.at_rest()
        print("rest", rest)
        print("slice", longest)
    print("memory", _megabytes() - before)


def _warm(app) -> None:
    """Load the modules and letters of both, so that memory counts what the people take."""
    from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

    shown, places = _picture(20)
    _Ours(app, shown, places)
    QGraphicsView(QGraphicsScene())


def _picture(people: int):
    """Return a network of communities, each person brought by one before them, and places as a layout gives them."""
    from refnet.domain.kinds import Outcome
    from refnet.domain.network.picture import picture
    from refnet.domain.network.rows import IntroductionEdge, PersonNode

    random = np.random.default_rng(4)
    groups = max(4, round(people**0.5 / 2.2))
    group = np.sort(np.minimum(random.zipf(1.6, people), groups) - 1)
    centre = random.normal(0, people**0.5 * 14, (groups, 2))
    spots = (
        centre[group]
        + random.normal(0, 1, (people, 2)) * (np.bincount(group, minlength=groups)[group][:, None] ** 0.5) * 14
    )
    introducer = np.array([random.integers(0, max(1, number)) for number in range(people)])
    near = np.maximum(0, np.arange(people) - random.integers(1, 40, people))
    introducer = np.where(random.random(people) < 0.9, near, introducer)
    nodes = [PersonNode(UUID(int=number), f"Person {number}", is_ally=number % 9 == 0) for number in range(people)]
    ends = (Outcome.WON, Outcome.LOST, Outcome.OPEN, None)
    edges = [
        IntroductionEdge(nodes[one].id, nodes[other].id, None, ends[other % 4], 1000 * (other % 97))
        for other, one in enumerate(introducer.tolist())
        if one != other
    ]
    more = random.integers(0, people, (int(people * 0.85), 2)).tolist()
    edges += [IntroductionEdge(nodes[one].id, nodes[other].id) for one, other in more if one != other]
    places = {node.id: tuple(spot) for node, spot in zip(nodes, spots.tolist(), strict=True)}
    return picture(nodes, edges, positions=places), spots


class _Ours:
    def __init__(self, app, shown, _places) -> None:
        from PySide6.QtGui import QPainter, QPixmap

        from refnet.ui.look import fonts
        from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas
        from refnet.ui.widgets.network_canvas.card import PersonFacts

        fonts.load(app)
        self.canvas = NetworkCanvas()
        self.canvas.resize(*SIZE)
        self.canvas.show()
        self.canvas.show_picture(shown, lambda person: PersonFacts(str(person)), [""] * len(shown.ids), "EUR")
        self.target, self.painter = QPixmap(*SIZE), QPainter
        self._draw()

    def moving(self, view: str) -> tuple[float, float]:
        stage = self.canvas.stage
        stage.fit()
        _go(view, lambda factor: stage.zoom(factor, SIZE[0] / 2, SIZE[1] / 2))

        def step(number: int) -> None:
            if view == "zoom":
                stage.zoom(1.06 if number < FRAMES / 2 else 1 / 1.06, SIZE[0] / 2, SIZE[1] / 2)
            else:
                stage.drag(7 if number % 8 < 4 else -7, 5 if number % 8 < 4 else -5)
            self._draw()

        return _frames(step, FRAMES)

    def at_rest(self) -> tuple[float, float]:
        """Return the milliseconds of the full frame and of its longest slice, everybody in view."""
        stage = self.canvas.stage
        stage.fit()
        self._draw()
        stage._come_to_rest()
        self._draw()
        slices = []
        while not stage.frames.is_fine:
            start = process_time()
            stage.frames._draw_on()
            slices.append((process_time() - start) * 1000)
        return sum(slices), max(slices, default=0.0)

    def _draw(self) -> None:
        painter = self.painter(self.target)
        self.canvas.stage.paint(painter)
        painter.end()


class _Items:
    def __init__(self, app, shown, places) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtGui import QColor, QPainter, QPen, QPixmap
        from PySide6.QtWidgets import QGraphicsScene, QGraphicsView

        self.scene = QGraphicsScene()
        self.scene.setItemIndexMethod(QGraphicsScene.ItemIndexMethod.NoIndex)  # long lines would fill an index
        pen = QPen(QColor("gray"), 0)
        for one, other in shown.edges.tolist():
            self.scene.addLine(*places[one].tolist(), *places[other].tolist(), pen)
        for (x, y), radius in zip(places.tolist(), shown.radius.tolist(), strict=True):
            self.scene.addEllipse(x - radius, y - radius, 2 * radius, 2 * radius, pen, QColor("teal"))
        for number in np.argsort(-shown.priority)[:150].tolist():
            self.scene.addText(shown.names[number]).setPos(*places[number].tolist())
        self.view = QGraphicsView(self.scene)
        self.view.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.resize(*SIZE)
        self.view.show()
        self.whole, self.mode = self.scene.itemsBoundingRect(), Qt.AspectRatioMode.KeepAspectRatio
        self.target, self.painter = QPixmap(*SIZE), QPainter

    def moving(self, view: str) -> tuple[float, float]:
        self.view.fitInView(self.whole, self.mode)
        _go(view, lambda factor: self.view.scale(factor, factor))
        across, down = self.view.horizontalScrollBar(), self.view.verticalScrollBar()

        def step(number: int) -> None:
            if view == "zoom":
                factor = 1.06 if number < OF_ITEMS / 2 else 1 / 1.06
                self.view.scale(factor, factor)
            else:
                sign = 1 if number % 8 < 4 else -1
                across.setValue(across.value() + 7 * sign)
                down.setValue(down.value() + 5 * sign)
            painter = self.painter(self.target)
            self.view.render(painter)
            painter.end()

        return _frames(step, OF_ITEMS)


def _go(view: str, zoom: Callable[[float], object]) -> None:
    if view == "mid":
        zoom(4.0)
    elif view == "close":
        zoom(16.0)
    elif view == "zoom":
        zoom(2.0)


def _frames(step: Callable[[int], None], count: int) -> tuple[float, float]:
    """Return the CPU milliseconds of the middle frame and of the slowest."""
    times = []
    for number in range(count):
        start = process_time()
        step(number)
        times.append((process_time() - start) * 1000)
    return median(times), max(times)


def _megabytes() -> float:
    """Return the memory that this process holds now."""
    told = Path("/proc/self/statm").read_text(encoding="ascii")
    return int(told.split()[1]) * resource.getpagesize() / 2**20


if __name__ == "__main__":
    _one(sys.argv[1], int(sys.argv[2]))
