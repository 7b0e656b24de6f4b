"""Makes the inputs that are too large to be kept as files: `made(name, folder)` returns the path of one."""

import zipfile
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

FIXTURES = Path(__file__).parent
_PACKED = "xl/worksheets/sheet1.xml"
_MEGABYTE = 1 << 20


def made(name: str, folder: Path) -> Path:
    """Return the path of an input: the file kept here, or the large one made in `folder`."""
    kept = FIXTURES / name
    if kept.exists():
        return kept
    path = folder / name
    MAKERS[name](path)
    return path


def _huge_field(path: Path) -> None:
    _write(path, ["name,email\n", "x" * (10 * _MEGABYTE), ",e@example.org\n", "Bob Byrne,bob@example.org\n"])


def _million_rows(path: Path) -> None:
    _write(path, ["name,email\n", *(f"P{number},p{number}@example.org\n" for number in range(200_000))])


def _deep_list(path: Path) -> None:
    _write(path, ['[{"name": ', "[" * 1_000_000, "]" * 1_000_000, "}]"])


def _zipbomb(path: Path) -> None:
    with zipfile.ZipFile(FIXTURES / "ok.xlsx") as good, zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for member in good.namelist():
            if member != _PACKED:
                archive.writestr(member, good.read(member))
        with archive.open(_PACKED, "w", force_zip64=True) as sheet:
            sheet.write(good.read(_PACKED).partition(b"</sheetData>")[0])
            for _megabyte in range(600):
                sheet.write(b" " * _MEGABYTE)
            sheet.write(b"</sheetData></worksheet>")


def _huge_photo(path: Path) -> None:
    photo = ["PHOTO;ENCODING=b;TYPE=JPEG:", "A" * 76, *("\r\n " + "A" * 75 for _line in range(400_000)), "\r\n"]
    _write(path, _card("N:Müller;Eva;;;", "FN:Eva Müller", "EMAIL:eva@example.org", more=photo))


def _nested(path: Path) -> None:
    """2 000 cards, each within the one before, and a good one behind them."""
    opened = ["BEGIN:VCARD\r\nVERSION:3.0\r\n"] * 2_000
    _write(path, [*opened, "FN:Inner\r\n", *(["END:VCARD\r\n"] * 2_000), *_card("FN:Bob Byrne", "N:Byrne;Bob;;;")])


def _ten_thousand(path: Path) -> None:
    """Ten thousand cards; every second has the UID of the one before."""
    cards = (
        _card(f"UID:{number // 2}", f"FN:P{number // 2}", f"N:;P{number // 2};;;", f"EMAIL:p{number // 2}@example.org")
        for number in range(10_000)
    )
    _write(path, (line for card in cards for line in card))


def _deep(path: Path) -> None:
    depth = 50_000
    _write(
        path, ['<graphml xmlns="http://graphml.graphdrawing.org/xmlns">', "<a>" * depth, "</a>" * depth, "</graphml>"]
    )


def _card(*lines: str, more: Iterable[str] = ()) -> Iterator[str]:
    yield "BEGIN:VCARD\r\nVERSION:3.0\r\n"
    yield from (line + "\r\n" for line in lines)
    yield from more
    yield "END:VCARD\r\n"


def _write(path: Path, parts: Iterable[str]) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        file.writelines(parts)


MAKERS: dict[str, Callable[[Path], None]] = {
    "huge_field.csv": _huge_field,
    "million_rows.csv": _million_rows,
    "deep_list.json": _deep_list,
    "zipbomb.xlsx": _zipbomb,
    "huge_photo.vcf": _huge_photo,
    "nested.vcf": _nested,
    "ten_thousand.vcf": _ten_thousand,
    "deep.graphml": _deep,
}
