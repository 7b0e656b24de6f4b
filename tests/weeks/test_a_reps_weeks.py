from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from tests.weeks.chores import RepsWeeks
from tests.weeks.machine import opened


def test_weeks_of_a_reps_life_in_any_order(new_location):
    machine = type("Weeks", (RepsWeeks,), {"new_stores": staticmethod(lambda: opened(new_location()))})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=6,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate),
        ),
    )
