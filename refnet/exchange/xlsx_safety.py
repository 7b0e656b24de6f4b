"""A look at a workbook before it is parsed: what it is, how large it gets, and that it declares no entities."""

import zlib
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from refnet.domain.errors import RefNetError
from refnet.exchange.files import reading
from refnet.i18n import _

MOST_BYTES = 1 << 30  # of XML; 200 000 rows of ten columns have about 150 MB
MOST_RATIO = 100  # text of a real table packs ten to forty times
_SMALL = 16 << 20  # under this a high ratio is harmless
_COMPOUND = b"\xd0\xcf\x11\xe0"
_PASSWORD = "EncryptedPackage".encode("utf-16-le")
_WORKBOOK = "xl/workbook.xml"
_XML = (".xml", ".rels", ".vml")


def check(path: Path) -> list[str]:
    """Return warnings about a workbook; RefNetError when it is none, is locked, or would do harm when opened."""
    with reading(path) as stream:
        if stream.read(4) == _COMPOUND:
            raise RefNetError(_old_or_locked(stream, path))
        try:
            with ZipFile(stream) as archive:
                return _check_archive(archive, path)
        except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, UnicodeError):
            sentence = _(
                "{name} is damaged and cannot be opened. Please open it in a spreadsheet program and save it again."
            )
            raise RefNetError(sentence.format(name=path.name)) from None


def _old_or_locked(stream: BinaryIO, path: Path) -> str:
    before = b""
    while chunk := stream.read(1 << 20):
        if _PASSWORD in before + chunk:
            return _("{name} is protected by a password. Please save it without one, and choose it again.").format(
                name=path.name
            )
        before = chunk[-len(_PASSWORD) :]
    sentence = _("{name} is a workbook of the old kind (.xls). Please save it as .xlsx in a spreadsheet program.")
    return sentence.format(name=path.name)


def _check_archive(archive: ZipFile, path: Path) -> list[str]:
    members = archive.infolist()
    names = {member.filename for member in members}
    if "[Content_Types].xml" not in names or _WORKBOOK not in names:
        raise RefNetError(_("{name} is not a workbook. Please choose a CSV or XLSX file.").format(name=path.name))
    size, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if size > MOST_BYTES or (size > _SMALL and size > MOST_RATIO * packed):
        sentence = _("{name} would unpack to {size} MB. Please export the table as CSV and choose that.")
        raise RefNetError(sentence.format(name=path.name, size=size >> 20))
    for member in members:
        if member.filename.lower().endswith(_XML):
            _refuse_entities(archive, member, path)
    has_macros = "xl/vbaProject.bin" in names
    return [_("The macros of this workbook were not read, only its cells.")] if has_macros else []


def _refuse_entities(archive: ZipFile, member: ZipInfo, path: Path) -> None:
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - only workbooks need it

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415

    try:
        with archive.open(member) as stream:
            next(iter(iterparse(stream, events=("start",), forbid_dtd=True)), None)
    except DefusedXmlException:
        sentence = _("{name} holds definitions that no table needs and that can do harm. It was not opened.")
        raise RefNetError(sentence.format(name=path.name)) from None
    except ParseError:
        raise BadZipFile from None
