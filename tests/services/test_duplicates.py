from datetime import date

import pytest
from bringing import one

from refnet.domain.drafts import AllyDraft, PersonDraft
from refnet.domain.errors import Cancelled
from refnet.services import allies, duplicates, people

TODAY = date(2026, 5, 4)


@pytest.fixture
def alike(store):
    first = people.add(store, PersonDraft("José García", organization="Acme"))
    second = people.add(store, PersonDraft("Jose Garcia", organization="Acme GmbH"))
    people.add(store, PersonDraft("Bob Byrne", organization="Acme"))
    return first, second


def test_pairs_who_are_probably_one_are_found_with_the_reason(store, alike):
    [pair] = duplicates.find(store)
    assert (pair.one.id, pair.other.id) == alike
    assert (pair.one.name, pair.other.name, pair.other.organization) == ("José García", "Jose Garcia", "Acme GmbH")
    assert pair.reasons == ("Same name but for accents", "Similar company")
    assert (pair.score, pair.ids) == (88, frozenset(alike))


def test_an_ally_is_the_one_who_would_stay(store, alike):
    allies.add(store, AllyDraft(PersonDraft(id=alike[1])))
    [pair] = duplicates.find(store)
    assert (pair.one.id, pair.one.is_ally, pair.other.is_ally) == (alike[1], True, False)


def test_the_surest_pair_comes_first(store, alike):
    for name in ("Ana Ferreira", "A. Ferreira"):
        people.add(store, PersonDraft(name, organization="Globex"))
    for name in ("Eva Ek", "Eve Ek"):
        people.add(store, PersonDraft(name, email="ek@globex.example", organization="Globex"))
    scores = [pair.score for pair in duplicates.find(store)]
    assert scores == sorted(scores, reverse=True)
    assert len(scores) == 3


def test_whoever_is_kept_apart_is_not_shown_until_asked_for(store, alike):
    duplicates.keep_apart(store, *alike, on=TODAY)
    duplicates.keep_apart(store, *reversed(alike), on=TODAY)
    assert (duplicates.find(store), duplicates.count_kept_apart(store)) == ([], 1)
    duplicates.show_again(store)
    assert (len(duplicates.find(store)), duplicates.count_kept_apart(store)) == (1, 0)
    store.undo()
    assert duplicates.find(store) == []
    assert one(store, "SELECT count(*) FROM kept_apart") == 1


def test_a_search_tells_how_far_it_is_and_can_be_stopped(store, alike):
    told = []
    duplicates.find(store, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 0), (0, 1)]
    with pytest.raises(Cancelled, match="stopped"):
        duplicates.find(store, is_cancelled=lambda: True)


def test_nobody_looks_like_anybody_in_an_empty_store(store):
    assert duplicates.find(store) == []
