"""Prepares this machine for RefNet and then runs it, tests it, or runs one of its development tools.

    python3 installer/bootstrap.py run  [arguments of refnet]
    python3 installer/bootstrap.py test [arguments of pytest]
    python3 installer/bootstrap.py tool NAME [arguments of ruff, mypy, lint-imports, coverage, python ...]

This file is written so that an old Python can read it too, and say what is wrong.
"""
# mypy: allow-untyped-defs, allow-untyped-calls

import subprocess
import sys

OLDEST = (3, 11)
OTHERS = (["python3.13"], ["python3.12"], ["python3.11"], ["py", "-3.13"], ["py", "-3.12"], ["py", "-3.11"])


def can_start(command):  # noqa: ANN001, ANN201 - old Pythons
    """Tell whether `command` is a Python that is new enough."""
    probe = "import sys; sys.exit(sys.version_info < (3, 11))"
    try:
        child = subprocess.Popen(command + ["-c", probe], stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: RUF005
        child.communicate()
    except OSError:
        return False
    return child.returncode == 0


def start_with_newer(others=OTHERS):  # noqa: ANN001, ANN201 - old Pythons
    """Run this file again with a newer Python of this machine and return its exit code."""
    for command in others:
        if can_start(command):
            return subprocess.call(command + sys.argv)
    sentence = "RefNet needs Python 3.11 or newer, and this is %d.%d. Please install one and use it: python3.13 %s\n"
    sys.stderr.write(sentence % (sys.version_info[0], sys.version_info[1], " ".join(sys.argv)))
    return 1


def main():  # noqa: ANN201 - old Pythons
    """Hand over to the newer part, in this Python or another."""
    if sys.version_info < OLDEST:
        return start_with_newer()
    sys.dont_write_bytecode = True  # the checkout stays as it is
    import commands  # noqa: PLC0415 - an old Python could not read it

    return commands.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
