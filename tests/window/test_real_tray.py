"""RefNet in a real tray, which comes after it, goes and comes back, by mouse alone."""

import os
import subprocess
import sys
import time
from contextlib import contextmanager

import pytest
from desk import PATIENCE, at_desk
from programs import program

from refnet import paths
from refnet.services import reps
from refnet.store.database import Store
from refnet.ui.settings import Settings
from refnet.ui.tray import KEEP

pytestmark = [pytest.mark.xvfb, pytest.mark.timeout(240)]
WINDOW = "^Today"


@contextmanager
def tray(display):
    """Show a tray at the upper edge until it is killed."""
    command = [program("trayer"), "--edge", "top", "--align", "right", "--widthtype", "request", "--height", "32"]
    shown = subprocess.Popen(command, env=os.environ | {"DISPLAY": display}, stderr=subprocess.DEVNULL)
    try:
        yield
    finally:
        shown.kill()
        shown.wait()


def icon(desk):
    """Return the window of the icon, whose title is that of the program alone."""
    shown = desk.tool("search", "--onlyvisible", "--class", "^RefNet$").split()
    return next((one for one in shown if desk.tool("getwindowname", one).strip() in {"", "RefNet"}), None)


def is_shown(desk):
    return bool(desk.tool("search", "--onlyvisible", "--name", WINDOW).split())


def close_window(desk):
    desk.press("alt+F4")
    desk.wait("the window closed", lambda: not is_shown(desk))


def see_window(desk):
    desk.wait("the window", lambda: is_shown(desk))
    desk.see("Today")


def click_icon(desk):
    """Click the icon until it answers: while the tray still grows, a click may miss it."""
    desk.wait("an icon in the tray", lambda: icon(desk))
    desk.wait(
        "the window at a click", lambda: desk.tool("mousemove", "--window", icon(desk), 8, 8, "click", 1) or shows(desk)
    )


def shows(desk):
    time.sleep(0.5)
    return is_shown(desk)


@pytest.fixture
def kept():
    store = Store.open(paths.database())
    reps.become(store, "Mara Test")
    store.close(backup=False)
    Settings().keep(KEEP, True)


def test_the_icon_comes_with_the_tray_and_the_window_when_the_tray_goes(display, kept):
    with at_desk(display) as desk:
        see_window(desk)
        with tray(display):
            desk.wait("an icon in the tray", lambda: icon(desk))
            close_window(desk)
            click_icon(desk)
            see_window(desk)
            close_window(desk)
        see_window(desk)
        with tray(display):
            desk.wait("the icon again", lambda: icon(desk))
            close_window(desk)
        see_window(desk)
        assert desk.leave() == 0


def test_a_second_start_brings_back_the_window_and_the_end_of_the_session_ends_it_in_good_order(display, kept):
    with tray(display), at_desk(display) as desk:
        see_window(desk)
        desk.wait("an icon in the tray", lambda: icon(desk))
        close_window(desk)
        again = [sys.executable, "-m", "refnet"]
        second = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        assert subprocess.run(again, env=second, check=False, timeout=PATIENCE).returncode == 0
        see_window(desk)
        close_window(desk)
        desk.program.terminate()
        assert desk.program.wait(PATIENCE) == 0


def test_without_a_tray_a_closed_window_ends_the_program(display, kept):
    with at_desk(display) as desk:
        see_window(desk)
        desk.press("alt+F4")
        assert desk.program.wait(PATIENCE) == 0
