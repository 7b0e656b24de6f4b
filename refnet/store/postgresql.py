"""What PostgreSQL needs: an engine that notices lost servers and never waits for ever."""

import re

from sqlalchemy import Connection, Engine, create_engine, make_url, text
from sqlalchemy.exc import ArgumentError

from refnet.domain.errors import RefNetError
from refnet.i18n import _

MIGRATION_LOCK = 0x52664E74  # one migration at a time, whoever starts first
_TIMEOUTS = "-c statement_timeout=60000 -c lock_timeout=10000 -c idle_in_transaction_session_timeout=120000"


class BadAddress(RefNetError):
    """What was given is no address of a database."""


def engine(address: str) -> Engine:
    """Return an engine on a `postgresql+psycopg://` address."""
    try:
        url = make_url(address)
    except (ArgumentError, ValueError) as error:
        raise BadAddress(_not_understood(address)) from error
    if url.drivername != "postgresql+psycopg":
        raise BadAddress(_not_understood(address))
    arguments = {"connect_timeout": 3, "options": url.query.get("options", _TIMEOUTS)}
    return create_engine(url, pool_pre_ping=True, hide_parameters=True, connect_args=arguments)


def lock_migration(connection: Connection) -> None:
    """Wait until no other program migrates this database; freed with the transaction."""
    connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": MIGRATION_LOCK})


def _not_understood(address: str) -> str:
    sentence = _("This is not a database address RefNet understands: {address}. It looks like {example}.")
    shown = re.sub("//[^/@]*@", "//…@", address)  # a password is not for the screen
    return sentence.format(address=shown, example="postgresql+psycopg://name@server/refnet")
