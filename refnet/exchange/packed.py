"""Lists in a packed folder (ZIP), as LinkedIn hands its data over: one of them is read, the others stay packed."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from refnet.domain.errors import RefNetError
from refnet.exchange import csv_file
from refnet.exchange.archive_safety import unpacked
from refnet.exchange.files import reading
from refnet.exchange.headers import NoTable
from refnet.exchange.rows import Table
from refnet.exchange.sheets import Sheet, chosen, likeliest
from refnet.i18n import _

_ENDING, _LISTS = ".zip", (".csv", ".tsv", ".txt")
_WHOM_ONE_KNOWS = "connections.csv"  # among some forty lists of LinkedIn's
_OFFICE = frozenset(["[Content_Types].xml", "content.xml"])  # by which documents are known
_LOCKED = 1  # bit of a member's flags


def is_folder(path: Path) -> bool:
    """Tell whether an archive is called a packed folder, and is no document of an office program."""
    if path.suffix.lower() != _ENDING:
        return False
    with reading(path) as stream:
        try:
            with ZipFile(stream) as archive:
                return _OFFICE.isdisjoint(archive.namelist())
        except (BadZipFile, NotImplementedError, UnicodeError):
            return True  # a damaged one


def list_names(path: Path) -> list[str]:
    """Return what the lists in it are called, the one of whom one knows first."""
    with reading(path) as stream, _folder(stream, path) as archive:
        members = [member for member in archive.infolist() if _is_list(member.filename)]
    if not members:
        sentence = _("There is no list in {name}. Please unpack it, and choose the file that you mean.")
        raise RefNetError(sentence.format(name=path.name))
    _refuse_locked(members, path)
    names = dict.fromkeys(member.filename for member in members)
    return sorted(names, key=lambda name: not _is_first(name))


def read(
    path: Path,
    *,
    sheet: str | None = None,
    encoding: str | None = None,
    delimiter: str | None = None,
    header: int | None = None,
) -> Table:
    """Open a list as a table, the likeliest one if not named; RefNetError says why that cannot be."""
    names = list_names(path)
    firsts = [name for name in names[:1] if _is_first(name)]
    titles, _hidden = chosen([Sheet(name) for name in names], sheet, path)

    def open_list(title: str) -> Table:
        try:
            table = csv_file.read(
                Path(title), encoding=encoding, delimiter=delimiter, header=header, opens=lambda: _member(path, title)
            )
        except RefNetError as error:
            raise NoTable(str(error)) from None
        return replace(table, sheet=title)

    return likeliest(titles if sheet else firsts or titles, open_list)


@contextmanager
def _member(path: Path, title: str) -> Iterator[BinaryIO]:
    with reading(path) as stream, _folder(stream, path) as archive, archive.open(title) as member:
        yield member  # type: ignore[misc] # reads, seeks and closes as a file does


@contextmanager
def _folder(stream: BinaryIO, path: Path) -> Iterator[ZipFile]:
    sentence = _("{name} is damaged, or packed as RefNet cannot read it. Please unpack it, and choose the list in it.")
    with unpacked(stream, path, sentence) as archive:
        yield archive


def _refuse_locked(members: list[ZipInfo], path: Path) -> None:
    if any(member.flag_bits & _LOCKED for member in members):
        sentence = _("{name} is protected by a password. Please unpack it, and choose the list in it.")
        raise RefNetError(sentence.format(name=path.name))


def _is_list(name: str) -> bool:
    """Tell whether a member is a list, and not what a Mac notes beside its files."""
    path = PurePosixPath(name)
    return path.suffix.lower() in _LISTS and not path.name.startswith(".") and path.parts[0] != "__MACOSX"


def _is_first(name: str) -> bool:
    return PurePosixPath(name).name.lower() == _WHOM_ONE_KNOWS
