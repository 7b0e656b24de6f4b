"""What a rep does with those they were introduced to: moves on, thanks, wins, loses, and removes what was wrong."""

from dataclasses import replace
from datetime import date
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from refnet.domain.drafts import ClosingDraft, DealDraft, IntroductionDraft, PersonDraft
from refnet.domain.kinds import IntroductionKind, Outcome, Stage
from refnet.domain.today.words import first_contact
from refnet.services import deals, introductions, today
from tests.weeks.asks import COMPANIES, UNANSWERED, Asks, answered, let_go
from tests.weeks.machine import PLACE
from tests.weeks.records import WAY, Deal, Introduction, Records

STEP = st.none() | st.integers(0, 20)
AMOUNT = st.none() | st.integers(0, 9)
HOW = st.sampled_from(["", "", "first contact", "first contact", "name only"])


class Deals(Asks):
    """Introductions, and the deals they begin or join."""

    @rule(who=PLACE, place=PLACE, from_ask=st.booleans(), step=STEP, how=HOW)
    def introduce(self, who: int, place: int, from_ask: bool, step: int | None, how: str) -> None:
        after, by = self.later(), self.person(who)
        ask = self.pick(self.now.asks, place) if from_ask and self.now.asks else None
        draft = self._draft(PersonDraft(id=by), PersonDraft(self.new_name("Prospect")), ask, self.after(step))
        is_contact, is_name_only = how == "first contact" and step is not None, how == "name only"
        if is_contact:
            draft = replace(draft, next_step=first_contact())
        if is_name_only:
            draft = replace(draft, kind=IntroductionKind.NAME_ONLY)
        key = introductions.log(self.store, draft)
        deal = introductions.record(self.store, key).deal_id
        after.deals[deal] = Deal(
            self.day, self.rep, draft.next_step_on, is_contact_next=is_contact, is_name_only=is_name_only
        )
        after.introductions[key] = Introduction(deal, by, self.day, self.rep, ask, is_name_only=is_name_only)
        self._let_answer(after, ask)
        self.take(after)

    @precondition(lambda self: self.now.names)
    @rule(place=PLACE, company=COMPANIES)
    def introduce_who_was_named(self, place: int, company: str) -> None:
        """A name that is waited for is made good by whoever bears it, unless they are of another company than was said."""
        after, chosen = self.later(), self.pick(self.now.names, place)
        name = after.names[chosen]
        by, waits = after.asks[name.ask].ally, name.introduction is None and not name.given_up
        waits &= not company or name.company in {"", company}
        who = PersonDraft(name.name, organization=company)
        key = introductions.log(self.store, self._draft(PersonDraft(id=by), who, None, None))
        deal = introductions.record(self.store, key).deal_id
        begins = deal not in after.deals or self.now.begins(deal, self.day)
        if deal in after.deals and begins:
            after.deals[deal].is_name_only = False
        after.deals.setdefault(deal, Deal(self.day, self.rep))
        after.introductions[key] = Introduction(
            deal, by, self.day, self.rep, name.ask if waits else None, begins=begins
        )
        if waits:
            name.introduction = key
            if after.asks[name.ask].answer in UNANSWERED:
                answered(after, name.ask, name.on)
        self.take(after)

    @precondition(lambda self: self.open_deals())
    @rule(place=PLACE, from_ask=st.booleans())
    def introduce_again(self, place: int, from_ask: bool) -> None:
        """Somebody new brings a prospect whose deal runs already: it joins, and begins one that has no beginner."""
        deal, after = self.pick(self.open_deals(), place), self.later()
        ask = self.pick(self.now.asks, place) if from_ask and self.now.asks else None
        prospect = deals.rows(self.store, [deal])[0].prospect_id
        draft = self._draft(PersonDraft(self.new_name("Other")), PersonDraft(id=prospect), ask, None)
        key = introductions.log(self.store, draft)
        by = introductions.record(self.store, key).introducer_id
        after.deals[deal].is_name_only &= not self.now.begins(deal, self.day)
        after.introductions[key] = Introduction(
            deal, by, self.day, self.rep, ask, begins=self.now.begins(deal, self.day)
        )
        self._let_answer(after, ask)
        self.take(after)

    def _draft(
        self, introducer: PersonDraft, prospect: PersonDraft, ask: UUID | None, on: date | None
    ) -> IntroductionDraft:
        words = "Call" if on else ""
        return IntroductionDraft(introducer, prospect, self.day, self.rep, ask_id=ask, next_step=words, next_step_on=on)

    def _let_answer(self, after: Records, ask: UUID | None) -> None:
        if ask is not None and after.asks[ask].answer in UNANSWERED:
            answered(after, ask, self.day)

    @precondition(lambda self: self.now.introductions)
    @rule(place=PLACE)
    def remove_an_introduction(self, place: int) -> None:
        """Its deal stays, and the next introduction made before the first meeting takes its place."""
        key, after = self.pick(self.now.introductions, place), self.later()
        introductions.remove(self.store, [key])
        gone = after.introductions.pop(key)
        left = [(one.on, name) for name, one in after.introductions.items() if one.deal == gone.deal]
        for on, name in sorted(left):
            if gone.begins and after.begins(gone.deal, on):
                after.introductions[name].begins = True
        for one in after.names.values():
            one.introduction = None if one.introduction == key else one.introduction
        let_go(after, ("first_contact", "thanks"), [key])
        self.take(after)

    @rule(step=STEP)
    def find_a_cold_lead(self, step: int | None) -> None:
        after, on = self.later(), self.after(step)
        draft = DealDraft(PersonDraft(self.new_name("Cold")), self.rep, self.day, next_step_on=on)
        after.deals[deals.open_deal(self.store, draft)] = Deal(self.day, self.rep, on, is_cold=True)
        self.take(after)

    @precondition(lambda self: self.now.deals)
    @rule(place=PLACE)
    def remove_a_deal(self, place: int) -> None:
        key, after = self.pick(self.now.deals, place), self.later()
        if any(one.deal == key for one in [*after.introductions.values(), *after.meetings.values()]):
            return
        deals.remove(self.store, [key])
        del after.deals[key]
        after.warmings = {ask: deal for ask, deal in after.warmings.items() if deal != key}
        let_go(after, ("task", "next_step"), [key])
        self.take(after)

    @precondition(lambda self: self.open_deals())
    @rule(place=PLACE, stage=st.sampled_from(WAY[:-1]))
    def move(self, place: int, stage: str) -> None:
        key, after = self.pick(self.open_deals(), place), self.later()
        deals.move(self.store, key, Stage(stage), self.day)
        if after.deals[key].stage != stage:
            after.deals[key].enter(stage, self.day)
        self.take(after)

    @precondition(lambda self: self.now.introductions)
    @rule(place=PLACE)
    def thank(self, place: int) -> None:
        key, after = self.pick(self.now.introductions, place), self.later()
        one = after.introductions[key]
        stage, is_thanks = after.deals[one.deal].shown, one.thanked is None
        today.note_told(self.store, key, self.day)
        if is_thanks or (self.day, stage) not in one.told[1:]:
            one.told.append((self.day, stage))
        one.thanked = one.thanked or self.day
        self.take(after)

    @precondition(lambda self: self.open_deals())
    @rule(place=PLACE, is_won=st.booleans(), amount=AMOUNT)
    def close(self, place: int, is_won: bool, amount: int | None) -> None:
        key, after = self.pick(self.open_deals(), place), self.later()
        deals.close(self.store, key, ClosingDraft(Outcome.WON if is_won else Outcome.LOST, self.day, amount))
        one = after.deals[key]
        one.outcome, one.closed, one.next_on = "won" if is_won else "lost", self.day, None
        one.is_contact_next = False
        one.amount = one.amount if amount is None else amount
        one.entries.append((one.outcome, self.day))
        self.take(after)

    @precondition(lambda self: len(self.open_deals()) < len(self.now.deals))
    @rule(place=PLACE)
    def reopen(self, place: int) -> None:
        key, after = self.pick(set(self.now.deals) - set(self.open_deals()), place), self.later()
        deals.reopen(self.store, key, self.day)
        one = after.deals[key]
        one.outcome, one.closed = "open", None
        one.enter(one.stage, self.day)
        self.take(after)
