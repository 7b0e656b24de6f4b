"""Figures into files: PNG by the Agg canvas, SVG and PDF by their own; nothing else of a screen is needed."""

from pathlib import Path
from typing import Any

from matplotlib import rc_context
from matplotlib.backend_bases import FigureCanvasBase
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.backends.backend_pdf import FigureCanvasPdf
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure

from refnet.charts.figures import PIXELS_AN_INCH, figure_of
from refnet.charts.sheet import Sheet
from refnet.charts.svg import svg
from refnet.domain.errors import InvalidInput
from refnet.exchange.files import saving
from refnet.i18n import _

SUFFIXES = (".png", ".svg", ".pdf")
EDGE = 24.0  # pixels of margin; in a picture a name may stand over the edge
XML = '<?xml version="1.0" encoding="utf-8"?>\n'
DOTS_AN_INCH = 144  # twice as many dots as pixels, so that a printed picture is sharp


def check_suffix(path: Path) -> None:
    """Raise InvalidInput when a name does not say which of the three kinds of file is wanted."""
    if path.suffix.lower() not in SUFFIXES:
        raise InvalidInput("out", _("{file} must end in .png, .svg or .pdf.").format(file=path.name))


def save(drawn: Figure | Sheet, path: Path) -> None:
    """Write a chart or a picture whole or not at all; words in an SVG or PDF stay words, no date of making is kept."""
    check_suffix(path)
    kind = path.suffix.lower().lstrip(".")
    if isinstance(drawn, Figure):
        _save_figure(drawn, path, kind, bbox_inches="tight", pad_inches=EDGE / PIXELS_AN_INCH)
    elif kind == "svg":
        with saving(path) as stream:
            stream.write((XML + svg(drawn, path.stem, EDGE)).encode())
    else:
        _save_figure(figure_of(drawn, EDGE), path, kind)


def _save_figure(figure: Figure, path: Path, kind: str, **edges: Any) -> None:  # noqa: ANN401 - matplotlib's own
    canvas, metadata = _KINDS[kind]
    canvas(figure)
    with saving(path) as stream, rc_context({"svg.fonttype": "none", "svg.hashsalt": "refnet", "pdf.fonttype": 3}):
        figure.savefig(stream, format=kind, dpi=DOTS_AN_INCH, metadata=metadata, **edges)


_KINDS: dict[str, tuple[type[FigureCanvasBase], dict[str, str | None]]] = {
    "png": (FigureCanvasAgg, {"Software": "RefNet"}),
    "svg": (FigureCanvasSVG, {"Date": None, "Creator": "RefNet"}),
    "pdf": (FigureCanvasPdf, {"CreationDate": None, "Creator": "RefNet"}),
}
