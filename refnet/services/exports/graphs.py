"""The network written for other programs that draw graphs, with the places, sizes and colours of our picture."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain.errors import RefNetError
from refnet.domain.kinds import Outcome
from refnet.domain.money import major
from refnet.exchange import graph_file
from refnet.exchange.graph_file import GraphLine, GraphPerson
from refnet.i18n import _
from refnet.services.exports import entries
from refnet.services.insights.network import Network, NetworkQuery, network
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.network.picture import Picture
    from refnet.domain.network.rows import Meaning

SUFFIXES = (".graphml", ".gexf", ".csv")


def write_graph(
    store: Store,
    path: Path,
    colours: "Mapping[Meaning, str]",
    positions: Mapping[UUID, tuple[float, float]] | None = None,
) -> tuple[tuple[Path, ...], int]:
    """Write all people and lines; return the files and how many people they hold.

    `colours` are `#RRGGBB` by meaning; who has a place in `positions` keeps it, the others are laid out beside them.
    """
    from refnet.domain.network.picture import picture  # noqa: PLC0415 - numpy is heavy

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise RefNetError(_("{name} must end in .graphml, .gexf or .csv.").format(name=path.name))
    found = network(store, NetworkQuery(with_ties=True))
    drawn = picture(found.people, found.introductions, found.ties, positions=positions)
    people, lines = list(_people(found, drawn, colours)), list(_lines(found))
    files: tuple[Path, ...] = (path,)
    if suffix == ".csv":
        files = graph_file.write_csv(path, people, lines)
    elif suffix == ".gexf":
        graph_file.write_gexf(path, people, lines)
    else:
        graph_file.write_graphml(path, people, lines)
    entries.note(store, "network", path, len(people))
    return files, len(people)


def _people(found: Network, drawn: "Picture", colours: "Mapping[Meaning, str]") -> Iterator[GraphPerson]:
    from refnet.domain.network.rows import Meaning  # noqa: PLC0415

    made, won = Counter(one.introducer for one in found.introductions), Counter(
        one.introducer for one in found.introductions if one.outcome is Outcome.WON
    )  # fmt: skip
    for place, person in enumerate(found.people):
        meaning = Meaning(int(drawn.meaning[place]))
        credit = float(major(int(drawn.credit[place]), found.currency))
        yield GraphPerson(
            person.id.hex, person.name, float(drawn.x[place]), -float(drawn.y[place]), float(drawn.radius[place]),
            colours[meaning],
            (person.organization, meaning.name.lower(), made[person.id], won[person.id], credit),
        )  # fmt: skip


def _lines(found: Network) -> Iterator[GraphLine]:
    for one in found.introductions:
        outcome = one.outcome.value if one.outcome else ""
        made_on = one.made_on.isoformat() if one.made_on else None
        amount = float(major(one.amount if one.outcome is Outcome.WON else 0, found.currency))
        yield GraphLine(one.introducer.hex, one.prospect.hex, True, 1.0, ("introduction", outcome, made_on, amount))
    for tie in found.ties:
        yield GraphLine(tie.person.hex, tie.other.hex, False, float(tie.strength), ("tie", "", None, 0.0))
