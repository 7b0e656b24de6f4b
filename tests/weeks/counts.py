"""What the numbers of asks and cold deals must be, counted from the records."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from uuid import UUID

from refnet.domain.kinds import Answer
from refnet.services.asking import AskQuery
from tests.weeks.records import WAY, Ask, Deal, Records

WEEKS = 2
Chosen = Callable[[Ask], bool]


def choices(records: Records, today: date) -> Iterator[tuple[AskQuery, Chosen]]:
    """Yield ways to choose asks, with what each must mean: all, by rep, by ally and wording, by the months of a quarter."""
    yield AskQuery(), lambda _ask: True
    for rep in records.reps:
        yield AskQuery(rep=rep), lambda ask, rep=rep: ask.rep == rep
    if not records.asks:
        return
    last = list(records.asks.values())[-1]
    yield (
        AskQuery(ally=last.ally, wording=last.wording),
        lambda ask: (ask.ally, ask.wording) == (last.ally, last.wording),
    )
    stands = records.stands(list(records.asks)[-1], today)
    same = [one for key, one in records.asks.items() if records.stands(key, today) == stands]
    yield AskQuery(standing=Answer(stands)), lambda ask: any(ask is one for one in same)
    first, end = _month(today), today
    for _month_back in range(3):
        yield AskQuery(since=first, until=end), lambda ask, first=first, end=end: first <= ask.on <= end
        end = first - timedelta(1)
        first = _month(end)


def funnel(records: Records, is_chosen: Chosen, today: date) -> tuple[int, ...]:
    """Return how many of the chosen asks came how far, how many still wait for an answer, and how many are silent."""
    asks = {key for key, ask in records.asks.items() if is_chosen(ask)}
    came = {key: [one for one in records.introductions.values() if one.ask == key] for key in asks}
    deals = {key: [records.deals[one.deal] for one in some] for key, some in came.items()}
    named = {one.ask for one in records.names.values()} | {key for key, some in came.items() if some}
    met = [key for key, some in deals.items() if any(is_met(deal) for deal in some)]
    won = [key for key, some in deals.items() if any(deal.outcome == "won" for deal in some)]
    waiting = [key for key in asks if records.waits(key, today)]
    silent = [key for key in asks if records.is_silent(key, today)]
    reached = (len(named & asks), sum(map(bool, came.values())), len(met), len(won))
    return len(asks), *reached, len(waiting), len(silent)


def ledger(
    records: Records, is_chosen: Chosen, today: date
) -> dict[UUID, tuple[UUID, str, str, date | None, int, int]]:
    """Return of each chosen ask whom it went to, its answer and how it stands, and how many names and introductions it brought."""
    names, came = [one.ask for one in records.names.values()], [one.ask for one in records.introductions.values()]
    return {
        key: (ask.ally, ask.answer, records.stands(key, today), ask.answered, names.count(key), came.count(key))
        for key, ask in records.asks.items()
        if is_chosen(ask)
    }


def weeks(records: Records, rep: UUID, today: date) -> Iterator[tuple[int, int, int, int]]:
    """Yield of a rep's last weeks, this one last, how many asks, introductions, first meetings and won referral deals."""
    asked = [one.on for one in records.asks.values() if one.rep == rep]
    brought = [one.on for one in records.introductions.values() if one.rep == rep and not one.is_name_only]
    ours = _referred(records, rep)
    met = {key: [one.held for one in records.meetings.values() if one.deal == key and one.held] for key in ours}
    held = [min(days) for days in met.values() if days]
    won = [one.closed for key, one in records.deals.items() if key in ours and one.outcome == "won"]
    monday = today - timedelta(today.weekday())
    for back in reversed(range(WEEKS)):
        days = {monday + timedelta(day - 7 * back) for day in range(7)}
        asks, introductions, meetings, clients = (
            sum(day in days for day in some) for some in (asked, brought, held, won)
        )
        yield asks, introductions, meetings, clients


def scheduled(records: Records, rep: UUID) -> int:
    """Return in how many referral deals of a rep a meeting was agreed, however many, and however often it was moved."""
    return len({one.deal for one in records.meetings.values() if one.scheduled} & _referred(records, rep))


def _referred(records: Records, rep: UUID) -> set[UUID]:
    return {key for key, one in records.deals.items() if one.rep == rep and not (one.is_cold or one.is_name_only)}


def warmed(records: Records) -> tuple[int, int, int, int]:
    """Return the open cold deals, those ever asked for, those of them that were introduced, and that were won."""
    came = {(one.ask, one.deal) for one in records.introductions.values()}
    rescued = {deal for ask, deal in records.warmings.items() if (ask, deal) in came}
    cold = [one for one in records.deals.values() if (one.is_cold or one.is_name_only) and one.outcome == "open"]
    won = [deal for deal in rescued if records.deals[deal].outcome == "won"]
    return len(cold), len(set(records.warmings.values())), len(rescued), len(won)


def is_met(deal: Deal) -> bool:
    """Tell whether a deal came to a meeting, however it ended."""
    return deal.outcome == "won" or WAY.index(deal.stage) >= WAY.index("met")


def _month(day: date) -> date:
    return day.replace(day=1)
