"""Tables of some programs turned before they are read: whom a row is about first, and rows that tell nobody left out."""

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from refnet.domain.names import fold
from refnet.exchange.mapping.columns import plain
from refnet.exchange.mapping.dialects import find
from refnet.exchange.mapping.records import Notice
from refnet.exchange.rows import Cell, Row, Stream, Table
from refnet.exchange.values import BadValue, cell_text, read_date
from refnet.i18n import counted

Turn = Callable[[list[Cell]], bool]  # changes the cells of a row in place and tells whether it is kept
_NOBODY = ("", "linkedin member")
_MOST = 0.6  # of all conversations have their owner in them; the longest-lived files only sometimes name them


@dataclass(frozen=True, slots=True)
class Places:
    """Where the columns of a table stand by their plain headers."""

    by_header: dict[str, int]

    def text(self, cells: Sequence[Cell], header: str) -> str:
        """Return the text under a header, empty when there is no such column."""
        place = self.by_header.get(header)
        return "" if place is None else cell_text(cells[place])

    def put(self, cells: list[Cell], header: str, value: Cell) -> None:
        """Put a value under a header if there is such a column."""
        if header in self.by_header:
            cells[self.by_header[header]] = value


def turned(dialect: str, table: Table, notices: list[Notice]) -> Table:
    """Return the table as its program's rows are to be read; what was left out is told in one notice."""
    turn = _turn(dialect, table)
    if turn is None:
        return table
    return replace(table, rows=Stream(lambda: _rows(turn, table, notices)))


def _rows(turn: Turn, table: Table, notices: list[Notice]) -> Iterator[Row]:
    left_out: list[int] = []
    for row in table.rows:
        if row.problem or row.is_blank:
            yield row
            continue
        cells = list(row.cells)
        if turn(cells):
            yield Row(row.number, tuple(cells))
        else:
            left_out.append(row.number)
            yield Row(row.number, ("",) * len(cells))
    if left_out:
        sentence = counted(
            "{count} row from here on tells of nobody, or nothing new, and was left out.",
            "{count} rows from here on tell of nobody, or nothing new, and were left out.",
            len(left_out),
        )
        notices.append(Notice(left_out[0], sentence))


def _turn(dialect: str, table: Table) -> Turn | None:
    places = Places({plain(header): place for place, header in reversed(list(enumerate(table.headers)))})
    if dialect in _TURNS:
        return _TURNS[dialect](places, table)
    known = find(dialect)
    if known is None or places.by_header.keys().isdisjoint(known.skipped):
        return None
    return lambda cells: not _is_skipped(known.skipped, places, cells)


def _is_skipped(skipped: dict[str, str], places: Places, cells: Sequence[Cell]) -> bool:
    return any(places.text(cells, header).casefold() in words.split("|") for header, words in skipped.items())


def _turn_contact(places: Places, cells: list[Cell]) -> bool:
    """Let whom Google files under something go by it only when they have no name: it is mostly the family name first."""
    if places.text(cells, "first name") or places.text(cells, "last name"):
        places.put(cells, "file as", "")
    return True


def _turn_lead(places: Places, cells: list[Cell]) -> bool:
    """Let a lead that became an opportunity be that opportunity, so that it is not counted twice."""
    opportunity = places.text(cells, "convertedopportunityid")
    if opportunity:
        for header in ("id", "lead id"):
            places.put(cells, header, opportunity)
    return places.text(cells, "isdeleted").casefold() not in ("true", "1")


def _connection_turn(places: Places, _table: Table) -> Turn:
    """Return what leaves members out who hid their names; all that their rows have is a day."""
    known = find("linkedin.connections")
    names = {plain(name) for group in (known.needed[:2] if known else ()) for name in group.split("|")}
    at = [place for header, place in places.by_header.items() if header in names]
    return lambda cells: any(cell_text(cells[place]) for place in at)


def _turn_invitation(places: Places, cells: list[Cell]) -> bool:
    if places.text(cells, "direction").casefold() == "outgoing":
        places.put(cells, "from", places.text(cells, "to"))
        places.put(cells, "inviterprofileurl", places.text(cells, "inviteeprofileurl"))
    sent = places.text(cells, "sent at")
    try:
        places.put(cells, "sent at", read_date(sent, "mdy").day)  # without a doubt: LinkedIn writes no other way
    except BadValue:
        places.put(cells, "sent at", sent)
    return fold(places.text(cells, "from")) not in _NOBODY


def _message_turn(places: Places, table: Table) -> Turn:
    """Return what turns the last message of each talk to whom it was with; talks of several say not who knows whom."""
    people, last = _talks(places, table)
    owner = _owner(people)

    def turn(cells: list[Cell]) -> bool:
        sender, talk = fold(places.text(cells, "from")), places.text(cells, "conversation id")
        is_last = places.text(cells, "date") == last.get(talk)
        if owner is None or not is_last or not _is_between_two(people[talk], owner) or _is_draft(places, cells):
            return False
        if sender == owner:
            places.put(cells, "from", places.text(cells, "to"))
            places.put(cells, "sender profile url", places.text(cells, "recipient profile urls"))
        return True

    return turn


def _talks(places: Places, table: Table) -> tuple[dict[str, set[str]], dict[str, str]]:
    """Return who takes part in each conversation, and when it was last written in."""
    people: dict[str, set[str]] = {}
    last: dict[str, str] = {}
    for row in table.rows:
        if row.problem or row.is_blank:
            continue
        talk = places.text(row.cells, "conversation id")
        among = people.setdefault(talk, set())
        among.update(fold(places.text(row.cells, name)) for name in ("from", "to"))
        among.update(_further(places, row.cells))
        if not _is_draft(places, row.cells):
            last[talk] = max(last.get(talk, ""), places.text(row.cells, "date"))
    return people, last


def _further(places: Places, cells: Sequence[Cell]) -> list[str]:
    """Return the recipients but the first; names without pages are several only if each has two words."""
    pages, names = places.text(cells, "recipient profile urls"), places.text(cells, "to").split(", ")
    if pages:
        return pages.split(",")[1:]
    return names[1:] if all(" " in name for name in names) else []


def _owner(people: dict[str, set[str]]) -> str | None:
    """Return who is in nearly every conversation; None when that is nobody, or more than one."""
    common = Counter(name for among in people.values() for name in among - {""}).most_common(2)
    if not common or common[0][1] < _MOST * len(people):
        return None
    is_one_of_two = len(common) > 1 and common[1][1] == common[0][1]
    return None if is_one_of_two else common[0][0]


def _is_between_two(among: set[str], owner: str) -> bool:
    others = among - {owner}
    return len(others) == 1 and owner in among and not others <= set(_NOBODY)


def _is_draft(places: Places, cells: Sequence[Cell]) -> bool:
    return places.text(cells, "is message draft").casefold() == "yes"


_TURNS: dict[str, Callable[[Places, Table], Turn]] = {
    "linkedin.messages": _message_turn,
    "linkedin.connections": _connection_turn,
    "linkedin.invitations": lambda places, _table: partial(_turn_invitation, places),
    "salesforce.leads": lambda places, _table: partial(_turn_lead, places),
    "google.contacts": lambda places, _table: partial(_turn_contact, places),
}
