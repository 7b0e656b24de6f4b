"""The reasons, wordings and notes of the simulated people; examples for the screen, so they are not translated."""

from collections.abc import Sequence

import numpy as np

from refnet.domain.names import fold
from refnet.domain.simulation import wordlists as words

_REASONS = (
    "{prospect} struggles with {need}; we solved the same for {introducer}.",
    "{introducer} heard {prospect} complain about {need} and thought of us.",
    "{prospect} asked {introducer} who could help with {need}.",
    "They sat next to each other at a trade fair and talked about {need}.",
    "{introducer} used to work with {prospect}, who now has to deal with {need}.",
)
_NAMES_ONLY = (
    "{introducer} gave us the name of {prospect}, but would rather not be mentioned.",
    "{introducer} thinks that {prospect} may be looking at {need}.",
)
_FAVOURS = (
    "{prospect} could help {ally} with {need}.",
    "{ally} asked for somebody who knows about {need}.",
)
_IDEAL = (
    "A company of 50 to 500 people with {need}.",
    "Someone who decides on operations and has {need}.",
    "A business like yours that is facing {need}.",
)
_WORDINGS = ("Short and direct", "Naming somebody", "After good work")  # texts that come with RefNet, by their names
_DEAL_NOTES = (
    "Their main worry is {need}. Budget is set in the autumn.",
    "Wants figures on what {need} costs them now before the next talk.",
    "Decides together with the head of finance. {need} comes first.",
    "Prefers short calls in the morning. Asked for two references.",
    "Had a bad experience with {need} two years ago; go slowly.",
)
_ALLY_NOTES = (
    "Happy with the last project and glad to be asked again after the summer.",
    "Knows half of the trade association. Ask about {need}.",
    "Moved to a new office; send the card there.",
    "Likes to hear what became of each introduction.",
    "Would like to meet somebody who has solved {need}.",
)
_NEXT_STEPS = (
    "Send the agenda",
    "Call about the figures",
    "Visit with the engineer",
    "Send the proposal",
    "Ask for a decision date",
    "Agree on the pilot",
)


def pick(generator: np.random.Generator, choices: Sequence[str]) -> str:
    """Return one of the choices."""
    return choices[int(generator.integers(len(choices)))]


def reason(generator: np.random.Generator, introducer: str, prospect: str, *, name_only: bool) -> str:
    """Return why an introduction was made, naming both by their given names."""
    pattern = pick(generator, _NAMES_ONLY if name_only else _REASONS)
    return pattern.format(introducer=introducer, prospect=prospect, need=pick(generator, words.NEEDS))


def favour(generator: np.random.Generator, ally: str, prospect: str) -> str:
    """Return why we brought a prospect together with an ally."""
    return pick(generator, _FAVOURS).format(ally=ally, prospect=prospect, need=pick(generator, words.NEEDS))


def address(name: tuple[str, str]) -> str:
    """Return the part of an e-mail address before the at sign."""
    return fold(" ".join(name)).replace("’", "").replace(" ", ".")


def ask(generator: np.random.Generator) -> tuple[str, str]:
    """Return the ideal client of an ask, and the name of the text it was put in."""
    need = pick(generator, words.NEEDS)
    return pick(generator, _IDEAL).format(need=need), pick(generator, _WORDINGS)


def deal_note(generator: np.random.Generator) -> str:
    """Return a note on a deal."""
    return _capital(pick(generator, _DEAL_NOTES).format(need=pick(generator, words.NEEDS)))


def ally_note(generator: np.random.Generator) -> str:
    """Return a note on an ally."""
    return _capital(pick(generator, _ALLY_NOTES).format(need=pick(generator, words.NEEDS)))


def next_step(generator: np.random.Generator) -> str:
    """Return something to do next."""
    return pick(generator, _NEXT_STEPS)


def _capital(text: str) -> str:
    """Begin each sentence with a capital, though a need may stand first."""
    return ". ".join(part[:1].upper() + part[1:] for part in text.split(". "))
