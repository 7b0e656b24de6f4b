"""A report as a PDF: vector charts, our font inside, words that can be found and copied."""

from collections.abc import Callable
from io import BytesIO
from pathlib import Path

from matplotlib import rc_context
from matplotlib.backends.backend_pdf import FigureCanvasPdf, PdfPages

from refnet.charts.figures import figure_of
from refnet.charts.report.content import Report
from refnet.charts.report.pages import PIXELS_AN_INCH, pages
from refnet.exchange.files import saving

POINTS = 72 / PIXELS_AN_INCH  # of a page's pixels


def write_pdf(report: Report, path: Path, progress: Callable[[int, int], object] | None = None) -> None:
    """Write the report whole or not at all; RefNetError says why it cannot be written, Cancelled that it was stopped."""
    sheets = pages(report)
    metadata = {"Title": report.title, "Creator": "RefNet", "CreationDate": None}
    content = BytesIO()  # a file that cannot be ended on a full disk would hide why
    with rc_context({"pdf.fonttype": 3}), PdfPages(content, metadata=metadata) as document:
        for number, sheet in enumerate(sheets):
            if progress is not None:
                progress(number, len(sheets))
            figure = figure_of(sheet.scaled(POINTS))
            FigureCanvasPdf(figure)
            document.savefig(figure)
    with saving(path) as stream:
        stream.write(content.getbuffer())
    if progress is not None:
        progress(len(sheets), len(sheets))
