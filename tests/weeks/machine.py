"""A rep's weeks as a state machine: days go by, steps are taken back, and Today is held against the records."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from copy import deepcopy
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from sqlalchemy import func, select

from refnet.domain.drafts import PersonDraft
from refnet.domain.today.rules import Item
from refnet.services import asking, people, reps, today
from refnet.store.database import Store
from refnet.store.schema import PutOff
from tests.weeks import ideas
from tests.weeks.records import Deal, Due, Records

FIRST = date(2026, 6, 1)
PEOPLE = ("Ann", "Hal", "Ida")
PLACE = st.integers(0, 999)
ROUNDING = 0.03  # between the program's grid of rates and ours


class Days(RuleBasedStateMachine):
    """Days that go by, and steps that are taken back."""

    new_store: ClassVar[Callable[[], Store]]

    def __init__(self) -> None:
        super().__init__()
        self.store = self.new_store()
        self.rep = reps.become(self.store, "Rae Rep")
        self.now = Records(people=[people.add(self.store, PersonDraft(name)) for name in PEOPLE])
        self.first_label = self.store.undo_label()
        self.day, self.count = FIRST, 0
        self.past: list[Records] = []
        self.future: list[Records] = []

    def later(self) -> Records:
        """Return a copy of the records to be changed, and then taken."""
        return deepcopy(self.now)

    def take(self, after: Records) -> None:
        """Note a step that was taken; one that changed nothing is none."""
        if after != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = after

    def pick(self, known: Collection[UUID], place: int) -> UUID:
        keys = sorted(known, key=str)
        return keys[place % len(keys)]

    def open_deals(self) -> dict[UUID, Deal]:
        return {key: one for key, one in self.now.deals.items() if one.outcome == "open"}

    def after(self, days: int | None) -> date | None:
        """Return the day that lies so many days ahead."""
        return None if days is None else self.day + timedelta(days=days)

    def new_name(self, kind: str) -> str:
        self.count += 1
        return f"{kind} {self.count}"

    def offered(self) -> list[Due]:
        """Return all that Today shows, ideas included."""
        asks = [("ask", key) for key in ideas.worth_asking(self.now, self.day)]
        return self.now.due(self.day) + asks + [("quiet", key) for key in ideas.quiet(self.now, self.day)]

    @rule(days=st.integers(1, 9))
    def days_go_by(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def months_go_by(self) -> None:
        self.day += timedelta(days=61)

    @precondition(lambda self: self.past)
    @rule()
    def undo(self) -> None:
        assert self.store.undo() is not None
        self.future.append(self.now)
        self.now = self.past.pop()

    @precondition(lambda self: self.future)
    @rule()
    def redo(self) -> None:
        assert self.store.redo() is not None
        self.past.append(self.now)
        self.now = self.future.pop()

    @invariant()
    def today_shows_what_its_rules_say_and_nothing_twice(self) -> None:
        found = today.agenda(self.store, self.rep, self.day)
        assert Counter(map(_told, filter(_is_no_idea, found.due))) == Counter(self.now.due(self.day))
        assert set(Counter(map(_told, found.due)).values()) <= {1}
        self._fits_a_day(found)
        self._ideas_are_the_best(found.due)

    def _fits_a_day(self, found: today.Agenda) -> None:
        shown = [item for group in found.day.groups for item in group.items]
        assert set(shown) <= set(found.due)
        assert len(set(shown)) == len(shown) == min(len(found.due), self.now.limits.a_day)
        assert found.day.more == len(found.due) - len(shown)

    def _ideas_are_the_best(self, found: Sequence[Item]) -> None:
        """Hold the ideas against ours, as many as a day holds."""
        asked = [item.subject_id for item in found if item.duty == "ask" and item.subject == "person"]
        scores, due = ideas.worth_asking(self.now, self.day), self.now.due(self.day)
        room = self.now.room(self.day) - sum(duty == "ask" for duty, _key in due)
        best = sorted(scores.values(), reverse=True)[:room]
        assert len(set(asked)) == len(asked) == len(best)
        assert all(scores[key] >= score * (1 - ROUNDING) for key, score in zip(asked, best, strict=True))
        called = [item.subject_id for item in found if item.duty == "quiet"]
        assert called == [key for key in ideas.quiet(self.now, self.day) if key not in asked]

    @invariant()
    def the_funnel_adds_up_to_the_records(self) -> None:
        found = asking.funnel(self.store, asking.AskQuery(rep=self.rep))
        assert (found.asked, found.named, found.introduced, found.met, found.won) == self.now.funnel()
        warm = asking.warmings(self.store, self.day)
        assert (warm.cold, warm.asked, warm.introduced, warm.won) == self.now.warmed()

    @invariant()
    def nothing_is_left_of_what_was_removed(self) -> None:
        with self.store.reading() as session:
            assert session.scalar(select(func.count()).select_from(PutOff)) == len(self.now.put_off)
        for ask in self.now.asks:
            known = {key for key, *_rest in asking.names_of(self.store, ask)}
            assert known == {key for key, one in self.now.names.items() if one.ask == ask}

    def teardown(self) -> None:
        while self.past:
            assert self.store.undo() is not None
            self.past.pop()
        assert self.store.undo_label() == self.first_label
        self.store.close(backup=False)


def _told(item: Item) -> Due:
    return str(item.duty), item.subject_id


def _is_no_idea(item: Item) -> bool:
    return item.duty != "quiet" and not (item.duty == "ask" and item.subject == "person")
