import sqlite3

import pytest
from sqlalchemy.exc import DatabaseError, OperationalError

from refnet.domain.errors import RefNetError
from refnet.store.sentences import explain, spoken


@pytest.mark.parametrize(
    ("said", "sentence"),
    [
        ("database or disk is full", "disk is full"),
        ("disk I/O error", "refused to write"),
        ("attempt to write a readonly database", "only be read"),
        ("unable to open database file", "cannot be opened"),
        ("database is locked", "Another program"),
        ("database disk image is malformed", "damaged"),
        ("connection to server failed", "does not answer"),
        ("failed to resolve host 'db.example'", "does not answer"),
        (
            'connection failed: connection to server at "db", port 5432 failed: FATAL:  database "x" does not exist\nmore',
            r'did not let you in: database "x" does not exist\. Please',
        ),
    ],
)
def test_what_the_engine_says_becomes_a_sentence(said, sentence):
    with pytest.raises(RefNetError, match=sentence), spoken():
        raise OperationalError("SELECT 1", {}, sqlite3.OperationalError(said))


def test_a_bug_of_ours_stays_what_it_is():
    error = DatabaseError("SELECT", {}, sqlite3.DatabaseError("no such table: ally"))
    assert explain(error) is None
    with pytest.raises(DatabaseError), spoken():
        raise error
