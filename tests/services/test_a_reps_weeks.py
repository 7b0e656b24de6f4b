"""Weeks of a rep's life in any order, with undo: Today shows exactly what its rules say, and the funnel adds up."""

import os
from collections import Counter
from copy import deepcopy
from datetime import date, timedelta
from typing import ClassVar
from uuid import UUID

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test
from repsmodel import LIMITS, WAY, Ask, Deal, Introduction, Meeting, Name, Records, Task

from refnet.domain.drafts import AskDraft, ClosingDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import Answer, Duty, Outcome, Stage
from refnet.domain.meetings import BEFOREHAND, MeetingDraft
from refnet.services import asking, asks, deals, introductions, meetings, people, reps, today
from refnet.store.database import Store

FIRST = date(2026, 6, 1)
ALLIES = ("Ann", "Hal", "Ida")
IS_THOROUGH = os.environ.get("HYPOTHESIS_PROFILE") == "thorough"
PLACE = st.integers(0, 999)


class RepsWeeks(RuleBasedStateMachine):
    """A rep who asks, is introduced, meets, wins and loses, puts things off, and takes steps back."""

    new_store: ClassVar[staticmethod]

    def __init__(self) -> None:
        super().__init__()
        self.store: Store = self.new_store()
        self.rep = reps.become(self.store, "Rae Rep")
        self.allies = {name: people.add(self.store, PersonDraft(name)) for name in ALLIES}
        self.first_label = self.store.undo_label()
        self.now, self.day, self.count = Records(), FIRST, 0
        self.past: list[Records] = []
        self.future: list[Records] = []

    def take(self, after: Records) -> None:
        """Note a step that was taken; one that changed nothing is none."""
        if after != self.now:
            self.past.append(self.now)
            self.future.clear()
            self.now = after

    def pick(self, known: dict, place: int) -> UUID:
        keys = sorted(known, key=str)
        return keys[place % len(keys)]

    def open_deals(self) -> dict[UUID, Deal]:
        return {key: one for key, one in self.now.deals.items() if one.outcome == "open"}

    @rule(days=st.integers(1, 9))
    def days_go_by(self, days: int) -> None:
        self.day += timedelta(days=days)

    @rule()
    def months_go_by(self) -> None:
        self.day += timedelta(days=61)

    @rule(ally=st.sampled_from(ALLIES))
    def ask(self, ally: str) -> None:
        after = deepcopy(self.now)
        key = asks.log(self.store, AskDraft(PersonDraft(id=self.allies[ally]), self.rep, self.day))
        after.asks[key] = Ask(ally, self.day)
        self.take(after)

    @precondition(lambda self: self.now.asks)
    @rule(place=PLACE, what=st.sampled_from(list(Answer)))
    def answer(self, place: int, what: Answer) -> None:
        key, after = self.pick(self.now.asks, place), deepcopy(self.now)
        asks.answer(self.store, key, what, self.day)
        after.asks[key].answer = str(what)
        after.asks[key].answered = None if what is Answer.PENDING else self.day
        self.take(after)

    @precondition(lambda self: self.now.asks)
    @rule(place=PLACE)
    def name(self, place: int) -> None:
        key, after = self.pick(self.now.asks, place), deepcopy(self.now)
        self.count += 1
        asking.name_prospects(self.store, key, [f"Named {self.count}"], self.day)
        known = {found for found, *_rest in asking.names_of(self.store, key)}
        (new,) = known - set(self.now.names)
        after.names[new] = Name(key, self.day)
        if after.asks[key].answer != "named":
            after.asks[key].answer, after.asks[key].answered = "named", self.day
        self.take(after)

    @rule(ally=st.sampled_from(ALLIES), place=PLACE, from_ask=st.booleans(), step=st.none() | st.integers(0, 9))
    def introduce(self, ally: str, place: int, from_ask: bool, step: int | None) -> None:
        after = deepcopy(self.now)
        self.count += 1
        ask = self.pick(self.now.asks, place) if from_ask and self.now.asks else None
        on = None if step is None else self.day + timedelta(days=step)
        key = self.log(PersonDraft(id=self.allies[ally]), f"Prospect {self.count}", ask, on)
        deal = introductions.record(self.store, key).deal_id
        after.deals[deal] = Deal(entered={"lead": self.day}, next_on=on)
        after.introductions[key] = Introduction(deal, self.day, ask)
        if ask is not None and after.asks[ask].answer == "pending":
            after.asks[ask].answer, after.asks[ask].answered = "named", self.day
        self.take(after)

    @precondition(lambda self: self.open_deals())
    @rule(place=PLACE)
    def introduce_again(self, place: int) -> None:
        """Somebody else brings a prospect whose deal runs already: it joins, and begins nothing."""
        deal, after = self.pick(self.open_deals(), place), deepcopy(self.now)
        prospect = deals.rows(self.store, [deal])[0].prospect_id
        self.count += 1
        draft = IntroductionDraft(
            PersonDraft(f"Other {self.count}"), PersonDraft(id=prospect), self.day, self.rep
        )  # fmt: skip
        key = introductions.log(self.store, draft)
        after.introductions[key] = Introduction(deal, self.day, begins=False)
        self.take(after)

    def log(self, introducer: PersonDraft, prospect: str, ask: UUID | None, on: date | None) -> UUID:
        draft = IntroductionDraft(
            introducer, PersonDraft(prospect), self.day, self.rep, ask_id=ask,
            next_step="Call" if on else "", next_step_on=on,
        )  # fmt: skip
        return introductions.log(self.store, draft)

    @precondition(lambda self: self.now.names and self.now.introductions)
    @rule(place=PLACE)
    def make_a_name_good(self, place: int) -> None:
        name, key = self.pick(self.now.names, place), self.pick(self.now.introductions, place)
        after = deepcopy(self.now)
        today.answer_promise(self.store, name, key)
        one, ask = after.names[name], after.asks[after.names[name].ask]
        one.introduction, after.introductions[key].ask = key, one.ask
        if ask.answer == "pending":
            ask.answer, ask.answered = "named", one.on
        self.take(after)

    @precondition(lambda self: self.now.names)
    @rule(place=PLACE)
    def give_a_name_up(self, place: int) -> None:
        key, after = self.pick(self.now.names, place), deepcopy(self.now)
        if after.names[key].given_up:
            return
        today.give_up(self.store, key, self.day)
        after.names[key].given_up = True
        self.take(after)

    @precondition(lambda self: self.open_deals())
    @rule(place=PLACE, stage=st.sampled_from(WAY[:-1]))
    def move(self, place: int, stage: str) -> None:
        key, after = self.pick(self.open_deals(), place), deepcopy(self.now)
        deals.move(self.store, key, Stage(stage), self.day)
        if after.deals[key].stage != stage:
            after.enter(key, stage, self.day)
        self.take(after)

    @precondition(lambda self: self.open_deals())
    @rule(place=PLACE, ahead=st.integers(0, 12), is_prepared=st.booleans())
    def plan_to_meet(self, place: int, ahead: int, is_prepared: bool) -> None:
        deal, after = self.pick(self.open_deals(), place), deepcopy(self.now)
        on, parts = self.day + timedelta(days=ahead), frozenset(BEFOREHAND if is_prepared else ())
        key = meetings.add(self.store, deal, MeetingDraft(planned_on=on, prepared=parts))
        after.meetings[key] = Meeting(deal, on, is_prepared=is_prepared)
        self.take(after)

    @precondition(lambda self: any(one.held is None for one in self.now.meetings.values()))
    @rule(place=PLACE, has_next=st.booleans(), step=st.none() | st.integers(0, 20))
    def meet(self, place: int, has_next: bool, step: int | None) -> None:
        key = self.pick({key: one for key, one in self.now.meetings.items() if one.held is None}, place)
        after, on = deepcopy(self.now), self.day + timedelta(days=step) if step is not None and has_next else None
        one = after.meetings[key]
        version = meetings.record(self.store, key).version
        draft = MeetingDraft(
            one.planned, self.day, frozenset(BEFOREHAND if one.is_prepared else ()), is_next_agreed=has_next,
            next_step="Send it" if on else "", next_step_on=on,
        )  # fmt: skip
        meetings.change(self.store, key, version, draft)
        one.held, one.has_next = self.day, has_next
        self.met(after, one.deal, on)
        self.take(after)

    def met(self, after: Records, key: UUID, on: date | None) -> None:
        deal = after.deals[key]
        if deal.outcome != "open":
            return
        if on is not None:
            deal.next_on = on
        if WAY.index(deal.stage) < WAY.index("met"):
            after.enter(key, "met", self.day)

    @precondition(lambda self: self.now.introductions)
    @rule(place=PLACE)
    def thank(self, place: int) -> None:
        key, after = self.pick(self.now.introductions, place), deepcopy(self.now)
        one = after.introductions[key]
        stage, is_thanks = after.deals[one.deal].shown, one.thanked is None
        today.note_told(self.store, key, self.day)
        if is_thanks or (self.day, stage) not in one.told[1:]:
            one.told.append((self.day, stage))
        one.thanked = one.thanked or self.day
        self.take(after)

    @precondition(lambda self: self.open_deals())
    @rule(place=PLACE, is_won=st.booleans())
    def close(self, place: int, is_won: bool) -> None:
        key, after = self.pick(self.open_deals(), place), deepcopy(self.now)
        deals.close(self.store, key, ClosingDraft(Outcome.WON if is_won else Outcome.LOST, self.day))
        one = after.deals[key]
        one.outcome, one.closed, one.next_on = "won" if is_won else "lost", self.day, None
        self.take(after)

    @rule(due=st.none() | st.integers(-3, 9))
    def add_a_task(self, due: int | None) -> None:
        after, on = deepcopy(self.now), None if due is None else self.day + timedelta(days=due)
        after.tasks[today.add_task(self.store, "Send the deck", self.rep, on)] = Task(on)
        self.take(after)

    @precondition(lambda self: self.now.due(self.day))
    @rule(place=PLACE)
    def do_what_a_task_says(self, place: int) -> None:
        wanted = [key for duty, key in self.now.due(self.day) if duty == "task"]
        if not wanted:
            return
        key, after = wanted[place % len(wanted)], deepcopy(self.now)
        today.finish(self.store, key, self.day, is_step=key in after.deals)
        if key in after.deals:
            after.deals[key].next_on = None
        else:
            after.tasks[key].done = self.day
        self.take(after)

    @precondition(lambda self: self.now.tasks)
    @rule(place=PLACE)
    def remove_a_task(self, place: int) -> None:
        key, after = self.pick(self.now.tasks, place), deepcopy(self.now)
        today.remove_task(self.store, key)
        del after.tasks[key]
        after.put_off.pop(("task", key), None)
        self.take(after)

    @precondition(lambda self: self.now.due(self.day))
    @rule(place=PLACE, days=st.none() | st.integers(1, 30))
    def put_off(self, place: int, days: int | None) -> None:
        due, after = self.now.due(self.day), deepcopy(self.now)
        one = due[place % len(due)]
        until = None if days is None else self.day + timedelta(days=days)
        today.postpone(self.store, Duty(one[0]), one[1], until, self.day)
        after.put_off[one] = (until, self.day)
        self.take(after)

    @precondition(lambda self: self.now.put_off)
    @rule(place=PLACE)
    def put_back(self, place: int) -> None:
        after = deepcopy(self.now)
        known = sorted(self.now.put_off, key=str)
        one = known[place % len(known)]
        today.put_back(self.store, Duty(one[0]), one[1])
        del after.put_off[one]
        self.take(after)

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
        found = today.agenda(self.store, self.rep, self.day, with_ideas=False)
        seen = Counter((str(item.duty), item.subject_id) for item in found.due)
        assert seen == Counter(self.now.due(self.day))
        assert set(seen.values()) <= {1}
        shown = [item for group in found.day.groups for item in group.items]
        assert set(shown) <= set(found.due)
        assert len(set(shown)) == len(shown) == min(len(found.due), LIMITS["day"])
        assert found.day.more == len(found.due) - len(shown)

    @invariant()
    def the_funnel_adds_up_to_the_records(self) -> None:
        found = asking.funnel(self.store, rep=self.rep)
        assert (found.asked, found.named, found.introduced, found.met, found.won) == self.now.funnel()

    def teardown(self) -> None:
        while self.past:
            assert self.store.undo() is not None
            self.past.pop()
        assert self.store.undo_label() == self.first_label
        self.store.close(backup=False)


def test_weeks_of_a_reps_life_in_any_order(tmp_path_factory):
    def opened() -> Store:
        return Store.open(tmp_path_factory.mktemp("weeks") / "refnet.db")

    machine = type("Weeks", (RepsWeeks,), {"new_store": staticmethod(opened)})
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=300 if IS_THOROUGH else 6,
            stateful_step_count=60 if IS_THOROUGH else 25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            phases=(Phase.explicit, Phase.generate),
        ),
    )
