"""The groups that colour can tell of the people in the picture: whose prospects, kinds of ally, communities, silence."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from uuid import UUID

import numpy as np

from refnet.domain.kinds import AllyKind
from refnet.domain.network.dormancy import Activity, Rhythm, activity, team_prior
from refnet.domain.network.picture import Codes, Picture
from refnet.domain.network.rows import IntroductionEdge, PersonNode
from refnet.i18n import _
from refnet.services.insights import Network
from refnet.ui.look import words
from refnet.ui.widgets.network_canvas.looks import ColourBy, Facet

DAYS_A_WEEK = 7
NOBODY = -1
Check = Callable[[int, int], object]


def facet(by: ColourBy, network: Network, picture: Picture, today: date, check: Check) -> Facet:
    """Return the groups for one meaning of colour; communities are long work, so `check` may stop it."""
    makers: Mapping[ColourBy, Callable[[], Facet]] = {
        ColourBy.REP: partial(_reps, network),
        ColourBy.KIND: partial(_kinds, network.people),
        ColourBy.DORMANCY: partial(_dormancy, network, today),
        ColourBy.COMMUNITY: partial(_communities, picture, check),
    }
    return makers[by]()


def _reps(network: Network) -> Facet:
    """Whose prospect somebody is, or for introducers to whom of us they introduced most."""
    names = {person.id: person.name for person in network.people if person.is_rep}
    order = {key: code for code, key in enumerate(names)}
    found: dict[UUID, Counter[UUID]] = {}
    for each in network.introductions:
        if each.rep in order:
            found.setdefault(each.introducer, Counter())[each.rep] += 1
    for each in network.introductions:
        if each.rep in order:
            found[each.prospect] = Counter({each.rep: 1})
    codes = [order[found[one.id].most_common(1)[0][0]] if one.id in found else NOBODY for one in network.people]
    return Facet(_codes(codes), tuple(names.values()), tuple(str(key) for key in names), _("Nobody's yet"))


def _kinds(people: Sequence[PersonNode]) -> Facet:
    kinds = list(AllyKind)
    codes = [NOBODY if person.kind is None else kinds.index(person.kind) for person in people]
    names = tuple(words.ally_kind(kind) for kind in kinds)
    return Facet(_codes(codes), names, tuple(kind.value for kind in kinds), _("No ally"))


def _dormancy(network: Network, today: date) -> Facet:
    """How an introducer's silence is to be read (method notes 4.6), by the prior of all of them."""
    rhythms = {key: _rhythm(days, today) for key, days in _days(network.introductions).items()}
    prior = team_prior(list(rhythms.values()))
    kinds = [Activity.ACTIVE, Activity.COOLING, Activity.DORMANT]
    read = {key: kinds.index(activity(rhythm, prior)) for key, rhythm in rhythms.items()}
    codes = [read.get(person.id, NOBODY) for person in network.people]
    names = (_("Active"), _("Cooling"), _("Gone quiet"))
    return Facet(_codes(codes), names, tuple(kind.value for kind in kinds), _("Introduced nobody yet"))


def _days(introductions: Sequence[IntroductionEdge]) -> dict[UUID, list[date]]:
    found: dict[UUID, list[date]] = {}
    for each in introductions:
        if each.made_on is not None:
            found.setdefault(each.introducer, []).append(each.made_on)
    return found


def _rhythm(days: Sequence[date], today: date) -> Rhythm:
    first, last = min(days), max(days)
    return Rhythm(len(days), (last - first).days / DAYS_A_WEEK, max(0, (today - last).days) / DAYS_A_WEEK)


def _communities(picture: Picture, check: Check) -> Facet:
    """Who belongs together by introductions and ties; a circle is called after its best known person."""
    from refnet.domain.network.adjacency import undirected  # noqa: PLC0415 - scipy is heavy
    from refnet.domain.network.communities import communities  # noqa: PLC0415

    circle = communities(undirected(len(picture.ids), picture.edges), check=check)
    sizes = np.bincount(circle, minlength=1)
    circle = np.where(sizes[circle] > 1, circle, NOBODY)
    count = int(circle.max(initial=NOBODY)) + 1
    best: dict[int, int] = {}
    for person in np.argsort(-picture.priority, kind="stable").tolist():
        best.setdefault(int(circle[person]), person)
    names = tuple(_("Round {name}").format(name=picture.names[best[code]]) for code in range(count))
    return Facet(circle.astype(np.int64), names, none=_("On their own"))


def _codes(codes: Sequence[int]) -> Codes:
    return np.array(codes, dtype=np.int64)
