"""Files that harm a careless reader: small to keep, large to open."""

import zipfile
from pathlib import Path

import openpyxl

SHEET = "xl/worksheets/sheet1.xml"
NAMESPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
LAUGHS = (
    '<!DOCTYPE x [<!ENTITY a0 "ha">'
    + "".join(f'<!ENTITY a{number} "{f"&a{number - 1};" * 10}">' for number in range(1, 12))
    + "]>"
)


def workbook(path: Path, *rows: list[object]) -> Path:
    book = openpyxl.Workbook(write_only=True)
    sheet = book.create_sheet("Sheet")
    for row in rows:
        sheet.append(row)
    book.save(path)
    return path


def with_sheet(path: Path, parts) -> Path:
    """Put another sheet into a workbook, its XML written in parts so that it never lies in memory."""
    with zipfile.ZipFile(path) as archive:
        members = {name: archive.read(name) for name in archive.namelist() if name != SHEET}
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
        with archive.open(SHEET, "w", force_zip64=True) as stream:
            for part in parts:
                stream.write(part.encode())
    return path


def sheet(*rows: str):
    yield f'<worksheet xmlns="{NAMESPACE}"><sheetData>'
    yield '<row r="1"><c t="inlineStr"><is><t>Name</t></is></c><c t="inlineStr"><is><t>Day</t></is></c></row>'
    yield from rows
    yield "</sheetData></worksheet>"


def huge_text(megabytes: int):
    """Return a sheet with one endless cell that packs badly enough to pass for a real one."""
    import random

    dice = random.Random(1)
    yield f'<worksheet xmlns="{NAMESPACE}"><sheetData><row r="1"><c t="inlineStr"><is><t>'
    for _megabyte in range(megabytes):
        yield dice.randbytes(1 << 14).hex() * 32
    yield "</t></is></c></row></sheetData></worksheet>"
