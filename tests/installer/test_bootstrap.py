"""The two commands: which Python, what the machine lacks, where the environment lies, when it is made again."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

INSTALLER = Path(__file__).parents[2] / "installer"
sys.path.insert(0, str(INSTALLER))

import bootstrap  # noqa: E402 - lies beside the package, not in it
import commands  # noqa: E402
import environment  # noqa: E402
import machine  # noqa: E402


def missing(name: str) -> bool:
    return False


def there(name: str) -> bool:
    return True


@pytest.fixture
def typed(monkeypatch):
    """What would be run, in place of running it."""
    seen: list[list[str]] = []

    def call(command, **_options):
        seen.append(list(command))
        return 0

    monkeypatch.setattr(subprocess, "call", call)
    return seen


def test_without_a_command_the_usage_is_shown(capsys):
    assert commands.main([]) == 2
    assert commands.main(["tool"]) == 2
    assert commands.main(["fly"]) == 2
    assert capsys.readouterr().err.startswith("Usage: python3 installer/bootstrap.py run")


def test_an_old_python_hands_over_to_a_newer_one(typed, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["installer/bootstrap.py", "run"])
    assert bootstrap.start_with_newer([["no-such-python"], [sys.executable]]) == 0
    assert typed == [[sys.executable, "installer/bootstrap.py", "run"]]


def test_an_old_python_alone_says_what_to_do(capsys, monkeypatch):
    monkeypatch.setattr(sys, "argv", ["installer/bootstrap.py", "run"])
    assert bootstrap.start_with_newer([["no-such-python"]]) == 1
    assert capsys.readouterr().err.startswith("RefNet needs Python 3.11 or newer")


def test_a_library_that_is_there_is_found_by_its_name():
    assert machine.has_library("libc.so.6")
    assert not machine.has_library("libno-such-thing.so.9")


def test_nothing_is_installed_when_nothing_is_missing(typed):
    machine.provide([machine.Need("libGL.so.1", "libgl1", there)])
    assert typed == []


def test_root_installs_what_is_missing(typed, monkeypatch):
    found = iter([False, True])
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 0)
    machine.provide([machine.Need("libGL.so.1", "libgl1", lambda name: next(found))])
    assert typed[1][-3:] == ["--yes", "--no-install-recommends", "libgl1"]


def test_sudo_is_used_when_it_asks_nothing(typed, monkeypatch):
    found = iter([False, True])
    monkeypatch.setattr(machine.shutil, "which", lambda name: f"/usr/bin/{name}")
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    machine.provide([machine.Need("libGL.so.1", "libgl1", lambda name: next(found))])
    assert typed[0] == ["sudo", "-n", "true"]
    assert typed[2][:2] == ["sudo", "env"]


def test_without_rights_the_command_to_type_is_told(typed, monkeypatch):
    monkeypatch.setattr(machine.shutil, "which", lambda name: "/usr/bin/apt-get" if name == "apt-get" else None)
    monkeypatch.setattr(machine.os, "geteuid", lambda: 1000)
    with pytest.raises(machine.CannotPrepareError, match="sudo apt-get install --no-install-recommends libgl1"):
        machine.provide([machine.Need("libGL.so.1", "libgl1", missing)])
    assert typed == []


def test_a_server_for_tests_may_be_missing(typed, monkeypatch, capsys):
    monkeypatch.setattr(machine.shutil, "which", lambda name: None)
    machine.provide([machine.Need("initdb", "postgresql", missing, is_optional=True)])
    assert capsys.readouterr().out.endswith("RefNet goes on without them as far as it can.\n")


@pytest.mark.parametrize(
    ("platform", "variables", "place"),
    [
        ("linux", {"XDG_CACHE_HOME": "/caches"}, "/caches/RefNet"),
        ("linux", {"XDG_CACHE_HOME": "relative"}, "{home}/.cache/RefNet"),
        ("darwin", {}, "{home}/Library/Caches/RefNet"),
    ],
)
def test_the_cache_folder_follows_the_platform(monkeypatch, platform, variables, place):
    monkeypatch.setattr(sys, "platform", platform)
    for name, value in variables.items():
        monkeypatch.setenv(name, value)
    assert environment.cache_folder() == Path(place.format(home=Path.home()))


@pytest.fixture
def home():
    """An environment that looks installed."""
    place = environment.Home.of_this_checkout()
    place.programs.mkdir(parents=True)
    place.python.touch()
    return place


def installed(home: environment.Home) -> list[str]:
    return json.loads(home.stamp.read_text(encoding="utf-8"))["groups"]


def test_the_second_start_installs_nothing(typed, home):
    environment.prepare(home, ["test"])
    typed.clear()
    environment.prepare(home, [])
    environment.prepare(home, ["test"])
    assert typed == []
    assert installed(home) == ["", "test"]


def test_more_parts_are_added_when_they_are_asked_for(typed, home):
    environment.prepare(home, [])
    typed.clear()
    environment.prepare(home, ["test"])
    assert "pyproject.toml:test" in typed[-1]


def test_changed_dependencies_are_installed_again(typed, home, monkeypatch):
    environment.prepare(home, [])
    monkeypatch.setattr(environment, "_digest", lambda: "another")
    typed.clear()
    environment.prepare(home, [])
    assert "--editable" in typed[-1]


def test_a_broken_installation_leaves_no_stamp(typed, home, monkeypatch):
    monkeypatch.setattr(subprocess, "call", lambda command, **options: int("--editable" in command))
    with pytest.raises(machine.CannotPrepareError, match="could not be installed"):
        environment.prepare(home, [])
    assert not home.stamp.exists()


def test_nothing_is_written_into_the_checkout(home, monkeypatch):
    monkeypatch.setenv("PYTHONPATH", "elsewhere")
    variables = environment.variables(home)
    ours = {name: value for name, value in variables.items() if os.environ.get(name) != value}
    assert "PYTHONPATH" not in variables
    assert str(home.folder) in ours["PYTHONPYCACHEPREFIX"]
    assert not [value for value in ours.values() if Path(value).is_relative_to(environment.CHECKOUT)]
