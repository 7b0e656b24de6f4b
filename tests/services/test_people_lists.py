from datetime import date

import pytest
from world import world

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.errors import RefNetError
from refnet.domain.kinds import AllyKind
from refnet.services import allies, deals, introductions, people
from refnet.services.listing import Filter, Listing
from refnet.services.people.listed import SHEET

ANA = PersonDraft("Ana Souza", organization="Ágora Lda", job_title="cfo", email="ana@agora.pt")
BEN = PersonDraft("Ben Öztürk", organization="Bolt 100 %", job_title="CEO", tags=("Golf",))
CID = PersonDraft("Cid anders", organization="agora lda", job_title="_x")
DEE = PersonDraft("Dee")


def shown(store, **listing):
    return [row.name for row in people.page(store, Listing(**listing), 0, 99)]


def kept(store, field, *values):
    return shown(store, filters=tuple(Filter(field, value) for value in values))


@pytest.fixture
def four(store):
    return {draft.name: people.add(store, draft) for draft in (DEE, CID, BEN, ANA)}


def test_people_stand_by_name_and_come_in_pages(store, four):
    assert shown(store) == ["Ana Souza", "Ben Öztürk", "Cid anders", "Dee"]
    assert [row.name for row in people.page(store, Listing(), 1, 2)] == ["Ben Öztürk", "Cid anders"]
    assert people.page(store, Listing(), 9, 2) == []
    assert people.count(store, Listing()) == 4
    assert people.ids(store, Listing(sort="name", descending=True)) == [
        four[name] for name in ("Dee", "Cid anders", "Ben Öztürk", "Ana Souza")
    ]


def test_rows_come_in_the_order_asked_for_without_those_that_are_gone(store, four):
    keys = [four["Dee"], four["Ana Souza"]]
    people.remove(store, [four["Ana Souza"]])
    assert [row.name for row in people.rows(store, keys)] == ["Dee"]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("", ["Ana Souza", "Ben Öztürk", "Cid anders", "Dee"]),
        ("SOU", ["Ana Souza"]),
        ("ouz", []),
        ("ozturk b", ["Ben Öztürk"]),
        ("agora", ["Ana Souza", "Cid anders"]),
        ("lda and", ["Cid anders"]),
        ("100 %", ["Ben Öztürk"]),
        ("% %", ["Ben Öztürk"]),
        ("_ n", []),
        ("ANA@agora", ["Ana Souza"]),
        ("nobody", []),
    ],
)
def test_every_word_must_appear(store, four, words, found):
    assert shown(store, search=words) == found
    assert people.count(store, Listing(search=words)) == len(found)


def test_filters_on_one_field_mean_any_and_on_several_all(store, four):
    assert kept(store, "organization", "AGORA lda") == ["Ana Souza", "Cid anders"]
    assert kept(store, "organization", "agora lda", "bolt 100 %") == ["Ana Souza", "Ben Öztürk", "Cid anders"]
    assert kept(store, "organization", "") == ["Dee"]
    both = (Filter("organization", "agora lda"), Filter("job_title", "cfo"))
    assert shown(store, filters=both) == ["Ana Souza"]


def test_people_are_kept_by_what_is_true_of_them(store, four):
    allies.add(store, AllyDraft(PersonDraft(id=four["Ben Öztürk"]), kind=AllyKind.FRIEND, trust=4))
    people.forbid_contact(store, [four["Dee"]], True)
    others = ["Ana Souza", "Cid anders", "Dee"]
    assert kept(store, "is_ally", "yes") == ["Ben Öztürk"]
    assert kept(store, "is_ally", "no") == others
    assert kept(store, "kind", "friend") == ["Ben Öztürk"]
    assert kept(store, "kind", "") == others
    assert kept(store, "kind", "no such kind") == []
    assert kept(store, "trust", "4") == ["Ben Öztürk"]
    assert kept(store, "trust", "four") == []
    assert kept(store, "tag", "golf") == ["Ben Öztürk"]
    assert kept(store, "tags", "") == others
    assert kept(store, "do_not_contact", "yes") == ["Dee"]
    assert kept(store, "do_not_contact", "no") == ["Ana Souza", "Ben Öztürk", "Cid anders"]
    assert kept(store, "email", "") == ["Ben Öztürk", "Cid anders", "Dee"]
    assert kept(store, "id", str(four["Dee"])) == ["Dee"]
    assert kept(store, "id", "x") == []


def test_people_are_kept_by_the_rep_and_the_day_of_their_introductions(store):
    known = world(store, "Ann>Bob", rep="Rae")
    world(store, "Cid>Dan", rep="Uma")
    rep = introductions.page(store, Listing(search="bob"), 0, 1)[0].rep_id
    assert kept(store, "rep", "rae") == ["Ann", "Bob"]
    assert kept(store, "rep", str(rep)) == ["Ann", "Bob"]
    assert kept(store, "last_on", "2026") == ["Ann", "Cid"]
    assert kept(store, "last_on", "2026-01") == ["Ann", "Cid"]
    assert kept(store, "last_on", "2026-01-05") == ["Ann", "Cid"]
    assert kept(store, "last_on", "2025", "2026-02") == []
    for nonsense in ("soon", "2026-13", "2026-02-30", "1-2-3-4"):
        assert kept(store, "last_on", nonsense) == []
    assert kept(store, "last_on", "") == ["Bob", "Dan"]
    assert known["Ann"] == people.page(store, Listing(), 0, 1)[0].id


@pytest.mark.parametrize(
    ("field", "upwards", "downwards"),
    [
        ("organization", ["Dee", "Cid anders", "Ana Souza", "Ben Öztürk"], ["Ben Öztürk", "Cid anders", "Ana Souza", "Dee"]),
        ("job_title", ["Dee", "Cid anders", "Ben Öztürk", "Ana Souza"], ["Ana Souza", "Ben Öztürk", "Cid anders", "Dee"]),
        ("email", ["Dee", "Cid anders", "Ben Öztürk", "Ana Souza"], ["Ana Souza", "Dee", "Cid anders", "Ben Öztürk"]),
    ],
)  # fmt: skip
def test_text_is_sorted_alike_on_both_engines(store, four, field, upwards, downwards):
    assert shown(store, sort=field) == upwards
    assert shown(store, sort=field, descending=True) == downwards


def test_choices_are_sorted_by_their_place_and_what_is_empty_stands_last(store, four):
    for name, kind in (("Dee", AllyKind.CLIENT), ("Ana Souza", AllyKind.FRIEND), ("Cid anders", AllyKind.PARTNER)):
        allies.add(store, AllyDraft(PersonDraft(id=four[name]), kind=kind))
    assert shown(store, sort="kind") == ["Dee", "Cid anders", "Ana Souza", "Ben Öztürk"]
    assert shown(store, sort="kind", descending=True) == ["Ana Souza", "Cid anders", "Dee", "Ben Öztürk"]


def test_people_are_sorted_by_what_they_brought(store):
    world(store, "Ann>Bob:won Cid>Dan:lost Cid>Eve")
    assert shown(store, sort="credit", descending=True)[0] == "Ann"
    assert shown(store, sort="introductions", descending=True)[:2] == ["Cid", "Ann"]
    assert shown(store, sort="last_on", descending=True)[:2] == ["Cid", "Ann"]


def test_several_introductions_to_one_deal_count_its_outcome_once(store):
    known = world(store, "Ann>Bob Ann>Bob")
    (row,) = people.rows(store, [known["Ann"]])
    assert (row.introductions, row.open) == (2, 1)


def test_a_field_that_a_list_does_not_have_is_named(store):
    for asked in (Listing(sort="colour"), Listing(filters=(Filter("colour", "red"),))):
        for module in (people, introductions, deals):
            with pytest.raises(RefNetError, match="colour"):
                module.page(store, asked, 0, 1)


def test_every_field_can_be_sorted_and_filtered_by(store, four):
    for field in SHEET.columns:
        assert len(shown(store, sort=field)) == 4
        for value in ("", "yes", "7", "2026", "x"):
            assert people.count(store, Listing(filters=(Filter(field, value),))) <= 4


def test_type_ahead_finds_people_from_either_end_of_the_name(store, four):
    allies.add(store, AllyDraft(PersonDraft(id=four["Ana Souza"]), since=date(2026, 1, 1)))
    (hit,) = people.find(store, "SOUZA a")
    assert (hit.name, hit.organization, hit.is_ally) == ("Ana Souza", "agora lda", True)
    assert [hit.name for hit in people.find(store, "an")] == ["Ana Souza", "Cid anders"]
    assert [hit.name for hit in people.find(store, "an", limit=1)] == ["Ana Souza"]
    assert [hit.name for hit in people.find(store, "öz")] == ["Ben Öztürk"]
    for nobody in ("", "  ", "%", "a_a", "anna"):
        assert people.find(store, nobody) == []


def test_somebody_of_the_same_name_may_be_the_same(store, four):
    assert people.likely_same(store, "ana  SOUZA", "agora lda").id == four["Ana Souza"]
    assert people.likely_same(store, "Ana Souza", "").id == four["Ana Souza"]
    assert people.likely_same(store, "dee", "Anywhere").id == four["Dee"]
    assert people.likely_same(store, "Ana Souza", "Bolt 100 %") is None
    assert people.likely_same(store, "Eve", "") is None


def test_of_several_with_the_name_the_one_of_the_organization_is_meant(store):
    people.add(store, PersonDraft("Ana Souza"))
    here = people.add(store, PersonDraft("Ana Souza", organization="Bolt"))
    assert people.likely_same(store, "Ana Souza", "bolt").id == here
