import logging
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtCore import qWarning
from pytestqt.qtbot import QtBot

from refnet import logs, paths
from refnet.domain.errors import RefNetError
from refnet.ui.reporting import Reporter


@pytest.fixture
def reporter(tmp_path: Path):
    made = Reporter(tmp_path)
    made.install()
    yield made
    made.remove()


def _caught(error: BaseException) -> None:
    try:
        raise error
    except type(error):
        sys.excepthook(*sys.exc_info())


def test_a_bug_leaves_a_report_without_the_users_words(reporter: Reporter, tmp_path: Path, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reporter.crashed) as told:
        _caught(ValueError("Ann Smith owes 3"))
    text = Path(told.args[0]).read_text(encoding="utf-8")
    assert "ValueError" in text
    assert "Ann Smith" not in text
    assert (tmp_path / "faults.log").exists()


def test_a_sentence_for_the_user_is_no_crash(reporter: Reporter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reporter.refused) as told:
        _caught(RefNetError("The disk is full."))
    assert str(told.args[0]) == "The disk is full."


def test_a_bug_in_another_thread_is_caught_too(reporter: Reporter, qtbot: QtBot) -> None:
    with qtbot.waitSignal(reporter.crashed):
        failing = threading.Thread(target=lambda: 1 / 0)
        failing.start()
        failing.join()
    threading.excepthook(threading.ExceptHookArgs((SystemError, None, None, None)))


def test_the_keyboard_can_still_interrupt(reporter: Reporter, capsys: pytest.CaptureFixture[str], qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(reporter.crashed):
        _caught(KeyboardInterrupt())
    assert "KeyboardInterrupt" in capsys.readouterr().err


def test_no_room_for_a_report_is_no_second_crash(tmp_path: Path, qtbot: QtBot) -> None:
    reporter = Reporter(tmp_path / "missing")
    reporter.install()
    with qtbot.waitSignal(reporter.crashed):
        reporter.report(ValueError("x"))
    reporter.remove()


def test_what_qt_says_goes_into_the_log(reporter: Reporter, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG, "refnet"):
        qWarning("a strange thing")
    assert "a strange thing" in caplog.text


def test_the_log_is_written_into_the_users_folder() -> None:
    file = logs.start()
    assert file == paths.log_folder() / "refnet.log"
    logging.getLogger("refnet.tests").info("started")
    logs.stop()
    assert "started" in file.read_text(encoding="utf-8")


def test_a_program_that_cannot_log_still_works(tmp_path: Path) -> None:
    assert logs.start(tmp_path / "missing") is None
