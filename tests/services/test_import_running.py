import gc
import os
import sys
from pathlib import Path

import pytest
from bringing import ask, bring, one

from refnet.domain.errors import Cancelled, RefNetError
from refnet.exchange import mapping
from refnet.services import everything, exports, imports, preferences
from refnet.services.listing import Listing
from refnet.store.database import Store

PEOPLE = "person.name\n" + "\n".join(f"Person {number}" for number in range(1200))


def test_an_import_is_one_step_that_a_restart_can_still_take_back(new_file, tmp_path):
    path = new_file()
    store = Store.open(path)
    report = bring(store, tmp_path, "people", PEOPLE)
    assert report.batch_id is not None
    store.close()
    store = Store.open(path)
    assert store.undo_label() == "Import file.csv"
    store.undo()
    assert [one(store, f"SELECT count(*) FROM {table}") for table in ("person", "import_batch")] == [0, 0]
    store.redo()
    assert one(store, "SELECT count(*) FROM person") == 1200
    store.close(backup=False)


def test_a_dry_run_reports_and_writes_nothing(store, tmp_path):
    report = bring(store, tmp_path, "people", PEOPLE, dry_run=True)
    assert (report.new, report.batch_id) == (1200, None)
    assert one(store, "SELECT count(*) FROM person") == 0
    assert store.undo_label() is None


def test_a_running_import_tells_how_far_it_is(file_store, tmp_path):
    told = []
    bring(file_store, tmp_path, "people", PEOPLE, progress=lambda done, total: told.append((done, total)))
    assert told[:3] == [(0, 1200), (500, 1200), (1000, 1200)]


@pytest.mark.parametrize("answers", [1, 4])
def test_a_cancelled_import_leaves_nothing(file_store, tmp_path, answers):
    asked = []

    def is_cancelled():
        asked.append(True)
        return len(asked) >= answers

    with pytest.raises(Cancelled):
        bring(file_store, tmp_path, "people", PEOPLE, is_cancelled=is_cancelled)
    assert one(file_store, "SELECT count(*) FROM person") == 0
    assert file_store.undo_label() is None
    assert gc.isenabled()


def test_a_collector_that_was_off_stays_off(file_store, tmp_path):
    gc.disable()
    try:
        bring(file_store, tmp_path, "people", PEOPLE)
        assert not gc.isenabled()
    finally:
        gc.enable()


def test_changes_are_backed_up_before_an_import(file_store, tmp_path):
    bring(file_store, tmp_path, "people", PEOPLE)
    bring(file_store, tmp_path, "people", "person.name\nAna", name="more.csv")
    [backup] = file_store.backups.all()
    assert (backup.reason, backup.people) == ("import", 1200)


def test_a_file_that_does_not_fit_its_mapping_is_refused_whole(file_store, tmp_path):
    path = tmp_path / "file.csv"
    path.write_text("Name\nAna\n")
    with pytest.raises(RefNetError, match="no column"):
        imports.run(file_store, path, mapping.loads('rows = "people"\n[columns]\n"Nom" = "person.name"'))


def test_a_cell_that_cannot_be_read_refuses_its_row_alone(file_store, tmp_path):
    content = "deal.title,deal.first_touch_on\nRoof,2026-02-31\nWall,2026-02-28"
    report = bring(file_store, tmp_path, "deals", content)
    assert (report.new, report.refused) == (1, 1)
    assert (report.refusals[0].row, report.refusals[0].text) == (2, "Roof,2026-02-31")


def test_amounts_without_currency_are_in_the_main_one(file_store, tmp_path):
    preferences.save(file_store, currency="JPY")
    bring(file_store, tmp_path, "deals", "deal.title,deal.amount\nRoof,1200")
    assert ask(file_store, "SELECT amount, currency FROM deal") == [(1200, "JPY")]


def test_of_very_many_warnings_the_first_are_told(file_store, tmp_path):
    content = "person.name,person.email\n" + "\n".join(f"Person {number},nowhere" for number in range(150))
    report = bring(file_store, tmp_path, "people", content)
    assert len(report.warnings) == 101
    assert report.warnings[0].startswith("Row 2: ")
    assert "more warnings" in report.warnings[-1]


def test_a_report_for_scripts_has_the_promised_shape(file_store, tmp_path):
    report = bring(file_store, tmp_path, "people", "person.name,person.job_title\nAna,\n,CEO\n,\n")
    assert report.as_json() == {
        "read": 3, "new": 1, "merged": 0, "refused": 1, "blank": 1,
        "refusals": [{"row": 3, "reason": "This row names nobody: no person, organization or rep.", "text": ",CEO"}],
        "seen_on": None, "likely": [], "conflicts": [], "changes": [],
    }  # fmt: skip


def test_the_source_may_be_named(file_store, tmp_path):
    bring(file_store, tmp_path, "people", "person.name\nAna", source="Fair 2026")
    assert one(file_store, "SELECT source FROM person") == "Fair 2026"


def _contacts(folder: Path) -> Path:
    path = folder / "contacts.csv"
    path.write_text("First Name,Last Name,Email Address\nAna,Ferreira,ana@acme.example\nBob,Byrne,bob@\n,,\n")
    return path


def test_columns_are_guessed(tmp_path):
    meaning = imports.guess(_contacts(tmp_path))
    assert meaning.rows == "people"
    assert meaning.columns["Email Address"] == "person.email"


def test_a_preview_shows_what_rows_would_become(tmp_path):
    path = _contacts(tmp_path)
    seen = imports.preview(path, imports.guess(path), limit=2)
    assert seen.headers == ("First Name", "Last Name", "Email Address")
    assert [record.number for record in seen.records] == [2, 3]
    assert seen.records[0].fields["person.given_name"] == "Ana"
    assert (seen.refusals, seen.encoding, seen.delimiter) == ((), "utf-8", ",")
    assert [notice.row for notice in seen.notices] == [3]


@pytest.mark.skipif(sys.platform != "linux", reason="names are text on this system")
def test_a_file_whose_name_is_no_text_is_brought_in_and_its_list_leaves(store, tmp_path):
    named = os.fsdecode(b"M\xfcller.csv")
    report = bring(store, tmp_path, "people", "person.name\nAnn", name=named)
    assert report.new == 1
    assert one(store, "SELECT file_name FROM import_batch") == "M\ufffdller.csv"
    assert exports.write(store, "people", Listing(), tmp_path / named) == 1
    everything.write(store, tmp_path / os.fsdecode(b"\xfc"))
    everything.take(store, tmp_path / os.fsdecode(b"\xfc"))


@pytest.mark.parametrize("dry_run", [True, False])
@pytest.mark.parametrize("change", [lambda path: path.write_text("person.name\n"), Path.unlink])
def test_a_file_that_somebody_changes_meanwhile_is_not_taken_in_by_half(file_store, tmp_path, dry_run, change):
    def shorten(done, _total):
        if done == 500:
            change(tmp_path / "file.csv")

    with pytest.raises(RefNetError, match="was changed while"):
        bring(file_store, tmp_path, "people", PEOPLE, progress=shorten, dry_run=dry_run)
    assert one(file_store, "SELECT count(*) FROM person") == 0
    assert file_store.undo_label() is None
