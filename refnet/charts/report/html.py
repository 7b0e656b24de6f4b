"""A report as one HTML file: nothing is loaded from elsewhere, charts are drawings, and it prints well."""

from collections.abc import Callable
from functools import singledispatch
from html import escape
from pathlib import Path

from refnet.charts.report.content import Chart, Heading, Part, Points, Report, Table, Terms, Text
from refnet.charts.svg import FONTS, svg
from refnet.charts.tokens import PRINT
from refnet.exchange.files import saving
from refnet.i18n import _

WIDTH = 880.0  # pixels of a chart; it shrinks with the window
STYLE = """
:root { color-scheme: light; }
body { margin: 0 auto; max-width: %(width)spx; padding: 32px 24px; color: %(text)s; background: %(surface)s;
  font: 15px/1.5 %(fonts)s; font-feature-settings: "tnum"; }
h1 { font-size: 26px; line-height: 1.25; margin: 0 0 12px; }
h2 { font-size: 18px; margin: 32px 0 8px; break-after: avoid; }
p { margin: 0 0 10px; }
p.lead { font-size: 19px; font-weight: 600; line-height: 1.4; }
p.small, footer, dl.terms { font-size: 13px; color: %(text2)s; }
dl.about, dl.terms { display: grid; grid-template-columns: max-content 1fr; gap: 2px 16px; }
dl.about { margin: 0 0 16px; padding-bottom: 12px; border-bottom: 1px solid %(strong)s; }
dl.about dt, dl.terms dt { font-weight: 600; }
dl.terms dd, dl.about dd { margin: 0; }
figure { margin: 12px 0; break-inside: avoid; }
figure svg { max-width: 100%%; height: auto; }
summary { font-size: 13px; color: %(accent)s; cursor: pointer; }
table { border-collapse: collapse; width: 100%%; font-size: 14px; }
caption { text-align: left; position: absolute; clip-path: inset(50%%); }
th, td { text-align: right; padding: 6px 8px; border-bottom: 1px solid %(line)s; vertical-align: top; }
thead th { color: %(text2)s; font-size: 13px; border-bottom-color: %(strong)s; }
th:first-child, td:first-child, table.words th, table.words td { text-align: left; }
tbody th { font-weight: 400; }
tr { break-inside: avoid; }
footer { margin-top: 32px; border-top: 1px solid %(line)s; padding-top: 8px; }
@media (max-width: 700px) { .wide { overflow-x: auto; } .wide svg { min-width: 640px; } }
@media print { body { padding: 0; font-size: 9.5pt; } h2 { margin-top: 18px; } details { display: none; } @page { size: A4; margin: 16mm; } h2.page { break-before: page; margin-top: 0; } }
"""


def write_html(report: Report, path: Path, progress: Callable[[int, int], object] | None = None) -> None:
    """Write the report whole or not at all; RefNetError says why it cannot be written, Cancelled that it was stopped."""
    pieces = []
    for number, part in enumerate(report.parts):
        if progress is not None:
            progress(number, len(report.parts))
        pieces.append(_element(part))
    with saving(path) as stream:
        stream.write(_document(report, pieces).encode())
    if progress is not None:
        progress(len(report.parts), len(report.parts))


def _document(report: Report, pieces: list[str]) -> str:
    style = STYLE % {
        "width": f"{WIDTH:.0f}", "fonts": FONTS, "text": PRINT.text, "text2": PRINT.text2, "surface": PRINT.surface,
        "line": PRINT.line, "accent": PRINT.accent, "strong": PRINT.strong,
    }  # fmt: skip
    about = "".join(f"<dt>{escape(name)}</dt><dd>{escape(value)}</dd>" for name, value in report.about)
    return "\n".join([
        '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta http-equiv="Content-Security-Policy" content="default-src \'none\'; style-src \'unsafe-inline\'">',
        f"<title>{escape(report.title)}</title>\n<style>{style}</style>\n</head>\n<body>",
        f'<header><h1>{escape(report.title)}</h1>\n<dl class="about">{about}</dl></header>\n<main>',
        *pieces,
        f"</main>\n<footer>{escape(report.footer)}</footer>\n</body>\n</html>\n",
    ])  # fmt: skip


@singledispatch
def _element(part: Part) -> str:
    raise TypeError(part)


@_element.register
def _heading(part: Heading) -> str:
    return f"<h2{' class=page' if part.starts_page else ''}>{escape(part.words)}</h2>"


@_element.register
def _text(part: Text) -> str:
    return f'<p class="{part.role}">{escape(part.words)}</p>'


@_element.register
def _chart(part: Chart) -> str:
    table = f"<details><summary>{escape(_('The same as a table'))}</summary>{_table(part.table)}</details>"
    return f'<figure><div class="wide">{svg(part.build(WIDTH), part.title)}</div>{table}</figure>'


@_element.register
def _table(part: Table) -> str:
    heads = "".join(f'<th scope="col">{escape(head)}</th>' for head in part.heads)
    rows = "\n".join(
        f'<tr><th scope="row">{escape(row[0])}</th>{"".join(f"<td>{escape(cell)}</td>" for cell in row[1:])}</tr>'
        for row in part.rows
    )
    kind = ' class="words"' if part.is_words else ""
    caption = f"<caption>{escape(part.title)}</caption>"
    return (
        f'<div class="wide"><table{kind}>{caption}<thead><tr>{heads}</tr></thead>\n<tbody>{rows}</tbody></table></div>'
    )


@_element.register
def _points(part: Points) -> str:
    return f"<ul>{''.join(f'<li>{escape(sentence)}</li>' for sentence in part.sentences)}</ul>"


@_element.register
def _terms(part: Terms) -> str:
    entries = "".join(f"<dt>{escape(term)}</dt><dd>{escape(meaning)}</dd>" for term, meaning in part.entries)
    return f'<dl class="terms">{entries}</dl>'
