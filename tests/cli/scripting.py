"""Runs `refnet-cli` as its entry point does, and hands back what it printed."""

import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from refnet.cli import main


@dataclass(frozen=True, slots=True)
class Said:
    code: int
    out: str
    err: str

    @property
    def json(self):
        return json.loads(self.out)

    @property
    def lines(self):
        return self.out.splitlines()


class Script:
    """The command line on one database."""

    def __init__(self, capsys: pytest.CaptureFixture[str], database: Path) -> None:
        self._capsys, self.database = capsys, database

    def __call__(self, *words: str | Path, named: bool = True) -> Said:
        arguments = [str(word) for word in words] + (["--database", str(self.database)] if named else [])
        try:
            code = main(arguments)
        except SystemExit as left:
            code = int(left.code or 0)
        out, err = self._capsys.readouterr()
        return Said(code, out, err)
