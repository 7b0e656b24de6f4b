import pytest

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Role
from refnet.services import organizations, reps


def test_nobody_is_at_the_keyboard_at_first(store):
    assert reps.me(store) is None


def test_saying_who_you_are_adds_you_once(store):
    first = reps.become(store, "  Ana   Souza ")
    assert reps.become(store, "ana souza") == first
    mine = reps.me(store)
    assert mine is not None
    assert (mine.id, mine.name, mine.role, mine.deals) == (first, "Ana Souza", Role.REP, 0)


def test_a_manager_is_no_rep_until_named_as_one(store):
    reps.add(store, "Bo", manager="Max")
    reps.add(store, "Cy", manager="max")
    assert [(row.name, row.role, row.manager) for row in reps.all(store)] == [
        ("Bo", Role.REP, "Max"),
        ("Cy", Role.REP, "Max"),
        ("Max", Role.MANAGER, ""),
    ]
    reps.add(store, "Max")
    assert reps.all(store)[2].role is Role.REP


def test_a_manager_who_says_who_they_are_stays_a_manager(store):
    reps.add(store, "Bo", manager="Max")
    assert reps.become(store, "max") == reps.me(store).id
    assert reps.me(store).role is Role.MANAGER


def test_nobody_is_their_own_manager(store):
    with pytest.raises(InvalidInput) as refused:
        reps.add(store, "Bo", manager="bo")
    assert refused.value.field == "manager"
    assert reps.all(store) == []


@pytest.mark.parametrize("name", ["", "  \u202e ", "x" * 201])
def test_a_rep_needs_a_name_that_can_be_kept(store, name):
    with pytest.raises(InvalidInput):
        reps.become(store, name)


def test_organizations_are_found_by_their_beginning(store):
    with store.step("Add") as session:
        for name in ("Škoda Auto", "skoda auto", "Siemens", "Åbo 100 %", ""):
            organizations.named(session, name)
    assert organizations.find(store, "sko") == ["Škoda Auto"]
    assert organizations.find(store, "S") == ["Siemens", "Škoda Auto"]
    assert organizations.find(store, "s", limit=1) == ["Siemens"]
    assert organizations.find(store, "%") == []


def test_an_organization_keeps_its_whole_name_or_is_refused(store):
    with pytest.raises(InvalidInput) as refused, store.step("Add") as session:
        organizations.named(session, "x" * 201)
    assert refused.value.field == "organization"
