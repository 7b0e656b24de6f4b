import shutil
from pathlib import Path

import pytest
from scripting import Script

SAMPLE = {}


@pytest.fixture
def cli(capsys, tmp_path: Path) -> Script:
    """Give the command line on a database that does not exist yet."""
    return Script(capsys, tmp_path / "refnet.db")


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a file with the sample network, made once, to be copied."""
    from refnet.cli import main

    path = tmp_path_factory.mktemp("sample") / "sample.db"
    assert main(["sample", str(path), "--json"]) == 0
    return path


@pytest.fixture
def sampled(cli: Script, sample_file: Path, capsys) -> Script:
    """Give the command line on the sample network."""
    capsys.readouterr()
    shutil.copy(sample_file, cli.database)
    return cli
