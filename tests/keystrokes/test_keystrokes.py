"""Every frequent act within its keys, in a running window, and the database holding what was meant."""

import pytest

from tests.keystrokes.walking import walked
from tests.keystrokes.walks import WALKS


@pytest.mark.parametrize("walk", WALKS, ids=[walk.what for walk in WALKS])
def test_an_act_takes_no_more_keys_than_it_may_and_is_kept(walk, qapp, new_file):
    found = walked(walk, qapp, new_file())
    assert found.kept == found.expected
    assert found.keys <= walk.allowed
