"""Other programs that tests ask to read our files."""

import os
import shutil
from pathlib import Path

import pytest


def program(name: str) -> Path:
    """Return where a program is; a test whose machine lacks it is skipped by name, and fails in CI."""
    found = shutil.which(name)
    if found is None:
        sentence = f"{name} is not installed on this machine."
        pytest.fail(sentence) if os.environ.get("CI") == "true" else pytest.skip(sentence)
    return Path(found)
