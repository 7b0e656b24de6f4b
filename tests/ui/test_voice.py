import sys

import pytest
from PySide6.QtCore import QProcess

from refnet.domain.reminding import Message
from refnet.ui.voice import Voice, plain, speaker

MEETING = ("meeting", "a key")
MESSAGE = Message("A meeting at 09:05", "With Bob.", MEETING)

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="The program that is tried is one for a Unix shell.")


@pytest.fixture
def voice(tmp_path, qapp):
    made = []

    def make(script):
        program = tmp_path / "notify-send"
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o700)
        made.append(Voice(find=lambda: str(program)))
        return made[-1]

    yield make
    for one in made:
        one.be_quiet()


def test_a_click_on_a_message_opens_what_it_speaks_of(voice, qtbot):
    one = voice("echo default")
    with qtbot.waitSignal(one.opened) as opened:
        one.say(MESSAGE)
    assert opened.args == [MEETING]


def test_each_message_opens_its_own(voice, qtbot, tmp_path):
    one = voice(f'case "$*" in *first*) while [ ! -e {tmp_path}/go ]; do sleep 0.05; done;; esac; echo default')
    opened = []
    one.opened.connect(opened.append)
    one.say(Message("first", "", ("meeting", "1")))
    one.say(Message("second", "", ("meeting", "2")))
    qtbot.waitUntil(lambda: opened == [("meeting", "2")])
    (tmp_path / "go").touch()
    qtbot.waitUntil(lambda: opened == [("meeting", "2"), ("meeting", "1")])


def test_a_message_that_is_closed_opens_nothing(voice, qtbot):
    one = voice("true")
    opened = []
    one.opened.connect(opened.append)
    one.say(MESSAGE)
    qtbot.waitUntil(lambda: not one.findChildren(QProcess))
    assert opened == []


def test_people_s_words_are_shown_as_they_are(voice, qtbot, tmp_path):
    one = voice(f'printf "%s\\n" "$@" > {tmp_path}/told')
    one.say(Message("-t <b>", "Back\\nslash & <i>Sons</i>"))
    qtbot.waitUntil(lambda: not one.findChildren(QProcess))
    assert (tmp_path / "told").read_text().splitlines()[-3:] == ["--", "-t ‹b>", "Back\\\\nslash & ‹i>Sons‹/i>"]


@pytest.mark.parametrize("script", ["exit 1", "kill -9 $$"])
def test_what_the_program_cannot_show_is_handed_on(voice, qtbot, script):
    one = voice(script)
    with qtbot.waitSignal(one.unheard) as unheard:
        one.say(MESSAGE)
    assert unheard.args == [MESSAGE]


def test_without_a_program_everything_is_handed_on(qapp, qtbot):
    for find in (lambda: None, lambda: "/nowhere/notify-send"):
        one = Voice(find=find)
        assert one.is_there is (find() is not None)
        with qtbot.waitSignal(one.unheard) as unheard:
            one.say(MESSAGE)
        assert unheard.args == [MESSAGE]


def test_a_message_that_stands_does_not_hold_up_the_end(voice, qtbot):
    one = voice("exec sleep 1000")
    unheard = []
    one.unheard.connect(unheard.append)
    one.say(MESSAGE)
    one.be_quiet()
    assert unheard == []
    assert all(process.state() is QProcess.ProcessState.NotRunning for process in one.findChildren(QProcess))


def test_a_desktop_without_messages_has_no_speaker(monkeypatch, tmp_path, qapp):
    monkeypatch.setenv("PATH", str(tmp_path))
    assert speaker() is None


def test_plain_words_stay_as_they_are():
    assert plain("Ann & Bob > Cid") == "Ann & Bob > Cid"
