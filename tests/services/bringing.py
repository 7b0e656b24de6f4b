"""Brings small files in, written out in the test itself."""

from pathlib import Path
from textwrap import dedent

from sqlalchemy import text

from refnet.exchange import mapping as mappings
from refnet.services import imports
from refnet.store.database import Store


def bring(store: Store, folder: Path, rows: str, content: str, *, values: str = "", name: str = "file.csv", **options):
    """Import lines whose header holds the field names of RefNet themselves."""
    path = folder / name
    path.write_text(dedent(content).strip() + "\n", encoding="utf-8")
    headers = path.read_text(encoding="utf-8").splitlines()[0].split(",")
    columns = "\n".join(f'"{header}" = "{header}"' for header in headers if "." in header)
    meaning = mappings.loads(f'rows = "{rows}"\ndate_order = "ymd"\n[columns]\n{columns}\n{values}')
    return imports.run(store, path, meaning, **options)


def ask(store: Store, question: str) -> list[tuple]:
    """Return the rows of a question in SQL that both engines understand."""
    with store.reading() as session:
        return [tuple(row) for row in session.execute(text(question))]


def one(store: Store, question: str) -> object:
    """Return the single value that a question has."""
    [(value,)] = ask(store, question)
    return value
