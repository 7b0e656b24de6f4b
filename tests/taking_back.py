"""What machines that play with stores have in common: steps are noted, taken back and done again, as the model does."""

from typing import Generic, TypeVar

from hypothesis.stateful import RuleBasedStateMachine, precondition, rule

from refnet.store.database import Store

State = TypeVar("State")


class TakingBack(RuleBasedStateMachine, Generic[State]):
    """A machine that knows what is, what was before each step, and what would be again; `turn` says whose store works."""

    def __init__(self, stores: list[Store], now: State) -> None:
        super().__init__()
        self.stores, self.now, self.turn = stores, now, 0
        self.past: list[tuple[int, State]] = []
        self.future: list[tuple[int, State]] = []

    @property
    def store(self) -> Store:
        """Return the store of whose turn it is."""
        return self.stores[self.turn % len(self.stores)]

    def take(self, after: State, *, is_step: bool = False) -> None:
        """Note a step that was taken; one that changed nothing is none, unless it changed what the model does not keep."""
        if is_step or after != self.now:
            self.past.append((self.turn % len(self.stores), self.now))
            self.future.clear()
            self.now = after

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        whose, before = self.past.pop()
        assert self.stores[whose].undo() is not None
        self.future.append((whose, self.now))
        self.now = before
        self.taken_back()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        whose, after = self.future.pop()
        assert self.stores[whose].redo() is not None
        self.past.append((whose, self.now))
        self.now = after
        self.taken_back()

    def taken_back(self) -> None:
        """Hold what is against the model once a step was taken back, or done again."""

    def undo_all(self) -> None:
        """Take back every step that was taken."""
        while self.past:
            self.undo()

    def redo_all(self) -> None:
        """Do every step again that was taken back."""
        while self.future:
            self.redo()
