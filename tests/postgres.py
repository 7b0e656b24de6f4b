"""A private PostgreSQL cluster for one test session: unix socket only, no fsync, a fresh database for each test."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

import psycopg
from sqlalchemy import make_url

SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "shared_buffers": "32MB",
    "max_connections": "60",
    "autovacuum": "off",
}
TEMPLATE = "refnet_template"
OWNER = "refnet"


def programs() -> Path | None:
    """Return the folder of initdb and pg_ctl: the newest of Debian's, or the one on the path; none on Windows."""
    if os.name == "nt":
        return None
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda found: int(found.parents[1].name), default=None)
    found = newest or shutil.which("initdb")
    return Path(found).parent if found else None


@dataclass
class Cluster:
    """A running server of our own, with databases cut from one migrated template."""

    bin: Path
    folder: Path = field(default_factory=lambda: Path(tempfile.mkdtemp(prefix="refnet-pg-")))
    numbers: "count[int]" = field(default_factory=count)

    def start(self, migrate: Callable[[str], None]) -> None:
        """Make the cluster, start it, and let `migrate` fill the template at the address it is given."""
        if os.geteuid() == 0:
            shutil.chown(self.folder, "postgres", "postgres")
        self._run("initdb", "--auth=trust", "--no-sync", "--encoding=UTF8", "--locale=C", f"--username={OWNER}")
        options = {**SETTINGS, "unix_socket_directories": str(self.folder)}
        given = " ".join(f"-c {name}='{value}'" for name, value in options.items())
        self._run("pg_ctl", "start", "-w", "-l", str(self.folder / "log"), "-o", given)
        self._sql(f"CREATE DATABASE {TEMPLATE}")
        migrate(self.address(TEMPLATE))

    def stop(self) -> None:
        """Stop the server and remove all it wrote."""
        self._run("pg_ctl", "stop", "-m", "immediate", "-w")
        shutil.rmtree(self.folder)

    def address(self, database: str) -> str:
        """Return the SQLAlchemy address of one database of the cluster."""
        return f"postgresql+psycopg://{OWNER}@/{database}?host={self.folder}"

    def fresh(self, *, migrated: bool = True) -> str:
        """Make a database, with RefNet's empty tables or with none, and return its address."""
        database = f"test_{next(self.numbers)}"
        self._sql(f"CREATE DATABASE {database} TEMPLATE {TEMPLATE if migrated else 'template0'}")
        return self.address(database)

    def drop(self, address: str) -> None:
        """Remove a database, even when a test left it open."""
        self._sql(f"DROP DATABASE IF EXISTS {make_url(address).database} WITH (FORCE)")

    def _sql(self, statement: str) -> None:
        with psycopg.connect(host=str(self.folder), user=OWNER, dbname="postgres", autocommit=True) as connection:
            connection.execute(statement.encode())

    def _run(self, program: str, *arguments: str) -> None:
        """Run one of PostgreSQL's programs, which refuse to work for root."""
        user = "postgres" if os.geteuid() == 0 else None
        command = [str(self.bin / program), "-D", str(self.folder / "cluster"), *arguments]
        done = subprocess.run(
            command, user=user, group=user, extra_groups=[] if user else None, cwd="/",
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        )  # fmt: skip
        if done.returncode != 0:
            raise RuntimeError(f"{program} failed: {done.stdout}")
