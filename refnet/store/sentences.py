"""Turns what a database engine says into a sentence that tells the user what to do."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, IntegrityError, InterfaceError, OperationalError
from sqlalchemy.orm.exc import StaleDataError

from refnet.domain.errors import Conflict, RefNetError
from refnet.i18n import _


@contextmanager
def spoken() -> Iterator[None]:
    """Raise RefNetError for the failures that people can answer; all else stays what it is."""
    try:
        yield
    except StaleDataError as error:
        raise Conflict(_("Somebody changed this meanwhile. Nothing was written; please look at it again.")) from error
    except DBAPIError as error:
        sentence = explain(error)
        if sentence is None:
            raise
        raise RefNetError(sentence) from error


def explain(error: DBAPIError) -> str | None:
    """Return the sentence for an engine's failure, or None when it is a bug of ours."""
    said = str(error.orig).lower()
    for part, sentence in _known().items():
        if part in said:
            return sentence
    if isinstance(error, IntegrityError) and "unique" in said:
        return _("This is here already, so it was not added a second time.")
    if isinstance(error, OperationalError) and " fatal: " in said:
        reason = str(error.orig).rpartition("FATAL: ")[2].strip().splitlines()[0]
        sentence = _(
            "The team database did not let you in: {reason}. Please check the address, the name and the password."
        )
        return sentence.format(reason=reason.rstrip("."))
    if error.connection_invalidated or (
        isinstance(error, OperationalError | InterfaceError) and ("connect" in said or "resolve host" in said)
    ):
        return _(
            "The team database does not answer. Please check the network, then try again; nothing was half written."
        )
    return None


def _known() -> dict[str, str]:
    damaged = _("The database file is damaged. Please use File > Restore to go back to the newest good backup.")
    return {
        "disk is full": _(
            "The disk is full, so nothing was written. Please free some space or move the file to another disk."
        ),
        "disk i/o error": _(
            "The disk refused to write. Nothing was kept of this step. Please check the disk, then try again."
        ),
        "readonly database": _(
            "The database file can only be read here. Please move it to a folder where you may write."
        ),
        "unable to open": _(
            "The database file cannot be opened. Please check that its folder exists and that you may write there."
        ),
        "database is locked": _("Another program holds the database file. Please close it, then try again."),
        "malformed": damaged,
        "not a database": damaged,
    }
