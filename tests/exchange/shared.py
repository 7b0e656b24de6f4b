"""Files that nobody here wrote, beside the checkout, and tables made of bytes."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from refnet.exchange.rows import Row, Table
from refnet.exchange.tables import open_table

OPPORTUNITIES = Path(__file__).parents[3] / "shared" / "data" / "crm-opportunities"


def opportunities(name: str) -> Path:
    if not OPPORTUNITIES.is_dir():
        pytest.skip("the shared data does not lie beside this checkout")
    return OPPORTUNITIES / name


def file(folder: Path, content: bytes | str, name: str = "list.csv") -> Path:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return path


def opened(folder: Path, content: bytes | str, **choices: str) -> Table:
    return open_table(file(folder, content), **choices)


def table(headers: str, *lines: Sequence[object]) -> Table:
    names = tuple(headers.split(","))
    rows = [Row(number, tuple(line)) for number, line in enumerate(lines, start=2)]
    return Table(names, rows)
