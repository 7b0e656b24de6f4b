"""Which deals each of the six questions is about: all leads around for the first, ours for the others."""

from collections.abc import Mapping

from refnet.domain.facts import DealFacts
from refnet.domain.funnel import questions
from refnet.domain.funnel.comparison import Groups
from refnet.domain.funnel.doings import Doing, Exposure
from refnet.domain.funnel.gap import Gap
from refnet.domain.funnel.questions import Answer


def answers(facts: DealFacts, who: Groups, seen: Mapping[Doing, Exposure], found: Gap) -> tuple[Answer, ...]:
    """Return the six answers in their order."""
    return (
        questions.came_about(facts, who.around),
        questions.qualified(facts, who.ours, seen[Doing.QUALIFICATION], found),
        questions.buying(facts, who.ours),
        questions.questions_asked(facts, who.ours),
        questions.returns(facts, who.ours),
        questions.followed_up(who.ours, seen[Doing.NEXT_STEP], seen[Doing.FOLLOW_UP]),
    )
