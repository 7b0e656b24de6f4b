"""Work away from the window's thread: reads in a pool, writes one after another, results back in the window's thread."""

import logging
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Signal
from shiboken6 import isValid

from refnet.domain.errors import Cancelled, RefNetError
from refnet.i18n import _

log = logging.getLogger(__name__)

T = TypeVar("T")
Failed = Callable[[RefNetError], object]

READERS = 3
SECONDS_OF_TURN = 0.001  # of Python in one lane: the window asks models for every cell, and waits a turn for each
SECONDS_BETWEEN_TICKS = 0.05


@dataclass(frozen=True, slots=True)
class Tick:
    """How far a long piece of work has come."""

    work: "Progress"
    done: int
    total: int
    is_over: bool = False


@dataclass(frozen=True, slots=True)
class _Request:
    """A piece of work, and who hears what came of it; `ended` is called last, whatever came."""

    work: Callable[[], object]
    done: Callable[[Any], object] | None
    failed: Failed | None = None
    progress: "Progress | None" = None
    ended: Callable[[], object] | None = None
    age: int | None = None  # of the file that is read, None where the answer matters for any


@dataclass(frozen=True, slots=True)
class _Answer:
    """What came of a piece of work, on its way to the window's thread."""

    request: _Request
    value: object = None
    error: Exception | None = None


class Progress:
    """Handed to long work: call it with (done, total), and stop when `cancelled` is true."""

    def __init__(self, label: str, tell: Callable[[Tick], object]) -> None:
        self.label = label
        self.cancelled = False
        self._tell = tell
        self._last = 0.0

    def __call__(self, done: int, total: int) -> None:
        """Tell how far it is; raises Cancelled when the user stopped it."""
        if self.cancelled:
            raise Cancelled(_("{work} was stopped. Nothing of it was kept.").format(work=self.label))
        now = time.monotonic()
        if now - self._last >= SECONDS_BETWEEN_TICKS or done >= total:
            self._last = now
            self._tell(Tick(self, done, total))

    def cancel(self) -> None:
        """Ask the work to stop at its next chance."""
        self.cancelled = True

    def is_cancelled(self) -> bool:
        """Tell whether it should stop."""
        return self.cancelled


class Jobs(QObject):
    """The two lanes; `inline` runs everything at once in the caller's thread, as tests like it."""

    refused = Signal(object)  # a RefNetError that nobody else answers
    crashed = Signal(object)  # any other exception: a bug
    ticked = Signal(object)  # a Tick of long work
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None, *, inline: bool = False) -> None:
        super().__init__(parent)
        self._inline, self._is_closed = inline, False
        self._running: set[Progress] = set()
        self._age = 0
        self._readers = ThreadPoolExecutor(READERS, "read")
        self._writer = ThreadPoolExecutor(1, "write")
        self._answered.connect(self._deliver)
        if not inline:
            sys.setswitchinterval(SECONDS_OF_TURN)

    def read(
        self,
        work: Callable[[], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
        ended: Callable[[], object] | None = None,
    ) -> None:
        """Run `work` beside others and hand its result to `done`, a bound method of a QObject; `ended` comes last."""
        self._start(self._readers, _Request(work, done, failed, ended=ended, age=self._age))

    def write(
        self, work: Callable[[], T], done: Callable[[T], object] | None = None, failed: Failed | None = None
    ) -> None:
        """Run `work` after all writes asked for before it."""
        self._start(self._writer, _Request(work, done, failed))

    def long(
        self,
        label: str,
        work: Callable[[Progress], T],
        done: Callable[[T], object],
        failed: Failed | None = None,
        *,
        writes: bool = False,
    ) -> Progress:
        """Run work that shows its progress under `label` and can be stopped."""
        progress = Progress(label, self.ticked.emit)
        self._running.add(progress)
        lane = self._writer if writes else self._readers
        self._start(lane, _Request(partial(work, progress), done, failed, progress))
        return progress

    def forget(self) -> None:
        """Let nobody hear what is read of the file so far, for it is being closed; pages still live a little longer."""
        self._age += 1

    def close(self) -> None:
        """Finish what runs, stop what is long, forget what waits to be read, and take no more."""
        self._is_closed = True
        for progress in self._running:
            progress.cancel()
        self._readers.shutdown(wait=True, cancel_futures=True)
        self._writer.shutdown(wait=True)

    def _start(self, lane: ThreadPoolExecutor, request: _Request) -> None:
        if self._inline:
            self._deliver(_run(request))
        elif not self._is_closed:
            lane.submit(self._work, request)

    def _work(self, request: _Request) -> None:
        answer = _run(request)
        if isValid(self):
            self._answered.emit(answer)

    def _deliver(self, answer: _Answer) -> None:
        try:
            self._hand_on(answer)
        finally:
            ended = answer.request.ended
            if ended is not None and _is_alive(ended):
                ended()

    def _hand_on(self, answer: _Answer) -> None:
        request = answer.request
        if request.progress is not None:
            self._running.discard(request.progress)
            self.ticked.emit(Tick(request.progress, 0, 0, is_over=True))
        if request.age not in {None, self._age}:
            log.debug("an answer came after its file was closed")
        elif answer.error is not None:
            self._fail(answer.error, request.failed)
        elif request.done is not None and _is_alive(request.done):
            request.done(answer.value)

    def _fail(self, error: Exception, failed: Failed | None) -> None:
        if not isinstance(error, RefNetError):
            if self._inline:
                raise error
            self.crashed.emit(error)
        elif failed is None:
            self.refused.emit(error)
        elif _is_alive(failed):
            failed(error)


class Latest(QObject):
    """Reads of which only the newest counts: an older one is not begun any more, and its late answer is dropped."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._number = 0

    def read(self, work: Callable[[], T], done: Callable[[T], object], failed: Failed | None = None) -> None:
        """Read as `Jobs.read`, and make all earlier requests stale."""
        self._number += 1
        number = self._number
        guarded = _Guard(self, number, failed) if failed else None
        self._jobs.read(partial(self._work, number, work), _Guard(self, number, done), guarded)

    def forget(self) -> None:
        """Make every request so far stale."""
        self._number += 1

    def is_newest(self, number: int) -> bool:
        """Tell whether nothing was asked since request `number`."""
        return number == self._number

    def _work(self, number: int, work: Callable[[], T]) -> T | None:
        """Do the work in its thread, unless it is stale before it began; then nobody hears of it."""
        return work() if self.is_newest(number) else None


class InTurn(QObject):
    """Reads one at a time: of what is asked for meanwhile only the newest follows, and each answer is told."""

    def __init__(self, jobs: Jobs, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._jobs = jobs
        self._is_reading = False
        self._waiting: Callable[[], object] | None = None

    @property
    def is_last(self) -> bool:
        """Tell whether nothing was asked for since what is told just now began to be read."""
        return self._waiting is None

    def read(self, work: Callable[[], T], done: Callable[[T], object], failed: Failed | None = None) -> None:
        """Read as `Jobs.read`, now or once the read before this has ended."""
        begin = partial(self._jobs.read, work, done, failed, self._go_on)
        if self._is_reading:
            self._waiting = begin
        else:
            self._is_reading = True
            begin()

    def _go_on(self) -> None:
        begin, self._waiting = self._waiting, None
        self._is_reading = begin is not None
        if begin is not None:
            begin()


class _Guard:
    """Passes an answer on unless it is stale or its receiver is gone."""

    def __init__(self, latest: Latest, number: int, then: Callable[[Any], object]) -> None:
        self._latest, self._number, self._then = latest, number, then

    def __call__(self, answer: object) -> None:
        if isValid(self._latest) and self._latest.is_newest(self._number) and _is_alive(self._then):
            self._then(answer)


def _run(request: _Request) -> _Answer:
    try:
        return _Answer(request, request.work())
    except Exception as error:  # noqa: BLE001 - the one place beside reporting where all is caught
        return _Answer(request, error=error)


def _is_alive(receiver: Callable[..., object]) -> bool:
    """Tell whether the QObject that a method is bound to still exists."""
    inner = receiver.func if isinstance(receiver, partial) else receiver
    owner = getattr(inner, "__self__", None)
    return not isinstance(owner, QObject) or isValid(owner)
