"""The process that reads a file: it opens it as a table and writes the rows to where its output goes."""

import json
import os
import sys
import traceback
from itertools import chain
from pathlib import Path
from typing import BinaryIO, NoReturn

from refnet.domain.errors import RefNetError
from refnet.exchange import tables
from refnet.exchange.files import FULL
from refnet.exchange.outside import limits
from refnet.exchange.outside.lines import head_line, row_line
from refnet.exchange.outside.request import Ending, Request


class _TooMuch(Exception):
    """More rows than may be handed over."""


def main(request: str) -> NoReturn:  # pragma: no cover - tried in another process
    """Answer a request on the standard output and end this process with an `Ending`."""
    asked = Request.load(request)
    sys.dont_write_bytecode = True
    sys.modules["numpy"] = None  # type: ignore[assignment] # openpyxl would load it for cells that no file has
    limits.limit(asked.limits.memory)
    limits.close_doors()
    ending = answer(asked, sys.stdout.buffer)
    sys.stderr.flush()
    os._exit(ending)  # at a usual end Python tries once more to write what the disk refused


def answer(request: Request, out: BinaryIO) -> Ending:
    """Write what the request asks for and return how it ended; of a failure nobody foresaw, where it was goes to stderr.

    The texts of such failures stay here: they may hold names of people.
    """
    try:
        _write(request, out)
        out.flush()
    except RefNetError as error:
        return _refused(str(error), out)
    except MemoryError:
        return Ending.NO_MEMORY
    except _TooMuch:
        return Ending.TOO_LONG
    except OSError as error:
        return Ending.DISK_FULL if error.errno in FULL else _broken(error)
    except BaseException as error:  # noqa: BLE001 - whatever a hostile file can make of a library, panics of Rust included
        return _broken(error)
    return Ending.WHOLE


def _write(request: Request, out: BinaryIO) -> None:
    path = Path(request.path)
    if request.wanted == "sheets":
        out.write(json.dumps(tables.sheet_names(path)).encode())
        return
    table = tables.open_table(path, **request.choices)
    written = 0
    for line in chain([head_line(table)], map(row_line, table.rows)):
        written += out.write(line.encode("ascii") + b"\n")
        if written > request.limits.rows:
            raise _TooMuch


def _refused(sentence: str, out: BinaryIO) -> Ending:
    out.seek(0)
    out.truncate()
    out.write(json.dumps(sentence).encode())
    out.flush()
    return Ending.REFUSED


def _broken(error: BaseException) -> Ending:
    sys.stderr.write("".join([type(error).__name__, "\n", *traceback.format_tb(error.__traceback__)]))
    return Ending.BROKEN


if __name__ == "__main__":  # pragma: no cover - tried in another process
    main(sys.argv[1])
