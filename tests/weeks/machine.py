"""Weeks of two reps as a state machine: days go by, steps are taken back, and their Today is held against the records."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from copy import deepcopy
from dataclasses import astuple
from datetime import date, timedelta
from pathlib import Path
from typing import ClassVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import func, select

from refnet.domain.drafts import PersonDraft
from refnet.domain.today.rules import Item
from refnet.services import asking, people, reps, today
from refnet.store.database import Store
from refnet.store.schema import PutOff
from tests.taking_back import TakingBack
from tests.weeks import counts, duties, ideas
from tests.weeks.records import Deal, Due, Records
from tests.weeks.tables import tables

FIRST = date(2026, 6, 1)
PEOPLE = ("Ann", "Hal", "Ida", "Jon")
PLACE = st.integers(0, 999)
ROUNDING = 0.03  # between the program's grid of rates and ours


class Days(TakingBack[Records]):
    """Days that go by, and steps that are taken back.

    `new_stores` gives one store for both reps, or one for each on the same database: then each takes back their own.
    """

    new_stores: ClassVar[Callable[[], tuple[Store, ...]]]

    def __init__(self) -> None:
        stores = self.new_stores()
        self.reps = (reps.become(stores[0], "Rae Rep"), reps.become(stores[-1], "Roy Rep"))
        known = [people.add(stores[0], PersonDraft(name)) for name in PEOPLE]
        super().__init__(list(stores), Records(self.reps, known, tables=tables(stores[0])))
        self.first_labels = [store.undo_label() for store in stores]
        self.day, self.count = FIRST, 0
        self.seen: tuple[object, ...] = ()

    @property
    def rep(self) -> UUID:
        """Return the rep whose turn it is."""
        return self.reps[self.turn]

    @property
    def me(self) -> UUID:
        """Return who is at the keyboard, as they said last; others do not see their tasks."""
        mine = reps.me(self.store)
        assert mine is not None
        return mine.id

    @rule()
    def the_other_rep_works(self) -> None:
        self.turn = 1 - self.turn

    def later(self) -> Records:
        """Return a copy of the records to be changed, and then taken."""
        return deepcopy(self.now)

    def take(self, after: Records, *, is_step: bool = False) -> None:
        """Note a step where rows changed, with all rows as it left them; no deed that changes the records changes none."""
        after.tables = tables(self.store)
        is_step |= after.tables != self.now.tables
        assert is_step or after == self.now
        super().take(after, is_step=is_step)

    def taken_back(self) -> None:
        """Hold every row of every table against what it was, before or after the step that was just turned."""
        assert tables(self.store) == self.now.tables

    def check_invariants(self, *arguments: object, **options: object) -> None:
        """Look where something may look otherwise than the last time: other rows, another day, or another connection."""
        seen = (id(self.now.tables), self.day, self.turn % len(self.stores))
        if seen != self.seen:
            super().check_invariants(*arguments, **options)
        self.seen = seen

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
        asks = [("ask", key) for key in ideas.worth_asking(self.now, self.rep, self.day)]
        return (
            duties.due(self.now, self.rep, self.day)
            + asks
            + [("quiet", key) for key in ideas.quiet(self.now, self.rep, self.day)]
        )

    @rule(days=st.integers(1, 9))
    def days_go_by(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def months_go_by(self) -> None:
        self.day += timedelta(days=61)

    @rule(before=st.integers(0, 1))
    def stay_away_over_the_end_of_a_month(self, before: int) -> None:
        """Come back on the last day of this month or on the first of the next."""
        end = (self.day.replace(day=28) + timedelta(days=4)).replace(day=1)
        self.day = max(self.day, end - timedelta(days=before))

    @invariant()
    def today_shows_what_its_rules_say_and_nothing_twice(self) -> None:
        me = self.me
        for rep in self.reps:
            found = today.agenda(self.store, rep, self.day)
            due = [one for one in duties.due(self.now, rep, self.day) if rep == me or one[1] not in self.now.tasks]
            assert Counter(map(_told, filter(_is_no_idea, found.due))) == Counter(due)
            assert set(Counter(map(_told, found.due)).values()) <= {1}
            self._fits_a_day(found)
            self._ideas_are_the_best(found.due, rep)

    def _fits_a_day(self, found: today.Agenda) -> None:
        shown = [item for group in found.day.groups for item in group.items]
        assert set(shown) <= set(found.due)
        assert len(set(shown)) == len(shown) == min(len(found.due), self.now.limits.a_day)
        assert found.day.more == len(found.due) - len(shown)

    def _ideas_are_the_best(self, found: Sequence[Item], rep: UUID) -> None:
        """Hold the ideas against ours, as many as a day holds."""
        asked = [item.subject_id for item in found if item.duty == "ask" and item.subject == "person"]
        scores, due = ideas.worth_asking(self.now, rep, self.day), duties.due(self.now, rep, self.day)
        room = duties.room(self.now, rep, self.day) - sum(duty == "ask" for duty, _key in due)
        best = sorted(scores.values(), reverse=True)[:room]
        assert len(set(asked)) == len(asked) == len(best)
        assert all(scores[key] >= score * (1 - ROUNDING) for key, score in zip(asked, best, strict=True))
        called = [item.subject_id for item in found if item.duty == "quiet"]
        assert called == [key for key in ideas.quiet(self.now, rep, self.day) if key not in asked]

    @invariant()
    def the_funnel_adds_up_to_the_records(self) -> None:
        for query, is_chosen in counts.choices(self.now, self.day):
            assert astuple(asking.funnel(self.store, self.day, query)) == counts.funnel(self.now, is_chosen, self.day)
            told = {
                row.id: (
                    row.ally_id, row.answer, row.standing(self.day), row.answered_on, row.named, row.introduced,
                )
                for row in asking.ledger(self.store, self.day, query)
            }  # fmt: skip
            assert told == counts.ledger(self.now, is_chosen, self.day)
        warm = asking.warmings(self.store, self.day)
        assert (warm.cold, warm.asked, warm.introduced, warm.won) == counts.warmed(self.now)

    @invariant()
    def nothing_is_left_of_what_was_removed(self) -> None:
        with self.store.reading() as session:
            assert session.scalar(select(func.count()).select_from(PutOff)) == len(self.now.put_off)
        for ask in self.now.asks:
            known = {key for key, *_rest in asking.names_of(self.store, ask)}
            assert known == {key for key, one in self.now.names.items() if one.ask == ask}

    def teardown(self) -> None:
        self.undo_all()
        self.redo_all()
        self.undo_all()
        assert [store.undo_label() for store in self.stores] == self.first_labels
        for store in self.stores:
            store.close(backup=False)


def opened(place: str | Path) -> tuple[Store, ...]:
    """Open a file for both reps, or a database on a server for each of them."""
    if isinstance(place, Path):
        return (Store.open(place),)
    return Store.open(place, author="rae"), Store.open(place, author="roy")


def _told(item: Item) -> Due:
    return str(item.duty), item.subject_id


def _is_no_idea(item: Item) -> bool:
    return item.duty != "quiet" and not (item.duty == "ask" and item.subject == "person")
