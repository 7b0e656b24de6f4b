import subprocess
import sys


def test_a_clumsy_user_brings_nothing_about_that_should_not_be():
    command = [sys.executable, "-m", "tests.monkey", "--deeds", "150", "--seed", "7"]
    ended = subprocess.run(command, capture_output=True, text=True, timeout=280, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert "150 deeds" in ended.stdout
