"""Pages on a printer, as sharp as it can print."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QPageLayout, QPageSize, QPainter
from PySide6.QtPrintSupport import QPrinter

from refnet.charts.report.pages import PIXELS_AN_INCH
from refnet.charts.sheet import Sheet
from refnet.domain.errors import RefNetError
from refnet.i18n import _
from refnet.ui.widgets.charts.painting import paint


def printer() -> QPrinter:
    """Return the usual printer, with A4 upright and the margins left to our pages."""
    made = QPrinter(QPrinter.PrinterMode.HighResolution)
    made.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    made.setPageOrientation(QPageLayout.Orientation.Portrait)
    made.setFullPage(True)
    made.setDocName(_("RefNet report"))
    return made


def print_pages(sheets: Sequence[Sheet], device: QPrinter, progress: Callable[[int, int], object]) -> int:
    """Print the pages that were asked for and return how many; RefNetError says when the printer takes none."""
    painter = QPainter()
    if not painter.begin(device):
        raise RefNetError(_("The printer does not answer. Please check it, or save the report as PDF."))
    scale = device.resolution() / PIXELS_AN_INCH
    painter.scale(scale, scale)
    asked = _asked_for(sheets, device)
    try:
        for number, sheet in enumerate(asked):
            progress(number, len(asked))
            if number:
                device.newPage()
            paint(painter, sheet)
    except RefNetError:
        device.abort()
        raise
    finally:
        painter.end()
    progress(len(asked), len(asked))
    return len(asked)


def _asked_for(sheets: Sequence[Sheet], device: QPrinter) -> Sequence[Sheet]:
    """Return the pages from the first to the last that the user chose; 0 stands for all."""
    first, last = device.fromPage(), device.toPage()
    return sheets[first - 1 : last] if first else sheets
