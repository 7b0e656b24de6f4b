"""The ground the tests stand on holds: both engines, a screen, folders of one's own, tidy endings."""

import os
import subprocess
import sys
import threading
from pathlib import Path

import leftovers
import pytest
from sqlalchemy import select

from refnet import paths
from refnet.store.database import Store
from refnet.store.schema import Person

WINDOW = "from PySide6.QtGui import QGuiApplication as A; print(A([]).platformName(), A.primaryScreen().size().width())"


@pytest.mark.parametrize("turn", [1, 2])
def test_each_store_starts_empty_and_keeps_what_is_written(store: Store, turn: int) -> None:
    with store.step("Add a person") as session:
        session.add(Person(name="Ana Ferreira"))
    with store.reading() as session:
        assert session.scalars(select(Person.name)).all() == ["Ana Ferreira"]


def test_two_databases_of_one_test_know_nothing_of_each_other(new_location):
    first, second = Store.open(new_location()), Store.open(new_location())
    with first.step("Add a person") as session:
        session.add(Person(name="Ana Ferreira"))
    with second.reading() as session:
        assert session.scalars(select(Person.name)).all() == []
    first.close(backup=False)
    second.close(backup=False)


def test_the_user_has_folders_of_its_own(own_folders):
    assert own_folders in paths.data().parents
    assert Path.home().parent == own_folders


def test_a_running_thread_is_noticed(monkeypatch):
    gate = threading.Event()
    before = frozenset(threading.enumerate())
    thread = threading.Thread(target=gate.wait, name="forgotten")
    thread.start()
    assert leftovers.running_threads(before, patience=0) == ["forgotten"]
    gate.set()
    thread.join()
    assert leftovers.running_threads(before) == []


def test_an_open_window_is_noticed_and_closed(qapp):
    from PySide6.QtWidgets import QLabel

    label = QLabel("forgotten")
    label.setWindowTitle("Notes")
    label.show()
    assert leftovers.close_windows() == ["QLabel 'Notes'"]
    assert leftovers.close_windows() == []


@pytest.mark.xvfb
def test_a_program_can_open_a_window_on_a_screen_of_its_own(xvfb):
    environment = os.environ | {"DISPLAY": xvfb, "QT_QPA_PLATFORM": "xcb"}
    done = subprocess.run([sys.executable, "-c", WINDOW], env=environment, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["xcb", "1400"]
