"""What other programs call their records: kept with the program's name, for two programs count from one each."""

import re
from collections.abc import Callable

from refnet.exchange.mapping.dialects import source_of
from refnet.exchange.rows import Cell
from refnet.exchange.values import cell_text
from refnet.i18n import _

_SALESFORCE = re.compile(r"[A-Za-z0-9]{15}(?:[A-Za-z0-9]{3})?\Z")  # the last three only repeat the case of the others


def reader(dialect: str, doubts: list[str]) -> Callable[[Cell], str | None]:
    """Return what reads a cell with the id of a record, or with several of which the first counts."""
    program = source_of(dialect)

    def read(cell: Cell) -> str | None:
        first, *more = [part for part in re.split(r"\s*[;,]\s*", cell_text(cell)) if part] or [""]
        if more:
            doubts.append(_("“{text}” names several records; the first was taken.").format(text=cell_text(cell)))
        return f"{program} {_bare(first)}" if first else None

    return read


def _bare(text: str) -> str:
    if _SALESFORCE.match(text) and not text.isdigit():
        return text[:15]
    return text.removeprefix("zcrm_")
