import threading
from collections.abc import Iterator
from functools import partial

import pytest
import shiboken6
from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from refnet.domain.errors import Cancelled, RefNetError
from refnet.ui.jobs import READERS, InTurn, Jobs, Latest, Progress, Tick


class Receiver(QObject):
    """Collects what arrives, and the thread it arrives in."""

    def __init__(self) -> None:
        super().__init__()
        self.got: list[object] = []
        self.threads: list[object] = []

    def take(self, value: object) -> None:
        self.got.append(value)
        self.threads.append(QThread.currentThread())


@pytest.fixture
def jobs() -> Iterator[Jobs]:
    made = Jobs()
    yield made
    made.close()


def test_work_runs_elsewhere_and_its_result_arrives_in_the_windows_thread(jobs: Jobs, qtbot: QtBot) -> None:
    receiver = Receiver()
    jobs.read(threading.get_ident, receiver.take)
    qtbot.waitUntil(lambda: len(receiver.got) == 1)
    assert receiver.got != [threading.get_ident()]
    assert receiver.threads == [QThread.currentThread()]


def test_writes_run_one_after_another(jobs: Jobs, qtbot: QtBot) -> None:
    receiver, order = Receiver(), []
    for number in range(20):
        jobs.write(partial(order.append, number), receiver.take)
    qtbot.waitUntil(lambda: len(receiver.got) == 20)
    assert order == list(range(20))


def _fail(error: Exception) -> None:
    raise error


def test_what_the_user_can_answer_goes_to_who_asked_or_else_to_the_window(jobs: Jobs, qtbot: QtBot) -> None:
    receiver = Receiver()
    jobs.read(partial(_fail, RefNetError("The disk is full.")), receiver.take, receiver.take)
    qtbot.waitUntil(lambda: len(receiver.got) == 1)
    assert str(receiver.got[0]) == "The disk is full."
    with qtbot.waitSignal(jobs.refused):
        jobs.write(partial(_fail, RefNetError("The disk is full.")))


def test_a_bug_is_reported(jobs: Jobs, qtbot: QtBot) -> None:
    with qtbot.waitSignal(jobs.crashed) as caught:
        jobs.read(partial(_fail, KeyError("x")), Receiver().take)
    assert isinstance(caught.args[0], KeyError)


def test_a_bug_comes_up_at_once_when_lanes_run_inline() -> None:
    jobs = Jobs(inline=True)
    with pytest.raises(KeyError):
        jobs.read(partial(_fail, KeyError("x")), Receiver().take)
    jobs.close()


def test_a_result_for_somebody_who_is_gone_is_dropped() -> None:
    jobs, receiver = Jobs(inline=True), Receiver()
    shiboken6.delete(receiver)
    jobs.read(lambda: 1, receiver.take)
    jobs.read(partial(_fail, RefNetError("No.")), receiver.take, receiver.take)
    assert receiver.got == []
    jobs.close()


def test_only_the_newest_answer_counts(jobs: Jobs, qtbot: QtBot) -> None:
    receiver, may_end = Receiver(), threading.Event()
    latest = Latest(jobs)
    latest.read(lambda: may_end.wait(5) and "old", receiver.take)
    latest.read(lambda: "new", receiver.take)
    qtbot.waitUntil(lambda: receiver.got == ["new"])
    may_end.set()
    jobs.close()
    qtbot.wait(20)
    assert receiver.got == ["new"]


def test_what_is_stale_before_it_began_is_not_worked_at_all(jobs: Jobs, qtbot: QtBot) -> None:
    receiver, may_end, worked = Receiver(), threading.Event(), []
    for _reader in range(READERS):
        jobs.read(partial(may_end.wait, 5), receiver.take)
    latest = Latest(jobs)
    for number in range(50):
        latest.read(partial(worked.append, number), receiver.take)
    may_end.set()
    qtbot.waitUntil(lambda: len(receiver.got) == READERS + 1)
    assert worked == [49]


def test_reads_in_turn_wait_for_the_one_before_and_only_the_newest_follows(jobs: Jobs, qtbot: QtBot) -> None:
    receiver, may_end, lasts = Receiver(), threading.Event(), []
    in_turn = InTurn(jobs)
    in_turn.read(lambda: may_end.wait(5) and "first", lambda got: (lasts.append(in_turn.is_last), receiver.take(got)))
    for number in range(50):
        in_turn.read(partial(str, number), receiver.take)
    may_end.set()
    qtbot.waitUntil(lambda: receiver.got == ["first", "49"])
    assert lasts == [False]
    assert in_turn.is_last


def test_reads_in_turn_go_on_after_one_that_failed(jobs: Jobs, qtbot: QtBot) -> None:
    receiver, in_turn = Receiver(), InTurn(jobs)
    with qtbot.waitSignals([jobs.crashed, jobs.refused]):
        in_turn.read(partial(_fail, KeyError("x")), receiver.take)
        in_turn.read(partial(_fail, RefNetError("No.")), receiver.take)
    in_turn.read(lambda: "well", receiver.take)
    qtbot.waitUntil(lambda: receiver.got == ["well"])


def test_a_read_whose_turn_comes_after_the_lanes_were_closed_is_forgotten(qtbot: QtBot) -> None:
    jobs, receiver, has_begun, may_end = Jobs(), Receiver(), threading.Event(), threading.Event()
    in_turn = InTurn(jobs)
    in_turn.read(lambda: has_begun.set() or (may_end.wait(5) and "first"), receiver.take)
    in_turn.read(lambda: "second", receiver.take)
    assert has_begun.wait(5), "what has not begun is forgotten, too"
    may_end.set()
    jobs.close()
    qtbot.waitUntil(lambda: receiver.got == ["first"])
    assert in_turn.is_last, "nothing waits any more"


def test_a_forgotten_request_is_not_answered() -> None:
    jobs, receiver = Jobs(inline=True), Receiver()
    latest = Latest(jobs)
    latest.read(latest.forget, receiver.take)
    latest.read(partial(_fail, RefNetError("No.")), receiver.take, receiver.take)
    assert [str(one) for one in receiver.got] == ["No."]
    jobs.close()


def test_long_work_shows_its_progress_and_its_end(qtbot: QtBot) -> None:
    jobs, receiver, ticks = Jobs(inline=True), Receiver(), []
    jobs.ticked.connect(ticks.append)

    def count(progress: Progress) -> str:
        progress(1, 2)
        progress(1, 2)  # too soon after the last one
        progress(2, 2)
        return "counted"

    jobs.long("Counting", count, receiver.take)
    assert receiver.got == ["counted"]
    assert [(tick.done, tick.is_over) for tick in ticks] == [(1, False), (2, False), (0, True)]
    jobs.close()


def test_long_work_that_is_cancelled_stops_and_says_so(jobs: Jobs, qtbot: QtBot) -> None:
    receiver = Receiver()

    def endless(progress: Progress) -> None:
        while True:
            progress(0, 1)

    progress = jobs.long("Importing", endless, receiver.take, receiver.take, writes=True)
    progress.cancel()
    qtbot.waitUntil(lambda: len(receiver.got) == 1)
    assert isinstance(receiver.got[0], Cancelled)
    assert progress.is_cancelled()
    assert Tick(progress, 1, 2).is_over is False


def test_closing_stops_what_is_long() -> None:
    jobs, receiver = Jobs(), Receiver()

    def endless(progress: Progress) -> None:
        while True:
            progress(0, 1)

    progress = jobs.long("Importing", endless, receiver.take, receiver.take)
    jobs.close()
    assert progress.cancelled


def test_what_was_read_of_a_file_that_is_closed_is_heard_by_nobody_and_what_was_written_is(
    jobs: Jobs, qtbot: QtBot
) -> None:
    receiver, go = Receiver(), threading.Event()
    jobs.read(go.wait, receiver.take)
    jobs.write(partial(go.wait, 30), receiver.take)
    jobs.forget()
    jobs.read(lambda: "new", receiver.take)
    go.set()
    qtbot.waitUntil(lambda: len(receiver.got) == 2)
    jobs.close()
    assert sorted(map(str, receiver.got)) == ["True", "new"]
