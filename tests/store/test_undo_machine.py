"""Random gestures over every table, with undo, redo and restarts: the database always equals the model's snapshot."""

from pathlib import Path
from typing import ClassVar

from gestures import Gestures, snapshot
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import invariant, rule, run_state_machine_as_test

from refnet.store.database import Store


class UndoMachine(Gestures):
    """Gestures, undo, redo and restarts in any order."""

    new_location: ClassVar[staticmethod]

    def __init__(self) -> None:
        self.location: str | Path = self.new_location()
        store = Store.open(self.location)
        super().__init__([store], snapshot(store))
        self.first = self.now  # the shipped questions

    @rule()
    def restart(self) -> None:
        self.store.close(backup=False)
        self.stores = [Store.open(self.location)]

    @invariant()
    def database_is_what_the_model_says(self) -> None:
        assert snapshot(self.store) == self.now
        assert (self.store.undo_label() is None) == (not self.past)
        assert (self.store.redo_label() is None) == (not self.future)

    def teardown(self) -> None:
        self.undo_all()
        assert snapshot(self.store) == self.first
        self.store.close(backup=False)


def test_random_gestures_with_undo_redo_and_restarts(new_location):
    machine = type("Machine", (UndoMachine,), {"new_location": staticmethod(new_location)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=10,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate),
        ),
    )
