import hashlib
import shutil
import sqlite3
from contextlib import closing
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select
from world import world

from refnet.domain.drafts import AllyDraft, ClosingDraft, PersonDraft
from refnet.domain.errors import Cancelled, RefNetError
from refnet.domain.kinds import AllyKind, Duty, Outcome
from refnet.domain.own_benchmarks import BenchmarkDraft
from refnet.services import allies, benchmarks, deals, duplicates, merging, people, preferences, reps, union
from refnet.services.everything.tables import KINDS
from refnet.services.union import Decisions
from refnet.services.union.report import Become
from refnet.store.database import Store
from refnet.store.schema import (
    Ask,
    Base,
    ContactPoint,
    Deal,
    ImportBatch,
    Introduction,
    KeptApart,
    MergedPerson,
    Note,
    Organization,
    Person,
    PutOff,
    Rep,
    Tag,
    Task,
    Tie,
)

TODAY = date(2026, 11, 25)
THEIRS = Decisions(others_take_theirs=True)


@pytest.fixture
def other(new_file):
    """Open the file of a rep."""
    opened = Store.open(new_file(), author="rep")
    yield opened
    opened.close(backup=False)


def content(store):
    """Return all rows of all tables without their versions."""
    with store.reading() as session:
        return {
            kind.table: sorted(
                (
                    tuple(row)
                    for row in session.execute(select(*(one for one in kind.columns if one.name != "version")))
                ),
                key=str,
            )
            for kind in KINDS
        }


def take(store, other, decisions=union.OURS, **options):
    """Merge the file of a rep that is still open there."""
    return union.merge_file(store, other.path, decisions, **options)


def fates(report, *, but=("questions", "reps", "settings")):
    """Return what became of rows, in words, of tables in which anything happened."""
    told = {}
    for fate in report.fates:
        assert fate.read == sum(getattr(fate, one.value) for one in Become)
        counts = {one.value: getattr(fate, one.value) for one in Become if getattr(fate, one.value)}
        if counts and fate.table not in but:
            told[fate.table] = counts
    return told


def shared(store, other, text="Ann>Bob:won Bob>Cid Ann-Dan"):
    """Let both have what the rep logged."""
    known = world(other, text)
    take(store, other)
    return known


def edit(store, key, **values):
    """Change a person as a form does."""
    with store.step("Edit") as session:
        row = session.get(Person, key)
        for name, value in values.items():
            setattr(row, name, value)


def one(store, table, key):
    with store.reading() as session:
        return session.get(table, key)


def count(store, table):
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_what_only_the_other_file_has_comes_in_with_its_keys_and_undo_takes_it_back(store, other):
    world(store, "Eve>Fay")
    before = content(store)
    world(other, "Ann>Bob:won Ann-Dan", rep="Sam Seller")
    report = take(store, other)
    assert report.count(Become.NEW) == report.read - 22 - 1
    assert fates(report)["people"] == {"new": 3}
    after = content(store)
    theirs = content(other)
    assert set(theirs["person"]) < set(after["person"])
    assert set(theirs["introduction"]) < set(after["introduction"])
    store.undo()
    assert content(store) == before
    store.redo()
    assert content(store) == after


def test_a_second_time_adds_and_changes_nothing(store, other):
    shared(store, other)
    steps = len(store.steps())
    before = content(store)
    report = take(store, other)
    assert not report.has_news
    assert report.count(Become.SAME) == report.read - 1
    assert (content(store), len(store.steps())) == (before, steps)


def test_a_dry_run_says_the_same_and_writes_nothing(store, other):
    world(other, "Ann>Bob:won")
    before = content(store)
    told = take(store, other, dry_run=True)
    assert content(store) == before
    assert told == take(store, other)


def test_the_report_tells_what_is_in_the_file(store, other):
    world(other, "Ann>Bob", rep="Sam Seller")
    found = take(store, other, dry_run=True).contents
    assert (found.reps, found.people, found.introductions, found.deals) == (("Sam Seller",), 2, 1, 1)
    assert found.last_change is not None
    assert abs(found.last_change - datetime.now(UTC)).days == 0


def test_an_empty_file_brings_nothing(store, other):
    report = take(store, other)
    assert not report.has_news
    assert report.contents.last_change is None


def test_where_only_they_changed_a_row_theirs_counts(store, other):
    known = shared(store, other)
    edit(other, known["Ann"], job_title="Owner", name="Ann Arbor")
    assert fates(take(store, other))["people"] == {"same": 3, "changed": 1}
    assert one(store, Person, known["Ann"]).search_key == "ann arbor"
    assert not take(store, other).has_news
    store.undo()
    assert one(store, Person, known["Ann"]).name == "Ann"


def test_where_only_we_changed_a_row_ours_stays(store, other):
    known = shared(store, other)
    edit(store, known["Ann"], job_title="Owner")
    report = take(store, other)
    assert fates(report)["people"] == {"same": 3, "kept": 1}
    assert not report.has_news
    assert one(store, Person, known["Ann"]).job_title == "Owner"


def test_different_fields_of_one_person_join_without_a_question(store, other):
    known = shared(store, other)
    edit(store, known["Ann"], job_title="Owner")
    edit(other, known["Ann"], source="Fair")
    assert fates(take(store, other))["people"] == {"same": 3, "changed": 1}
    found = one(store, Person, known["Ann"])
    assert (found.job_title, found.source) == ("Owner", "Fair")


def test_a_field_that_both_changed_is_asked_about_and_ours_stays_unless_decided(store, other):
    known = shared(store, other)
    edit(store, known["Ann"], job_title="Owner")
    edit(other, known["Ann"], job_title="Chair", source="Fair")
    report = take(store, other)
    (conflict,) = report.conflicts
    assert (conflict.record, conflict.table, conflict.takes_theirs) == ("Ann", "people", False)
    assert [(field.field, field.ours, field.theirs) for field in conflict.fields] == [("Job title", "Owner", "Chair")]
    assert fates(report)["people"] == {"same": 3, "conflicts": 1}
    found = one(store, Person, known["Ann"])
    assert (found.job_title, found.source) == ("Owner", "Fair")
    take(store, other, Decisions({conflict.key: True}))
    assert one(store, Person, known["Ann"]).job_title == "Chair"
    assert not take(store, other).has_news


def test_where_ours_was_chosen_the_same_is_not_asked_again_and_something_else_is(store, other):
    known = shared(store, other)
    edit(store, known["Ann"], job_title="Owner", source="Fair")
    edit(other, known["Ann"], job_title="Chair", source="Web")
    (conflict,) = take(store, other).conflicts
    assert take(store, other, Decisions({conflict.key: False})).conflicts
    assert one(store, Person, known["Ann"]).job_title == "Owner"
    assert not take(store, other, THEIRS).has_news
    assert one(store, Person, known["Ann"]).job_title == "Owner"
    edit(other, known["Ann"], job_title="Founder")
    (conflict,) = take(store, other).conflicts
    assert [field.theirs for field in conflict.fields] == ["Founder"]


def test_undo_of_a_merge_asks_again(store, other):
    known = shared(store, other)
    edit(store, known["Ann"], job_title="Owner")
    edit(other, known["Ann"], job_title="Chair")
    (conflict,) = take(store, other).conflicts
    take(store, other, Decisions({conflict.key: False}))
    store.undo()
    assert one(store, Person, known["Ann"]).job_title == "Owner"
    assert take(store, other).conflicts


def test_theirs_can_be_taken_for_all(store, other):
    known = shared(store, other)
    for name in ("Ann", "Bob"):
        edit(store, known[name], job_title="Owner")
        edit(other, known[name], job_title="Chair")
    assert fates(take(store, other, THEIRS))["people"] == {"same": 2, "conflicts": 2}
    assert {one(store, Person, known[name]).job_title for name in ("Ann", "Bob")} == {"Chair"}
    assert not take(store, other).has_news


def test_how_a_deal_ended_is_one_question(store, other):
    shared(store, other, "Ann>Bob")
    with store.reading() as session:
        key = session.scalars(select(Deal.id)).one()
    deals.close(store, key, ClosingDraft(Outcome.WON, date(2026, 2, 1), 100, "EUR"))
    deals.close(other, key, ClosingDraft(Outcome.LOST, date(2026, 2, 1), None, "", "price"))
    report = take(store, other)
    assert {field.field for field in report.conflicts[0].fields} == {"Outcome", "Lost reason"}
    found = one(store, Deal, key)
    assert (found.outcome, found.lost_reason) == (Outcome.WON, "")
    take(store, other, THEIRS)
    found = one(store, Deal, key)
    assert (found.outcome, found.lost_reason, found.amount) == (Outcome.LOST, "price", 100)


def test_versions_tell_where_journals_are_silent(store, other):
    known = shared(store, other)
    with other.aside() as session:
        session.get(Person, known["Ann"]).job_title = "Owner"
    assert fates(take(store, other))["people"] == {"same": 3, "changed": 1}
    with store.aside() as session:
        session.get(Person, known["Bob"]).job_title = "Chair"
    assert fates(take(store, other))["people"] == {"same": 3, "kept": 1}
    with other.aside() as session:
        session.get(Person, known["Bob"]).job_title = "Clerk"
    assert fates(take(store, other))["people"] == {"same": 3, "conflicts": 1}


def test_a_journal_that_is_none_tells_nothing(store, other):
    known = shared(store, other)
    edit(other, known["Ann"], job_title="Owner")
    edit(other, known["Bob"], job_title="Owner")
    with closing(sqlite3.connect(other.path)) as connection:
        connection.execute("UPDATE change SET before = '{' WHERE row_key = ?", (known["Ann"].hex,))
        connection.execute("UPDATE change SET before = '[1]' WHERE row_key = ?", (known["Bob"].hex,))
        connection.execute("UPDATE step SET made_at = 'yesterday'")
        connection.commit()
    report = take(store, other)
    assert fates(report)["people"] == {"same": 2, "changed": 2}
    assert report.contents.last_change is None


def test_there_and_back_both_have_the_same(store, other, new_file):
    shared(store, other)
    edit(other, next(iter(world(other, "Ann>Gil Gil-Bob").values())), source="Fair")
    take(store, other)
    copy = Store.open(new_file())
    take(copy, other)
    theirs = content(copy)
    assert content(other)["person"] == theirs["person"]
    copy.close(backup=False)


def test_companies_and_reps_of_the_same_name_are_the_same(store, other):
    people.add(store, PersonDraft("Eve", organization="Acmé GmbH"))
    world(store, "Eve>Fay", rep="Rae Rep")
    people.add(other, PersonDraft("Ann", organization="ACME GmbH"))
    known = world(other, "Ann>Bob", rep="rae rep")
    report = take(store, other)
    assert fates(report, but=())["reps"] == {"known": 1}
    assert fates(report)["organizations"] == {"known": 1}
    assert (count(store, Rep), count(store, Organization)) == (1, 1)
    assert people.record(store, known["Ann"]).row.organization == "Acmé GmbH"
    with store.reading() as session:
        assert len(set(session.scalars(select(Introduction.rep_id)))) == 1
    assert not take(store, other).has_news


def test_a_manager_who_is_known_here_stays_manager_of_who_comes(store, other):
    with store.step("Manager") as session:
        session.add(Rep(name="Mia Manager"))
    with other.step("Reps") as session:
        manager = Rep(name="MIA MANAGER")
        session.add(manager)
        session.add(Rep(name="Sam Seller", manager_id=manager.id))
    assert fates(take(store, other), but=())["reps"] == {"new": 1, "known": 1}
    with store.reading() as session:
        by_name = {rep.name: rep for rep in session.scalars(select(Rep))}
    assert by_name["Sam Seller"].manager_id == by_name["Mia Manager"].id
    assert not take(store, other).has_news


def test_a_name_that_another_company_here_has_is_not_taken_twice(store, other):
    people.add(other, PersonDraft("Ann", organization="One"))
    take(store, other)
    people.add(store, PersonDraft("Eve", organization="Two"))
    with other.step("Rename") as session:
        session.scalars(select(Organization)).one().name = "Two"
    report = take(store, other)
    assert fates(report)["organizations"] == {"same": 1}
    assert not take(store, other).has_news


def test_a_name_that_was_passed_on_is_free_for_the_next(store, other):
    people.add(other, PersonDraft("Ann", organization="One"))
    people.add(other, PersonDraft("Bob", organization="Two"))
    take(store, other)
    with other.step("Rename") as session:
        session.scalars(select(Organization).where(Organization.name == "Two")).one().name = "Three"
        session.flush()
        session.scalars(select(Organization).where(Organization.name == "One")).one().name = "Two"
    assert fates(take(store, other))["organizations"] == {"changed": 2}
    with store.reading() as session:
        assert set(session.scalars(select(Organization.name))) == {"Two", "Three"}
    assert not take(store, other).has_news


def test_a_reference_says_who_is_the_same(store, other):
    ours, theirs = people.add(store, PersonDraft("Ann")), people.add(other, PersonDraft("Ann B"))
    edit(store, ours, reference="C-1")
    edit(other, theirs, reference="C-1")
    with other.step("Note") as session:
        session.add(Note(person_id=theirs, noted_on=TODAY, text="Likes tea"))
    assert fates(take(store, other)) == {"people": {"known": 1}, "notes": {"new": 1}}
    with store.reading() as session:
        assert session.scalars(select(Note.person_id)).one() == ours


def test_people_who_look_alike_stay_two_and_are_counted(store, other):
    people.add(store, PersonDraft("José García", organization="Acme"))
    people.add(other, PersonDraft("Jose Garcia", organization="Acme"))
    report = take(store, other)
    assert (count(store, Person), union.alike_among(store, report)) == (2, 1)
    assert len(duplicates.find(store)) == 1
    assert union.alike_among(store, take(store, other)) == 0


def test_among_very_many_nobody_is_compared(store, other, monkeypatch):
    people.add(other, PersonDraft("Ann"))
    monkeypatch.setattr("refnet.services.union.report.MOST_COMPARED", 0)
    assert union.alike_among(store, take(store, other)) is None


def test_ties_tags_allies_and_addresses_are_there_once(store, other):
    known = shared(store, other, "Ann Bob")
    for one_store in (store, other):
        allies.add(one_store, AllyDraft(PersonDraft(id=known["Ann"]), AllyKind.CLIENT, 3))
        with one_store.step("Same") as session:
            first, second = sorted((known["Ann"], known["Bob"]))
            session.add(Tie(person_id=first, other_id=second))
            session.add(KeptApart(person_id=first, other_id=second, decided_on=TODAY))
            session.add(Tag(person_id=known["Ann"], name="Golf"))
            session.add(ContactPoint(person_id=known["Ann"], kind="email", value="a@example.org", normal="a@example.org"))  # fmt: skip
            session.add(PutOff(duty=Duty.THANKS, subject_id=known["Ann"], put_off_on=TODAY))
    found = fates(take(store, other), but=("questions", "reps", "settings", "people"))
    assert found == {
        table: {"known": 1} for table in ("allies", "ties", "kept_apart", "tags", "contact_points", "put_off")
    }


def test_who_was_merged_here_is_found_under_the_one_who_stays(store, other):
    known = shared(store, other, "Ann Anne Bob")
    merging.merge(store, known["Ann"], known["Anne"], on=TODAY)
    world(other, "Anne>Bob Anne-Ann Anne-Bob")
    with other.step("Put off") as session:
        session.add(PutOff(duty=Duty.THANKS, subject_id=known["Anne"], put_off_on=TODAY))
    report = take(store, other)
    assert fates(report)["people"] == {"same": 2, "known": 1}
    assert fates(report)["ties"] == {"new": 1, "known": 1}
    with store.reading() as session:
        assert session.scalars(select(Introduction.introducer_id)).one() == known["Ann"]
        assert session.scalars(select(PutOff.subject_id)).one() == known["Ann"]
    assert not take(store, other).has_news


def test_who_was_merged_there_becomes_one_here_with_all_that_was_added_here(store, other):
    known = shared(store, other, "Ann Anne Bob")
    merging.merge(other, known["Ann"], known["Anne"], on=TODAY)
    world(store, "Anne>Bob")
    before = content(store)
    report = take(store, other)
    assert report.united == ("Anne",)
    assert one(store, Person, known["Anne"]) is None
    with store.reading() as session:
        assert session.scalars(select(Introduction.introducer_id)).one() == known["Ann"]
        assert session.scalars(select(MergedPerson.former_id)).one() == known["Anne"]
    again = take(store, other)
    assert not again.has_news
    assert again.united == ()
    store.undo()
    assert content(store) == before


def test_two_whom_an_introduction_brings_together_here_stay_two(store, other):
    known = shared(store, other, "Ann Anne")
    merging.merge(other, known["Ann"], known["Anne"], on=TODAY)
    world(store, "Ann>Anne")
    report = take(store, other)
    assert (report.united, fates(report)["merged_people"]) == ((), {"skipped": 1})
    assert count(store, Person) == 2
    assert not take(store, other).has_news


def test_an_introduction_of_two_who_are_one_here_stays_away_with_what_rests_on_it(store, other):
    known = shared(store, other, "Ann Anne Bob")
    merging.merge(store, known["Ann"], known["Anne"], on=TODAY)
    world(other, "Ann>Anne")
    report = take(store, other)
    assert fates(report)["introductions"] == {"skipped": 1}
    assert fates(report)["deals"] == {"new": 1}
    assert not take(store, other).has_news


def test_what_would_bring_one_person_together_with_themselves_stays_as_it_is_here(store, other):
    known = shared(store, other, "Ann>Bob Anne Ann-Bob")
    merging.merge(store, known["Ann"], known["Anne"], on=TODAY)
    with other.step("Turn") as session:
        session.scalars(select(Introduction)).one().prospect_id = known["Anne"]
        tie = session.scalars(select(Tie)).one()
        tie.person_id, tie.other_id = sorted((known["Ann"], known["Anne"]))
    before = content(store)
    found = fates(take(store, other))
    assert (found["introductions"], found["ties"]) == ({"same": 1}, {"same": 1})
    assert content(store) == before


def test_both_merged_the_same_two_the_other_way_round(store, other):
    known = shared(store, other, "Ann Anne Bob")
    merging.merge(store, known["Ann"], known["Anne"], on=TODAY)
    merging.merge(other, known["Anne"], known["Ann"], on=TODAY)
    report = take(store, other)
    assert fates(report)["people"] == {"same": 1, "known": 1}
    assert count(store, Person) == 2
    assert not take(store, other).has_news


def test_merges_there_follow_merges_here(store, other):
    known = shared(store, other, "Ann Anne Annie Bob Dee Dora")
    merging.merge(store, known["Anne"], known["Annie"], on=TODAY)
    merging.merge(store, known["Dee"], known["Dora"], on=TODAY)
    merging.merge(other, known["Ann"], known["Anne"], on=TODAY)
    world(other, "Annie>Bob")
    assert take(store, other).united == ("Anne",)
    with store.reading() as session:
        assert session.scalars(select(Introduction.introducer_id)).one() == known["Ann"]
    assert not take(store, other).has_news


def test_who_was_removed_here_stays_away_unless_asked_for(store, other):
    known = shared(store, other, "Ann Bob Ann-Bob")
    with other.step("Note") as session:
        session.add(Note(person_id=known["Bob"], noted_on=TODAY, text="New"))
    people.remove(store, [known["Bob"]])
    report = take(store, other)
    assert report.removed == ("Bob",)
    assert fates(report) == {"people": {"same": 1, "skipped": 1}, "ties": {"skipped": 1}, "notes": {"skipped": 1}}
    assert not take(store, other).has_news
    assert fates(take(store, other, Decisions(bring_back=True)))["people"] == {"same": 1, "new": 1}
    assert count(store, Tie) == 1


def test_what_rests_on_somebody_removed_loses_them_or_stays_away(store, other):
    known = shared(store, other, "Ann Bob Cid")
    people.remove(store, [known["Bob"]])
    world(other, "Ann>Cid Bob>Cid")
    with other.step("Rests") as session:
        session.add(Task(text="Call", rep_id=reps.all(other)[0].id, person_id=known["Bob"]))
        session.add(PutOff(duty=Duty.THANKS, subject_id=known["Bob"], put_off_on=TODAY))
    report = take(store, other)
    found = fates(report)
    assert found["introductions"] == {"new": 1, "skipped": 1}
    assert (found["tasks"], found["put_off"]) == ({"new": 1}, {"skipped": 1})
    with store.reading() as session:
        assert session.scalars(select(Task.person_id)).one() is None
    assert not take(store, other).has_news


def test_a_deal_that_was_removed_here_is_not_begun_again(store, other):
    known = shared(store, other, "Ann>Bob Eve")
    with store.step("Without a deal") as session:
        introduction = session.scalars(select(Introduction)).one()
        deal = introduction.deal_id
        introduction.deal_id, introduction.is_originating = None, False
    deals.remove(store, [deal])
    with other.step("More") as session:
        rep = session.scalars(select(Rep.id)).one()
        session.add(Introduction(introducer_id=known["Eve"], prospect_id=known["Bob"], rep_id=rep, deal_id=deal))
        session.get(Deal, deal).segment = "Large"
    found = fates(take(store, other))
    assert (found["deals"], found["introductions"]) == ({"skipped": 1}, {"same": 1, "new": 1})
    with store.reading() as session:
        assert set(session.scalars(select(Introduction.deal_id))) == {None}
    assert not take(store, other).has_news


def test_two_introductions_do_not_both_begin_a_deal(store, other):
    shared(store, other, "Ann>Bob")
    with store.reading() as session:
        first = session.scalars(select(Introduction)).one()
    for one_store, author in ((store, "Eve"), (other, "Gil")):
        with one_store.step("Origin") as session:
            session.get(Introduction, first.id).is_originating = False
            session.flush()
            person = Person(name=author)
            session.add(person)
            session.add(Introduction(introducer_id=person.id, prospect_id=first.prospect_id, rep_id=first.rep_id, deal_id=first.deal_id, is_originating=True))  # fmt: skip
    take(store, other)
    with store.reading() as session:
        began = session.scalars(select(Introduction.id).where(Introduction.is_originating))
        assert len(list(began)) == 1
    assert count(store, Introduction) == 3
    assert not take(store, other).has_news


def test_amounts_keep_their_currency_where_the_main_one_differs(store, other):
    preferences.save(other, currency="CHF")
    preferences.save(store, currency="EUR")
    with other.step("Deal") as session:
        session.add(Deal(title="A", amount=100))
    report = take(store, other)
    assert "counts in CHF" in report.warnings[0]
    with store.reading() as session:
        assert session.scalars(select(Deal.currency)).one() == "CHF"
    assert not take(store, other).has_news
    assert preferences.load(store).currency == "EUR"


def test_choices_of_the_file_that_is_open_stay(store, other):
    world(other, "Ann", rep="Sam Seller")
    preferences.save(other, horizon_days=90)
    take(store, other)
    assert preferences.load(store).horizon_days == 90
    preferences.save(other, horizon_days=60)
    assert fates(take(store, other), but=())["settings"] == {"kept": 1, "skipped": 1}
    assert preferences.load(store).horizon_days == 90
    assert preferences.load(store).me is None


def test_the_import_that_brought_people_comes_along(store, other):
    with other.step("Import") as session:
        batch = ImportBatch(file_name="a.csv", imported_at=datetime.now(UTC))
        session.add(batch)
        session.add(Person(name="Ann", import_batch_id=batch.id))
    take(store, other)
    assert one(store, ImportBatch, batch.id).file_name == "a.csv"


def test_only_the_first_conflicts_are_shown_and_all_are_counted(store, other, monkeypatch):
    monkeypatch.setattr("refnet.services.union.taking.MOST_CONFLICTS", 1)
    known = shared(store, other)
    for name in ("Ann", "Bob"):
        edit(store, known[name], name="N" * 200)
        edit(other, known[name], name="M" * 200)
    report = take(store, other)
    assert (len(report.conflicts), report.count(Become.CONFLICT)) == (1, 2)
    assert "Only the first 1 conflicts are shown" in report.warnings[0]


def test_values_of_every_kind_are_said_in_words(store, other):
    shared(store, other, "Ann>Bob Cid")
    with store.reading() as session:
        key = session.scalars(select(Introduction.id)).one()
    cids = []
    for one_store, flag, on, name in ((store, True, TODAY, "Cid"), (other, False, date(2026, 1, 2), "Ann")):
        with one_store.step("Differ") as session:
            row = session.get(Introduction, key)
            row.thanked_on, row.reason = on, name * 200
            cids.append(flag)
    shown = {field.field: (field.ours, field.theirs) for field in take(store, other).conflicts[0].fields}
    assert shown["Thanked day"] == ("2026-11-25", "2026-01-02")
    assert shown["Reason"][0].endswith("…")


def test_addresses_that_cannot_be_compared_come_in_beside_ours(store, other):
    known = shared(store, other, "Ann")
    for one_store in (store, other):
        with one_store.step("Phone") as session:
            session.add(ContactPoint(person_id=known["Ann"], kind="phone", value="ask Eve", normal=""))
    assert fates(take(store, other))["contact_points"] == {"new": 1}
    assert not take(store, other).has_news


def test_own_benchmarks_of_one_name_are_one(store, other):
    for one_store, rate in ((store, 0.25), (other, 0.5)):
        benchmarks.add(one_store, BenchmarkDraft("Ours", rate, "Board"))
    benchmarks.add(other, BenchmarkDraft("Theirs", 0.125, "Board"))
    assert fates(take(store, other)) == {"own_benchmarks": {"new": 1, "known": 1}}
    assert not take(store, other).has_news


def test_what_has_no_name_of_its_own_is_said_by_its_kind(store, other):
    known = shared(store, other, "Ann>Bob")
    rep = reps.all(store)[0].id
    for one_store in (store, other):
        with one_store.step("Ask") as session:
            ask = Ask(ally_id=known["Ann"], rep_id=rep, asked_on=TODAY)
            session.add(ask)
            session.scalars(select(Introduction)).one().ask_id = ask.id
    (conflict,) = take(store, other).conflicts
    assert [(field.field, field.ours, field.theirs) for field in conflict.fields] == [("Ask", "asks", "asks")]
    assert conflict.record.startswith("Ann · Bob")


def test_which_deal_an_introduction_began_is_one_question(store, other):
    shared(store, other, "Ann>Bob")
    for one_store, title in ((store, "Ours"), (other, "Theirs")):
        with one_store.step("Another deal") as session:
            deal = Deal(title=title)
            session.add(deal)
            row = session.scalars(select(Introduction)).one()
            row.deal_id, row.is_originating = deal.id, one_store is other
    (conflict,) = take(store, other).conflicts
    shown = [(field.field, field.ours, field.theirs) for field in conflict.fields]
    assert shown == [("Deal", "Ours", "Theirs"), ("Is originating", "no", "yes")]
    take(store, other, THEIRS)
    assert not take(store, other).has_news


def test_nothing_is_kept_when_it_is_stopped(store, other):
    world(other, "Ann>Bob")
    before = content(store)

    def stop(done, total):
        assert done <= total
        raise Cancelled("stopped")

    with pytest.raises(Cancelled):
        take(store, other, progress=stop)
    assert content(store) == before


def test_the_other_file_stays_byte_for_byte_and_nothing_is_left_beside_it(store, tmp_path, new_file):
    made = Store.open(new_file())
    world(made, "Ann>Bob")
    made.close(backup=False)
    folder = tmp_path / "theirs"
    folder.mkdir()
    path = shutil.copy(made.path, folder / "rep.refnet")
    before = hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns
    assert union.merge_file(store, path).has_news
    assert (hashlib.sha256(path.read_bytes()).digest(), path.stat().st_mtime_ns) == before
    assert [one.name for one in folder.iterdir()] == ["rep.refnet"]


def test_its_owner_can_write_while_it_is_merged(store, other):
    world(other, "Ann>Bob")
    take(store, other, progress=lambda done, total: people.add(other, PersonDraft(f"P{done}")))
    assert take(store, other).has_news


def test_the_open_file_is_not_merged_with_itself(file_store):
    with pytest.raises(RefNetError, match="This is the file that is open"):
        union.merge_file(file_store, file_store.path)


def test_every_table_is_merged_or_named_as_left_out(store, other):
    left_out = {"step", "change"}
    assert {kind.table for kind in KINDS} | left_out == set(Base.metadata.tables)
    assert {fate.table for fate in take(store, other).fates} == {kind.file for kind in KINDS}


def test_a_report_is_json(store, other):
    known = shared(store, other)
    edit(store, known["Ann"], job_title="Owner")
    edit(other, known["Ann"], job_title="Chair")
    plain = take(store, other, dry_run=True).as_json()
    assert plain["conflicts"][0]["record"] == "Ann"
    assert plain["contents"]["people"] == 4
