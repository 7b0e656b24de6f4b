"""Builds the ground of answers from text: `Ann>Bob:won=100@5-40` was introduced on day 5 and won on day 40."""

import re
from datetime import date, timedelta
from uuid import UUID

from refnet.domain.kinds import AllyKind, Outcome, Source, Stage
from refnet.domain.network.ground import Acquaintance, Ground, Pursuit, Received, Someone, grouped

FIRST = date(2025, 1, 1)
_WORD = re.compile(r"(\w+)>(\w+)(?:/(\w+))?(?::(won|lost|open)(?:=(\d+))?)?(?:@(\d+)(?:-(\d+))?)?\Z")
RAE, ROY = UUID(int=1), UUID(int=2)
REPS = {"RAE": RAE, "ROY": ROY}


def key(name):
    return UUID(bytes=name.encode().ljust(16, b"\0"))


def day(number):
    return None if number is None else FIRST + timedelta(days=int(number))


def ground(introductions="", ties="", *, allies="", cold="", companies="", silent="", given="", asked=None):
    """Return the ground; `Ann>Bob/ROY` is made to Roy, `Ann-Bob=4` a tie, `Ann=5` an ally's trust, `Ann@X` a company.

    An introduction of somebody with the deal of an earlier one (`^` for `>`) joins it.
    """
    received, pursuits, by_prospect = [], {}, {}
    for number, word in enumerate(introductions.split()):
        one, other, rep, end, amount, on, closed = _WORD.match(word.replace("^", ">")).groups()
        joins = "^" in word
        deal = by_prospect[other] if joins else UUID(int=1000 + number) if end else None
        if end and not joins:
            by_prospect[other] = deal
            pursuits[deal] = Pursuit(
                deal, f"{other} deal", key(other), REPS[rep or "RAE"], Source.REFERRAL, Outcome(end), Stage.MET,
                day(on), day(closed), int(amount or 0) or None,
            )  # fmt: skip
        received.append(
            Received(
                key(one), key(other), REPS[rep or "RAE"], day(on), deal=deal, is_originating=bool(end) and not joins
            )
        )
    for number, word in enumerate(cold.split()):
        name, end = word.split(":")
        deal = UUID(int=5000 + number)
        pursuits[deal] = Pursuit(
            deal, f"{name} deal", key(name), RAE, Source.COLD, Outcome(end), Stage.LEAD, day(1), day(9), 70
        )
    known = [
        Acquaintance(*sorted((key(one), key(other))), int(strength or 3))
        for one, other, strength in (re.match(r"(\w+)-(\w+)(?:=(\d))?", word).groups() for word in ties.split())
    ]
    trust = {key(name): int(level) for name, level in (word.split("=") for word in allies.split())}
    company = {key(name): where for name, where in (word.split("@") for word in companies.split())}
    names = {match for text in (introductions.replace("/ROY", ""), ties, allies, cold, companies) for match in
             re.findall(r"(?<![@\w])([A-Z]\w*)", text)}  # fmt: skip
    people = {
        key(name): Someone(
            key(name), name, key(company[key(name)]) if key(name) in company else None, company.get(key(name), ""),
            trust.get(key(name)), AllyKind.CLIENT if key(name) in trust else None, name in silent.split(),
        )
        for name in sorted(names)
    }  # fmt: skip
    by_introducer, by_deal = grouped(tuple(received))
    return Ground(
        people=people, reps={RAE: "Rae", ROY: "Roy"}, received=tuple(received), pursuits=pursuits, ties=tuple(known),
        given={key(name): 1 for name in given.split()}, asked_on={key(name): on for name, on in (asked or {}).items()},
        by_introducer=by_introducer, by_deal=by_deal,
    )  # fmt: skip
