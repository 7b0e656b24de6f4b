"""A look at an Excel workbook before it is parsed: whether it is one, is locked, has macros, or would do harm."""

from pathlib import Path
from typing import BinaryIO
from zipfile import ZipFile

from refnet.domain.errors import RefNetError
from refnet.exchange.archive_safety import refuse_entities, unpacked
from refnet.exchange.files import reading
from refnet.i18n import _

_COMPOUND = b"\xd0\xcf\x11\xe0"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_STRICT, _BEGINNING = b"http://purl.oclc.org/ooxml/", 4096  # bytes
_XML = (".xml", ".rels", ".vml")


def check(path: Path) -> list[str]:
    """Return warnings about a workbook; RefNetError when it is none, is locked, or would do harm when opened."""
    with reading(path) as stream:
        if stream.read(4) == _COMPOUND:
            raise RefNetError(_old_or_locked(stream, path))
        with unpacked(stream, path) as archive:
            return _check_archive(archive, path)


def _old_or_locked(stream: BinaryIO, path: Path) -> str:
    before = b""
    while chunk := stream.read(1 << 20):
        if _PASSWORD in before + chunk:
            return locked(path)
        before = chunk[-len(_PASSWORD) :]
    sentence = _("{name} is a workbook of the old kind (.xls). Please save it as .xlsx in a spreadsheet program.")
    return sentence.format(name=path.name)


def locked(path: Path) -> str:
    """Return what to say of a workbook with a password."""
    sentence = _("{name} is protected by a password. Please save it without one, and choose it again.")
    return sentence.format(name=path.name)


def _check_archive(archive: ZipFile, path: Path) -> list[str]:
    members = archive.infolist()
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names or _WORKBOOK not in names:
        raise RefNetError(_("{name} is not a workbook. Please choose a CSV, XLSX or ODS file.").format(name=path.name))
    _refuse_strict(archive, path)
    for member in members:
        if member.filename.lower().endswith(_XML):
            refuse_entities(archive, member, path)
    has_macros = "xl/vbaProject.bin" in names
    return [_("The macros of this workbook were not read, only its cells.")] if has_macros else []


def _refuse_strict(archive: ZipFile, path: Path) -> None:
    with archive.open(_WORKBOOK) as stream:
        if _STRICT in stream.read(_BEGINNING):
            sentence = _("{name} is saved in Excel's strict form. Please save it as “Excel Workbook (.xlsx)”.")
            raise RefNetError(sentence.format(name=path.name))
