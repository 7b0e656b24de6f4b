from datetime import date

import pytest
from bringing import ask, bring, one
from sqlalchemy import select
from world import world

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import AllyKind, Duty, Evidence
from refnet.services import allies, duplicates, merging, people, reps, today
from refnet.store.schema import Person, PutOff, Tie

TODAY = date(2026, 5, 4)


def two(store, one=None, other=None):
    return (
        people.add(store, one or PersonDraft("José García", organization="Acme", job_title="CEO", tags=("golf",))),
        people.add(store, other or PersonDraft("Jose Garcia", organization="Acme GmbH", email="jose@acme.example", tags=("Golf", "chess"))),
    )  # fmt: skip


def test_the_one_who_stays_gains_what_was_missing_and_a_note_keeps_the_rest(store):
    kept, other = two(store)
    merging.merge(store, kept, other, on=TODAY)
    record = people.record(store, kept)
    assert (record.row.name, record.row.organization, record.row.job_title) == ("José García", "Acme", "CEO")
    assert (record.row.email, record.tags) == ("jose@acme.example", ("chess", "golf"))
    assert [(note.noted_on, note.text) for note in record.notes] == [
        (TODAY, "Merged with Jose Garcia.\nName: Jose Garcia\nCompany: Acme GmbH")
    ]
    assert one(store, "SELECT count(*) FROM person") == 1
    with pytest.raises(RefNetError, match="removed meanwhile"):
        people.record(store, other)


def test_of_each_field_the_others_value_can_be_taken(store):
    kept, other = two(store)
    preview = merging.preview(store, kept, other, {"name", "organization"})
    merging.merge(store, kept, other, {"name", "organization"}, on=TODAY)
    row = people.record(store, kept).row
    assert (row.name, row.organization, row.job_title) == ("Jose Garcia", "Acme GmbH", "CEO")
    assert {found.field: found.value for found in preview.fields if found.value} == {
        "name": "Jose Garcia", "organization": "Acme GmbH", "job_title": "CEO",
    }  # fmt: skip
    assert people.find(store, "garcia")[0].id == kept


def test_the_preview_says_what_is_there_afterwards_whoever_of_the_two_came_first(store):
    first = PersonDraft("Ann Lee", email="ann@example.org", tags=("VIP", "golf"))
    kept, other = two(store, first, PersonDraft("Ann B. Lee", email="b@example.org", tags=("vip", "chess")))[::-1]
    expected = merging.preview(store, kept, other).result
    assert (expected.points, expected.tags) == (("ann@example.org", "b@example.org"), ("chess", "golf", "vip"))
    merging.merge(store, kept, other, on=TODAY)
    assert merging.preview(store, kept, kept).kept == expected


def test_introductions_deals_and_asks_change_hands_and_undo_gives_them_back(store):
    known = world(store, "Ann>Bob:won Bob>Cid Ned>Rob")
    merging.merge(store, known["Ann"], known["Ned"], on=TODAY)
    assert people.record(store, known["Ann"]).row.introductions == 2
    merging.merge(store, known["Bob"], known["Rob"], on=TODAY)
    assert one(store, "SELECT count(*) FROM introduction") == 3
    assert one(store, "SELECT count(*) FROM deal") == 3
    store.undo()
    store.undo()
    assert people.record(store, known["Ned"]).row.introductions == 1
    assert one(store, "SELECT count(*) FROM merged_person") == 0


@pytest.mark.parametrize("turned", [False, True])
def test_whoever_introduced_the_other_cannot_be_the_same_and_a_sentence_says_so(store, turned):
    known = world(store, "Ann>Bob")
    pair = (known["Bob"], known["Ann"]) if turned else (known["Ann"], known["Bob"])
    assert "nobody is introduced to themselves" in merging.preview(store, *pair).obstacle
    with pytest.raises(RefNetError, match="cannot be merged"):
        merging.merge(store, *pair, on=TODAY)
    assert one(store, "SELECT count(*) FROM person") == 2


def test_nobody_is_merged_with_themselves_or_with_somebody_who_is_gone(store):
    kept, other = two(store)
    with pytest.raises(RefNetError, match="already"):
        merging.merge(store, kept, kept, on=TODAY)
    people.remove(store, [other])
    with pytest.raises(RefNetError, match="removed meanwhile"):
        merging.preview(store, kept, other)


def test_ties_are_joined_the_stronger_stays_and_nobody_is_tied_to_themselves(store):
    known = world(store, "Ann-Bob Ann-Cid Bob-Cid Bob-Dan")
    with store.step("Strengthen") as session:
        for tie in session.query(Tie):
            if known["Bob"] in (tie.person_id, tie.other_id):
                tie.strength, tie.since = 5, date(2020, 1, 1)
            else:
                tie.strength, tie.evidence = 2, Evidence.IMPORT
    preview = merging.preview(store, known["Ann"], known["Bob"])
    assert preview.result.ties == 2
    assert [remark.split()[0] for remark in preview.remarks] == ["The", "1", "A"]
    merging.merge(store, known["Ann"], known["Bob"], on=TODAY)
    assert ask(store, "SELECT strength, evidence FROM tie ORDER BY strength") == [(5, "confirmed"), (5, "confirmed")]


def test_two_allies_become_one_with_the_higher_trust_and_the_earlier_day(store):
    kept, other = two(store)
    allies.add(
        store, AllyDraft(PersonDraft(id=kept), kind=AllyKind.PARTNER, trust=2, since=date(2024, 1, 1), cadence_days=120)
    )
    allies.add(
        store, AllyDraft(PersonDraft(id=other), kind=AllyKind.FRIEND, trust=5, since=date(2020, 1, 1), cadence_days=60)
    )
    assert "Both are allies" in " ".join(merging.preview(store, kept, other).remarks)
    merging.merge(store, kept, other, on=TODAY)
    ally = people.record(store, kept).ally
    assert (ally.kind, ally.trust, ally.since, ally.cadence_days) == (AllyKind.PARTNER, 5, date(2020, 1, 1), 60)


def test_an_ally_merged_into_somebody_who_is_none_makes_them_one(store):
    kept, other = two(store)
    allies.add(store, AllyDraft(PersonDraft(id=other), kind=AllyKind.FRIEND))
    assert merging.preview(store, kept, other).result.is_ally
    merging.merge(store, kept, other, on=TODAY)
    assert people.record(store, kept).ally.kind is AllyKind.FRIEND


def test_a_way_to_reach_both_is_kept_once_and_a_wish_not_to_be_contacted_holds(store):
    kept, other = two(
        store,
        PersonDraft("Ana Ferreira", phone="+351 21 123 4567"),
        PersonDraft("Ana Maria Ferreira", phone="+351211234567", do_not_contact=True),
    )
    merging.merge(store, kept, other, on=TODAY)
    assert one(store, "SELECT count(*) FROM contact_point") == 1
    assert people.record(store, kept).row.do_not_contact


def test_a_reference_of_either_is_kept_and_the_other_is_noted(store, tmp_path):
    bring(store, tmp_path, "people", "person.name,person.reference\nAna,C-1\nAna F,C-2\nAna G,")
    keys = dict(zip(("Ana", "Ana F", "Ana G"), people_ids(store), strict=True))
    merging.merge(store, keys["Ana G"], keys["Ana F"], on=TODAY)
    assert one(store, "SELECT reference FROM person WHERE name = 'Ana G'") == "C-2"
    merging.merge(store, keys["Ana G"], keys["Ana"], {"reference"}, on=TODAY)
    assert ask(store, "SELECT name, reference FROM person") == [("Ana G", "C-1")]
    assert "Reference: C-2" in one(store, "SELECT text FROM note WHERE text LIKE '%C-2%'")
    store.undo()
    store.undo()
    assert one(store, "SELECT count(*) FROM person") == 3


def people_ids(store):
    with store.reading() as session:
        return [key for (key,) in session.query(Person.id).order_by(Person.name)]


def test_former_ids_lead_to_whoever_stayed_in_the_end(store):
    known = world(store, "Ann Bob Cid")
    merging.merge(store, known["Bob"], known["Ann"], on=TODAY)
    merging.merge(store, known["Cid"], known["Bob"], on=TODAY)
    with store.reading() as session:
        from refnet.store.schema import MergedPerson

        found = {row.former_id: row.person_id for row in session.query(MergedPerson)}
    assert found == {known["Ann"]: known["Cid"], known["Bob"]: known["Cid"]}


def test_what_was_put_off_and_who_was_kept_apart_follow(store):
    known = world(store, "Ann Bob Cid Dan")
    for pair in (("Ann", "Bob"), ("Ann", "Cid"), ("Bob", "Cid"), ("Bob", "Dan")):
        duplicates.keep_apart(store, *(known[name] for name in pair), on=TODAY)
    with store.step("Put off") as session:
        for name, duty in (("Ann", Duty.QUIET), ("Bob", Duty.QUIET), ("Bob", Duty.ASK)):
            session.add(PutOff(duty=duty, subject_id=known[name], put_off_on=TODAY))
    merging.merge(store, known["Ann"], known["Bob"], on=TODAY)
    assert sorted(ask(store, "SELECT duty FROM put_off")) == [("ask",), ("quiet",)]
    assert one(store, "SELECT count(*) FROM kept_apart") == 2


def test_what_each_rep_put_off_follows_and_undo_brings_it_back(store):
    known, both = world(store, "Ann Bob"), (reps.add(store, "Max"), reps.add(store, "Ida"))
    for name, rep in (("Ann", both[0]), ("Bob", both[0]), ("Bob", both[1])):
        today.postpone(store, Duty.QUIET, known[name], None, TODAY, rep=rep)
    whose = {(known["Ann"], both[0]), (known["Bob"], both[0]), (known["Bob"], both[1])}
    merging.merge(store, known["Ann"], known["Bob"], on=TODAY)
    with store.reading() as session:
        found = session.execute(select(PutOff.subject_id, PutOff.rep_id)).all()
    assert sorted(found) == sorted((known["Ann"], rep) for rep in both)
    store.undo()
    with store.reading() as session:
        assert {(one, rep) for one, rep in session.execute(select(PutOff.subject_id, PutOff.rep_id))} == whose


def test_nothing_is_noted_when_nothing_is_left_out(store):
    kept, other = two(store, PersonDraft("Ana Ferreira"), PersonDraft("Ana Ferreira", job_title="CEO"))
    assert merging.preview(store, kept, other).remarks == ()
    merging.merge(store, kept, other, on=TODAY)
    assert people.record(store, kept).row.job_title == "CEO"
    assert one(store, "SELECT count(*) FROM note") == 0
