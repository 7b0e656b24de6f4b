import subprocess
import sys

import pytest


@pytest.mark.parametrize("seed", [7, 8])
def test_a_clumsy_user_brings_nothing_about_that_should_not_be(seed):
    command = [sys.executable, "-m", "tests.monkey", "--deeds", "200", "--seed", str(seed)]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "200 deeds" in ended.stdout
