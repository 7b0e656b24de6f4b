"""What an introduction's evidence makes of it, in words."""

from refnet.domain.drafts import EvidenceTicks
from refnet.domain.kinds import IntroductionKind
from refnet.domain.warmth import is_hot
from refnet.i18n import _


def title(kind: IntroductionKind, ticks: EvidenceTicks, level: int) -> str:
    """Return hot or cold with the level of effort."""
    word = _("Hot") if is_hot(kind, ticks) else _("Cold")
    return _("{word}, level {level} of 5").format(word=word, level=level)


def reason(kind: IntroductionKind, ticks: EvidenceTicks) -> str:
    """Return why an introduction is hot or cold."""
    if kind is IntroductionKind.NAME_ONLY:
        return _("A name passed on, no introduction")
    if ticks.expects and ticks.knows_reason:
        return _("Introduced, expects it, knows why")
    if ticks.expects:
        return _("Does not know the reason for the talk")
    if ticks.knows_reason:
        return _("Does not expect the talk")
    return _("Does not expect the talk, nor know why")
