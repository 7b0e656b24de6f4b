"""What is known today of each lead: the deal with its stages so far, and the talks that were held."""

from datetime import UTC, date, datetime, time, timedelta

import numpy as np

from refnet.domain.kinds import Outcome, Stage
from refnet.domain.simulation import wordlists as words
from refnet.domain.simulation.market import Lead
from refnet.domain.simulation.sentences import next_step, pick
from refnet.domain.simulation.world import SampleDeal, SampleMeeting

_TICKS = 5


def deal(
    number: int, lead: Lead, company: str, *, start: date, today: date, generator: np.random.Generator
) -> SampleDeal:
    """Return the deal with this company as it stands today; stages that lie ahead are not in it."""
    first = start + timedelta(days=lead.day)
    history = tuple(
        (stage, first + timedelta(days=day))
        for stage, day in lead.course.stages
        if first + timedelta(days=day) <= today
    )
    outcome = {Stage.WON: Outcome.WON, Stage.LOST: Outcome.LOST}.get(history[-1][0], Outcome.OPEN)
    has_next = outcome is Outcome.OPEN and generator.random() < 0.7
    return SampleDeal(
        id=number,
        reference=f"D-{number + 1:04d}",
        title=f"{pick(generator, words.PROJECTS)}, {company}",
        prospect_id=lead.prospect.id,
        organization_id=lead.prospect.organization_id,
        rep_id=lead.rep,
        source=lead.source,
        first_touch_on=first,
        amount=lead.course.amount,
        currency="EUR",
        segment="large" if lead.course.is_large else "small",
        stage=[stage for stage, _day in history if not stage.is_end][-1],
        outcome=outcome,
        closed_on=None if outcome is Outcome.OPEN else history[-1][1],
        lost_reason=pick(generator, words.LOST_REASONS) if outcome is Outcome.LOST else "",
        next_step=next_step(generator) if has_next else "",
        next_step_on=today + timedelta(days=int(generator.integers(-5, 21))) if has_next else None,
        history=history,
        is_prepared=lead.course.is_prepared,
        p_true=lead.course.p_true,
        eventual=lead.course.eventual,
    )


def meetings(deals: list[SampleDeal], today: date, generator: np.random.Generator) -> list[SampleMeeting]:
    """Return the first talk of each deal that came to one, and planned talks of some open deals."""
    result: list[SampleMeeting] = []
    for each in deals:
        held_on = dict(each.history).get(Stage.MET)
        if held_on is not None:
            result.append(_meeting(len(result), each, held_on, held_on, generator))
        elif each.outcome is Outcome.OPEN and each.stage is Stage.CONTACTED and generator.random() < 0.6:
            planned_on = today + timedelta(days=int(generator.integers(0, 10)))
            result.append(_meeting(len(result), each, planned_on, None, generator))
    return result


def _meeting(
    number: int, deal: SampleDeal, planned_on: date, held_on: date | None, generator: np.random.Generator
) -> SampleMeeting:
    """Return a talk with all of its preparation done, or with some of it missing where the deal is not prepared."""
    done = _TICKS if deal.is_prepared else int(generator.integers(0, _TICKS - 1))
    which = set(generator.permutation(_TICKS)[:done].tolist()) if held_on else set()
    evening = datetime.combine(planned_on - timedelta(days=1), time(16, 30), UTC)
    agenda, research, pitch, connections, questions = (
        evening + timedelta(minutes=7 * tick) if tick in which else None for tick in range(_TICKS)
    )
    agreed = bool(held_on) and generator.random() < (0.85 if deal.is_prepared else 0.55)
    return SampleMeeting(
        id=number,
        deal_id=deal.id,
        rep_id=deal.rep_id,
        planned_on=planned_on,
        held_on=held_on,
        agenda_at=agenda,
        research_at=research,
        pitch_at=pitch,
        connections_at=connections,
        questions_at=questions,
        next_step=next_step(generator) if agreed else "",
        next_step_on=planned_on + timedelta(days=int(generator.integers(2, 15))) if agreed else None,
        next_step_at=datetime.combine(planned_on, time(15, 0), UTC) if agreed else None,
    )
