import pytest
from killing import kill_often


@pytest.mark.parametrize(("mode", "kills"), [("small", 100), ("large", 10), ("backup", 10)])
@pytest.mark.timeout(600)
def test_kill_minus_nine_loses_no_confirmed_step_and_leaves_no_half_one(tmp_path, mode, kills):
    toll = kill_often(tmp_path / "crash.db", mode, kills)
    assert toll.kills == kills
    assert toll.kept > 0
    if mode == "small":
        assert toll.hot_journals >= kills / 4, "too few kills fell into a write for this test to say much"
