import csv
import json
from datetime import UTC, date, datetime
from pathlib import Path
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select
from world import world

from refnet.domain.drafts import PersonDraft
from refnet.domain.errors import Cancelled, RefNetError
from refnet.domain.kinds import Duty
from refnet.domain.own_benchmarks import BenchmarkDraft
from refnet.services import benchmarks, everything, exports, people, preferences, reps, sample, views
from refnet.services.everything import words
from refnet.services.everything.report import FolderRefused
from refnet.services.everything.tables import KINDS
from refnet.services.listing import Filter, Listing
from refnet.store.database import Store
from refnet.store.keys import new_id
from refnet.store.schema import Base, ImportBatch, KeptApart, MergedPerson, Note, Person, PutOff, Rep, Row, SavedMapping

TODAY = date(2026, 11, 25)
MAPPING = 'rows = "people"\n[columns]\n"Name" = "person.name"\n'


def content(store, *, but=()):
    """Return all rows of all tables, as the database gives them."""
    with store.reading() as session:
        return {
            kind.table: sorted(map(tuple, session.execute(select(Base.metadata.tables[kind.table]))), key=str)
            for kind in KINDS
            if kind.file not in but
        }


def of_all_kinds(store):
    """Fill what the sample network does not."""
    known = world(store, "Ann>Bob:won Bob>Cid:open Ann-Dan")
    views.save(store, "people", "Mine", Listing("x", (Filter("kind", "client"),), "name"), ("name", "phone"))
    preferences.save(store, currency="CHF", me=reps.all(store)[0].id)
    batch = new_id()
    with store.step("more") as session:
        told = "ab'c\n" * 40_000
        session.add(ImportBatch(id=batch, file_name="a.csv", imported_at=datetime.now(UTC), told=told))
        session.add(SavedMapping(header_key="name", content=MAPPING, used_on=TODAY))
        session.add(
            KeptApart(
                person_id=min(known["Ann"], known["Bob"]), other_id=max(known["Ann"], known["Bob"]), decided_on=TODAY
            )
        )
        session.add(MergedPerson(former_id=uuid4(), person_id=known["Cid"], merged_on=TODAY))
        session.add(Note(person_id=known["Ann"], noted_on=TODAY, text="=1+1\r\n'\"", import_batch_id=batch))
    benchmarks.add(store, BenchmarkDraft("Our target", 0.0425, "Board"))
    exports.note(store, "people", Path("p.csv"), 3, "all")
    return known


@pytest.fixture
def empty(new_location):
    opened = Store.open(new_location())
    yield opened
    opened.close(backup=False)


def change(folder, file, column, value, row=0):
    """Write another value into a cell of a folder."""
    path = folder / f"{file}.csv"
    with path.open(newline="", encoding="utf-8-sig") as stream:
        headers, *rows = list(csv.reader(stream))
    rows[row][headers.index(column)] = value
    with path.open("w", newline="", encoding="utf-8-sig") as stream:
        csv.writer(stream).writerows([headers, *rows])


def test_the_whole_sample_network_comes_back_as_it_was(store, empty, tmp_path):
    sample.fill(store, seed=7, today=TODAY, with_me=True)
    before = content(store)
    counts = everything.write(store, tmp_path / "all")
    assert counts["people"] == len(before["person"])
    report = everything.take(empty, tmp_path / "all")
    assert content(empty) == before
    assert report.warnings == ()
    fates = {fate.file: fate for fate in report.fates}
    assert (fates["people"].new, fates["questions"].same) == (len(before["person"]), len(before["question"]))


def test_rows_of_every_kind_come_back_with_their_versions(store, empty, tmp_path):
    of_all_kinds(store)
    before = content(store)
    everything.write(store, tmp_path / "all")
    everything.take(empty, tmp_path / "all")
    assert content(empty) == before


def test_taking_it_in_is_one_step_that_is_undone_and_done_again(store, empty, tmp_path):
    of_all_kinds(store)
    everything.write(store, tmp_path / "all")
    nothing = content(empty)
    everything.take(empty, tmp_path / "all")
    full = content(empty)
    empty.undo()
    assert content(empty) == nothing
    empty.redo()
    assert content(empty) == full


def test_a_second_time_adds_nothing(store, tmp_path):
    of_all_kinds(store)
    before = content(store, but=["exports"])
    everything.write(store, tmp_path / "all")
    report = everything.take(store, tmp_path / "all")
    assert report.new == report.newer == 0
    assert all(fate.read == fate.same for fate in report.fates)
    assert content(store, but=["exports"]) == before


def table(folder, file):
    with (folder / f"{file}.csv").open(newline="", encoding="utf-8-sig") as stream:
        return list(csv.DictReader(stream))


def test_the_folder_explains_itself(store, tmp_path):
    of_all_kinds(store)
    everything.write(store, tmp_path / "all")
    told = " ".join((tmp_path / "all" / "README.txt").read_text(encoding="utf-8").split())
    for kind in KINDS:
        assert f"{kind.file}.csv: {words.about(kind)}" in told
        assert all(words.meaning(kind, column.name) in told for column in kind.columns)
    pairs = {(row["introducer"], row["prospect"]) for row in table(tmp_path / "all", "introductions")}
    assert pairs == {("Ann", "Bob"), ("Bob", "Cid")}
    assert [row["text"] for row in table(tmp_path / "all", "notes")] == ["'=1+1\r\n'\""]


def test_every_table_of_the_users_data_has_its_file():
    assert sorted(one.__tablename__ for one in Row.__subclasses__()) == sorted(kind.table for kind in KINDS)
    for kind in KINDS:
        assert not set(kind.labels.values()) & {column.name for column in kind.columns}


def test_an_export_of_everything_is_noted_and_never_over_something(store, tmp_path):
    world(store, "Ann>Bob")
    everything.write(store, tmp_path / "all")
    (noted,) = exports.noted(store)
    assert (noted.what, noted.file_name, noted.author) == ("everything", "all", store.author)
    with pytest.raises(RefNetError, match="is there already"):
        everything.write(store, tmp_path / "all")
    (tmp_path / "new").mkdir()
    everything.write(store, tmp_path / "new")
    with pytest.raises(RefNetError, match="cannot be made there"):
        everything.write(store, tmp_path / "nowhere" / "all")
    with pytest.raises(RefNetError, match="too long"):
        everything.write(store, tmp_path / ("x" * 300))
    for name in ("a\0b", "a\ud800b"):
        with pytest.raises(RefNetError, match="cannot be the name of a folder"):
            everything.write(store, tmp_path / name)
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["all", "new"]


def test_a_folder_beside_that_is_written_into_stays(store, tmp_path):
    (tmp_path / "all.part").mkdir()
    (tmp_path / "all.part" / "mine.txt").write_text("kept")
    everything.write(store, tmp_path / "all")
    assert (tmp_path / "all.part" / "mine.txt").read_text() == "kept"
    assert sorted(one.name for one in tmp_path.iterdir() if one.is_dir()) == ["all", "all.part"]


def test_an_export_that_is_stopped_leaves_nothing(store, tmp_path):
    sample.fill(store, seed=7, today=TODAY)
    told = []

    def stop(done, total):
        told.append((done, total))
        if done >= 300:
            raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        everything.write(store, tmp_path / "all", stop)
    assert told[0][0] == 100
    assert not list(tmp_path.glob("all*"))
    assert exports.noted(store) == []


def test_a_newer_row_takes_the_place_of_an_older_one_and_undo_brings_it_back(store, empty, tmp_path):
    known = of_all_kinds(store)
    everything.write(store, tmp_path / "first")
    everything.take(empty, tmp_path / "first")
    old = content(empty)
    change(tmp_path / "first", "people", "job_title", "Elder")
    report = everything.take(empty, tmp_path / "first")
    assert [(fate.older, fate.same) for fate in report.fates if fate.file == "people"] == [(1, len(old["person"]) - 1)]
    assert content(empty) == old
    change(tmp_path / "first", "people", "version", "7")
    change(tmp_path / "first", "people", "name", "Zoë Younger")
    assert everything.take(empty, tmp_path / "first").newer == 1
    with empty.reading() as session:
        person = Base.metadata.tables["person"]
        query = select(person.c.job_title, person.c.version, person.c.search_key, person.c.family_key)
        found = session.execute(query.where(person.c.name == "Zoë Younger")).one()
    assert tuple(found) == ("Elder", 7, "zoe younger", "younger zoe")
    empty.undo()
    assert {row.name for row in people.page(empty, Listing(), 0, 20)} == set(known)


def test_what_is_here_under_another_key_is_not_doubled(store, empty, tmp_path):
    of_all_kinds(store)
    people.add(store, PersonDraft("Eve", organization="Acme", email="eve@example.org", tags=("Golf",)))
    people.add(empty, PersonDraft("Fay", organization="ACME"))
    mine = reps.become(empty, "Rae Rep")
    everything.write(store, tmp_path / "all")
    report = everything.take(empty, tmp_path / "all")
    fates = {fate.file: fate for fate in report.fates}
    assert (fates["organizations"].known, fates["reps"].known) == (1, 1)
    assert len(content(empty)["organization"]) == 1
    assert [row.organization for row in people.page(empty, Listing(search="eve"), 0, 5)] == ["ACME"]
    with empty.reading() as session:
        assert set(session.scalars(select(Base.metadata.tables["introduction"].c.rep_id))) == {mine}
    again = everything.take(empty, tmp_path / "all")
    assert again.new == again.newer == 0


def test_who_sat_at_the_keyboard_is_the_rep_that_is_known_here(store, empty, tmp_path):
    store.author = "visitor"
    reps.become(store, "Rae Rep")
    with store.step("nobody") as session:
        preferences.put(session, "me nobody", None)
    mine = reps.become(empty, "Rae Rep")
    everything.write(store, tmp_path / "all")
    everything.take(empty, tmp_path / "all")
    empty.author = "visitor"
    assert preferences.load(empty).me == mine


def test_a_manager_who_is_known_here_stays_the_manager(store, empty, tmp_path):
    boss = reps.become(store, "Mia Manager")
    with store.step("team") as session:
        session.add(Rep(name="Rae Rep", manager_id=boss))
    mine = reps.become(empty, "Mia Manager")
    everything.write(store, tmp_path / "all")
    everything.take(empty, tmp_path / "all")
    with empty.reading() as session:
        rep = Base.metadata.tables["rep"]
        assert session.scalar(select(rep.c.manager_id).where(rep.c.name == "Rae Rep")) == mine


def test_what_was_put_off_stays_put_off_for_who_is_known_here(store, empty, tmp_path):
    ann = people.add(store, PersonDraft("Ann"))
    with store.step("put off") as session:
        session.get_one(Person, ann).reference = "7"
        session.add(PutOff(duty=Duty.THANKS, subject_id=ann, put_off_on=TODAY))
        session.add(PutOff(duty=Duty.THANKS, subject_id=uuid4(), put_off_on=TODAY))
    here = people.add(empty, PersonDraft("Ann"))
    with empty.step("number") as session:
        session.get_one(Person, here).reference = "7"
    everything.write(store, tmp_path / "all")
    everything.take(empty, tmp_path / "all")
    with empty.reading() as session:
        assert here in set(session.scalars(select(PutOff.subject_id)))


def test_a_dry_run_only_tells(store, empty, tmp_path):
    of_all_kinds(store)
    everything.write(store, tmp_path / "all")
    nothing, heard = content(empty), []
    told = everything.take(empty, tmp_path / "all", dry_run=True, progress=lambda done, total: heard.append(done))
    assert content(empty) == nothing
    assert everything.take(empty, tmp_path / "all", progress=lambda done, total: heard.append(done)) == told
    assert max(heard) == 2 * len(KINDS) - 1
    assert json.loads(json.dumps(told.as_json()))["files"][0]["file"] == "reps"


NOWHERE = "0192a0a0-0000-7000-8000-000000000000"


@pytest.fixture
def fresh(new_file):
    opened = Store.open(new_file())
    yield opened
    opened.close(backup=False)


@pytest.mark.parametrize(
    ("cell", "value", "reason"),
    [
        ("people.id", "no key", "people.csv, row 2: id: it must be a key"),
        ("people.version", "0", "version must be from 1 to"),
        ("people.version", "x", "whole number"),
        ("people.version", "99999999999", "whole number"),
        ("people.do_not_contact", "maybe", "yes or no"),
        ("people.name", "", "people.csv, row 2: it breaks the rule “name filled”"),
        ("people.name", "a\0b", "zero byte"),
        ("people.organization_id", NOWHERE, "organization_id refers to a row that is nowhere"),
        ("introductions.made_on", "2026-02-30", "a day such as"),
        ("introductions.channel", "owl", "one of: details"),
        ("deals.amount", "1e5", "whole number"),
        ("deals.currency", "EURO", "currency code"),
        ("own_benchmarks.rate", "nan", "it must be a number"),
        ("own_benchmarks.rate", "x", "it must be a number"),
        ("ties.strength", "9", "strength range"),
        ("ties.other_id", "", "other_id: it must be a key"),
        ("imports.imported_at", "2026-02-03T10:00:00", "time zone"),
        ("imports.imported_at", "0001-01-01T00:00:00+14:00", "time zone"),
        ("settings.content", "{", "not what RefNet keeps"),
        ("saved_views.definition", "{}", "not what RefNet keeps"),
        ("saved_views.definition", '{"search":"","sort":"","columns":[],"filters":[["a"]],"descending":true}', "not"),
        ("saved_views.definition", '{"search":"","sort":1,"columns":[],"filters":[],"descending":true}', "not what"),
        ("saved_views.definition", '{"search":"","sort":"","columns":[],"filters":[],"descending":1}', "not what"),
        ("remembered_mappings.content", "rows = 5", "remembered_mappings.csv, row 2"),
    ],
)
def test_what_cannot_be_right_is_refused_with_its_row(fresh, folder, cell, value, reason):
    change(folder, *cell.split("."), value)
    nothing = content(fresh)
    with pytest.raises(FolderRefused, match="Nothing was taken in") as refused:
        everything.take(fresh, folder)
    assert reason in str(refused.value)
    assert content(fresh) == nothing


@pytest.mark.parametrize(
    ("setting", "is_right"),
    [
        ('currency="EUR"', True),
        ('currency="euro"', False),
        ('currency="eur"', False),
        ("horizon_days=90", True),
        ("horizon_days=0", False),
        ('horizon_days="9"', False),
        ('benchmark="x"', True),
        ("benchmark=1", False),
        ('denominator="met"', True),
        ('denominator="mets"', False),
        ('credit_rule="first"', True),
        ("credit_rule=7", False),
        ("step_targets=null", True),
        ("step_targets=[0.5, 0.5, 0.5, 0.5, 0.5]", True),
        ("step_targets=[0.5]", False),
        ("me x=null", True),
        ('me x="y"', False),
        ("anything=[]", True),
    ],
)
def test_a_setting_holds_what_it_is_for(file_store, fresh, tmp_path, setting, is_right):
    name, _equals, value = setting.partition("=")
    preferences.save(file_store, currency="USD")
    everything.write(file_store, tmp_path / "all")
    change(tmp_path / "all", "settings", "name", name)
    change(tmp_path / "all", "settings", "content", value)
    if is_right:
        everything.take(fresh, tmp_path / "all")
        preferences.load(fresh)
    else:
        with pytest.raises(FolderRefused):
            everything.take(fresh, tmp_path / "all")


@pytest.mark.parametrize("version", ["0", "2147483647"])
def test_a_version_that_leaves_no_room_to_count_is_refused(file_store, tmp_path, version):
    people.add(file_store, PersonDraft("Ann"))
    everything.write(file_store, tmp_path / "all")
    change(tmp_path / "all", "people", "version", version)
    with pytest.raises(FolderRefused, match="version must be from 1 to"):
        everything.take(file_store, tmp_path / "all")


def test_a_row_that_is_there_twice_is_told(file_store, tmp_path):
    people.add(file_store, PersonDraft("Ann", tags=("Golf",)))
    people.add(file_store, PersonDraft("Bob"))
    everything.write(file_store, tmp_path / "all")
    first, second = (row["id"] for row in table(tmp_path / "all", "people"))
    change(tmp_path / "all", "people", "id", first, row=1)
    with pytest.raises(FolderRefused, match="row 3: a row with this key stands above already"):
        everything.take(file_store, tmp_path / "all")
    change(tmp_path / "all", "people", "id", second, row=1)
    change(tmp_path / "all", "people", "reference", "7", row=0)
    change(tmp_path / "all", "people", "reference", "7", row=1)
    with pytest.raises(FolderRefused, match="row 3: a row above has the same reference already"):
        everything.take(file_store, tmp_path / "all")


@pytest.fixture
def folder(file_store, tmp_path):
    of_all_kinds(file_store)
    everything.write(file_store, tmp_path / "all")
    return tmp_path / "all"


def test_what_is_no_such_folder_is_refused(file_store, folder, tmp_path):
    assert everything.is_everything(folder)
    assert not everything.is_everything(tmp_path)
    with pytest.raises(RefNetError, match="not a folder that RefNet wrote"):
        everything.take(file_store, tmp_path)
    good = (folder / "refnet.json").read_text()
    (folder / "refnet.json").write_text(good.replace('"format": 1', '"format": 2'))
    with pytest.raises(RefNetError, match="newer RefNet"):
        everything.take(file_store, folder)


@pytest.mark.parametrize("bad", ["", "[]", '{"format": 1, "rows": []}', "[" * 50_000, '{"format": "x", "rows": {}}'])
def test_damaged_contents_are_told(file_store, folder, bad):
    (folder / "refnet.json").write_text(bad)
    with pytest.raises(RefNetError, match="is damaged"):
        everything.take(file_store, folder)


@pytest.mark.parametrize(
    ("added", "reason"),
    [
        (b'"x', "cannot be read to its end"),
        (b"\xff\xfe", "cannot be read to its end"),
        (b"a,b\r\n", "row 3: there are 2 cells under"),
        (b"x" * (1 << 20), "too long to be ours"),
    ],
)
def test_a_damaged_file_is_told(file_store, folder, added, reason):
    file = folder / "notes.csv"
    file.write_bytes(file.read_bytes() + added)
    with pytest.raises(RefNetError, match=f"notes.csv.*{reason}"):
        everything.take(file_store, folder)


def test_rows_that_went_missing_are_told_and_a_missing_file_is_refused(file_store, folder):
    (folder / "notes.csv").write_bytes(b"")
    assert everything.take(file_store, folder).warnings == (
        "notes.csv has 0 rows, though 1 were written into it.",
    )  # fmt: skip
    (folder / "notes.csv").unlink()
    with pytest.raises(RefNetError, match="There is no file"):
        everything.take(file_store, folder)


def test_a_folder_of_an_older_refnet_lacks_columns_and_tables(file_store, fresh, folder):
    rows = table(folder, "people")
    with (folder / "people.csv").open("w", newline="", encoding="utf-8") as stream:
        writer = csv.DictWriter(stream, ["id", "version", "name"], extrasaction="ignore")
        writer.writeheader()
        writer.writerows(rows)
    told = json.loads((folder / "refnet.json").read_text())
    del told["rows"]["exports"]
    (folder / "refnet.json").write_text(json.dumps(told))
    (folder / "exports.csv").unlink()
    (folder / "long_texts.csv").unlink()
    everything.take(fresh, folder)
    assert {row.name for row in people.page(fresh, Listing(), 0, 9)} == {"Ann", "Bob", "Cid", "Dan"}
    (folder / "people.csv").write_text(f"id,version\n{rows[0]['id']},1\n")
    with pytest.raises(FolderRefused, match="there is no column name"):
        everything.take(file_store, folder)


def test_long_texts_without_their_columns_are_refused(file_store, folder):
    (folder / "long_texts.csv").write_text("file,id\nimports,x\n")
    with pytest.raises(RefNetError, match=r"long_texts.csv, row 2: there is no column"):
        everything.take(file_store, folder)


def test_a_file_full_of_nonsense_is_not_read_to_its_end(file_store, folder):
    (folder / "people.csv").write_text("id,version,name\n" + "x,y,z\n" * 5000)
    with pytest.raises(FolderRefused, match="…") as refused:
        everything.take(file_store, folder)
    assert len(refused.value.problems) < 200


def test_rows_that_contradict_what_is_here_leave_all_as_it_was(store, empty, tmp_path):
    world(store, "Ann>Bob")
    everything.write(store, tmp_path / "all")
    everything.take(empty, tmp_path / "all")
    change(tmp_path / "all", "introductions", "id", str(uuid4()))
    before = content(empty)
    with pytest.raises(RefNetError, match=r"introductions.csv contradicts what is here already"):
        everything.take(empty, tmp_path / "all")
    assert content(empty) == before


def test_a_pair_that_is_one_person_here_is_not_kept(store, empty, tmp_path):
    ann, bob = sorted(people.add(store, PersonDraft(name)) for name in ("Ann", "Bob"))
    with store.step("apart") as session:
        session.add(KeptApart(person_id=ann, other_id=bob, decided_on=TODAY))
        session.get_one(Person, ann).reference = "7"
        session.get_one(Person, bob).reference = "8"
    cid = people.add(empty, PersonDraft("Cid"))
    with empty.step("number") as session:
        session.get_one(Person, cid).reference = "8"
    everything.write(store, tmp_path / "all")
    report = everything.take(empty, tmp_path / "all")
    with empty.reading() as session:
        pair = session.execute(select(KeptApart.person_id, KeptApart.other_id)).one()
    assert set(pair) == {ann, cid}
    change(tmp_path / "all", "kept_apart", "person_id", str(bob))
    change(tmp_path / "all", "kept_apart", "id", str(uuid4()))
    change(tmp_path / "all", "kept_apart", "other_id", str(cid))
    report = everything.take(empty, tmp_path / "all")
    assert {fate.file: fate.known for fate in report.fates}["kept_apart"] == 1


TEXTS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=60)
HOSTILE = TEXTS | st.sampled_from(
    [
        "",
        "'",
        "''",
        "'=1",
        "=1+1",
        "''=x",
        "+",
        "-",
        "@a",
        "\r",
        "\n",
        "\r\n",
        '"',
        '""',
        ",",
        ";",
        "\ufeff",
        "|x",
        "％",
    ]
)


@given(texts=st.lists(HOSTILE, min_size=1, max_size=8, unique=True))
@settings(suppress_health_check=list(HealthCheck), max_examples=25)
def test_no_text_is_lost_or_changed(new_file, tmp_path_factory, texts):
    given, taken = Store.open(new_file()), Store.open(new_file())
    with given.step("fill") as session:
        for text in texts:
            session.add(ImportBatch(file_name="x", imported_at=datetime.now(UTC), told=text, source=text))
            session.add(Person(name="x", reference=text, job_title=text))
    folder = tmp_path_factory.mktemp("all")
    try:
        everything.write(given, folder)
        everything.take(taken, folder)
        assert content(taken, but=["exports"]) == content(given, but=["exports"])
    finally:
        given.close(backup=False)
        taken.close(backup=False)
