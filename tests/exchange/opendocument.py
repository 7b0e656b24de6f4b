"""Small OpenDocument spreadsheets, written out in the test itself."""

import zipfile
from pathlib import Path

SPREADSHEET = "application/vnd.oasis.opendocument.spreadsheet"
_URN = "urn:oasis:names:tc:opendocument:xmlns"
_NAMES = " ".join(f'xmlns:{name}="{_URN}:{name}:1.0"' for name in ("office", "table", "text", "style"))
_MORE = f'xmlns:draw="{_URN}:drawing:1.0" xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"'


def ods(
    path: Path, body: str, *, styles: str = "", head: str = "", kind: str = SPREADSHEET, manifest: str = ""
) -> Path:
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{head}<office:document-content {_NAMES} {_MORE}><office:automatic-styles>'
        f"{styles}</office:automatic-styles><office:body><office:spreadsheet>{body}</office:spreadsheet></office:body>"
        "</office:document-content>"
    )
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        members = {"mimetype": kind, "content.xml": content, "META-INF/manifest.xml": manifest}
        for name, text in members.items():
            if text:
                archive.writestr(name, text)
    return path


def sheet(*rows: str, title: str = "People", style: str = "") -> str:
    return f'<table:table table:name="{title}" table:style-name="{style}">{"".join(rows)}</table:table>'


def row(*cells: str, times: int = 1) -> str:
    return f'<table:table-row table:number-rows-repeated="{times}">{"".join(cells)}</table:table-row>'


def cell(text: str = "", kind: str = "string", times: int = 1, **given: str) -> str:
    """Return a cell; `given` are further attributes, with an underscore between prefix and name."""
    more = "".join(f' {name.replace("_", ":", 1).replace("_", "-")}="{value}"' for name, value in given.items())
    kind = f' office:value-type="{kind}"' if kind else ""
    inside = text if text.startswith("<") else "".join(f"<text:p>{line}</text:p>" for line in text.split("\n") if line)
    return f'<table:table-cell{kind} table:number-columns-repeated="{times}"{more}>{inside}</table:table-cell>'


EMPTY = "<table:table-cell/>"
