"""What a rep does with those who may introduce them: asks, answers, names, pauses, gifts, and cold deals to warm."""

from collections.abc import Sequence
from datetime import date
from itertools import product
from uuid import UUID

from hypothesis import strategies as st
from hypothesis.stateful import precondition, rule

from refnet.domain.drafts import AllyDraft, AskDraft, GivenDraft, PersonDraft
from refnet.domain.kinds import Answer
from refnet.services import allies, asking, asks, introductions, people, today
from tests.weeks.machine import PLACE, Days
from tests.weeks.records import Ally, Ask, Name, Records

COMPANIES = st.sampled_from(["", "Acme", "Borg"])
UNANSWERED = ("pending", "silence")
WORDINGS = st.sampled_from(["", "Who builds?", "who builds?"])


class Asks(Days):
    """Asks and what comes of them before anybody is introduced."""

    def person(self, place: int) -> UUID:
        return self.now.people[place % len(self.now.people)]

    @rule(place=PLACE, wording=WORDINGS)
    def ask(self, place: int, wording: str) -> None:
        after, who = self.later(), self.person(place)
        key = asks.log(self.store, AskDraft(PersonDraft(id=who), self.rep, self.day, wording=wording))
        after.asks[key] = Ask(who, self.day, self.rep, wording=wording)
        self.take(after)

    @precondition(lambda self: self.now.asks)
    @rule(place=PLACE, what=st.sampled_from(list(Answer)))
    def answer(self, place: int, what: Answer) -> None:
        key, after = self.pick(self.now.asks, place), self.later()
        asks.answer(self.store, key, what, self.day)
        after.asks[key].answer = str(what)
        after.asks[key].answered = None if what is Answer.PENDING else self.day
        self.take(after)

    @precondition(lambda self: self.now.asks)
    @rule(place=PLACE, many=st.integers(1, 2), company=COMPANIES)
    def name(self, place: int, many: int, company: str) -> None:
        key, after = self.pick(self.now.asks, place), self.later()
        words = [f"{self.new_name('Named')}, {company}".removesuffix(", ") for _each in range(many)]
        asking.name_prospects(self.store, key, words, self.day)
        new = {one: name for one, name, *_rest in asking.names_of(self.store, key) if one not in self.now.names}
        assert len(new) == many
        after.names |= {one: Name(key, name, self.day, company) for one, name in new.items()}
        if after.asks[key].answer != "named":
            answered(after, key, self.day)
        self.take(after)

    @precondition(lambda self: self.now.names)
    @rule(place=PLACE)
    def give_a_name_up(self, place: int) -> None:
        key, after = self.pick(self.now.names, place), self.later()
        if after.names[key].given_up:
            return
        today.give_up(self.store, key, self.day)
        after.names[key].given_up = True
        self.take(after)

    @precondition(lambda self: self.now.names and self.now.introductions)
    @rule(place=PLACE)
    def make_a_name_good(self, place: int) -> None:
        name, key = self.pick(self.now.names, place), self.pick(self.now.introductions, place)
        after = self.later()
        today.answer_promise(self.store, name, key)
        one, ask = after.names[name], after.names[name].ask
        one.introduction, after.introductions[key].ask = key, ask
        if after.asks[ask].answer in UNANSWERED:
            answered(after, ask, one.on)
        self.take(after)

    @precondition(lambda self: set(self.now.asks) - set(self.now.warmings) and self.cold())
    @rule(place=PLACE)
    def ask_to_warm(self, place: int) -> None:
        after = self.later()
        ask, deal = self.pick(set(after.asks) - set(after.warmings), place), self.pick(self.cold(), place)
        asking.mark_warming(self.store, ask, deal)
        after.warmings[ask] = deal
        self.take(after)

    @precondition(lambda self: self.now.asks)
    @rule(place=PLACE)
    def remove_an_ask(self, place: int) -> None:
        key, after = self.pick(self.now.asks, place), self.later()
        if any(one.ask == key for one in after.introductions.values()):
            return
        asks.remove(self.store, [key])
        names = [name for name, one in after.names.items() if one.ask == key]
        for each in names:
            del after.names[each]
        after.warmings.pop(key, None)
        del after.asks[key]
        let_go(after, ("ask", "promise"), [key, *names])
        self.take(after)

    @rule(place=PLACE, trust=st.integers(1, 5), pause=st.none() | st.integers(-5, 40))
    def make_an_ally(self, place: int, trust: int, pause: int | None) -> None:
        who, after = self.person(place), self.later()
        draft = AllyDraft(PersonDraft(id=who), trust=trust, paused_until=self.after(pause))
        allies.change(self.store, who, draft) if who in after.allies else allies.add(self.store, draft)
        after.allies[who] = Ally(trust, draft.paused_until)
        self.take(after)

    @precondition(lambda self: self.now.allies)
    @rule(place=PLACE)
    def let_an_ally_go(self, place: int) -> None:
        who, after = self.pick(self.now.allies, place), self.later()
        allies.remove(self.store, [who])
        del after.allies[who]
        self.take(after)

    @rule(place=PLACE, is_forbidden=st.booleans())
    def forbid_contact(self, place: int, is_forbidden: bool) -> None:
        who, after = self.person(place), self.later()
        people.forbid_contact(self.store, [who], is_forbidden)
        (after.silent.add if is_forbidden else after.silent.discard)(who)
        self.take(after)

    @rule(place=PLACE)
    def give(self, place: int) -> None:
        who, after = self.person(place), self.later()
        draft = GivenDraft(PersonDraft(id=who), PersonDraft(self.new_name("Gift")), self.day, self.rep)
        after.gifts[introductions.log_given(self.store, draft)] = (who, self.day)
        self.take(after)

    def cold(self) -> list[UUID]:
        return [key for key, one in self.open_deals().items() if one.is_cold]


def answered(records: Records, ask: UUID, on: date) -> None:
    """Note that an ally named somebody."""
    records.asks[ask].answer, records.asks[ask].answered = "named", on


def let_go(records: Records, duties: Sequence[str], keys: Sequence[UUID]) -> None:
    """Forget that something was put off whose record is gone."""
    for duty, key, rep in product(duties, keys, records.reps):
        records.put_off.pop(((duty, key), rep), None)
