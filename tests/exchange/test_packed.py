"""Lists in packed folders, as LinkedIn hands its data over."""

import zipfile

import pytest
from bombs import workbook
from shared import file

from refnet.domain.errors import RefNetError
from refnet.exchange import opening
from refnet.exchange.tables import open_table, sheet_names

CONNECTIONS = "Notes:\n\n\nFirst Name,Last Name,URL,Connected On\nAda,Lovelace,,15 Jul 2026\nZoë,Zinc,,16 Jul 2026\n"
POSITIONS = "Company Name,Title,Name,Email,Phone\nZinc,Baker,Ann,ann@example.org,1\n"
NOTHING = "Ad Title/Id\n"


def packed(folder, name="export.zip", how=zipfile.ZIP_DEFLATED, **lists):
    path = folder / name
    with zipfile.ZipFile(path, "w", how) as archive:
        for title, content in lists.items():
            archive.writestr(title.replace("__", "/").replace("_", "."), content)
    return path


def names(table):
    return [row.cells[0] for row in table.rows]


def with_flag(path, flag):
    """Say of every member of an archive that it has a flag, as that it is locked."""
    content = bytearray(path.read_bytes())
    for mark, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = content.find(mark)
        while at >= 0:
            content[at + place] |= flag
            at = content.find(mark, at + 4)
    path.write_bytes(content)
    return path


def test_of_linkedins_many_lists_the_connections_are_read(tmp_path):
    path = packed(tmp_path, Ads_csv=NOTHING, Positions_csv=POSITIONS, Connections_csv=CONNECTIONS, Rich__x_html="<p>")
    table = open_table(path)
    assert (table.sheet, table.header, names(table)) == ("Connections.csv", 4, ["Ada", "Zoë"])
    assert sheet_names(path) == ["Connections.csv", "Ads.csv", "Positions.csv"]
    assert names(open_table(path, sheet="Positions.csv")) == ["Zinc"]


def test_a_list_in_a_folder_counts_and_what_a_mac_puts_beside_it_does_not(tmp_path):
    path = packed(tmp_path, Mine__connections_CSV=CONNECTIONS, MACOSX=NOTHING, Mine__=b"", Mine___hidden_csv=NOTHING)
    with zipfile.ZipFile(path, "a") as archive:
        archive.writestr("__MACOSX/Mine/connections.csv", b"\0\5\26\7")
    assert sheet_names(path) == ["Mine/connections.CSV"]
    assert names(open_table(path)) == ["Ada", "Zoë"]


def test_of_other_lists_the_one_that_means_most_is_read(tmp_path):
    path = packed(tmp_path, a_csv=NOTHING, b_txt="Name,x\n1,2\n", c_tsv=POSITIONS.replace(",", "\t"))
    assert open_table(path).sheet == "c.tsv"
    assert open_table(path, sheet="b.txt", delimiter=",", header=0, encoding="cp1252").headers == (
        "Column A",
        "Column B",
    )


def test_the_door_for_strangers_files_opens_it_in_another_process(tmp_path):
    path = packed(tmp_path, Connections_csv=CONNECTIONS)
    assert names(opening.open_file(path)) == ["Ada", "Zoë"]
    assert opening.sheet_names(path) == ["Connections.csv"]


def test_connections_that_are_no_list_are_told_and_no_other_list_taken_for_them(tmp_path):
    path = packed(tmp_path, Connections_csv="", Positions_csv=POSITIONS)
    with pytest.raises(RefNetError, match=r"Connections.csv is empty"):
        open_table(path)


@pytest.mark.parametrize("lists", [{}, {"inner_zip": b"PK\3\4"}, {"page_html": "<table></table>"}])
def test_a_folder_without_a_list_is_told(tmp_path, lists):
    for ask in (open_table, sheet_names):
        with pytest.raises(RefNetError, match=r"no list in export.zip. Please unpack it"):
            ask(packed(tmp_path, **lists))


def test_a_list_that_would_burst_is_not_unpacked(tmp_path):
    path = packed(tmp_path, Connections_csv="Name\n" + "a\n" * (20 << 20))
    assert path.stat().st_size < 1 << 20
    with pytest.raises(RefNetError, match="would unpack to 40 MB"):
        open_table(path)


def test_a_list_that_is_longer_than_it_says_is_read_no_further(tmp_path):
    path = packed(tmp_path, how=zipfile.ZIP_STORED, Connections_csv=CONNECTIONS)
    content = path.read_bytes()
    size = len(CONNECTIONS.encode())
    path.write_bytes(content.replace(size.to_bytes(4, "little"), (size - 17).to_bytes(4, "little")))
    with pytest.raises(RefNetError, match="damaged, or packed as RefNet cannot read it"):
        list(open_table(path).rows)


def test_a_locked_folder_is_told(tmp_path):
    with pytest.raises(RefNetError, match=r"export.zip is protected by a password. Please unpack it"):
        open_table(with_flag(packed(tmp_path, Connections_csv=CONNECTIONS), 1))


def test_a_damaged_folder_is_told_as_what_it_is_called(tmp_path):
    whole = packed(tmp_path, Connections_csv=CONNECTIONS).read_bytes()
    for name, told in (("cut.zip", "damaged, or packed as"), ("cut.xlsx", "spreadsheet program")):
        with pytest.raises(RefNetError, match=told):
            open_table(file(tmp_path, whole[: len(whole) // 2], name))


def test_a_workbook_counts_as_one_whatever_it_is_called(tmp_path):
    assert names(open_table(workbook(tmp_path / "list.zip", ["Name"], ["Eva"]))) == ["Eva"]
    with pytest.raises(RefNetError, match="is not a workbook"):
        open_table(packed(tmp_path, "list.xlsx", Connections_csv=CONNECTIONS))
