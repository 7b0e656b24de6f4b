"""Any table taken in: the counts add up, nobody is lost, nothing is doubled, and undo takes all of it back."""

import csv
from dataclasses import replace
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from test_undo_machine import snapshot

from refnet.domain.errors import RefNetError
from refnet.services import imports
from refnet.services.imports import Decisions, HowRead, Resolution, Verdict
from refnet.store.database import Store
from refnet.store.schema import ContactPoint

NAMES = st.sampled_from(
    ["Ana Silva", "ANA SILVA", "Ána Silva", "Silva, Ana", "Ana", "Bob Lee", "Robert Lee", "Lee Bob", "王小明", "محمد علي",
     "X", "", " ", "-", "Dr. Ana Silva", "Ana  Silva", "Smith", "=1+1", "n/a", "Ana\nSilva", "O'Neil", "'", "a" * 300]
)  # fmt: skip
WORDS = st.sampled_from(
    ["", " ", "a@example.org", "A@Example.org", "b@example.org", "a@example.org; b@example.org", "not an address", "@",
     "+351 912 345 678", "00351912345678", "12", "Acme", "ACME Inc.", "Acme, Inc", "Bolt", "CEO", "2026-03-04",
     "04/03/2026", "31/12/1899", "1,200", "1.200,50", "-5", "1e400", "99999999999999999999", "NaN", "EUR", "won", "lost",
     "maybe", "Reference", "Referral", "golf; chess", "7", "7.0", "https://example.org/in/ana", "true", "\x00", "\ufeff"]
)  # fmt: skip
ADDRESSES = {"a@example.org", "A@Example.org", "b@example.org"}
ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=12)
HEADERS = {
    "people": ["Name", "E-mail", "Phone", "Company", "Job Title", "Notes", "Introduced by", "Tags", "Record ID"],
    "linkedin": ["First Name", "Last Name", "URL", "Email Address", "Company", "Position", "Connected On"],
    "google": ["First Name", "Last Name", "E-mail 1 - Value", "Phone 1 - Value", "Organization Name", "Labels"],
    "outlook": ["First Name", "Last Name", "Company", "E-mail Address", "Mobile Phone", "Referred By", "Manager's Name",
                "Spouse"],
    "deals": ["Deal", "Client", "Source", "Stage", "Amount", "Introduced by", "Close Date", "Owner", "Deal ID"],
    "ties": ["person.name", "person.email", "other.name", "other.email", "tie.strength", "tie.since"],
    "asks": ["ally.name", "ally.email", "ask.date", "ask.answer", "ask.target"],
    "introductions": ["introducer.name", "introducer.email", "prospect.name", "prospect.email", "introduction.date"],
    "organizations": ["organization.name", "organization.reference"],
}  # fmt: skip


@st.composite
def tables(draw):
    """Draw headers in any order, and rows of which some are blank, ragged or there twice."""
    headers = draw(st.permutations(draw(st.sampled_from(list(HEADERS.values())))))
    is_name = [any(word in header.lower() for word in ("name", "client", "by", "deal", "spouse")) for header in headers]
    cells = [NAMES | ANY if named else WORDS | NAMES | ANY for named in is_name]
    whole = st.tuples(*cells).map(list)
    row = whole | whole | whole | st.just([""] * len(headers)) | st.lists(WORDS, max_size=len(headers) + 2)
    rows = draw(st.lists(row, min_size=1, max_size=12))
    again = draw(st.lists(st.sampled_from(rows), max_size=3))
    return [headers, *rows, *again]


def written(path, table):
    with path.open("w", newline="", encoding="utf-8") as stream:
        csv.writer(stream).writerows(table)
    return path


def understood(path):
    return replace(imports.look(path, AS_WRITTEN).mapping, date_order="dmy", decimal=".")


def adds_up(report):
    return report.read == report.new + report.merged + report.refused + report.blank


AS_WRITTEN = HowRead(encoding="utf-8", delimiter=",", header=1)
ANSWERS = st.tuples(st.sampled_from([None, *Verdict]), st.sampled_from(Resolution))


def decided(report, verdict, resolution):
    if verdict is None:
        return imports.Decisions()
    return Decisions({one.key: verdict for one in report.likely}, other_conflicts=resolution)


def take(store, path, verdict, resolution):
    """Bring a file in with a look before, and hold it to all that must be so."""
    mapping, before = understood(path), snapshot(store)
    asked = imports.run(store, path, mapping, how=AS_WRITTEN, dry_run=True)
    assert snapshot(store) == before
    decisions = decided(asked, verdict, resolution)
    told = imports.run(store, path, mapping, how=AS_WRITTEN, dry_run=True, decisions=decisions)
    report = imports.run(store, path, mapping, how=AS_WRITTEN, decisions=decisions)
    assert adds_up(report)
    assert adds_up(told)
    assert told.as_json() == report.as_json()
    return report, before


def told_addresses(path, table, report):
    """Return the addresses that are certain, in columns of addresses, of rows that were taken in."""
    refused = {one.row for one in report.refusals}
    fields = understood(path).columns
    return {
        cell.lower()
        for number, row in enumerate(table[1:], start=2)
        for header, cell in zip(table[0], row, strict=False)
        if number not in refused and fields.get(header, "").endswith(".email") and cell in ADDRESSES
    }


def known_addresses(store):
    with store.reading() as session:
        return set(session.scalars(select(ContactPoint.normal)))


def check_way_back(store, report, before):
    after = snapshot(store)
    if report.batch_id is None:
        assert after == before
        return
    store.undo()
    assert snapshot(store) == before
    store.redo()
    assert snapshot(store) == after


@given(first=tables(), second=tables(), answer=ANSWERS)
@settings(suppress_health_check=list(HealthCheck), max_examples=20)
def test_any_two_tables_add_up_come_back_and_add_nothing_again(new_file, tmp_path, first, second, answer):
    store, numbers = Store.open(new_file()), count()
    try:
        for table in (first, second):
            path = written(tmp_path / f"{next(numbers)}.csv", table)
            try:
                report, before = take(store, path, *answer)
            except RefNetError:
                continue
            assert report.read == len(table) - 1
            assert told_addresses(path, table, report) <= known_addresses(store)
            check_way_back(store, report, before)
            again = imports.run(store, path, understood(path), how=AS_WRITTEN)
            assert adds_up(again)
            assert (again.new, again.refused) == (0, report.refused)
    finally:
        store.close(backup=False)
