"""What the network page shows, read and laid out away from the window's thread."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from refnet.domain.kinds import Outcome
from refnet.domain.names import fold
from refnet.domain.network.picture import Picture, picture
from refnet.domain.network.rows import IntroductionEdge, Meaning, PersonNode
from refnet.services import insights
from refnet.services.insights import Network, NetworkQuery
from refnet.store.database import Store

MOST = 2_000  # people in one picture
KEPT_SHARE = 0.7  # of the people must have a place from before, else all is laid out anew

Places = Mapping[UUID, tuple[float, float]]


@dataclass(frozen=True, slots=True)
class NetworkPerson:
    """A row of the table that says the same as the picture; `credit` is in minor units."""

    id: UUID
    name: str
    organization: str = ""
    is_ally: bool = False
    introductions: int = 0
    won: int = 0
    lost: int = 0
    open: int = 0
    last_on: date | None = None
    meaning: Meaning = Meaning.NONE
    credit: int = 0
    rank: int = 0  # by credit, from 1; 0 without credit
    introduced_by: str = ""


@dataclass(frozen=True, slots=True)
class NetworkShown:
    """A picture with what is told of its people; `found` counts all people, of whom the picture may hold fewer."""

    picture: Picture
    people: tuple[NetworkPerson, ...]
    search: tuple[str, ...]
    introductions: int
    found: int
    ranked: int
    first_on: date | None
    last_on: date | None
    currency: str

    @property
    def places(self) -> dict[UUID, tuple[float, float]]:
        """Return where everybody stands, for the next picture."""
        spots = zip(self.picture.x.tolist(), self.picture.y.tolist(), strict=True)
        return dict(zip(self.picture.ids, spots, strict=True))


def read(store: Store, query: NetworkQuery, places: Places, progress: Callable[[int, int], None]) -> NetworkShown:
    """Return the picture of a part of the network; people who stood somewhere before stay there."""
    progress(0, 3)
    whole = insights.network(store, query)
    progress(1, 3)
    part = most_connected(whole, MOST)
    known = {person.id: places[person.id] for person in part.people if person.id in places}
    start = known if len(known) >= KEPT_SHARE * len(part.people) else {}
    drawn = picture(part.people, part.introductions, part.ties, positions=start)
    progress(2, 3)
    shown = _shown(whole, part, drawn)
    progress(3, 3)
    return shown


def most_connected(whole: Network, most: int) -> Network:
    """Return the part with at most so many people: us, then who has most introductions, then most ties."""
    if len(whole.people) <= most:
        return whole
    lines: Counter[UUID] = Counter()
    for each in whole.introductions:
        lines.update({each.introducer: 1_000, each.prospect: 1_000})
    for tie in whole.ties:
        lines.update((tie.person, tie.other))
    ordered = sorted(whole.people, key=lambda person: (not person.is_rep, -lines[person.id]))
    kept = {person.id for person in ordered[:most]}
    return replace(
        whole,
        people=tuple(person for person in whole.people if person.id in kept),
        introductions=tuple(each for each in whole.introductions if kept >= {each.introducer, each.prospect}),
        ties=tuple(tie for tie in whole.ties if kept >= {tie.person, tie.other}),
    )


def _shown(whole: Network, part: Network, drawn: Picture) -> NetworkShown:
    days = [each.made_on for each in part.introductions if each.made_on is not None]
    people = _rows(part, drawn)
    return NetworkShown(
        drawn,
        people,
        tuple(fold(f"{person.name} {person.organization}") for person in people),
        len(part.introductions),
        len(whole.people),
        sum(person.rank > 0 for person in people),
        min(days, default=None),
        max(days, default=None),
        whole.currency,
    )


def _rows(part: Network, drawn: Picture) -> tuple[NetworkPerson, ...]:
    given: dict[UUID, list[IntroductionEdge]] = {}
    for each in part.introductions:
        given.setdefault(each.introducer, []).append(each)
    names = {person.id: person.name for person in part.people}
    brought_by = {each.prospect: names.get(each.introducer, "") for each in reversed(part.introductions)}
    ranks = _ranks(drawn)
    return tuple(
        replace(
            _row(person, given.get(person.id, ())),
            meaning=Meaning(int(drawn.meaning[number])),
            credit=int(drawn.credit[number]),
            rank=ranks[number],
            introduced_by=brought_by.get(person.id, ""),
        )
        for number, person in enumerate(part.people)
    )


def _row(person: PersonNode, given: Sequence[IntroductionEdge]) -> NetworkPerson:
    ends = Counter(each.outcome for each in given)
    return NetworkPerson(
        id=person.id,
        name=person.name,
        organization=person.organization,
        is_ally=person.is_ally,
        introductions=len(given),
        won=ends[Outcome.WON],
        lost=ends[Outcome.LOST],
        open=ends[Outcome.OPEN],
        last_on=max((each.made_on for each in given if each.made_on is not None), default=None),
    )


def _ranks(drawn: Picture) -> list[int]:
    """Return each person's place by credit; equal credits share the better one."""
    ordered = sorted((credit for credit in drawn.credit.tolist() if credit > 0), reverse=True)
    first = {credit: place for place, credit in reversed(list(enumerate(ordered, start=1)))}
    return [first.get(credit, 0) for credit in drawn.credit.tolist()]
