"""Aliases that modules keep may be used by several reads at once, the first time too."""

import sys
from threading import Barrier, Thread

import pytest
from sqlalchemy import select

from refnet.services import loop
from refnet.services.aliases import another
from refnet.services.today import reading
from refnet.store.schema import Person

READS, ALIASES = 6, 60


@pytest.fixture
def quick_turns():
    """Let threads take turns as often as they can."""
    usual = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    yield
    sys.setswitchinterval(usual)


def queries(alias):
    """Return the SQL of several reads that ask for the columns of an alias at the same moment."""
    together, found = Barrier(READS), []

    def read():
        together.wait()
        found.append(str(select(alias.id, alias.name, alias.do_not_contact)))

    reads = [Thread(target=read) for _ in range(READS)]
    for each in reads:
        each.start()
    for each in reads:
        each.join()
    return found


@pytest.mark.usefixtures("quick_turns")
def test_reads_that_begin_together_find_all_columns_of_an_alias():
    for _ in range(ALIASES):
        assert {text.partition("FROM ")[2] for text in queries(another(Person))} == {"person AS person_1"}


def test_the_aliases_that_modules_keep_know_their_columns_before_they_are_read():
    for alias in (reading._Prospect, reading._Introducer, loop._Prospect, loop._Introducer):
        assert {"id", "name", "do_not_contact"} <= vars(alias).keys()
