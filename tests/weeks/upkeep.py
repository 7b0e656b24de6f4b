"""What a rep does with people and notes beside selling, what comes after meetings, goals, and what two reps do at once."""

from datetime import timedelta
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import initialize, precondition, rule

from refnet.domain.drafts import AllyDraft, AskDraft, ClosingDraft, PersonDraft
from refnet.domain.errors import Conflict, RefNetError
from refnet.domain.kinds import Answer, Duty, Outcome
from refnet.domain.meetings import BEFOREHAND, MeetingDraft
from refnet.domain.planning.backwards import GoalKind
from refnet.services import allies, asks, deals, introductions, meetings, people, today
from refnet.services.merging import merge
from refnet.services.planning import goals
from refnet.services.planning.goals import GoalKept
from tests.weeks.asks import COMPANIES, let_go
from tests.weeks.machine import PLACE
from tests.weeks.records import WAY, Ally, Ask
from tests.weeks.together import PERSONAL, Together, made_one

TRUST = st.integers(1, 5)


class Upkeep(Together):
    """People met, changed and removed, notes, gifts taken back, goals, and who comes too late."""

    @initialize(place=PLACE)
    def begin_in_the_middle_of_a_reps_life(self, place: int) -> None:
        """Allies whom either rep asked, somebody named, somebody introduced, and a meeting to come."""
        for number in range(2):
            self.make_an_ally(place + number, 2 + 2 * number, None)
            self.ask(place + number, "")
            self.name(number, 1, "")
            self.introduce(place + number, place, from_ask=bool(number), step=4 * number, how="")
            self.plan_to_meet(place + number, 5 + number, is_prepared=bool(number))
            self.the_other_rep_works()

    @rule()
    def meet_somebody(self) -> None:
        after = self.later()
        after.people.append(people.add(self.store, PersonDraft(self.new_name("Someone"))))
        self.take(after)

    @precondition(lambda self: len(self.now.people) > 2)
    @rule(place=PLACE)
    def remove_a_person(self, place: int) -> None:
        """Whoever asks or introductions rest on stays."""
        who, after = self.pick(self.now.people, place), self.later()
        asked = any(one.ally == who for one in after.asks.values())
        if asked or after.given[who] or any(one.by == who for one in after.introductions.values()):
            with pytest.raises(RefNetError):
                people.remove(self.store, [who])
            return
        people.remove(self.store, [who])
        after.people.remove(who)
        after.allies.pop(who, None)
        after.companies.pop(who, None)
        after.silent.discard(who)
        after.notes = [(whom, on) for whom, on in after.notes if whom != who]
        let_go(after, PERSONAL, [who])
        self.take(after)

    @rule(place=PLACE, company=COMPANIES)
    def change_company(self, place: int, company: str) -> None:
        who, after = self.person(place), self.later()
        known = people.record(self.store, who)
        draft = PersonDraft(known.row.name, organization=company, do_not_contact=who in after.silent)
        people.change(self.store, who, known.version, draft)
        after.companies.pop(who, None)
        after.companies |= {who: company} if company else {}
        self.take(after)

    @rule(place=PLACE)
    def note(self, place: int) -> None:
        who, after = self.person(place), self.later()
        people.add_note(self.store, who, self.day, "Rang about the fair")
        after.notes.append((who, self.day))
        self.take(after)

    @precondition(lambda self: self.now.gifts)
    @rule(place=PLACE)
    def take_a_gift_back(self, place: int) -> None:
        key, after = self.pick(self.now.gifts, place), self.later()
        introductions.remove(self.store, [key])
        del after.gifts[key]
        self.take(after)

    @rule(amount=st.integers(1, 9), days=st.integers(20, 200))
    def set_a_goal(self, amount: int, days: int) -> None:
        goal = GoalKept(GoalKind.CLIENTS, amount, self.day, self.day + timedelta(days))
        after = self.later()
        goals.save(self.store, self.rep, goal)
        after.goals[self.rep] = goal
        self.take(after)

    @precondition(lambda self: self.held())
    @rule(place=PLACE, step=st.integers(0, 20))
    def say_what_comes_after_a_meeting(self, place: int, step: int) -> None:
        key, after = self.pick(self.held(), place), self.later()
        one, on = after.meetings[key], self.day + timedelta(step)
        draft = MeetingDraft(
            one.planned, one.held, frozenset(BEFOREHAND if one.is_prepared else ()), is_next_agreed=True,
            next_step="Send it", next_step_on=on,
        )  # fmt: skip
        meetings.change(self.store, key, meetings.record(self.store, key).version, draft)
        deal, is_new = after.deals[one.deal], one.next_on != on
        one.has_next, one.has_day, one.next_on = True, True, on
        if deal.outcome == "open":
            if is_new:
                deal.next_on, deal.is_contact_next = on, False
            if one.held is not None and WAY.index(deal.stage) < WAY.index("met"):
                deal.enter("met", one.held)
        self.take(after)

    @precondition(lambda self: len(self.open_deals()) < len(self.now.deals))
    @rule(place=PLACE, is_won=st.booleans())
    def end_otherwise(self, place: int, is_won: bool) -> None:
        """A deal that is over ends otherwise, or on another day, than was noted."""
        key, after = self.pick(set(self.now.deals) - set(self.open_deals()), place), self.later()
        one = after.deals[key]
        deals.close(self.store, key, ClosingDraft(Outcome.WON if is_won else Outcome.LOST, self.day, None))
        one.outcome, one.closed = "won" if is_won else "lost", self.day
        one.entries.append((one.outcome, self.day))
        self.take(after)

    @rule(place=PLACE, trusts=st.tuples(TRUST, TRUST), days=st.none() | st.integers(1, 30), is_newer_kept=st.booleans())
    def find_that_two_allies_are_one(
        self, place: int, trusts: tuple[int, int], days: int | None, is_newer_kept: bool
    ) -> None:
        """Somebody of whom something was put off was noted twice, trusted otherwise each time."""
        who = self.person(place)
        self.meet_somebody()
        twin = self.now.people[-1]
        for one, trust in zip((who, twin), trusts, strict=True):
            self._trust(one, trust)
        kept, other = (twin, who) if is_newer_kept else (who, twin)
        after = self.later()
        today.postpone(self.store, Duty.ASK, other, self.after(days), self.day, rep=self.rep)
        after.put_off[("ask", other), self.rep] = self.after(days)
        self.take(after)
        after = self.later()
        merge(self.store, kept, other, on=self.day)
        made_one(after, kept, other)
        self.take(after)

    def _trust(self, who: UUID, trust: int) -> None:
        after, draft = self.later(), AllyDraft(PersonDraft(id=who), trust=trust)
        allies.change(self.store, who, draft) if who in after.allies else allies.add(self.store, draft)
        after.allies[who] = Ally(trust)
        self.take(after)

    @precondition(lambda self: len(self.stores) > 1)
    @rule(place=PLACE)
    def come_too_late_to_take_back(self, place: int) -> None:
        """What the other rep changed since is not taken back, and nothing is touched."""
        mine, who, after = self.turn, self.person(place), self.later()
        key = asks.log(self.store, AskDraft(PersonDraft(id=who), self.rep, self.day))
        after.asks[key] = Ask(who, self.day, self.rep)
        self.take(after)
        self.the_other_rep_works()
        after = self.later()
        asks.answer(self.store, key, Answer.LATER, self.day)
        after.asks[key].answer, after.asks[key].answered = "later", self.day
        self.take(after)
        with pytest.raises(Conflict):
            self.stores[mine].undo()
        self.taken_back()

    def held(self) -> list[UUID]:
        """Return the meetings that were held, the last step of which may still be said."""
        return [key for key, one in self.now.meetings.items() if one.held is not None]
