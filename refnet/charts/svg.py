"""A sheet as a drawing for a browser: words stay words, and everything people wrote is escaped."""

from functools import singledispatch
from xml.sax.saxutils import quoteattr

from refnet.charts.sheet import BASELINE, Area, Line, Mark, Sheet, Stroke, Words
from refnet.exchange.xml_text import in_element

FONTS = "Inter, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif"
ANCHORS = {"left": "start", "center": "middle", "right": "end"}


def svg(sheet: Sheet, title: str, margin: float = 0.0) -> str:
    """Return the drawing as an element; its title tells what it shows to those who do not see it."""
    across, down = sheet.width + 2 * margin, sheet.height + 2 * margin
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" role="img" width="{_n(across)}" height="{_n(down)}" '
        f'viewBox="{_n(-margin)} {_n(-margin)} {_n(across)} {_n(down)}" font-family="{FONTS}" '
        f"style=\"font-feature-settings: 'tnum'\">"
    )
    ground = f'<rect x="{_n(-margin)}" y="{_n(-margin)}" width="{_n(across)}" height="{_n(down)}" fill="{sheet.background}"/>'
    strokes = [_element(stroke, sheet.background) for stroke in sheet.strokes]
    return "\n".join([head, f"<title>{in_element(title)}</title>", ground, *strokes, "</svg>"])


@singledispatch
def _element(stroke: Stroke, _background: str) -> str:
    raise TypeError(stroke)


@_element.register
def _words(stroke: Words, _background: str) -> str:
    return (
        f'<text x="{_n(stroke.x)}" y="{_n(stroke.y + BASELINE * stroke.size)}" font-size="{_n(stroke.size)}" '
        f'font-weight="{stroke.weight}" text-anchor="{ANCHORS[stroke.align]}" fill="{stroke.color}">'
        f"{in_element(stroke.text)}</text>"
    )


@_element.register
def _line(stroke: Line, _background: str) -> str:
    dashes = f" stroke-dasharray={quoteattr(' '.join(map(_n, stroke.dashes)))}" if stroke.dashes else ""
    return (
        f'<polyline points="{_points(stroke.points)}" fill="none" stroke="{stroke.color}" '
        f'stroke-width="{_n(stroke.width)}"{dashes}/>'
    )


@_element.register
def _area(stroke: Area, _background: str) -> str:
    return f'<polygon points="{_points(stroke.points)}" fill="{stroke.color}" fill-opacity="{_n(stroke.opacity)}"/>'


@_element.register
def _mark(stroke: Mark, background: str) -> str:
    fill, edge = (background, stroke.color) if stroke.is_hollow else (stroke.color, stroke.edge)
    dress = f'fill="{fill}" stroke="{edge}" stroke-width="{_n(stroke.edge_width)}"'
    if corners := stroke.outline():
        return f'<polygon points="{_points(corners)}" {dress}/>'
    return f'<circle cx="{_n(stroke.x)}" cy="{_n(stroke.y)}" r="{_n(stroke.size / 2)}" {dress}/>'


def _points(points: tuple[tuple[float, float], ...]) -> str:
    return " ".join(f"{_n(x)},{_n(y)}" for x, y in points)


def _n(number: float) -> str:
    return f"{number:.2f}".rstrip("0").rstrip(".")
