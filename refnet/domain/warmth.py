"""What follows from the evidence of an introduction: its level and whether it is hot."""

from refnet.domain.drafts import EvidenceTicks
from refnet.domain.kinds import Channel, IntroductionKind

SPOKEN = (Channel.CALL, Channel.VIDEO)


def level(channel: Channel, ticks: EvidenceTicks) -> int:
    """Return the effort put into an introduction on BNI's scale, 1 (details) to 5 (in person).

    A call or a meeting counts as one only when the introducer took part in it.
    """
    if channel is Channel.IN_PERSON and ticks.present:
        return 5
    if channel in SPOKEN and ticks.present:
        return 4
    if ticks.spoke or channel is Channel.IN_PERSON or channel in SPOKEN:
        return 3
    return 1 if channel is Channel.DETAILS else 2


def is_hot(kind: IntroductionKind, ticks: EvidenceTicks) -> bool:
    """Tell whether the prospect was introduced, expects the talk and knows its reason (Black: all else is cold)."""
    return kind is IntroductionKind.INTRODUCED and ticks.expects and ticks.knows_reason


def usual_ticks(channel: Channel, kind: IntroductionKind) -> EvidenceTicks:
    """Return what a channel implies when nothing else is known; the form starts from it."""
    if kind is IntroductionKind.NAME_ONLY:
        return EvidenceTicks()
    present = channel in (*SPOKEN, Channel.IN_PERSON)
    return EvidenceTicks(spoke=present, expects=False, knows_reason=False, present=present)
