"""Every frequent act within its keys, in a running window, the database holding what was meant, and one undo for each."""

import pytest

from tests.keystrokes.walking import walked
from tests.keystrokes.walks import REACH, WALKS


@pytest.mark.parametrize("walk", WALKS, ids=[walk.what for walk in WALKS])
def test_an_act_is_within_reach_is_kept_and_goes_again_with_one_undo(walk, qapp, new_file):
    found = walked(walk, qapp, new_file())
    assert found.kept == found.expected
    assert found.reach <= REACH
    assert walk.most is None or found.keys <= walk.most
    assert found.left == ()
