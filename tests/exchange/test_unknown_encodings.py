"""XML that names an encoding nobody knows is damaged, whatever it is packed in."""

import io
import zipfile

import pytest
from bombs import with_sheet, workbook
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange.tables import open_table

UNKNOWN = '<?xml version="1.0" encoding="Eva"?><x/>'


def spreadsheet() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", UNKNOWN)
    return out.getvalue()


@pytest.mark.parametrize("make", [
    lambda folder: with_sheet(workbook(folder / "list.xlsx", ["a", "b"], [1, 2]), [UNKNOWN]),
    lambda folder: file(folder, spreadsheet(), "list.ods"),
    lambda folder: file(folder, UNKNOWN.replace("<x/>", "<graphml/>"), "list.graphml"),
])  # fmt: skip
def test_an_unknown_encoding_is_told_as_damage(tmp_path, make):
    with pytest.raises(RefNetError, match="is damaged"):
        open_table(make(tmp_path))
