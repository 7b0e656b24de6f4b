from datetime import date

import pytest
from sqlalchemy import func, select
from world import tie, world

from refnet.domain.drafts import AllyDraft, AskDraft, DealDraft, GivenDraft, PersonDraft
from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.kinds import ContactKind, Outcome
from refnet.services import allies, asks, deals, introductions, people, preferences, reps
from refnet.services.listing import Filter, Listing
from refnet.store.schema import Ally, ContactPoint, Introduction, Note, Person, Tag, Tie

TODAY = date(2026, 3, 4)
ANA = PersonDraft(
    "Ana Souza", organization="Ágora Lda", job_title="CFO", email="Ana@Agora.PT", phone="+351 912 345 678",
    profile_url="https://www.linkedin.com/in/ana/", tags=("VIP", "vip", "Lisbon"),
)  # fmt: skip


def only(store):
    (row,) = people.page(store, Listing(), 0, 10)
    return row


def rows_of(store, table):
    with store.reading() as session:
        return session.scalar(select(func.count()).select_from(table))


def test_a_person_is_added_with_all_that_is_known(store):
    key = people.add(store, ANA)
    row = only(store)
    assert row.id == key
    assert (row.name, row.organization, row.job_title) == ("Ana Souza", "Ágora Lda", "CFO")
    assert (row.email, row.phone, row.tags) == ("Ana@Agora.PT", "+351 912 345 678", "Lisbon, VIP")
    assert (row.kind, row.trust, row.introductions, row.credit, row.currency) == (None, None, 0, 0, "EUR")


def test_ways_to_reach_people_are_compared_in_their_normal_form(store):
    people.add(store, ANA)
    people.add(store, PersonDraft("Bo", email="not Ä mail", phone="ask Eve"))
    with store.reading() as session:
        normals = set(session.execute(select(ContactPoint.kind, ContactPoint.normal)))
    assert normals == {
        (ContactKind.EMAIL, "ana@agora.pt"),
        (ContactKind.PHONE, "+351912345678"),
        (ContactKind.PROFILE, "linkedin.com/in/ana"),
        (ContactKind.EMAIL, "not a mail"),
        (ContactKind.PHONE, "ask eve"),
    }


def test_a_name_that_is_here_already_means_somebody_else(store):
    assert people.add(store, PersonDraft("Ana Souza")) != people.add(store, PersonDraft("ana souza"))


def test_adding_somebody_by_id_changes_nothing(store):
    key = people.add(store, ANA)
    assert people.add(store, PersonDraft(id=key)) == key
    assert people.count(store, Listing()) == 1
    assert store.undo().label == "Add person"
    assert people.count(store, Listing()) == 0


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (PersonDraft(""), "name"),
        (PersonDraft("\u202e"), "name"),
        (PersonDraft("x" * 201), "name"),
        (PersonDraft("Bo", organization="x" * 201), "organization"),
        (PersonDraft("Bo", tags=("x" * 61,)), "tags"),
        (PersonDraft("Bo", email="x" * 501), "email"),
        (PersonDraft("Bo", profile_url="x" * 501), "profile_url"),
    ],
)
def test_what_cannot_be_kept_whole_is_refused_at_its_field(store, draft, field):
    with pytest.raises(InvalidInput) as refused:
        people.add(store, draft)
    assert refused.value.field == field
    assert people.count(store, Listing()) == 0


def test_a_person_becomes_what_the_form_says(store):
    key = people.add(store, ANA)
    version = people.record(store, key).version
    draft = PersonDraft("Ana de Souza", email="ana@new.pt", tags=("Porto", "vip"), do_not_contact=True)
    people.change(store, key, version, draft)
    record = people.record(store, key)
    assert (record.row.name, record.row.organization, record.row.job_title) == ("Ana de Souza", "", "")
    assert [point.value for point in record.contact_points] == ["ana@new.pt"]
    assert record.tags == ("Porto", "VIP")
    assert record.row.do_not_contact
    people.change(store, key, record.version, PersonDraft("Ana de Souza", phone="+351 912 345 678"))
    assert only(store).phone == "+351 912 345 678"


def test_a_form_that_read_an_older_version_writes_nothing(store):
    key = people.add(store, ANA)
    version = people.record(store, key).version
    people.change(store, key, version, PersonDraft("Ana S"))
    with pytest.raises(Conflict):
        people.change(store, key, version, PersonDraft("Ana X"))
    assert only(store).name == "Ana S"


def test_a_person_keeps_a_name(store):
    key = people.add(store, ANA)
    with pytest.raises(InvalidInput):
        people.change(store, key, 1, PersonDraft(" ", id=key))


def test_somebody_removed_meanwhile_is_told(store):
    key = people.add(store, ANA)
    people.remove(store, [key])
    for act in (
        lambda: people.record(store, key),
        lambda: people.change(store, key, 1, PersonDraft("Ana")),
        lambda: people.add_note(store, key, TODAY, "x"),
        lambda: people.add(store, PersonDraft(id=key)),
    ):
        with pytest.raises(RefNetError, match="removed"):
            act()


def test_people_are_tagged_and_untagged_together(store):
    known = world(store, "Ann Bob Cid")
    people.tag(store, [known["Ann"], known["Bob"]], " Golf ")
    people.tag(store, [known["Ann"]], "golf")
    tagged = Listing(filters=(Filter("tag", "GOLF"),))
    assert [row.name for row in people.page(store, tagged, 0, 9)] == ["Ann", "Bob"]
    people.untag(store, list(known.values()), "golf")
    assert people.count(store, tagged) == 0
    with pytest.raises(InvalidInput):
        people.tag(store, list(known.values()), "  ")


def test_people_are_not_to_be_contacted_until_they_are(store):
    known = world(store, "Ann Bob")
    people.forbid_contact(store, [known["Ann"]], True)
    assert [row.do_not_contact for row in people.page(store, Listing(), 0, 9)] == [True, False]
    people.forbid_contact(store, list(known.values()), False)
    assert [row.do_not_contact for row in people.page(store, Listing(), 0, 9)] == [False, False]


def test_a_note_says_something(store):
    key = people.add(store, ANA)
    people.add_note(store, key, TODAY, " likes\ntea ")
    assert [note.text for note in people.record(store, key).notes] == ["likes\ntea"]
    with pytest.raises(InvalidInput):
        people.add_note(store, key, TODAY, " ")


def test_removing_a_person_removes_all_that_is_only_theirs(store):
    known = world(store, "Dan")
    key = people.add(store, ANA)
    allies.add(store, AllyDraft(PersonDraft(id=key)))
    people.add_note(store, key, TODAY, "likes tea")
    tie(store, key, known["Dan"])
    people.remove(store, [key])
    assert [rows_of(store, table) for table in (Person, Tag, ContactPoint, Note, Ally, Tie)] == [1, 0, 0, 0, 0, 0]
    store.undo()
    assert [rows_of(store, table) for table in (Person, Tag, ContactPoint, Note, Ally, Tie)] == [2, 2, 3, 1, 1, 1]
    assert people.record(store, key).tags == ("Lisbon", "VIP")


def test_nobody_is_removed_from_under_what_rests_on_them(store):
    known = world(store, "Ann>Bob Ann>Cid Dan")
    rep = reps.become(store, "Rae Rep")
    asks.log(store, AskDraft(PersonDraft(id=known["Ann"]), rep, TODAY))
    with pytest.raises(RefNetError, match=r"Ann cannot be removed: 2 introductions, 1 ask would"):
        people.remove(store, [known["Ann"]])
    with pytest.raises(RefNetError, match=r"These people cannot be removed: 2 introductions, 2 deals would"):
        people.remove(store, [known["Bob"], known["Cid"], known["Dan"]])
    assert people.count(store, Listing()) == 4
    people.remove(store, [known["Dan"]])
    assert people.count(store, Listing()) == 3


def test_the_record_shows_the_ally_and_the_money(store):
    known = world(store, "Ann>Bob:won Ann>Cid")
    allies.add(store, AllyDraft(PersonDraft(id=known["Ann"]), trust=5, since=TODAY))
    (open_deal,) = deals.page(store, Listing(filters=(Filter("outcome", "open"),)), 0, 9)
    draft = DealDraft(PersonDraft(id=known["Cid"]), open_deal.rep_id, TODAY, amount=700)
    deals.change(store, open_deal.id, open_deal.version, draft)
    record = people.record(store, known["Ann"])
    assert record.ally is not None
    assert (record.ally.trust, record.ally.since, record.ally.cadence_days) == (5, TODAY, 90)
    assert (record.won_amount, record.open_amount) == (100_000, 700)
    assert (record.row.won, record.row.lost, record.row.open, record.row.introductions) == (1, 0, 1, 2)


def test_the_timeline_tells_what_happened_newest_first(store):
    known = world(store, "Ann>Bob:won Bob>Cid:lost Ann>Bob")
    rep = reps.become(store, "Rae Rep")
    asks.log(store, AskDraft(PersonDraft(id=known["Bob"]), rep, TODAY, target="somebody at Ágora"))
    introductions.log_given(store, GivenDraft(PersonDraft(id=known["Bob"]), PersonDraft("Eve"), TODAY, rep))
    people.add_note(store, known["Bob"], date(2025, 1, 1), "First line\nand more")
    told = [(one.kind, one.title, one.detail) for one in people.timeline(store, known["Bob"], TODAY)]
    assert told == [
        ("introduction", "We introduced Eve to Bob", ""),
        ("ask", "Asked by Rae Rep", "No answer yet – somebody at Ágora"),
        ("deal", "Won: Bob", ""),
        ("deal", "Deal: Bob", ""),
        ("introduction", "Introduced to us by Ann", ""),
        ("introduction", "Introduced Cid to us", ""),
        ("deal", "Deal: Bob", ""),
        ("introduction", "Introduced to us by Ann", ""),
        ("note", "First line", "and more"),
    ]


def test_neighbours_stand_beside_a_person_by_what_joins_them(store):
    known = world(store, "Ann>Bob:won Ann>Bob Bob>Cid Bob-Ann Dan-Bob Eve")
    found = [(one.name, one.relation) for one in people.neighbours(store, known["Bob"])]
    assert found == [
        ("Ann", "introducer"), ("Cid", "prospect"), ("Ann", "tie"), ("Dan", "tie"), ("Rae Rep", "rep"),
    ]  # fmt: skip
    assert people.neighbours(store, known["Eve"]) == []


def test_of_several_introductions_the_newest_with_a_day_tells_of_a_neighbour(store):
    known = world(store, "Ann>Bob:won Ann>Bob:lost")
    with store.step("Forget the day of the first") as session:
        first = session.scalars(select(Introduction).order_by(Introduction.made_on)).first()
        first.made_on = None
    (ann,) = [one for one in people.neighbours(store, known["Bob"]) if one.relation == "introducer"]
    assert ann.outcome is Outcome.LOST


def test_a_typed_number_without_a_country_code_belongs_to_the_country_of_the_settings(store):
    preferences.save(store, country="DE")
    people.add(store, PersonDraft("Ann", phone="030 1234567"))
    with store.reading() as session:
        assert session.scalars(select(ContactPoint.normal)).one() == "+49301234567"
