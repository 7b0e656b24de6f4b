"""The commands of bootstrap.py: run, test and tool."""

import subprocess
import sys
import tomllib
from collections.abc import Sequence

import environment
import machine

USAGE = """\
Usage: python3 installer/bootstrap.py run  [arguments of refnet]
       python3 installer/bootstrap.py test [arguments of pytest]
       python3 installer/bootstrap.py tool NAME [arguments of the tool]
"""


def main(arguments: Sequence[str]) -> int:
    """Do what the first argument says and return the exit code."""
    verbs = {"run": run, "test": test, "tool": tool}
    verb = verbs.get(arguments[0]) if arguments else None
    if verb is None or (verb is tool and len(arguments) < 2):
        sys.stderr.write(USAGE)
        return 2
    try:
        return verb(list(arguments[1:]))
    except machine.CannotPrepareError as problem:
        sys.stderr.write(f"{problem}\n")
        return 1
    except KeyboardInterrupt:
        return 130


def run(arguments: list[str]) -> int:
    """Open the window with the sample network; further arguments go to refnet."""
    home = _prepared(machine.for_window())
    return environment.call(home, ["-m", "refnet", "--sample", *arguments])


def test(arguments: list[str]) -> int:
    """Run all tests and hold the coverage against its thresholds; with arguments, run what pytest is told to."""
    home = _prepared(machine.for_tests(), *environment.DEVELOPMENT)
    if arguments:
        return environment.call(home, ["-m", "pytest", *arguments])
    result = environment.call(home, ["-m", "pytest", "-n", "auto", "--maxprocesses", "8", "--cov", "--cov-report="])
    return result or _coverage(home)


def tool(arguments: list[str]) -> int:
    """Run one program of the development environment, its caches kept outside the checkout."""
    home = _prepared([], *environment.DEVELOPMENT)
    program = environment.program(home, arguments[0])
    return subprocess.call([program, *arguments[1:]], env=environment.variables(home))


def _prepared(needs: Sequence[machine.Need], *groups: str) -> environment.Home:
    machine.provide([*machine.for_environment(), *needs])
    home = environment.Home.of_this_checkout()
    environment.prepare(home, groups)
    return home


def _coverage(home: environment.Home) -> int:
    """Print what is not covered and return 1 if one of the thresholds in pyproject.toml is missed."""
    text = (environment.CHECKOUT / "pyproject.toml").read_text(encoding="utf-8")
    thresholds = tomllib.loads(text)["tool"]["refnet"]["coverage"]
    missed = []
    for package, least in thresholds.items():
        sys.stdout.write(f"\nCoverage of {package}, at least {least} %:\n")
        sys.stdout.flush()
        arguments = [f"--include=refnet/{package}/*", f"--fail-under={least}"]
        if environment.call(home, ["-m", "coverage", "report", *arguments]) != 0:
            missed.append(package)
    if missed:
        sys.stderr.write(f"\nToo little is covered by tests: {', '.join(missed)}.\n")
    return 1 if missed else 0
