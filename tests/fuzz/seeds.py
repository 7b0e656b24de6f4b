"""Files to start from: good ones of every format, and all of the catalogue of bad ones that are small."""

import csv
import io
import json
import random
import zipfile
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import openpyxl

from refnet.exchange import graph_file, vcard

BAD = Path(__file__).parents[1] / "exchange" / "bad"
DAY = datetime(2026, 1, 31, 9)  # noqa: DTZ001 - sheets know no zones
LARGEST = 60_000  # bytes
TABLES = (
    (
        ("First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"),
        ("Eva", "Müller", "https://www.linkedin.com/in/eva", "eva@example.org", "Zinc & Co", "CEO", "31 Jan 2026"),
        ("José", "", "", "", "Ünïón", "", "01 Feb 2024"),
    ),
    (
        ("Deal", "Amount", "Stage", "Close Date", "Lead Source", "Owner", "Referred By"),
        ("Big", "1.200,50 €", "Closed Won", "31.01.2026", "Referral", "Ann", "Bob Dole"),
        ("Small", "$ (1,200)", "Prospecting", "3/4/2026", "Web", "Ann", ""),
    ),
    (
        ("Name", "Phone", "E-mail", "Notes"),
        ("Eva", "+49 170 1234567; 0170-99", "a@example.org, b@example.org", 'line\nbreak "quoted"'),
        ("王小明", "1.70123E+11", "not an address", "=1+1"),
    ),
    (
        ("Introducer", "Prospect", "Date", "Kind"),
        ("Ann", "Bob", "2026-01-05", "introduced"),
        ("Bob", "Cid", "", "name"),
    ),
)
CARDS = """BEGIN:VCARD
VERSION:2.1
N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:M=C3=BCller;Eva;;;
FN;ENCODING=QUOTED-PRINTABLE;CHARSET=ISO-8859-1:Eva M=FC=
ller
TEL;CELL:+49 170 1234567
NOTE;ENCODING=QUOTED-PRINTABLE:Line=0D=0Abreak
END:VCARD
BEGIN:VCARD
VERSION:3.0
FN:Zoë Zinc
N:Zinc;Zoë;;;
ORG:Zinc\\, Tin & Co;Sales
item1.EMAIL;type=INTERNET:zoe@example.org
item1.X-ABLabel:_$!<Work>!$_
item2.X-ABRELATEDNAMES:Bob
TEL;TYPE=cell:+1 202 555 0143
PHOTO;ENCODING=b;TYPE=JPEG:/9j/4AAQSkZJRgABAQAAAQABAAD
BDAY:--0131
END:VCARD
BEGIN:VCARD
VERSION:4.0
FN:Cid
N:;Cid;;;
RELATED;TYPE=friend;VALUE=text:Ann
EMAIL;PREF=1:cid@example.org
UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1
REV:20260131T000000Z
END:VCARD
"""
EDGES = "source,target,weight,type\nAnn,Bob,3,Undirected\nBob,Cid,1,Directed\n"
ODS = {
    "mimetype": "application/vnd.oasis.opendocument.spreadsheet",
    "META-INF/manifest.xml": '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>',
    "content.xml": '<?xml version="1.0"?><office:document-content'
    ' xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"'
    ' xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"'
    ' xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"><office:body><office:spreadsheet>'
    '<table:table table:name="People"><table:table-row>'
    '<table:table-cell office:value-type="string"><text:p>Name</text:p></table:table-cell>'
    '<table:table-cell office:value-type="string"><text:p>Amount</text:p></table:table-cell>'
    '<table:table-cell office:value-type="string"><text:p>Date</text:p></table:table-cell></table:table-row>'
    '<table:table-row table:number-rows-repeated="2"><table:table-cell><text:p>Eva<text:s text:c="2"/>M</text:p>'
    '</table:table-cell><table:table-cell office:value-type="float" office:value="12.5"/>'
    '<table:table-cell office:value-type="date" office:date-value="2026-01-31"/></table:table-row>'
    '<table:table-row table:number-rows-repeated="1048570"><table:table-cell table:number-columns-repeated="1024"/>'
    "</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>",
}


@cache
def seeds() -> tuple[bytes, ...]:
    """Return the contents of all files to start from, always in the same order."""
    return (*_texts(), *_workbooks(), *_cards(), *_graphs(), *_json(), *_catalogue(), *packed(), *pages())


@cache
def packed() -> tuple[bytes, ...]:
    """Return folders of lists as programs hand them over packed: LinkedIn's, one within a folder, and one without a list."""
    notes = 'Notes:\n"When exporting your connection data, some e-mail addresses are missing."\n\n'
    connections, invitations = (_text(TABLES[place], ",") for place in (0, 3))
    export = {
        "Connections.csv": notes + connections,
        "Invitations.csv": invitations,
        "Jobs/Saved Jobs.csv": _text(TABLES[1], ","),
        "Profile.csv": "First Name,Last Name\nEva,M\u00fcller\n",
        "articles/note.html": "<p>x</p>",
    }
    within = {
        "Basic_LinkedInDataExport/Connections.csv": (notes + connections).encode("utf-16"),
        "__MACOSX/._C.csv": b"\0",
    }
    return (zipped(export), zipped(within), zipped({"a.tsv": _text(TABLES[2], "\t")}), zipped({"note.md": "x"}))


@cache
def pages() -> tuple[bytes, ...]:
    """Return tables of web pages, of mails, and of what some programs call .xls."""
    plain = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in TABLES[0])
    spans = (
        '<table border=1><thead><tr><th colspan="2">Name<th rowspan=2>E-mail</tr></thead><tbody>'
        "<tr><td>Eva<br>M&uuml;ller<td>Zinc &amp; Co<td>eva@example.org</table>"
    )
    office = (
        '<html xmlns:x="urn:schemas-microsoft-com:office:excel"><head><meta charset="windows-1252"><style>td {}</style>'
        f"</head><body><script>var a = '<table>';</script><table>{plain}</table></body></html>"
    )
    nested = f"<!DOCTYPE html><table><tr><td><table>{plain}</table></td></tr></table><p>after</p>{spans}"
    return (
        f"<table>{plain}</table>".encode(),
        spans.encode(),
        office.encode("cp1252", "replace"),
        nested.encode("utf-16"),
    )


def _text(table, delimiter, end="\n"):
    text = io.StringIO()
    csv.writer(text, delimiter=delimiter, lineterminator=end).writerows(table)
    return text.getvalue()


def _texts():
    for table in TABLES:
        for delimiter, encoding, end in ((",", "utf-8", "\r\n"), (";", "cp1252", "\n"), ("\t", "utf-16", "\r\n")):
            yield _text(table, delimiter, end).encode(encoding, "replace")
    yield b'sep=;\r\n"Name";"Amount"\r\n"Eva";"1,5"\r\n'
    yield EDGES.encode()
    dice = random.Random(1)
    yield b"Name,Amount,Date\n" + b"".join(
        b"P%d,%d,2026-01-%02d\n" % (n, dice.randrange(9999), n % 28 + 1) for n in range(400)
    )


def _workbooks():
    book = openpyxl.Workbook()
    for row in (*TABLES[1], ("x", 5, Decimal("1.5"), DAY, True, None, "#N/A")):
        book.active.append(row)
    book.create_sheet("Other").append(("Name", "E-mail"))
    yield _saved(book)
    other = openpyxl.Workbook()
    other.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in (("Name", "Day"), *((f"Person {number}", DAY + timedelta(days=number)) for number in range(60))):
        other.active.append(row)
    yield _saved(other)
    yield zipped(ODS)


def _saved(book) -> bytes:
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def zipped(members: dict[str, str | bytes]) -> bytes:
    """Return an archive of these members."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return out.getvalue()


def _cards():
    yield CARDS.encode()
    yield CARDS.replace("\n", "\r\n").encode("cp1252")
    yield vcard.text(
        vcard.Card("Eva Müller " * 9, "Eva", "Müller", emails=("e@example.org",), note="a\nb;c,d")
    ).encode()


def _graphs():
    people = [
        graph_file.GraphPerson(key, f"Person <{key}>", 1.5, 2.0, 4.0, "#0F7B6C", ("Zinc", "client", 3, 1, 12.5))
        for key in "abc"
    ]
    lines = [
        graph_file.GraphLine("a", "b", True, 1.0, ("introduction", "won", "2026-01-05", 12.5)),
        graph_file.GraphLine("b", "c", False, 3.0, ("tie", "", None, 0.0)),
    ]
    with TemporaryDirectory() as folder:
        path = Path(folder, "network")
        for write in (graph_file.write_graphml, graph_file.write_gexf):
            write(path, people, lines)
            yield path.read_bytes()


def _json():
    rows = [dict(zip(TABLES[0][0], row, strict=True)) for row in TABLES[0][1:]]
    yield json.dumps(rows).encode()
    yield json.dumps({"people": rows, "introductions": [{"introducer": "Ann", "prospect": "Bob"}]}).encode()
    yield json.dumps(
        {"nodes": [{"id": "a", "name": "Ann"}, {"id": "b"}], "links": [{"source": "a", "target": "b"}]}
    ).encode()


def _catalogue():
    files = sorted(path for path in BAD.rglob("*") if path.suffix not in (".py", ".toml")) if BAD.is_dir() else []
    return (path.read_bytes() for path in files if path.is_file() and path.stat().st_size <= LARGEST)
