"""Two people at one database on a server: each takes back their own steps, unless somebody went on from there."""

from collections.abc import Callable
from typing import ClassVar

from gestures import Gestures, Snapshot, snapshot
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule, run_state_machine_as_test
from sqlalchemy import select

from refnet.domain.errors import Conflict
from refnet.store.database import Store
from refnet.store.schema import Person

Row = tuple[object, ...] | None  # None where there is none
Place = tuple[str, object]  # a table and a key
Step = dict[Place, tuple[Row, Row]]  # what was there before, and after


def rows(found: Snapshot) -> dict[Place, Row]:
    return {(table, key): row for table, known in found.items() for key, row in known.items()}


def difference(before: Snapshot, after: Snapshot) -> Step:
    one, two = rows(before), rows(after)
    return {
        place: (one.get(place), two.get(place)) for place in one.keys() | two.keys() if one.get(place) != two.get(place)
    }


def applied(found: Snapshot, step: Step, side: int) -> Snapshot:
    """Return everything with the rows of a step as they were before it (0) or after it (1)."""
    made = {table: dict(known) for table, known in found.items()}
    for (table, key), states in step.items():
        row = states[side]
        if row is None:
            del made[table][key]
        else:
            made[table][key] = row
    return made


class TwoMachine(Gestures):
    """Gestures of two authors; both take back and do again when they like, not only the very last step."""

    new_location: ClassVar[staticmethod]

    def __init__(self) -> None:
        location = self.new_location()
        stores = [Store.open(location, author=author) for author in ("rae", "roy")]
        super().__init__(stores, snapshot(stores[0]))
        self.done: tuple[list[Step], list[Step]] = ([], [])
        self.undone: tuple[list[Step], list[Step]] = ([], [])

    def take(self, after: Snapshot, *, is_step: bool = False) -> None:
        if is_step or after != self.now:
            self.done[self.turn].append(difference(self.now, after))
            self.undone[self.turn].clear()
            self.now = after

    @rule()
    def the_other_goes_on(self) -> None:
        self.turn = 1 - self.turn

    @rule(number=st.integers(0, 9))
    def change_what_the_other_may_have_changed(self, number: int) -> None:
        with self.store.step("Change") as session:
            first = session.scalars(select(Person).order_by(Person.id)).first()
            if first is not None:
                first.job_title = f"Baker {number}"
        self.stepped()

    @rule()
    def undo(self) -> None:
        self._turn_round(self.done[self.turn], self.undone[self.turn], self.store.undo, 0)

    @rule()
    def redo(self) -> None:
        self._turn_round(self.undone[self.turn], self.done[self.turn], self.store.redo, 1)

    def _turn_round(self, these: list[Step], those: list[Step], move: Callable[[], object], side: int) -> None:
        if not these:
            assert move() is None
            return
        step, known = these[-1], rows(self.now)
        are_as_left = all(known.get(place) == states[1 - side] for place, states in step.items())
        refusal = ""
        try:
            move()
        except Conflict as error:
            refusal = str(error)
        assert are_as_left or refusal
        assert not refusal or not are_as_left or "rests on this" in refusal
        if refusal:
            return
        those.append(these.pop())
        self.now = applied(self.now, step, side)

    @invariant()
    def both_see_what_the_model_says(self) -> None:
        for number, store in enumerate(self.stores):
            assert snapshot(store) == self.now
            assert (store.undo_label() is None) == (not self.done[number])
            assert (store.redo_label() is None) == (not self.undone[number])

    def teardown(self) -> None:
        for store in self.stores:
            store.close(backup=False)


def test_each_of_two_takes_back_their_own_steps(new_server_database):
    machine = type("Machine", (TwoMachine,), {"new_location": staticmethod(new_server_database)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=6,
            stateful_step_count=40,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate),
        ),
    )
