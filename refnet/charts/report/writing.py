"""A report into the kind of file that its name asks for."""

from collections.abc import Callable
from pathlib import Path

from refnet.charts.report.content import Report
from refnet.charts.report.html import write_html
from refnet.charts.report.pdf import write_pdf
from refnet.domain.errors import InvalidInput
from refnet.i18n import _

WRITERS = {".pdf": write_pdf, ".html": write_html}


def check_suffix(path: Path) -> None:
    """Raise InvalidInput when a name does not say which of the two kinds of file is wanted."""
    if path.suffix.lower() not in WRITERS:
        raise InvalidInput("out", _("{file} must end in .pdf or .html.").format(file=path.name))


def write_report(report: Report, path: Path, progress: Callable[[int, int], object] | None = None) -> None:
    """Write a report; `progress` is told how much of it is done, and may stop it."""
    check_suffix(path)
    WRITERS[path.suffix.lower()](report, path, progress)
