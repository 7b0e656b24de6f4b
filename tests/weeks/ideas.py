"""Whom to ask next and who has gone quiet, reckoned from a rep's records by the method notes, apart from the program."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from math import exp, lgamma, log
from uuid import UUID

from tests.weeks.records import NEWS, Deal, Introduction, Records

REST, OLD, WEEK, CADENCE = 30, 180, 7, 90
TRUST = {1: 0.1, 2: 0.3, 3: 0.5, 4: 0.7, 5: 0.9}
SERVED = {1: 0.7, 2: 0.8, 3: 0.8}
MIDDLES = [(place + 0.5) / 30 for place in range(30)]
STRENGTHS = [place * log(200) / 16 for place in range(17)]


def worth_asking(records: Records, rep: UUID, today: date) -> dict[UUID, float]:
    """Return what one ask may bring, of all whom a rep may ask today and whose line was not put off.

    While nothing was won it is the chance that an ask ends in a client.
    """
    unsettled = {
        one.ally
        for key, one in records.newest_asks(rep)
        if records.waits(key, today) or _is_to_be_asked_later(records, key, today)
    }
    scores = _scores(records, today)
    return {
        key: score
        for key, score in scores.items()
        if score > 0 and key not in unsettled and _is_ours(records, rep, key) and not records.rests(("ask", key), rep, today)
        and not _is_paused(records, key, today) and not _was_asked_lately(records, key, today)
        and 3 * records.given[key] + 4 >= len(_made(records, key)) and not _is_owed_thanks(records, rep, key, today)
        and all((today - one.on).days >= REST for one in _made(records, key))
    }  # fmt: skip


def quiet(records: Records, rep: UUID, today: date) -> list[UUID]:
    """Return those whose silence is unlikely of somebody still active, who brought most first, as many as a day holds.

    Then come allies with whom nobody was in touch for longer than wished; nobody with whom we were lately.
    """
    silent = [key for key in _known(records) if _made(records, key) and _still_active(records, key, today) < 0.2]
    silent.sort(key=lambda key: (-_credit(records, key), -len(_made(records, key)), str(key)))
    touched = {key: max(days) for key in _known(records) if (days := list(_touches(records, key)))}
    missed = [key for key in records.allies if key in touched and (today - touched[key]).days > CADENCE]
    missed.sort(key=lambda key: (touched[key], str(key)))
    return [
        key
        for key in dict.fromkeys(silent + missed)
        if key not in records.silent and not _is_paused(records, key, today) and _is_ours(records, rep, key)
        and (today - touched[key]).days >= REST and not records.rests(("quiet", key), rep, today)
    ][: records.limits.quiet_a_day]  # fmt: skip


def _is_to_be_asked_later(records: Records, key: UUID, today: date) -> bool:
    """Tell whether an ally said "later", and has a line of their own on Today, or will have."""
    one = records.asks[key]
    last = (one.answered or one.on) + timedelta(records.limits.later) + NEWS
    return one.answer == "later" and not records.has_come(key) and today <= last


def _is_ours(records: Records, rep: UUID, key: UUID) -> bool:
    """Tell whether no other rep asked somebody, or was introduced by them, last."""
    asks = [(one.on, str(one.rep)) for one in records.asks.values() if one.ally == key]
    last = max(asks + [(one.on, str(one.rep)) for one in _made(records, key)], default=None)
    return last is None or last[1] == str(rep)


def _touches(records: Records, key: UUID) -> Iterator[date]:
    """Return the days on which we asked somebody, heard of, thanked or told them, and the last on which we gave."""
    yield from (
        one.answered if one.answered and one.answer != "silence" else one.on
        for one in records.asks.values()
        if one.ally == key
    )
    yield from (on for who, on in [*records.gifts.values(), *records.notes] if who == key)
    for one in _made(records, key):
        yield from (one.on, *([one.thanked] if one.thanked else []), *(on for on, _stage in one.told))


def _known(records: Records) -> list[UUID]:
    return list(dict.fromkeys([*(one.by for one in records.introductions.values()), *records.allies]))


def _made(records: Records, key: UUID) -> list[Introduction]:
    return [one for one in records.introductions.values() if one.by == key]


def _begun(records: Records, key: UUID) -> Iterator[tuple[Introduction, Deal]]:
    return ((one, records.deals[one.deal]) for one in _made(records, key) if one.begins)


def _is_paused(records: Records, key: UUID, today: date) -> bool:
    until = records.allies[key].paused_until if key in records.allies else None
    return until is not None and until > today


def _was_asked_lately(records: Records, key: UUID, today: date) -> bool:
    return any(one.ally == key and (today - one.on).days < REST for one in records.asks.values())


def _is_owed_thanks(records: Records, rep: UUID, key: UUID, today: date) -> bool:
    return any(one.rep == rep and one.thanked is None and one.on >= today - NEWS for one in _made(records, key))


def _credit(records: Records, key: UUID) -> int:
    """Return what was won in deals whose first introduction was theirs: the one that began it, else the earliest."""
    found = 0
    for deal, one in records.deals.items():
        if one.outcome == "won":
            came = [
                (not each.begins, each.on, name) for name, each in records.introductions.items() if each.deal == deal
            ]
            first = min(came)[-1] if came else None
            found += one.amount if first is not None and records.introductions[first].by == key else 0
    return found


def _rhythm(records: Records, key: UUID, today: date) -> tuple[int, float, float]:
    days = [one.on for one in _made(records, key)]
    return len(days), (max(days) - min(days)).days / WEEK, (today - max(days)).days / WEEK


def _still_active(records: Records, key: UUID, today: date) -> float:
    if not _made(records, key):
        return 1.0
    shape, weeks = _team(records, today)
    count, span, silence = _rhythm(records, key, today)
    return ((weeks + span) / (weeks + span + silence)) ** (shape + count)


def _team(records: Records, today: date) -> tuple[float, float]:
    """Return the gamma of the team's rates a week by moments where ten allies tell it, else shape 1 over 8 weeks."""
    rhythms = [_rhythm(records, key, today) for key in _known(records) if _made(records, key)]
    seen = [(count, span + silence) for count, span, silence in rhythms if span + silence > 0]
    if len(seen) < 10:
        return 1.0, 8.0
    mean = sum(count for count, _weeks in seen) / sum(weeks for _count, weeks in seen)
    beyond = sum((count - mean * weeks) ** 2 - mean * weeks for count, weeks in seen)
    spread = beyond / sum(weeks**2 for _count, weeks in seen)
    return (mean**2 / spread, mean / spread) if spread > 0 else (1.0, 8.0)


def _scores(records: Records, today: date) -> dict[UUID, float]:
    known = _known(records)
    won = {key: [deal.amount for _one, deal in _begun(records, key) if deal.outcome == "won"] for key in known}
    amounts = [amount for some in won.values() for amount in some if amount]
    usual = sum(amounts) / len(amounts) if amounts else 0.0
    rates = _rates(tuple((len(won[key]), _counted(records, key, today)) for key in known))
    found = {}
    for key, rate in zip(known, rates, strict=True):
        own = [amount for amount in won[key] if amount]
        revenue = (sum(own) + 3 * usual) / (len(own) + 3) if usual else 1.0
        found[key] = _hope(records, key, today) * rate * revenue * _still_active(records, key, today)
    return found


def _counted(records: Records, key: UUID, today: date) -> int:
    return sum(deal.outcome != "open" or (today - one.on).days >= OLD for one, deal in _begun(records, key))


def _hope(records: Records, key: UUID, today: date) -> float:
    """Return how likely an ask brings an introduction: how well they are known as four asks, and what came of old ones."""
    if key in records.silent:
        return 0.0
    old = [
        ask
        for ask, one in records.asks.items()
        if one.ally == key and (today - one.on).days >= REST and not records.waits(ask, today)
    ]
    brought = {one.ask for one in records.introductions.values()}
    return (4 * _reach(records, key) + sum(ask in brought for ask in old)) / (4 + len(old))


def _reach(records: Records, key: UUID) -> float:
    if key in records.silent:
        return 0.0
    made = len(_made(records, key))
    served = SERVED.get(made, 0.9) if made else 0.0
    return max(served, TRUST[records.allies[key].trust] if key in records.allies else 0.0)


@cache
def _rates(counts: tuple[tuple[int, int], ...]) -> list[float]:
    """Return the mean rate of each who won so many of so many, all drawn towards the team's by full Bayes on a grid."""
    weights = {}
    for middle in MIDDLES:
        for strength in STRENGTHS:
            a, b = middle * exp(strength), (1 - middle) * exp(strength)
            told = sum(_ln_beta(won + a, n - won + b) - _ln_beta(a, b) for won, n in counts)
            weights[a, b] = told + log(middle * (1 - middle)) - (strength - log(10)) ** 2 / 2
    most = max(weights.values(), default=0.0)
    shares = {pair: exp(weight - most) for pair, weight in weights.items()}
    total = sum(shares.values())
    return [sum(share * (won + a) / (n + a + b) for (a, b), share in shares.items()) / total for won, n in counts]


def _ln_beta(a: float, b: float) -> float:
    return lgamma(a) + lgamma(b) - lgamma(a + b)
