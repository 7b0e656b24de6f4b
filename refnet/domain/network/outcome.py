"""What each person stands for in the picture, and how much business they brought."""

from collections.abc import Iterable
from uuid import UUID

from refnet.domain.kinds import Outcome
from refnet.domain.network.rows import IntroductionEdge, Meaning, PersonNode

_BY_OUTCOME = {Outcome.WON: Meaning.CLIENT, Outcome.OPEN: Meaning.OPEN, Outcome.LOST: Meaning.LOST}


def credit(introductions: Iterable[IntroductionEdge]) -> dict[UUID, int]:
    """Return for each introducer the won amounts that began with them, in minor units.

    Only a deal's originating introduction earns credit, so the credits of all add up to the amount won.
    """
    earned: dict[UUID, int] = {}
    for each in introductions:
        if each.outcome is Outcome.WON and each.is_originating:
            earned[each.introducer] = earned.get(each.introducer, 0) + each.amount
    return earned


def meanings(people: Iterable[PersonNode], introductions: Iterable[IntroductionEdge]) -> dict[UUID, Meaning]:
    """Return what each person is: one of us, a client, with an open deal, lost, an ally without a deal, or none.

    The best outcome counts: whoever bought once is a client, and an open deal outweighs a lost one.
    """
    found: dict[UUID, Meaning] = {}
    for each in introductions:
        if each.outcome is not None:
            meaning = _BY_OUTCOME[each.outcome]
            found[each.prospect] = min(meaning, found.get(each.prospect, meaning))
    return {person.id: _meaning(person, found.get(person.id, Meaning.NONE)) for person in people}


def _meaning(person: PersonNode, introduced: Meaning) -> Meaning:
    if person.is_rep:
        return Meaning.REP
    own = Meaning.NONE if person.outcome is None else _BY_OUTCOME[person.outcome]
    best = min(introduced, own)
    return Meaning.ALLY if best is Meaning.NONE and person.is_ally else best
