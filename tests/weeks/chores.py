"""What a rep does with the lines of Today themselves: tasks, putting off and back, and how much a day holds."""

from dataclasses import replace
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from refnet.domain.kinds import Duty
from refnet.services import today
from tests.weeks import duties
from tests.weeks.asks import let_go
from tests.weeks.machine import PLACE
from tests.weeks.records import Task
from tests.weeks.upkeep import Upkeep

LIMITS = ("first_contact", "prepare_ahead", "promise", "later", "asks_a_day", "quiet_a_day", "a_day")


class RepsWeeks(Upkeep):
    """A rep who asks, is introduced, meets, wins and loses, puts things off, and takes steps back."""

    @rule(due=st.none() | st.integers(-3, 9), place=PLACE)
    def add_a_task(self, due: int | None, place: int) -> None:
        after, on = self.later(), self.after(due)
        deal = self.pick(after.deals, place) if after.deals else None
        after.tasks[today.add_task(self.store, "Send the deck", self.rep, on, deal_id=deal)] = Task(self.rep, on)
        self.take(after)

    @precondition(lambda self: self.tasks_of_today())
    @rule(place=PLACE)
    def do_what_a_task_says(self, place: int) -> None:
        key = self.pick(self.tasks_of_today(), place)
        after = self.later()
        today.finish(self.store, key, self.day, is_step=key in after.deals)
        if key in after.deals:
            one = after.deals[key]
            if one.is_contact_next and one.stage == "lead":
                one.enter("contacted", self.day)
            one.next_on, one.is_contact_next = None, False
        else:
            after.tasks[key].done = self.day
        self.take(after)

    @precondition(lambda self: self.now.tasks)
    @rule(place=PLACE, due=st.none() | st.integers(-3, 9))
    def change_a_task(self, place: int, due: int | None) -> None:
        key, after = self.pick(self.now.tasks, place), self.later()
        today.change_task(self.store, key, "Send the deck", self.after(due))
        after.tasks[key].due = self.after(due)
        self.take(after)

    @precondition(lambda self: self.now.tasks)
    @rule(place=PLACE)
    def take_a_task_up_again(self, place: int) -> None:
        key, after = self.pick(self.now.tasks, place), self.later()
        today.take_up(self.store, key)
        after.tasks[key].done = None
        self.take(after)

    @precondition(lambda self: self.now.tasks)
    @rule(place=PLACE)
    def remove_a_task(self, place: int) -> None:
        key, after = self.pick(self.now.tasks, place), self.later()
        today.remove_task(self.store, key)
        del after.tasks[key]
        let_go(after, ["task"], [key])
        self.take(after)

    @precondition(lambda self: self.offered())
    @rule(place=PLACE, days=st.none() | st.integers(1, 30))
    def put_off(self, place: int, days: int | None) -> None:
        offered, after = self.offered(), self.later()
        one = offered[place % len(offered)]
        today.postpone(self.store, Duty(one[0]), one[1], self.after(days), self.day, rep=self.rep)
        after.put_off[one, self.rep] = self.after(days)
        self.take(after)

    @precondition(lambda self: self.now.put_off)
    @rule(place=PLACE)
    def put_back(self, place: int) -> None:
        after, known = self.later(), sorted(self.now.put_off, key=str)
        one, rep = known[place % len(known)]
        today.put_back(self.store, Duty(one[0]), one[1], rep=rep)
        del after.put_off[one, rep]
        self.take(after)

    @rule(name=st.sampled_from(LIMITS), most=st.integers(1, 8))
    def change_a_limit(self, name: str, most: int) -> None:
        after = self.later()
        today.limits.save(self.store, **{name: most})
        after.limits, after.are_limits_set = replace(after.limits, **{name: most}), True
        self.take(after)

    @rule(days=st.sampled_from([9, 20, 30, 45]))
    def change_how_long_silence_is_waited_for(self, days: int) -> None:
        after = self.later()
        today.limits.save(self.store, silence=days)
        after.limits, after.are_limits_set = replace(after.limits, silence=days), True
        self.take(after)

    def tasks_of_today(self) -> list[UUID]:
        return [key for duty, key in duties.due(self.now, self.rep, self.day) if duty == "task"]
