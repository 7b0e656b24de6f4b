"""Simulating a whole world from a seed."""

from datetime import date, timedelta

import numpy as np

from refnet.domain.kinds import Evidence, Role, Source
from refnet.domain.simulation import sentences
from refnet.domain.simulation import wordlists as words
from refnet.domain.simulation.cast import Cast
from refnet.domain.simulation.dealing import deal, meetings
from refnet.domain.simulation.discovering import discovered
from refnet.domain.simulation.introducing import Ledger
from refnet.domain.simulation.market import Introducer, Lead, Market
from refnet.domain.simulation.wishing import wished
from refnet.domain.simulation.world import SampleAlly, SampleDeal, SampleNote, SampleRep, SampleTie, World

_FRUITLESS_ASKS, _GIVEN, _TIES = 110, 24, 70
MANAGER = ("Sabine", "Hofstetter")


def simulate(seed: int, *, today: date, days: int = 730, reps: int = 6) -> World:
    """Return the world of a team of at most eight reps on `today`; one seed always gives the same world.

    The process and its parameters are those of `profiles`. `p_true` and `eventual` of each deal are its hidden
    truth, against which the estimators can be held.
    """
    generator = np.random.default_rng(seed)
    cast, start = Cast(generator), today - timedelta(days=days)
    market = Market(generator, cast, days, reps)
    market.run()

    def company(lead: Lead) -> str:
        return cast.organizations[lead.prospect.organization_id].name

    deals = [
        deal(number, lead, company(lead), start=start, today=today, generator=generator)
        for number, lead in enumerate(market.leads)
    ]
    ledger = Ledger(market.introducers, start, today, generator)
    ledger.write(market.leads, deals)
    ledger.ask_in_vain(_FRUITLESS_ASKS)
    ledger.give(cast.people, _GIVEN)
    return World(
        today=today,
        reps=_reps(reps),
        organizations=tuple(cast.organizations),
        people=tuple(cast.people),
        allies=wished([_ally(each, start, today, generator) for each in market.introducers], seed),
        ties=_ties(market.introducers, deals, start, generator),
        asks=tuple(ledger.asks),
        introductions=tuple(ledger.introductions),
        deals=tuple(deals),
        meetings=discovered(meetings(deals, today, generator), deals, seed),
        notes=_notes(market.introducers, deals, today, generator),
    )


def _reps(count: int) -> tuple[SampleRep, ...]:
    """Return the reps, whose ids are 0 … count−1, and after them their manager."""
    named = [*words.REP_NAMES[:count], MANAGER]
    return tuple(
        SampleRep(
            id=number,
            name=" ".join(name),
            email=f"{sentences.address(name)}@refnet.example.net",
            role=Role.REP if number < count else Role.MANAGER,
            manager_id=count if number < count else None,
        )
        for number, name in enumerate(named)
    )


def _ally(each: Introducer, start: date, today: date, generator: np.random.Generator) -> SampleAlly:
    is_paused = generator.random() < 0.06
    return SampleAlly(
        person_id=each.person.id,
        rep_id=each.rep,
        kind=each.kind,
        trust=int(np.clip(round(3.4 + each.quality + generator.normal(0, 0.8)), 1, 5)),
        since=start + timedelta(days=each.since_day),
        cadence_days=int(generator.choice([30, 60, 90, 120, 180])),
        paused_until=today + timedelta(days=int(generator.integers(10, 90))) if is_paused else None,
        quality=each.quality,
    )


def _ties(
    introducers: list[Introducer], deals: list[SampleDeal], start: date, generator: np.random.Generator
) -> tuple[SampleTie, ...]:
    """Return ties among allies, and from allies to people whom we approached cold: paths that could be warmed."""
    allies = [each.person.id for each in introducers]
    cold = [each.prospect_id for each in deals if each.source is Source.COLD]
    found: dict[tuple[int, int], SampleTie] = {}
    for number in range(_TIES):
        others = cold if number % 3 == 0 and cold else allies
        one, other = allies[int(generator.integers(len(allies)))], others[int(generator.integers(len(others)))]
        pair = (min(one, other), max(one, other))
        if one != other and pair not in found:
            evidence = (Evidence.CONFIRMED, Evidence.MEETING, Evidence.EMAIL)[int(generator.integers(3))]
            since = start - timedelta(days=int(generator.integers(0, 1500)))
            found[pair] = SampleTie(*pair, strength=int(generator.integers(1, 6)), evidence=evidence, since=since)
    return tuple(found.values())


def _notes(
    introducers: list[Introducer], deals: list[SampleDeal], today: date, generator: np.random.Generator
) -> tuple[SampleNote, ...]:
    about_deals = [
        SampleNote(None, each.id, each.history[-1][1], sentences.deal_note(generator))
        for each in deals
        if generator.random() < 0.35
    ]
    about_allies = [
        SampleNote(each.person.id, None, today - timedelta(days=int(generator.integers(1, 400))), text)
        for each in introducers
        if generator.random() < 0.6 and (text := sentences.ally_note(generator))
    ]
    return (*about_deals, *about_allies)
