from datetime import date

import pytest
from world import world

from refnet.domain.drafts import ClosingDraft, DealDraft, GivenDraft, PersonDraft
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Outcome
from refnet.services import deals, introductions, people, reps, search, views
from refnet.services.listing import Filter, Listing
from refnet.services.search import Hits

MINE = Listing("bolt", (Filter("rep", "Rae"), Filter("stage", "met")), "amount", True)


def test_a_view_keeps_filters_order_and_columns(store):
    first = views.save(store, "deals", " Mine ", MINE, ("title", "amount"))
    second = views.save(store, "deals", "All", Listing(), ())
    views.save(store, "allies", "Mine", Listing(), ("name",))
    found = views.all(store, "deals")
    assert [(view.id, view.name) for view in found] == [(first, "Mine"), (second, "All")]
    assert (found[0].listing, found[0].columns) == (MINE, ("title", "amount"))
    assert found[1].listing == Listing()


def test_a_view_saved_again_under_its_name_is_replaced(store):
    key = views.save(store, "deals", "Mine", MINE, ("title",))
    assert views.save(store, "deals", "Mine", Listing(), ("stage",)) == key
    (view,) = views.all(store, "deals")
    assert (view.listing, view.columns) == (Listing(), ("stage",))


def test_a_removed_view_is_gone_until_undone(store):
    key = views.save(store, "deals", "Mine", MINE, ())
    views.remove(store, key)
    views.remove(store, key)
    assert views.all(store, "deals") == []
    store.undo()
    assert [view.name for view in views.all(store, "deals")] == ["Mine"]


@pytest.mark.parametrize("name", ["", " \u202e", "x" * 61])
def test_a_view_needs_a_name_that_fits(store, name):
    with pytest.raises(InvalidInput):
        views.save(store, "deals", name, MINE, ())


def test_everything_of_a_name_is_found(store):
    rep = reps.become(store, "Rae Rep")
    world(store, "Bolto>Bob")
    people.add(store, PersonDraft("Bolta Ek", organization="Bolt Ltd"))
    people.add(store, PersonDraft("Fay", organization="Great Bolts"))
    deals.open_deal(store, DealDraft(PersonDraft("Eve"), rep, date(2026, 3, 2), "Bolts for all"))
    deals.open_deal(store, DealDraft(PersonDraft(), rep, date(2026, 3, 2), "More bolts"))
    found = search.everything(store, "BOLT")
    assert [(hit.title, hit.detail) for hit in found.people] == [("Bolta Ek", "Bolt Ltd"), ("Bolto", "")]
    assert [hit.title for hit in found.organizations] == ["Bolt Ltd", "Great Bolts"]
    assert [(hit.title, hit.detail) for hit in found.deals] == [("Bolts for all", "Eve"), ("More bolts", "")]
    assert [(hit.title, hit.detail) for hit in found.introductions] == [("Bob", "introduced by Bolto")]
    assert [hit.title for hit in search.everything(store, "all bolts").deals] == ["Bolts for all"]


def test_a_deal_is_found_by_its_prospect_and_says_when_it_is_over(store):
    rep = reps.become(store, "Rae Rep")
    key = deals.open_deal(store, DealDraft(PersonDraft("Eve Bolt"), rep, date(2026, 3, 2), "Tender"))
    assert [(hit.title, hit.detail, hit.is_over) for hit in search.everything(store, "eve").deals] == [
        ("Tender", "Eve Bolt", False)
    ]
    deals.close(store, key, ClosingDraft(Outcome.LOST, date(2026, 3, 9), lost_reason="no need"))
    assert [hit.is_over for hit in search.everything(store, "bolt").deals] == [True]


def test_an_introduction_we_gave_is_found_by_either_side(store):
    rep = reps.become(store, "Rae Rep")
    introductions.log_given(store, GivenDraft(PersonDraft("Ann"), PersonDraft("Eve"), date(2026, 3, 2), rep))
    for side in ("ann", "eve"):
        (hit,) = search.everything(store, side).introductions
        assert (hit.title, hit.detail) == ("Eve", "introduced to Ann")


def test_at_most_so_many_of_each_kind_are_found(store):
    world(store, "Ann>Bob1 Ann>Bob2 Ann>Bob3")
    found = search.everything(store, "bob", limit=2)
    assert [hit.title for hit in found.people] == ["Bob1", "Bob2"]
    assert [hit.title for hit in found.deals] == ["Bob1", "Bob2"]
    assert [hit.title for hit in found.introductions] == ["Bob3", "Bob2"]


@pytest.mark.parametrize("text", ["", " ", "%", "_", "nobody"])
def test_nothing_is_found_for_nothing(store, text):
    world(store, "Ann>Bob")
    assert search.everything(store, text) == Hits()


def test_of_many_organizations_those_that_begin_with_the_words_come_first(store):
    for number, name in enumerate(("Bolt Works", "All Bolts", "Bolt Anders")):
        people.add(store, PersonDraft(f"P{number}", organization=name))
    found = [search.everything(store, "bolt", limit=most).organizations for most in (2, 3)]
    assert [[hit.title for hit in some] for some in found] == [
        ["Bolt Anders", "Bolt Works"], ["Bolt Anders", "Bolt Works", "All Bolts"],
    ]  # fmt: skip
