"""A look at a packed file before it is parsed: that it can be opened, how large it gets, that it defines nothing."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from refnet.domain.errors import RefNetError
from refnet.i18n import _

MOST_BYTES = 1 << 30  # of XML; 200 000 rows of ten columns have about 150 MB
MOST_RATIO = 100  # text of a real table packs ten to forty times
_SMALL = 16 << 20  # under this a high ratio is harmless


@contextmanager
def unpacked(stream: BinaryIO, path: Path, sentence: str = "") -> Iterator[ZipFile]:
    """Open an archive that does not burst; RefNetError when it would, or with the sentence when it is damaged."""
    try:
        with ZipFile(stream) as archive:
            _refuse_bomb(archive, path)
            yield archive
    except (BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError, UnicodeError):
        sentence = sentence or _(
            "{name} is damaged and cannot be opened. Please open it in a spreadsheet program and save it again."
        )
        raise RefNetError(sentence.format(name=path.name)) from None


def _refuse_bomb(archive: ZipFile, path: Path) -> None:
    members = archive.infolist()
    size, packed = sum(member.file_size for member in members), sum(member.compress_size for member in members)
    if size > MOST_BYTES or (size > _SMALL and size > MOST_RATIO * packed):
        sentence = _("{name} would unpack to {size} MB. Please export the table as CSV and choose that.")
        raise RefNetError(sentence.format(name=path.name, size=size >> 20))


def harmful(path: Path) -> RefNetError:
    """Return the refusal of a file whose XML defines entities or refers to other files."""
    sentence = _("{name} holds definitions that no table needs and that can do harm. It was not opened.")
    return RefNetError(sentence.format(name=path.name))


def refuse_entities(archive: ZipFile, member: ZipInfo, path: Path) -> None:
    """Raise RefNetError when a member has a document type, and BadZipFile when it is no XML."""
    from xml.etree.ElementTree import ParseError  # noqa: PLC0415 - only workbooks need it

    from defusedxml.common import DefusedXmlException  # noqa: PLC0415
    from defusedxml.ElementTree import iterparse  # noqa: PLC0415

    try:
        with archive.open(member) as stream:
            next(iter(iterparse(stream, events=("start",), forbid_dtd=True)), None)
    except DefusedXmlException:
        raise harmful(path) from None
    except (ParseError, ValueError, LookupError):
        raise BadZipFile from None
