"""A screen of our own for tests of real windows: Xvfb on a free display."""

import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager


def is_available() -> bool:
    """Tell whether this machine has Xvfb, a window manager and hands for it."""
    return all(shutil.which(program) for program in ("Xvfb", "openbox", "xdotool"))


@contextmanager
def screen(size: str = "1400x900x24") -> Iterator[str]:
    """Start a screen and give its name, such as ":3", for DISPLAY."""
    reading, writing = os.pipe()
    command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", size, "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[writing], stdin=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    os.close(writing)
    try:
        with os.fdopen(reading) as answer:
            number = answer.readline().strip()
        if not number:
            raise RuntimeError(f"Xvfb ended with exit code {server.wait()}")
        yield f":{number}"
    finally:
        server.terminate()
        server.wait()
