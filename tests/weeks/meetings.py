"""What a rep does with meetings: plans, moves, prepares and holds them, and removes what was wrong."""

from datetime import date, timedelta
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from refnet.domain.meetings import BEFOREHAND, MeetingDraft, PreparationDraft
from refnet.services import meetings
from tests.weeks.asks import let_go
from tests.weeks.deals import STEP, Deals
from tests.weeks.machine import PLACE, by_the_clock
from tests.weeks.records import WAY, Deal, Meeting


class Meetings(Deals):
    """Meetings of the deals that run, and of those that are over."""

    @precondition(lambda self: self.open_deals())
    @rule(place=PLACE, ahead=st.integers(0, 12), is_prepared=st.booleans())
    def plan_to_meet(self, place: int, ahead: int, is_prepared: bool) -> None:
        deal, after = self.pick(self.open_deals(), place), self.later()
        parts = frozenset(BEFOREHAND if is_prepared else ())
        key = meetings.add(self.store, deal, MeetingDraft(planned_on=self.after(ahead), prepared=parts))
        after.meetings[key] = Meeting(
            deal, after.deals[deal].rep, self.after(ahead), is_prepared=is_prepared, scheduled=by_the_clock()
        )
        self.take(after)

    @precondition(lambda self: self.waited_for())
    @rule(place=PLACE, has_next=st.booleans(), step=STEP)
    def meet(self, place: int, has_next: bool, step: int | None) -> None:
        key = self.pick(self.waited_for(), place)
        after, on = self.later(), self.after(step) if has_next else None
        one = after.meetings[key]
        version = meetings.record(self.store, key).version
        draft = MeetingDraft(
            one.planned, self.day, frozenset(BEFOREHAND if one.is_prepared else ()), is_next_agreed=has_next,
            next_step="Send it" if on else "", next_step_on=on,
        )  # fmt: skip
        meetings.change(self.store, key, version, draft)
        one.held, one.has_next, one.has_day, one.next_on = self.day, has_next, on is not None, on
        self._met(after.deals[one.deal], on)
        self.take(after)

    def _met(self, deal: Deal, on: date | None) -> None:
        if deal.outcome != "open":
            return
        if on is not None:
            deal.next_on, deal.is_contact_next = on, False
        if WAY.index(deal.stage) < WAY.index("met"):
            deal.enter("met", self.day)

    @precondition(lambda self: self.now.meetings)
    @rule(place=PLACE)
    def remove_a_meeting(self, place: int) -> None:
        key, after = self.pick(self.now.meetings, place), self.later()
        meetings.remove(self.store, key)
        del after.meetings[key]
        let_go(after, ("preparation", "next_step"), [key])
        self.take(after)

    @precondition(lambda self: self.waited_for())
    @rule(place=PLACE, ahead=st.integers(0, 12), is_prepared=st.booleans())
    def move_a_meeting(self, place: int, ahead: int, is_prepared: bool) -> None:
        """Put a meeting to come on another day, prepared or no longer so."""
        key, after = self.pick(self.waited_for(), place), self.later()
        parts = frozenset(BEFOREHAND if is_prepared else BEFOREHAND[1:])
        version = meetings.plan(self.store, key).version
        meetings.change_plan(self.store, key, version, PreparationDraft(self.day + timedelta(ahead), prepared=parts))
        after.meetings[key].planned, after.meetings[key].is_prepared = self.after(ahead), is_prepared
        self.take(after, is_step=meetings.plan(self.store, key).version != version)

    @precondition(lambda self: self.waited_for())
    @rule(place=PLACE)
    def note_that_a_meeting_was_held(self, place: int) -> None:
        key, after = self.pick(self.waited_for(), place), self.later()
        meetings.hold(self.store, key, self.day)
        after.meetings[key].held = self.day
        self._met(after.deals[after.meetings[key].deal], None)
        self.take(after)

    def waited_for(self) -> list[UUID]:
        """Return the meetings that were not held."""
        return [key for key, one in self.now.meetings.items() if one.held is None]
