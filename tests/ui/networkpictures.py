"""A small network for the canvas: Rae knows Ann; Ann brought Bob (won), Cid (lost) and Dan (open); Bob brought Eve."""

from datetime import date
from uuid import UUID

from refnet.domain.kinds import Outcome
from refnet.domain.names import fold
from refnet.domain.network.picture import Picture, picture
from refnet.domain.network.rows import IntroductionEdge, PersonNode, TieEdge
from refnet.ui.widgets.network_canvas.canvas import NetworkCanvas
from refnet.ui.widgets.network_canvas.card import PersonFacts
from refnet.ui.widgets.parts.chips import Chip

NAMES = ("Ann", "Bob", "Cid", "Dan", "Eve", "Rae Rep", "Zoë <b>Ally</b>")
ANN, BOB, CID, DAN, EVE, RAE, ZOE = (UUID(int=number) for number in range(1, 8))
PLACES = {
    ANN: (0, 0), BOB: (100, 0), CID: (0, 100), DAN: (0, -100), EVE: (200, 0), RAE: (-100, 0), ZOE: (-100, 100),
}  # fmt: skip


def small_network() -> Picture:
    """Return the picture, everybody at a known place."""
    people = [PersonNode(UUID(int=number), name, "Acme") for number, name in enumerate(NAMES, start=1)]
    people[0] = PersonNode(ANN, "Ann", "Acme", is_ally=True)
    people[5] = PersonNode(RAE, "Rae Rep", is_rep=True)
    day = date(2026, 3, 5)
    introductions = [
        IntroductionEdge(ANN, BOB, day, Outcome.WON, 500_000_00),
        IntroductionEdge(ANN, CID, day, Outcome.LOST),
        IntroductionEdge(ANN, DAN, day, Outcome.OPEN),
        IntroductionEdge(BOB, EVE, day, None),
    ]
    ties = [TieEdge(RAE, ANN), TieEdge(RAE, ZOE)]
    return picture(people, introductions, ties, positions=PLACES)


def facts(number: int) -> PersonFacts:
    """Return what the card tells."""
    return PersonFacts(NAMES[number], "Acme", Chip("Ally", "accent"), (("Introductions", "3"),))


def shown_canvas(qtbot, width=800, height=600) -> NetworkCanvas:
    """Return a canvas that shows the small network."""
    canvas = NetworkCanvas()
    qtbot.addWidget(canvas)
    canvas.resize(width, height)
    canvas.show()
    canvas.show_picture(small_network(), facts, [fold(f"{name} Acme") for name in NAMES], "EUR")
    return canvas


def pixel(canvas: NetworkCanvas, person: UUID) -> tuple[float, float]:
    """Return where somebody stands on the canvas."""
    x, y = canvas.scene.centres[canvas.scene.picture.ids.index(person)].tolist()
    return x, y


def lit(canvas: NetworkCanvas) -> set[UUID]:
    """Return who is not faded."""
    scene = canvas.scene
    return {key for number, key in enumerate(scene.picture.ids) if scene.lit is None or scene.lit[number]}


def many_people(count: int = 4_000) -> Picture:
    """Return a picture of many people on a square, each brought by one before them."""
    people = [PersonNode(UUID(int=number), f"Person {number}") for number in range(count)]
    edges = [IntroductionEdge(people[number // 3].id, people[number].id) for number in range(1, count)]
    side = round(count**0.5) + 1
    places = {person.id: (number % side * 40.0, number // side * 40.0) for number, person in enumerate(people)}
    return picture(people, edges, [TieEdge(people[0].id, people[5].id)], positions=places)
