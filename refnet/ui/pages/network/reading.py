"""What the network page shows, read and laid out away from the window's thread."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from uuid import UUID

import numpy as np

from refnet.domain.kinds import Outcome
from refnet.domain.names import fold
from refnet.domain.network.layout import force_positions
from refnet.domain.network.picture import FITTED, LINE_LENGTH, Picture, picture
from refnet.domain.network.rows import IntroductionEdge, Meaning, PersonNode
from refnet.domain.network.spacing import spaced
from refnet.domain.network.views import View, ViewQuery, company_groups, view_positions
from refnet.services import insights
from refnet.services.insights import Network, NetworkQuery
from refnet.store.database import Store
from refnet.ui.widgets.network_canvas.outlines import outlines
from refnet.ui.widgets.network_canvas.scene import Outline

MOST = 50_000  # people in one picture
STEPS = 100  # of the progress that is told
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
    network: Network
    view: ViewQuery
    outlines: tuple[Outline, ...] = ()
    listed: tuple[NetworkPerson, ...] = ()  # in the order of the table

    @property
    def places(self) -> dict[UUID, tuple[float, float]]:
        """Return where everybody stands, for the next picture."""
        spots = zip(self.picture.x.tolist(), self.picture.y.tolist(), strict=True)
        return dict(zip(self.picture.ids, spots, strict=True))


@dataclass(frozen=True, slots=True)
class Wish:
    """What to draw: a part of the network, in a layout, and where people stood before.

    `held` are places kept exactly when all others are laid out anew.
    """

    query: NetworkQuery
    view: ViewQuery = field(default_factory=ViewQuery)
    places: Places = field(default_factory=dict)
    held: Places = field(default_factory=dict)


def read(store: Store, wish: Wish, progress: Callable[[int, int], None]) -> NetworkShown:
    """Return the picture that is wished for; by force, people who stood somewhere before stay there.

    Rings leave out who is too far from their middle. `progress` may raise Cancelled.
    """
    progress(0, STEPS)
    whole = insights.network(store, wish.query)
    progress(1, STEPS)
    part, start = _laid_out(most_connected(whole, MOST), wish, progress)
    drawn = picture(part.people, part.introductions, part.ties, positions=start, progress=partial(_part, progress))
    if wish.view.view in (View.COMPANY, View.REP):
        drawn = _apart(drawn)
    if wish.held and not start:
        drawn = _holding(drawn, wish.held, partial(_part, progress))
    progress(STEPS - 1, STEPS)
    shown = _shown(whole, part, drawn, wish.view)
    progress(STEPS, STEPS)
    return shown


def _laid_out(part: Network, wish: Wish, progress: Callable[[int, int], None]) -> tuple[Network, Places]:
    """Return who is drawn, and where those stand who have a place already."""
    view, places = wish.view, wish.places
    if view.view is not View.FORCE:
        given = view_positions(view, part.people, part.introductions, part.ties, progress=partial(_part, progress))
        return among(part, set(given)), given
    known = {person.id: places[person.id] for person in part.people if person.id in places}
    return part, known if len(known) >= KEPT_SHARE * len(part.people) else {}


def _apart(drawn: Picture) -> Picture:
    """Return the picture with nobody under a large mark."""
    places = np.column_stack((drawn.x, drawn.y))
    apart = spaced(places, drawn.radius * FITTED, np.ones(len(places), dtype=np.bool_))
    return replace(drawn, x=apart[:, 0].copy(), y=apart[:, 1].copy())


def _holding(drawn: Picture, held: Places, progress: Callable[[int, int], None]) -> Picture:
    """Return the picture with some people at places of their own, and the others eased towards them."""
    start = np.column_stack((drawn.x, drawn.y))
    pinned = np.array([person in held for person in drawn.ids], dtype=np.bool_)
    start[pinned] = [held[person] for person in drawn.ids if person in held]
    eased = force_positions(len(drawn.ids), drawn.edges, start=start / LINE_LENGTH, pinned=pinned, progress=progress)
    eased = np.where(pinned[:, None], start, eased * LINE_LENGTH)
    return replace(drawn, x=eased[:, 0].copy(), y=eased[:, 1].copy())


def _part(progress: Callable[[int, int], None], done: int, total: int) -> None:
    """Tell the layout's own progress as the part of the work it is."""
    progress(1 + round((STEPS - 2) * done / max(1, total)), STEPS)


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
    return among(whole, {person.id for person in ordered[:most]})


def among(whole: Network, kept: set[UUID]) -> Network:
    """Return the part of the network that is among these people."""
    if len(kept) == len(whole.people):
        return whole
    return replace(
        whole,
        people=tuple(person for person in whole.people if person.id in kept),
        introductions=tuple(each for each in whole.introductions if kept >= {each.introducer, each.prospect}),
        ties=tuple(tie for tie in whole.ties if kept >= {tie.person, tie.other}),
    )


def _shown(whole: Network, part: Network, drawn: Picture, view: ViewQuery) -> NetworkShown:
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
        part,
        view,
        _outlines(part, drawn) if view.view is View.COMPANY else (),
        tuple(sorted(people, key=lambda each: (each.meaning is Meaning.REP, -each.credit, -each.introductions))),
    )


def _outlines(part: Network, drawn: Picture) -> tuple[Outline, ...]:
    """Return the lines round colleagues."""
    group = company_groups(part.people)
    names = [""] * (int(group.max(initial=0)) + 1)
    for person, number in zip(part.people, group.tolist(), strict=True):
        if number >= 0:
            names[number] = person.organization
    return outlines(drawn, group, tuple(names))


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
