"""Weeks of two reps as a state machine: days go by, steps are taken back, and their Today is held against the records."""

from collections import Counter
from collections.abc import Callable, Collection, Sequence
from copy import deepcopy
from dataclasses import astuple
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from random import Random
from typing import ClassVar
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import invariant, rule
from sqlalchemy import select

from refnet.domain.drafts import PersonDraft
from refnet.domain.today.rules import Item
from refnet.services import asking, people, reps, today
from refnet.services.planning import goals
from refnet.services.planning.weeks import weeks
from refnet.store.database import Store
from refnet.store.schema import Ally, PutOff
from tests.taking_back import TakingBack
from tests.weeks import counts, duties, ideas, lateness, turning
from tests.weeks.records import Deal, Due, Records
from tests.weeks.tables import tables

FIRST = date(2026, 6, 1)
PEOPLE = ("Ann", "Hal", "Ida", "Jon")
PLACE = st.integers(0, 999)
LOOKS = 3
FAR = 100  # days that are looked ahead for what falls due
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
        self.looks = Counter[int]()

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
        seen = (id(self.now.tables), self.day, self.turn)
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

    def offered(self, day: date | None = None) -> list[Due]:
        """Return all that Today shows, or will show on another day, ideas included."""
        on = day or self.day
        asks = [("ask", key) for key in ideas.worth_asking(self.now, self.rep, on)]
        quiet = [("quiet", key) for key in ideas.quiet(self.now, self.rep, on)]
        return duties.due(self.now, self.rep, on) + asks + quiet

    @rule(days=st.integers(1, 9))
    def days_go_by(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def months_go_by(self) -> None:
        self.day += timedelta(days=61)

    @rule()
    def wait_for_what_falls_due_next(self) -> None:
        self.day = self.next_change()

    @rule()
    def come_the_day_before_something_falls_due(self) -> None:
        self.day = max(self.day, self.next_change() - timedelta(days=1))

    def next_change(self) -> date:
        """Return the first day on which Today says something else by itself."""
        shown = set(self.offered())
        days = (self.day + timedelta(days=ahead) for ahead in range(1, FAR))
        return next((day for day in days if set(self.offered(day)) != shown), self.day)

    @rule(before=st.integers(0, 1))
    def stay_away_over_the_end_of_a_month(self, before: int) -> None:
        """Come back on the last day of this month or on the first of the next."""
        end = (self.day.replace(day=28) + timedelta(days=4)).replace(day=1)
        self.day = max(self.day, end - timedelta(days=before))

    @invariant()
    def today_shows_what_its_rules_say_and_nothing_twice(self) -> None:
        self._says_what_the_rules_say(self.rep, self.day)

    @invariant()
    def today_will_say_what_its_rules_say_when_something_turns(self) -> None:
        """Look at some such days, of what was looked at least so far; at one of them with ideas."""
        chance, kinds = Random(self.looks.total()), turning.points(self.now, self.day)
        for place, kind in enumerate(sorted(kinds, key=self.looks.__getitem__)[:LOOKS]):
            self.looks[kind] += 1
            day, rep = chance.choice(kinds[kind])
            self._says_what_the_rules_say(rep or chance.choice(self.reps), day, with_ideas=place == 0)

    def _says_what_the_rules_say(self, rep: UUID, day: date, *, with_ideas: bool = True) -> None:
        found = today.agenda(self.store, rep, day, with_ideas=with_ideas)
        others = () if rep == self.me else self.now.tasks
        due = [one for one in duties.due(self.now, rep, day) if one[1] not in others]
        assert Counter(map(_told, filter(_is_no_idea, found.due))) == Counter(due)
        assert set(Counter(map(_told, found.due)).values()) <= {1}
        self._fits_a_day(found)
        self._is_as_late_as_it_is(found.due, day)
        if with_ideas:
            self._ideas_are_the_best(found.due, rep, day)

    def _fits_a_day(self, found: today.Agenda) -> None:
        shown = [item for group in found.day.groups for item in group.items]
        assert set(shown) <= set(found.due)
        assert len(set(shown)) == len(shown) == min(len(found.due), self.now.limits.a_day)
        assert found.day.more == len(found.due) - len(shown)

    def _ideas_are_the_best(self, found: Sequence[Item], rep: UUID, day: date) -> None:
        """Hold the ideas against ours, as many as a day holds."""
        asked = [item.subject_id for item in found if item.duty == "ask" and item.subject == "person"]
        scores, due = ideas.worth_asking(self.now, rep, day), duties.due(self.now, rep, day)
        room = duties.room(self.now, rep, day) - sum(duty == "ask" for duty, _key in due)
        best = sorted(scores.values(), reverse=True)[:room]
        assert len(set(asked)) == len(asked) == len(best)
        assert all(scores[key] >= score * (1 - ROUNDING) for key, score in zip(asked, best, strict=True))
        called = [item.subject_id for item in found if item.duty == "quiet"]
        assert called == [key for key in ideas.quiet(self.now, rep, day) if key not in asked]

    @invariant()
    def the_week_counts_each_activity_once(self) -> None:
        mine = weeks(self.store, self.rep, self.day, counts.WEEKS)
        told = [(one.asks, one.introductions, one.held, one.clients) for one in mine]
        assert told == list(counts.weeks(self.now, self.rep, self.day))
        agreed = weeks(self.store, self.rep, by_the_clock(), counts.WEEKS)
        assert sum(one.scheduled for one in agreed) == counts.scheduled(self.now, self.rep)

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

    def _is_as_late_as_it_is(self, found: Sequence[Item], day: date) -> None:
        """Hold since when each line is due, and what hangs on it, against ours; ideas are due whenever they come."""
        for item in filter(_is_no_idea, found):
            since = lateness.since(self.now, _told(item), day)
            assert (item.due_on, item.late) == (since, max((day - since).days, 0))
            assert item.stake == lateness.stake(self.now, _told(item))

    @invariant()
    def what_is_kept_of_allies_and_put_off_is_what_was_said(self) -> None:
        with self.store.reading() as session:
            rows = session.execute(select(PutOff.duty, PutOff.subject_id, PutOff.rep_id, PutOff.until))
            assert {((str(duty), key), rep): until for duty, key, rep, until in rows} == self.now.put_off
            known = session.execute(select(Ally.person_id, Ally.trust, Ally.paused_until))
            assert {key: (trust, until) for key, trust, until in known} == {
                key: (one.trust, one.paused_until) for key, one in self.now.allies.items()
            }
        for rep, goal in self.now.goals.items():
            assert goals.load(self.store, rep)[0] == goal

    @invariant()
    def nothing_is_left_of_what_was_removed(self) -> None:
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


def by_the_clock() -> date:
    """Return this day as the program takes it for the day on which a meeting was agreed."""
    return datetime.now(UTC).astimezone().date()


def _told(item: Item) -> Due:
    return str(item.duty), item.subject_id


def _is_no_idea(item: Item) -> bool:
    return item.duty != "quiet" and not (item.duty == "ask" and item.subject == "person")
