from pathlib import Path

import pytest

from refnet.services import imports
from refnet.services.imports import HowRead


@pytest.mark.parametrize(
    ("text", "how"),
    [
        ("Name\tTown\nAnn\tOslo, Norway\n", HowRead(delimiter="\t")),
        ("Ann\tann@example.org\n", HowRead(delimiter="\t", header=0)),
        ("Name;Town\nAnn;Oslo\n", HowRead()),
    ],
)
def test_a_pasted_table_is_read_as_spreadsheets_put_it(tmp_path: Path, text: str, how: HowRead) -> None:
    path = tmp_path / "Pasted"
    path.write_text(text, "utf-8")
    assert imports.how_pasted(path) == how
