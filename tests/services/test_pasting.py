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
        ("<table><tr><td>Name\tTown<tr><td>Ann</table>", HowRead()),
        ("<meta charset=utf-8><TABLE><TR><td>Ann</TR></TABLE>", HowRead(header=0)),
    ],
)
def test_a_pasted_table_is_read_as_spreadsheets_put_it(tmp_path: Path, text: str, how: HowRead) -> None:
    path = tmp_path / "Pasted"
    path.write_text(text, "utf-8")
    assert imports.how_pasted(path) == how


@pytest.mark.parametrize(
    ("text", "page", "is_page"),
    [
        ("a\tb", "<table>", False),
        ("", "<TABLE><tr>", True),
        ("a\nb", "<p><table>", True),
        ("Ann", "<p>Ann", False),
        ("", "", False),
    ],
)
def test_text_with_tabs_is_a_table_before_a_page_is(text: str, page: str, is_page: bool) -> None:
    assert imports.pasted_form(text, page) == (page if is_page else text)
