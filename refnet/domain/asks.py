"""How an ask stands: what was answered to it, or that its silence has lasted so long that it counts as an answer."""

from datetime import date

from refnet.domain.days import after
from refnet.domain.kinds import Answer

SILENCE = 30  # days without an answer after which an ask counts as silent, unless a setting says otherwise
OPEN = (Answer.PENDING, Answer.SILENCE)  # nobody said anything yet


def silent_from(asked_on: date, silence: int) -> date:
    """Return the first day on which an ask without an answer counts as silent, `silence` days after it."""
    return after(asked_on, silence)


def standing(answer: Answer, asked_on: date, on: date, silence: int, *, has_brought: bool = False) -> Answer:
    """Return how an ask stands on a day, from the answer that was noted.

    A name or an introduction is an answer, whether or not one was noted; without any, silence is one after so many days.
    Nothing of this is ever written, so that a late answer takes it back.
    """
    if answer in OPEN and has_brought:
        return Answer.NAMED
    if answer is Answer.PENDING and on >= silent_from(asked_on, silence):
        return Answer.SILENCE
    return answer
