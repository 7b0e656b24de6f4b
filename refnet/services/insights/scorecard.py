"""Scorecards of allies: what each brought, how sure we can be, and whom to ask next."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import TYPE_CHECKING
from uuid import UUID

from refnet.domain.kinds import Denominator
from refnet.services import benchmarks, limits, preferences
from refnet.services.insights.at_rest import at_rest
from refnet.services.insights.ground import TABLES, ground
from refnet.services.insights.kept import Kept
from refnet.services.whose import of_others
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.network.acquaintance import Known
    from refnet.domain.network.attribution import CreditRule
    from refnet.domain.network.scorecards import Board, Ranking, Scorecard

USUAL_BENCHMARK = 0.5


@dataclass(frozen=True, slots=True)
class AllyReport:
    """A scorecard with what is needed to read it."""

    name: str
    card: "Scorecard"
    board: "Board"
    currency: str
    could_introduce: tuple["Candidate", ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Somebody whom an ally knows and we do not deal with yet; `strength` is 0 where it is only a guess."""

    person: UUID
    name: str
    organization: str
    strength: int


def _read_known(store: Store) -> "Known":
    from refnet.domain.network.acquaintance import known  # noqa: PLC0415 - numpy is heavy

    return known(ground(store))


KNOWN = Kept(TABLES, _read_known)


_Boards = dict[tuple[object, ...], "Board"]


def _no_boards(_store: Store) -> _Boards:
    return {}


_BOARDS = Kept(TABLES, _no_boards)


def board(store: Store, today: date, rule: "CreditRule | None" = None) -> "Board":
    """Return the scorecards of all, beside the chosen benchmark and under the chosen credit rule; kept until a change."""
    from refnet.domain.network import scorecards  # noqa: PLC0415 - numpy is heavy

    chosen, boards = preferences.load(store), _BOARDS.of(store)
    how = (today, rule or chosen.credit_rule, _benchmark(store, chosen.benchmark), chosen.horizon_days)
    if how not in boards:
        boards[how] = scorecards.board(
            ground(store), today, benchmark=how[2], rule=how[1], horizon_days=how[3], reach=_reach(KNOWN.of(store)),
            silence=limits.load(store).silence,
        )  # fmt: skip
    return boards[how]


def _reach(known: "Known") -> dict[UUID, float]:
    from refnet.domain.network.acquaintance import US  # noqa: PLC0415 - numpy is heavy

    ours = known.lines.source == US
    people, chances = known.lines.target[ours].tolist(), known.lines.chance[ours].tolist()
    return {known.id(person): chance for person, chance in zip(people, chances, strict=True)}


def prepare(store: Store, today: date, check: Callable[[int, int], object]) -> None:
    """Read what all answers rest on, unless it is there; `check` is told the steps, and may stop between them."""
    works: tuple[Callable[[], object], ...] = (
        partial(ground, store),
        partial(KNOWN.of, store),
        partial(board, store, today),
    )
    for step, work in enumerate(works):
        check(step, 4)
        work()
    check(3, 4)


def scorecard(store: Store, person: UUID, today: date, rule: "CreditRule | None" = None) -> AllyReport | None:
    """Return the scorecard of somebody, None for one who is no ally and never introduced anybody."""
    found, rows = board(store, today, rule), ground(store)
    card = found.cards.get(person)
    if card is None:
        return None
    return AllyReport(rows.name(person), card, found, rows.currency, could_introduce(store, person))


def best_referrers(store: Store, today: date, ranking: "Ranking", top: int = 3) -> list[AllyReport]:
    """Return the best of those who introduced somebody to us, by what is asked for."""
    found, rows = board(store, today), ground(store)
    return [AllyReport(rows.name(card.person), card, found, rows.currency, ()) for card in found.best(ranking, top)]


def to_ask_next(store: Store, today: date, top: int = 10, rep: UUID | None = None) -> list[AllyReport]:
    """Return whom a rep, or anybody of us, is to ask next, the most promising first.

    Who is at rest is left in peace, and who is another rep's ally is left to them.
    """
    found, rows = board(store, today), ground(store)
    cards = found.to_ask(top, at_rest(store, today) | of_others(store, rep))
    return [AllyReport(rows.name(card.person), card, found, rows.currency, ()) for card in cards]


def could_introduce(store: Store, ally: UUID, top: int = 10) -> tuple[Candidate, ...]:
    """Return whom an ally knows by a tie and nobody of us deals with yet, and then whom they may know.

    A guess rests on acquaintances in common (Adamic and Adar 2003) and is no more than a suggestion.
    """
    from refnet.domain.network.candidates import could_introduce as found  # noqa: PLC0415 - numpy is heavy

    rows, known = ground(store), KNOWN.of(store)
    return tuple(
        Candidate(key, rows.name(key), rows.people[key].organization, strength)
        for key, strength in found(rows, known, ally, top)
    )


def _benchmark(store: Store, key: str) -> float:
    """Return the chosen rate where it may stand beside won of all introductions, else one half."""
    found = next((one for one in benchmarks.offered(store) if one.key == key), None)
    return found.rate if found is not None and found.denominator is Denominator.ALL else USUAL_BENCHMARK
