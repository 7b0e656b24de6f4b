"""What the forms hand in: frozen values that check themselves, without Qt and without SQL."""

from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import AllyKind, Answer, Channel, IntroductionKind, Outcome, Source
from refnet.i18n import _

LONGEST_NAME = 200
LONGEST_TEXT = 20_000


@dataclass(frozen=True, slots=True)
class PersonDraft:
    """A person as typed: either one we know by `id`, or a new one by name."""

    name: str = ""
    id: UUID | None = None
    organization: str = ""
    job_title: str = ""
    email: str = ""
    phone: str = ""
    profile_url: str = ""
    tags: tuple[str, ...] = ()
    do_not_contact: bool = False

    def check(self, place: str = "name") -> None:
        """Raise InvalidInput when nobody is named or the name cannot be kept whole."""
        if self.id is None and not self.name.strip():
            raise InvalidInput(place, _("Please say who this is."))
        if len(self.name) > LONGEST_NAME:
            raise InvalidInput(place, _("A name can have at most {most} letters.").format(most=LONGEST_NAME))


@dataclass(frozen=True, slots=True)
class AllyDraft:
    """Someone we trust to introduce us."""

    person: PersonDraft
    kind: AllyKind = AllyKind.CLIENT
    trust: int = 3
    since: date | None = None
    cadence_days: int = 90
    paused_until: date | None = None
    looking_for: str = ""  # whom they would like to meet

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right."""
        self.person.check()
        if not 1 <= self.trust <= 5:
            raise InvalidInput("trust", _("Trust is a number from 1 to 5."))
        if not 1 <= self.cadence_days <= 3650:
            raise InvalidInput("cadence_days", _("Please give a number of days from 1 to 3650."))


@dataclass(frozen=True, slots=True)
class EvidenceTicks:
    """The four things that can be true of an introduction; level and hot follow from them."""

    spoke: bool = False  # the introducer spoke to the prospect about us
    expects: bool = False  # the prospect expects the talk
    knows_reason: bool = False  # the prospect knows its business reason
    present: bool = False  # the introducer is in the call or in the room


@dataclass(frozen=True, slots=True)
class IntroductionDraft:
    """An introduction as told after the call."""

    introducer: PersonDraft
    prospect: PersonDraft
    made_on: date
    rep_id: UUID
    channel: Channel = Channel.EMAIL
    kind: IntroductionKind = IntroductionKind.INTRODUCED
    ticks: EvidenceTicks = field(default_factory=EvidenceTicks)
    reason: str = ""
    ask_id: UUID | None = None
    next_step: str = ""
    next_step_on: date | None = None
    open_deal: bool = True

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right."""
        self.introducer.check("introducer")
        self.prospect.check("prospect")
        same_row = self.introducer.id is not None and self.introducer.id == self.prospect.id
        both_new = self.introducer.id is None and self.prospect.id is None
        if same_row or (both_new and self.introducer == self.prospect):
            raise InvalidInput("prospect", _("Nobody can introduce themselves. Please name two people."))
        _refuse_long(self.reason)


@dataclass(frozen=True, slots=True)
class IntroductionChange:
    """What can be put right of an introduction, received or given; of one that we gave, kind and ticks say nothing."""

    made_on: date | None
    rep_id: UUID
    channel: Channel
    kind: IntroductionKind = IntroductionKind.INTRODUCED
    ticks: EvidenceTicks = field(default_factory=EvidenceTicks)
    reason: str = ""

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right."""
        _refuse_long(self.reason)


@dataclass(frozen=True, slots=True)
class GivenDraft:
    """An introduction that we gave to an ally."""

    recipient: PersonDraft
    prospect: PersonDraft
    made_on: date
    rep_id: UUID
    channel: Channel = Channel.EMAIL
    reason: str = ""

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right."""
        self.recipient.check("recipient")
        self.prospect.check("prospect")


@dataclass(frozen=True, slots=True)
class AskDraft:
    """What we asked an ally for."""

    ally: PersonDraft
    rep_id: UUID
    asked_on: date
    channel: Channel = Channel.CALL
    ideal_client: str = ""
    wording: str = ""
    target: str = ""
    answer: Answer = Answer.PENDING
    answered_on: date | None = None

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right."""
        self.ally.check("ally")
        if self.answered_on is not None and self.answered_on < self.asked_on:
            raise InvalidInput("answered_on", _("The answer cannot be older than the ask."))


@dataclass(frozen=True, slots=True)
class DealDraft:
    """One pursuit of a prospect; a cold lead is a deal whose source is cold."""

    prospect: PersonDraft
    rep_id: UUID
    first_touch_on: date
    title: str = ""
    organization: str = ""
    source: Source = Source.COLD
    amount: int | None = None  # minor units of `currency`
    currency: str = ""
    segment: str = ""
    next_step: str = ""
    next_step_on: date | None = None

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right."""
        if not (self.title.strip() or self.organization.strip()):
            self.prospect.check("prospect")
        if self.amount is not None and self.amount < 0:
            raise InvalidInput("amount", _("An amount cannot be negative."))


@dataclass(frozen=True, slots=True)
class ClosingDraft:
    """How and when a deal ended."""

    outcome: Outcome
    closed_on: date
    amount: int | None = None  # minor units of `currency`
    currency: str = ""
    lost_reason: str = ""

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right."""
        if self.outcome is Outcome.OPEN:
            raise InvalidInput("outcome", _("Please say whether the deal was won or lost."))
        if self.amount is not None and self.amount < 0:
            raise InvalidInput("amount", _("An amount cannot be negative."))


def _refuse_long(reason: str) -> None:
    if len(reason) > LONGEST_TEXT:
        raise InvalidInput("reason", _("This text is too long to keep. Please shorten it."))
