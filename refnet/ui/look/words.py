"""How the words of the vocabulary are said on the screen."""

from collections.abc import Callable

from refnet.domain.kinds import (
    AllyKind,
    Answer,
    Channel,
    Denominator,
    Intent,
    IntroductionKind,
    Noted,
    Outcome,
    Source,
    Stage,
)
from refnet.domain.meetings import Known, Preparation
from refnet.i18n import _


def source(value: Source) -> str:
    """Say how a deal began."""
    return {
        Source.REFERRAL: _("Referral"),
        Source.NAME_ONLY: _("Name only"),
        Source.COLD: _("Cold"),
        Source.INBOUND: _("Inbound"),
        Source.EVENT: _("Event"),
        Source.EXISTING: _("Existing client"),
        Source.UNKNOWN: _("Unknown"),
    }[value]


def stage(value: Stage) -> str:
    """Say how far a deal has come."""
    return {
        Stage.LEAD: _("Lead"),
        Stage.CONTACTED: _("Contacted"),
        Stage.MET: _("Met"),
        Stage.QUALIFIED: _("Qualified"),
        Stage.PROPOSED: _("Proposed"),
        Stage.WON: _("Won"),
        Stage.LOST: _("Lost"),
    }[value]


def outcome(value: Outcome) -> str:
    """Say how a deal ended."""
    return {Outcome.OPEN: _("Open"), Outcome.WON: _("Won"), Outcome.LOST: _("Lost")}[value]


def channel(value: Channel) -> str:
    """Say how an ask or an introduction was made."""
    return {
        Channel.DETAILS: _("Details passed on"),
        Channel.EMAIL: _("E-mail"),
        Channel.MESSAGE: _("Message"),
        Channel.CALL: _("Call"),
        Channel.VIDEO: _("Video call"),
        Channel.IN_PERSON: _("In person"),
    }[value]


def introduction_kind(value: IntroductionKind) -> str:
    """Say whether we were introduced."""
    return _("Introduced") if value is IntroductionKind.INTRODUCED else _("Name only")


def ally_kind(value: AllyKind) -> str:
    """Say how we know an ally."""
    return {
        AllyKind.CLIENT: _("Client"),
        AllyKind.FORMER_CLIENT: _("Former client"),
        AllyKind.PARTNER: _("Partner"),
        AllyKind.COLLEAGUE: _("Colleague"),
        AllyKind.FRIEND: _("Friend"),
    }[value]


def intent(value: Intent) -> str:
    """Say whether the prospect wanted to buy or only to look."""
    return {Intent.BUYING: _("Buying"), Intent.LOOKING: _("Looking"), Intent.UNKNOWN: _("Not noted")}[value]


def noted(value: Noted) -> str:
    """Say an answer that may not have been written down."""
    return {Noted.YES: _("Yes"), Noted.NO: _("No"), Noted.UNKNOWN: _("Not noted")}[value]


def preparation(value: Preparation) -> str:
    """Say what was done for a meeting."""
    return {
        Preparation.AGENDA: _("Agenda"),
        Preparation.RESEARCH: _("Research"),
        Preparation.PITCH: _("Tailored pitch"),
        Preparation.CONNECTIONS: _("Shared connections checked"),
        Preparation.QUESTIONS: _("Questions chosen"),
        Preparation.NEXT_STEP: _("Next step agreed"),
    }[value]


def known(value: Known) -> str:
    """Say by what a prospect was judged."""
    return {
        Known.NEED: _("What they need"),
        Known.BUDGET: _("Budget"),
        Known.DECISION: _("Who decides"),
        Known.TIMING: _("By when"),
    }[value]


def denominator(value: Denominator) -> str:
    """Say what a rate is a share of."""
    return {
        Denominator.ALL: _("all leads"),
        Denominator.MET: _("meetings held"),
        Denominator.QUALIFIED: _("qualified"),
        Denominator.PROPOSED: _("proposed"),
        Denominator.CLOSED: _("closed: won or lost"),
    }[value]


def level(value: int) -> str:
    """Say the effort an introducer put in, 1 to 5."""
    words = (_("Details"), _("With material"), _("Recommended"), _("By call"), _("In person"))
    return f"{value} {words[value - 1]}"


def word(value: Source | Stage | Outcome | Channel | IntroductionKind | AllyKind | Answer) -> str:
    """Say any word of the vocabulary."""
    said: str = _SAY[type(value)](value)
    return said


def any_word(value: object) -> str:
    """Say a value as the vocabulary has it, else as it is."""
    say = _SAY.get(type(value))
    return say(value) if say is not None else str(value)


def _answer(one: Answer) -> str:
    from refnet.domain.asking_words import answer_told  # noqa: PLC0415 - it brings numpy, after the first paint

    return answer_told(one)


_SAY: dict[type, Callable[..., str]] = {
    Source: source,
    Stage: stage,
    Outcome: outcome,
    Channel: channel,
    IntroductionKind: introduction_kind,
    AllyKind: ally_kind,
    Answer: _answer,
    Intent: intent,
    Noted: noted,
}
