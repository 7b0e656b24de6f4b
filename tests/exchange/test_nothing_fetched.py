"""No address in a file is ever fetched, and no other file opened because a file says so."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from bombs import NAMESPACE, with_sheet, workbook
from opendocument import cell, ods, row, sheet
from shared import file

SECRET = "what nobody asked for"
ROOT = Path(__file__).parents[2]


def card(secret: Path) -> str:
    return (
        "BEGIN:VCARD\nVERSION:3.0\nFN:Eva\nEMAIL:eva@example.org\nPHOTO;VALUE=uri:http://example.com/eva.jpg\n"
        f"LOGO;VALUE=URI:{secret.as_uri()}\nSOURCE:ldap://example.com/cn=Eva\nURL:javascript:alert(1)\n"
        f"URL:{secret.as_uri()}\nKEY;VALUE=uri:ftp://example.com/key\nEND:VCARD\n"
    )


def graph(kind: str, doctype: str, text: str) -> str:
    return (
        f'<?xml version="1.0"?>{doctype}<{kind} xmlns="http://example.com/{kind}">'
        f'<graph edgedefault="directed"><node id="a"><data key="label">{text}</data></node></graph></{kind}>'
    )


def entity(kind: str, secret: Path) -> str:
    return graph(kind, f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>', "&e;")


def book(path: Path, secret: Path) -> Path:
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'
    cell = '<row r="1"><c t="inlineStr"><is><t>&e;</t></is></c></row>'
    sheet = f'{doctype}<worksheet xmlns="{NAMESPACE}"><sheetData>{cell}</sheetData></worksheet>'
    return with_sheet(workbook(path, ["a", "b"], [1, 2]), [sheet])


def doctype(secret: Path) -> str:
    return f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'


def linked_sheet(path: Path, secret: Path) -> Path:
    source = f'<table:table-source xlink:href="{secret.as_uri()}" xmlns:xlink="http://www.w3.org/1999/xlink"/>'
    link = '<text:p><text:a xlink:href="http://example.com/" xmlns:xlink="http://www.w3.org/1999/xlink">x</text:a></text:p>'
    return ods(path, sheet(source, row(cell("Name"), cell("Site")), row(cell("Eva"), cell(link))))


@pytest.fixture
def secret(tmp_path):
    return file(tmp_path, SECRET, "secret.txt")


def watched(*paths: Path) -> dict[str, list[str]]:
    """Read files in a process that ends at the first use of the network."""
    command = [sys.executable, str(Path(__file__).with_name("reading_watched.py")), *map(str, paths)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def environment() -> dict[str, str]:
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def test_what_files_point_at_is_neither_fetched_nor_opened(tmp_path, secret):
    files = [
        file(tmp_path, card(secret), "photo_uri.vcf"),
        book(tmp_path / "xxe.xlsx", secret),
        file(tmp_path, entity("graphml", secret), "xxe.graphml"),
        file(tmp_path, entity("gexf", secret), "xxe.gexf"),
        file(tmp_path, graph("graphml", '<!DOCTYPE graphml SYSTEM "http://example.com/g.dtd">', "Eva"), "dtd.graphml"),
        linked_sheet(tmp_path / "links.ods", secret),
        ods(tmp_path / "xxe.ods", sheet(row(cell("Name")), row(cell("&e;"))), head=doctype(secret)),
        file(
            tmp_path,
            json.dumps([{"Name": "Eva", "$ref": secret.as_uri(), "Photo": "http://example.com/e.jpg"}]),
            "a.json",
        ),
        file(tmp_path, f"BEGIN:VCALENDAR\nATTACH:{secret.as_uri()}\nURL:http://example.com/\nEND:VCALENDAR\n", "a.ics"),
        file(tmp_path, f"Name,Photo\nEva,{secret.as_uri()}\nBob,http://example.com/bob.jpg\n", "links.csv"),
    ]
    seen = watched(*files)
    assert len(seen["told"]) == len(files)
    assert SECRET not in " ".join(seen["told"])
    assert str(secret) not in seen["opened"]
    assert {str(path) for path in files} <= set(seen["opened"])


def test_the_watch_sees_a_fetch(tmp_path):
    script = Path(__file__).with_name("reading_watched.py").read_text()
    fetching = script.replace(
        "from refnet.domain", "import socket; socket.getaddrinfo('localhost', 1)\n    from refnet.domain"
    )
    path = file(tmp_path, fetching, "fetching.py")
    done = subprocess.run([sys.executable, str(path), "x"], env=environment(), check=False)
    assert done.returncode == 77
