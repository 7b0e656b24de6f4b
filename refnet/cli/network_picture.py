"""The network laid out as the command line asks for, as a figure."""

from argparse import Namespace
from dataclasses import replace
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.cli.failing import BadUsage
from refnet.domain.errors import InvalidInput
from refnet.domain.names import fold
from refnet.i18n import _

if TYPE_CHECKING:
    from matplotlib.figure import Figure

    from refnet.domain.network.picture import Picture
    from refnet.domain.network.views import View
    from refnet.services.insights import Network
    from refnet.store.database import Store

ASIDE = 0.35  # how wide lines beside the lineage are, in shares of their width


def check_layout(options: Namespace) -> None:
    """Raise BadUsage where an option asks for what the picture does not show."""
    asked = [options.layout, options.around, options.depth]
    if options.what != "network" and any(each is not None for each in asked):
        raise BadUsage(_("--layout, --around and --depth are for the network only."))
    if options.layout != "rings" and any(each is not None for each in asked[1:]):
        raise BadUsage(_("--around and --depth are for --layout rings only."))


def network_picture(store: "Store", options: Namespace) -> "Figure | None":
    """Return the figure, or None while there is nobody to draw."""
    from refnet.charts.network import network_figure  # noqa: PLC0415 - matplotlib is heavy
    from refnet.charts.tokens import DARK, LIGHT  # noqa: PLC0415
    from refnet.domain.network.views import View  # noqa: PLC0415
    from refnet.services import insights  # noqa: PLC0415

    view = View(options.layout or View.FORCE)
    is_all = view is not View.LINEAGE  # ties and reps bring nobody into a lineage
    found = insights.network(store, insights.NetworkQuery(with_ties=is_all, with_reps=is_all))
    if not found.people:
        return None
    drawn = _drawn(found, view, options)
    company = {person.id: person.organization for person in found.people} if view is View.COMPANY else {}
    return network_figure(drawn, DARK if options.dark else LIGHT, [company[key] for key in drawn.ids if company])


def _drawn(found: "Network", view: "View", options: Namespace) -> "Picture":
    """Return the picture in a view; in a lineage, lines that brought nobody first are thin."""
    from refnet.domain.network.picture import picture  # noqa: PLC0415
    from refnet.domain.network.rings import USUAL_DEPTH  # noqa: PLC0415
    from refnet.domain.network.views import View, ViewQuery, brought_first, view_positions  # noqa: PLC0415

    query = ViewQuery(view, _centre(found, options.around), options.depth or USUAL_DEPTH)
    places = view_positions(query, found.people, found.introductions, found.ties)
    people = [person for person in found.people if not places or person.id in places]
    drawn = picture(people, found.introductions, found.ties, positions=places)
    if view is not View.LINEAGE:
        return drawn
    is_aside = ~brought_first(drawn)
    return replace(drawn, edge_width=drawn.edge_width * (1 - (1 - ASIDE) * is_aside))


def _centre(found: "Network", name: str | None) -> UUID | None:
    if name is None:
        return None
    called = [person.id for person in found.people if fold(person.name) == fold(name)]
    if not called:
        raise InvalidInput("around", _("There is nobody called {name} in the network.").format(name=name))
    if len(called) > 1:
        raise InvalidInput("around", _("Several people in the network are called {name}.").format(name=name))
    return called[0]
