import pytest

from refnet.domain.planning.chain import Activity
from tests.plans.catalogue import LOWER, WORLDS
from tests.plans.files import empty
from tests.plans.holding import held
from tests.plans.worlds import World

RUNS = 16
BY_NAME = {world.name: world for world in WORLDS}


@pytest.fixture
def lived(tmp_path):
    template = empty(tmp_path / "template.db")
    return lambda world: held(world, RUNS, template, tmp_path, seed=1)


@pytest.mark.parametrize("name", ["1 year, lag 45", "16 weeks, 10 points lower"])
def test_what_is_wanted_and_what_is_forecast_hold_the_truth_as_often_as_they_say(lived, name):
    found = lived(BY_NAME[name])
    assert found.too_low() == 0
    assert 0.4 < sorted(found.asks)[RUNS // 2] < 1.6


def test_a_plan_that_goes_by_what_is_not_so_does_not_hold(lived):
    wrong = {Activity.MEETINGS: 0.99, Activity.PROPOSALS: 0.99, Activity.CLIENTS: 0.99}
    found = lived(World("far off", weeks=30, asks_a_week=4.0, ahead=52, truth=LOWER, by_hand=wrong))
    assert found.too_low() > 0
