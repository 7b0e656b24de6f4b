"""Import of 200 000 people from a CSV file against `executemany` of the very same rows with the same settings."""

import csv
import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.measuring import Cost, both, measured, peak_megabytes, tell

PEOPLE, COMPANIES, ROUNDS = 200_000, 10_000, 3
TABLES = ("import_batch", "organization", "person", "contact_point")
MAPPING = """rows = "people"
[columns]
"Name" = "person.name"
"E-mail" = "person.email"
"Company" = "person.organization"
"""


def run(sizes: list[int] | None = None) -> None:
    for people in sizes or [PEOPLE]:
        _compare(people)


def _compare(people: int) -> None:
    with TemporaryDirectory() as folder:
        source = Path(folder, "people.csv")
        _write(source, people)
        megabytes = float(_alone("peak", source, Path(folder, "peak.db")))
        rows = _rows(Path(folder, "peak.db"))
        numbers = iter(range(10_000))

        def ours() -> Cost:
            cpu, wall = _alone("import", source, Path(folder, f"{next(numbers)}.db")).split()
            return Cost(float(cpu), float(wall))

        imported, raw = both(ours, lambda: _raw(Path(folder, f"{next(numbers)}.db"), rows), ROUNDS)
    title = f"Import of {people:,} people with e-mail and organization"
    tell(title, ("import, checks and journal included", imported), ("raw executemany of the same rows", raw), "3.3x")
    print(
        f"  {raw.cpu / imported.cpu:.2f} of raw speed (aim 0.3), peak memory of the import {megabytes:.0f} MB   (aim under 500 MB)"
    )


def _write(path: Path, people: int) -> None:
    dice = random.Random(1)
    with path.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["Name", "E-mail", "Company"])
        for number in range(people):
            given = dice.choice(("Ana", "Søren", "José", "Mila", "Yusuf", "Chloë", "Bob", "Eszter"))
            family = "".join(dice.choices("abcdefghijklmnopqrstuvwxyz", k=8)).title()
            company = f"Company {number % COMPANIES}"
            writer.writerow([f"{given} {family}", f"person{number}@example{number % 997}.org", company])


def _alone(what: str, source: Path, database: Path) -> str:
    """Import in a process of its own, as a script would, and return what it printed."""
    command = [sys.executable, "-m", "tests.bench.importing", what, str(source), str(database)]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def _import(what: str, source: Path, database: Path) -> None:
    from refnet.exchange import mapping
    from refnet.services import imports
    from refnet.store.database import Store

    store = Store.open(database)
    with measured() as cost:
        report = imports.run(store, source, mapping.loads(MAPPING))
    store.close(backup=False)
    assert report.new == report.read
    print(peak_megabytes() if what == "peak" else f"{cost.cpu} {cost.wall}")


def _rows(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Return all rows that the import wrote into its main tables, ready for the driver."""
    from refnet.store import sqlite

    with closing(sqlite.connect(database)) as connection:
        return {table: connection.execute(f"SELECT * FROM {table} ORDER BY rowid").fetchall() for table in TABLES}


def _raw(database: Path, rows: dict[str, list[tuple[object, ...]]]) -> Cost:
    from refnet.store import sqlite
    from refnet.store.database import Store

    Store.open(database).close(backup=False)
    with closing(sqlite.connect(database)) as connection, measured() as cost:
        connection.execute("BEGIN IMMEDIATE")
        for table, values in rows.items():
            marks = ", ".join("?" * len(values[0]))
            connection.executemany(f"INSERT INTO {table} VALUES ({marks})", values)
        connection.execute("COMMIT")
    return cost


if __name__ == "__main__":
    _import(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))
