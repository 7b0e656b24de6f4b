import pytest

from refnet.domain.errors import InvalidInput
from refnet.domain.funnel.profile import ILLUSTRATION, Profile
from refnet.services import targets

OWN = Profile((0.9, 0.8, 0.7, 0.6, 0.5))


def test_targets_that_nobody_set_are_the_illustration(store):
    assert targets.load(store) is ILLUSTRATION


def test_own_targets_are_kept_and_can_be_taken_back(store):
    targets.save(store, OWN)
    assert targets.load(store) == OWN
    targets.save(store, ILLUSTRATION)
    assert targets.load(store) is ILLUSTRATION
    store.undo()
    assert targets.load(store) == OWN


def test_targets_that_cannot_be_are_not_kept(store):
    with pytest.raises(InvalidInput):
        targets.save(store, Profile((0.5,) * 4))
    assert targets.load(store) is ILLUSTRATION
