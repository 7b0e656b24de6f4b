"""The screen of real windows, with somebody who moves them and gives them the keyboard."""

import os
import subprocess
from collections.abc import Iterator

import pytest


@pytest.fixture(scope="module")
def display(xvfb: str) -> Iterator[str]:
    """Give the screen a window manager, so that windows get the keyboard as on a desktop."""
    environment = os.environ | {"DISPLAY": xvfb}
    manager = subprocess.Popen(["openbox"], env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    yield xvfb
    manager.terminate()
    manager.wait()
