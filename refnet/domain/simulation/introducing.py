"""The introductions behind the leads, the asks behind the introductions, and the asks that came to nothing."""

from datetime import date, timedelta

import numpy as np

from refnet.domain.drafts import EvidenceTicks
from refnet.domain.kinds import Answer, Channel, Direction, IntroductionKind, Outcome, Source, Stage
from refnet.domain.simulation import profiles, sentences
from refnet.domain.simulation.market import Introducer, Lead
from refnet.domain.simulation.world import SampleAsk, SampleDeal, SampleIntroduction, SamplePerson

_CHANNELS = (Channel.EMAIL, Channel.MESSAGE, Channel.CALL, Channel.VIDEO, Channel.IN_PERSON)
_CHANNEL_SHARES = (0.45, 0.15, 0.2, 0.08, 0.12)
_ASK_CHANNELS = (Channel.CALL, Channel.EMAIL, Channel.IN_PERSON, Channel.MESSAGE)
_TOGETHER = (Channel.CALL, Channel.VIDEO, Channel.IN_PERSON)
_FRUITLESS = (Answer.LATER, Answer.DECLINED, Answer.SILENCE)
_WAS_ASKED, _IS_THANKED = 0.6, 0.65


class Ledger:
    """Asks and introductions while they are being written down."""

    def __init__(self, introducers: list[Introducer], start: date, today: date, generator: np.random.Generator) -> None:
        self._introducers, self._start, self._today = introducers, start, today
        self._generator = generator
        self.asks: list[SampleAsk] = []
        self.introductions: list[SampleIntroduction] = []

    def write(self, leads: list[Lead], deals: list[SampleDeal]) -> None:
        """Write down all introductions of these leads; `deals` are theirs in the same order."""
        for lead, deal in zip(leads, deals, strict=True):
            if lead.introducer is None:
                continue
            self._received(lead.introducer, lead, deal, deal.first_touch_on, is_originating=True)
            if lead.source is Source.REFERRAL and self._generator.random() < profiles.SECOND_INTRODUCTION:
                self._second(lead, deal)

    def ask_in_vain(self, count: int) -> None:
        """Add asks that brought no introduction; recent ones are still waiting for an answer."""
        for _each in range(count):
            introducer = self._anyone()
            earliest = max(self._start, self._day(introducer.since_day))
            days = max(1, (self._today - earliest).days)
            asked_on = earliest + timedelta(days=int(self._generator.integers(days)))
            answer = _FRUITLESS[int(self._generator.integers(len(_FRUITLESS)))]
            is_recent = (self._today - asked_on).days < 21
            self._ask(introducer, asked_on, Answer.PENDING if is_recent else answer, None)

    def give(self, people: list[SamplePerson], count: int) -> None:
        """Add introductions that we gave to allies."""
        for _each in range(count):
            ally, prospect = self._anyone(), people[int(self._generator.integers(len(people)))]
            if prospect.id != ally.person.id:
                made_on = self._today - timedelta(days=int(self._generator.integers(1, 700)))
                self._given(ally, prospect, made_on)

    def _given(self, ally: Introducer, prospect: SamplePerson, made_on: date) -> None:
        self.introductions.append(
            SampleIntroduction(
                id=len(self.introductions),
                direction=Direction.GIVEN,
                introducer_id=None,
                recipient_id=ally.person.id,
                prospect_id=prospect.id,
                rep_id=ally.rep,
                made_on=made_on,
                channel=Channel.EMAIL,
                kind=IntroductionKind.INTRODUCED,
                ticks=EvidenceTicks(spoke=True, expects=True, knows_reason=True),
                reason=sentences.favour(self._generator, ally.person.given_name, prospect.given_name),
                ask_id=None,
                deal_id=None,
                is_originating=False,
                thanked_on=None,
            )
        )

    def _received(self, who: Introducer, lead: Lead, deal: SampleDeal, made_on: date, *, is_originating: bool) -> None:
        name_only = lead.source is Source.NAME_ONLY
        channel = self._channel(name_only=name_only)
        was_asked = is_originating and self._generator.random() < _WAS_ASKED
        self.introductions.append(
            SampleIntroduction(
                id=len(self.introductions),
                direction=Direction.RECEIVED,
                introducer_id=who.person.id,
                recipient_id=None,
                prospect_id=lead.prospect.id,
                rep_id=deal.rep_id,
                made_on=made_on,
                channel=channel,
                kind=IntroductionKind.NAME_ONLY if name_only else IntroductionKind.INTRODUCED,
                ticks=EvidenceTicks() if name_only else self._ticks(channel),
                reason=sentences.reason(
                    self._generator, who.person.given_name, lead.prospect.given_name, name_only=name_only
                ),
                ask_id=self._asked_before(who, made_on) if was_asked else None,
                deal_id=deal.id,
                is_originating=is_originating,
                thanked_on=self._thanked_on(deal, made_on),
            )
        )

    def _second(self, lead: Lead, deal: SampleDeal) -> None:
        """Let another ally introduce the same prospect some days later, before the first talk and before today."""
        other = self._anyone()
        day = deal.first_touch_on + timedelta(days=int(self._generator.integers(1, 5)))
        too_late = dict(deal.history).get(Stage.MET, self._today)
        is_possible = self._day(other.since_day) <= day < too_late
        if is_possible and other is not lead.introducer and other.person.id != lead.prospect.id:
            self._received(other, lead, deal, day, is_originating=False)

    def _asked_before(self, who: Introducer, made_on: date) -> int:
        asked_on = max(made_on - timedelta(days=int(self._generator.integers(1, 20))), self._day(who.since_day))
        return self._ask(who, asked_on, Answer.NAMED, made_on)

    def _ask(self, who: Introducer, asked_on: date, answer: Answer, answered_on: date | None) -> int:
        ideal_client, wording = sentences.ask(self._generator)
        if answer in (Answer.LATER, Answer.DECLINED):
            answered_on = min(self._today, asked_on + timedelta(days=int(self._generator.integers(0, 12))))
        self.asks.append(
            SampleAsk(
                id=len(self.asks),
                ally_id=who.person.id,
                rep_id=who.rep,
                asked_on=asked_on,
                channel=_ASK_CHANNELS[int(self._generator.integers(len(_ASK_CHANNELS)))],
                ideal_client=ideal_client,
                wording=wording,
                target="",
                answer=answer,
                answered_on=answered_on,
            )
        )
        return len(self.asks) - 1

    def _channel(self, *, name_only: bool) -> Channel:
        if name_only:
            return Channel.DETAILS
        return _CHANNELS[int(self._generator.choice(len(_CHANNELS), p=_CHANNEL_SHARES))]

    def _ticks(self, channel: Channel) -> EvidenceTicks:
        present = channel in _TOGETHER
        spoke, expects, knows = (bool(self._generator.random() < share) for share in (0.7, 0.85, 0.8))
        return EvidenceTicks(spoke=present or spoke, expects=expects, knows_reason=knows, present=present)

    def _thanked_on(self, deal: SampleDeal, made_on: date) -> date | None:
        is_kind = self._generator.random() < _IS_THANKED + 0.2 * (deal.outcome is Outcome.WON)
        thanked_on = made_on + timedelta(days=int(self._generator.integers(0, 12)))
        return thanked_on if is_kind and thanked_on <= self._today else None

    def _anyone(self) -> Introducer:
        return self._introducers[int(self._generator.integers(len(self._introducers)))]

    def _day(self, day: int) -> date:
        return self._start + timedelta(days=day)
