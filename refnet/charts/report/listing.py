"""A list into the kind of file that its name asks for, as pages among them."""

from collections.abc import Callable
from pathlib import Path

from refnet.exchange.vcard import Version
from refnet.services import exports
from refnet.services.exports import Prepared
from refnet.store.database import Store

Progress = Callable[[int, int], object]


def write(
    store: Store,
    found: Prepared,
    path: Path,
    progress: Progress | None = None,
    *,
    for_spreadsheets: bool = True,
    card: Version = "3.0",
) -> int:
    """Write a list that is ready into a .csv, .xlsx, .vcf or .pdf file, note that, and return how many rows it has."""
    if path.suffix.lower() != ".pdf":
        return exports.write_prepared(store, found, path, progress, for_spreadsheets=for_spreadsheets, card=card)
    from refnet.charts.report.listing_pdf import write_pdf  # noqa: PLC0415 - matplotlib is heavy

    rows = write_pdf(found, store, path, progress)
    exports.note(store, found.what, path, rows, found.chosen)
    return rows
