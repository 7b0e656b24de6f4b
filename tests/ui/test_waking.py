from pathlib import Path

import pytest

from refnet import app
from refnet.store.database import Store
from refnet.ui.waking import Knock, Waker, word_for


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "awake"


def heard(qtbot, knock):
    with qtbot.waitSignal(knock.answered, timeout=10_000) as answer:
        knock.ask()
    return answer.args[0]


def test_whoever_has_the_file_hears_that_it_is_wanted(folder, tmp_path, qtbot):
    waker, woken = Waker(folder), []
    waker.woken.connect(lambda: woken.append(True))
    waker.listen(tmp_path / "own.db")
    assert heard(qtbot, Knock(folder, tmp_path / "own.db"))
    assert woken == [True]


def test_one_that_has_another_file_does_not_answer_and_nothing_is_left_behind(folder, tmp_path, qtbot):
    waker, woken = Waker(folder), []
    waker.woken.connect(lambda: woken.append(True))
    waker.listen(tmp_path / "other.db")
    assert not heard(qtbot, Knock(folder, tmp_path / "own.db", patience=200))
    assert woken == []
    assert list(folder.iterdir()) == []


def test_a_word_that_a_start_left_behind_wakes_nobody(folder, tmp_path):
    folder.mkdir()
    word_for(folder, tmp_path / "own.db").touch()
    waker, woken = Waker(folder), []
    waker.woken.connect(lambda: woken.append(True))
    waker.look()
    waker.listen(tmp_path / "own.db")
    waker.look()
    assert woken == []


def test_the_same_file_has_one_word_by_any_way_to_it_and_a_server_its_own(folder, tmp_path):
    file = tmp_path / "own.db"
    assert word_for(folder, file) == word_for(folder, tmp_path / "x" / ".." / "own.db")
    assert word_for(folder, file) != word_for(folder, "postgresql+psycopg://server/own")


def test_where_nothing_can_be_written_nobody_answers_and_nothing_breaks(tmp_path, qtbot):
    in_the_way = tmp_path / "file"
    in_the_way.touch()
    Waker(in_the_way / "awake").listen(tmp_path / "own.db")
    assert not heard(qtbot, Knock(in_the_way / "awake", tmp_path / "own.db"))


def application(qapp, file):
    return app.Application(qapp, app.parser().parse_args(["--database", str(file)]), inline=True)


def test_a_second_start_brings_the_window_forward_and_gives_way(qapp, tmp_path, qtbot):
    file = tmp_path / "own.db"
    first = application(qapp, file)
    first.open()
    qtbot.waitUntil(lambda: first.context.is_open)
    first.window.hide()
    second = application(qapp, file)
    second.open()
    qtbot.waitUntil(first.window.isVisible, timeout=10_000)
    qtbot.waitUntil(lambda: not second.window.isVisible(), timeout=10_000)
    second.close()
    first.close()


def test_a_second_start_says_who_has_the_file_where_that_is_no_window(qapp, tmp_path, qtbot):
    file = tmp_path / "own.db"
    holder = Store.open(file)
    second = application(qapp, file)
    second.open()
    with qtbot.waitSignal(second.files.in_use, timeout=10_000):
        pass
    qtbot.waitUntil(lambda: not list((app.paths.config() / "awake").glob("wake-*")), timeout=10_000)
    assert second.window.isVisible()
    second.close()
    holder.close(backup=False)
