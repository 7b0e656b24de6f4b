"""What the network page says about people and pictures."""

from collections.abc import Callable

from refnet.domain.network.rows import EdgeKind, Meaning
from refnet.i18n import _, counted
from refnet.ui.look import formats
from refnet.ui.pages.network.reading import NetworkPerson, NetworkShown
from refnet.ui.widgets.lists.columns import Column
from refnet.ui.widgets.network_canvas.card import PersonFacts
from refnet.ui.widgets.network_canvas.scene import Scene
from refnet.ui.widgets.parts.chips import Chip, ally_chip


def facts(shown: NetworkShown, number: int) -> PersonFacts:
    """Return what the hover card tells of a person."""
    person = shown.people[number]
    if person.meaning is Meaning.REP:
        return PersonFacts(person.name, _("One of us"))
    told: list[tuple[str, str]] = []
    if person.introductions:
        told.append((_("Introductions"), made(person)))
    if person.credit:
        told.append((_("Credit"), _credit(shown, person)))
    if person.introduced_by:
        told.append((_("Introduced by"), person.introduced_by))
    if person.last_on is not None:
        told.append((_("Last one"), formats.day(person.last_on)))
    return PersonFacts(person.name, person.organization, chip(person), tuple(told))


def made(person: NetworkPerson) -> str:
    """Return how many introductions somebody made, and what became of them."""
    parts = (
        (person.won, _("{n} won")),
        (person.lost, _("{n} lost")),
        (person.open, _("{n} open")),
    )
    ends = ", ".join(words.format(n=formats.number(count)) for count, words in parts if count)
    total = formats.number(person.introductions)
    return f"{total}: {ends}" if ends else total


def chip(person: NetworkPerson) -> Chip | None:
    """Return what somebody is, as a chip."""
    known = {
        Meaning.CLIENT: Chip(_("Client"), "won", "circle-check"),
        Meaning.OPEN: Chip(_("Deal open"), "open", "circle-dot"),
        Meaning.LOST: Chip(_("Deal lost"), "lost", "circle-x"),
        Meaning.ALLY: ally_chip(),
        Meaning.REP: Chip(_("One of us"), "neutral", "user"),
    }
    return known.get(person.meaning)


def subtitle(shown: NetworkShown) -> str:
    """Return the line beside the title: how many people (none of us) and introductions, and since when."""
    people = sum(person.meaning is not Meaning.REP for person in shown.people)
    since = "" if shown.first_on is None else _("{year} to today").format(year=shown.first_on.year)
    return _counts(people, shown.introductions, since)


def subtitle_then(scene: Scene, span: str) -> str:
    """Return the line beside the title for another time: whom the picture shows of it, and which time it is."""
    people = int((scene.people & (scene.picture.meaning != Meaning.REP)).sum())
    made = int((scene.lines & (scene.picture.edge_kind == EdgeKind.INTRODUCTION)).sum())
    return _counts(people, made, span)


def _counts(people: int, introductions: int, time: str) -> str:
    known = counted("{count} person", "{count} people", people)
    made = counted("{count} introduction", "{count} introductions", introductions)
    return ", ".join(filter(None, (known, made, time)))


def columns(currency: Callable[[], str]) -> tuple[Column, ...]:
    """Return the columns of the table that says what the picture shows."""
    return (
        Column("name", _("Person"), 200, strong=True, sortable=False),
        Column("organization", _("Company"), 180, sortable=False),
        Column("meaning", _("Standing"), 120, "chip", value=chip, text=_is, sortable=False),
        Column("introductions", _("Introductions"), 110, "number", sortable=False),
        Column("won", _("Won"), 70, "number", sortable=False),
        Column("lost", _("Lost"), 70, "number", sortable=False),
        Column("open", _("Open"), 70, "number", sortable=False),
        Column("credit", _("Credit"), 110, "money", value=lambda row: (row.credit, currency()), sortable=False),
        Column("introduced_by", _("Introduced by"), 180, priority=2, sortable=False),
    )


def _is(person: NetworkPerson) -> str:
    found = chip(person)
    return found.text if found else _("No deal yet")


def _credit(shown: NetworkShown, person: NetworkPerson) -> str:
    amount = formats.money_short(person.credit, shown.currency)
    return _("{amount}, no. {rank} of {all}").format(amount=amount, rank=person.rank, all=shown.ranked)
