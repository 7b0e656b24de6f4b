"""A diagnosis as plain values for scripts: every figure and sentence that the screen shows.

Rates and points are fractions; `deals` is how many deals stand behind a figure.
"""

from typing import Any

from refnet.domain.funnel import effect_words
from refnet.domain.funnel.comparison import DiagnosisQuery
from refnet.domain.funnel.effects import Effect, Told
from refnet.domain.funnel.gap import Gap
from refnet.domain.funnel.kitagawa import Split, parts_of
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.questions import Answer
from refnet.domain.funnel.report import Diagnosis, Factor
from refnet.domain.funnel.stages import CLOSING, STAGES, STEPS, Funnel, how_many
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Rate

Values = dict[str, Any]


def as_json(found: Diagnosis) -> Values:
    """Return the shape that scripts rely on."""
    return {
        "compared": _query(found.query) | {"ours": found.sides.ours, "theirs": found.sides.theirs},
        "verdict": {
            "place": found.verdict.place.value,
            "closing": found.verdict.closing.value,
            "title": found.title,
            "text": found.text,
        },
        "gap": _gap(found.gap),
        "steps": [_step(found.gap, step) for step in range(STEPS)],
        "closing_rate": _split(found.split),
        "goes_with_winning": [_factor(each) for each in found.factors],
        "questions": [_answer(each) for each in found.answers],
        "how_wrong": [
            {"key": each.key, "sentence": each.sentence, "deals": found.count(each.key)} for each in found.doubts
        ],
    }


def _query(query: DiagnosisQuery) -> Values:
    return {
        "leads": query.leads.value,
        "against": query.against.value,
        "rep": str(query.rep) if query.rep else None,
        "since": query.since.isoformat() if query.since else None,
        "until": query.until.isoformat() if query.until else None,
        "patience_days": query.patience_days,
    }


def _gap(found: Gap) -> Values:
    return {
        "ours": None if found.total is None else found.ours.conversion,
        "theirs": None if found.total is None else found.reference.conversion,
        "ours_so_far": _so_far(found.ours),
        "theirs_so_far": None if isinstance(found.reference, Profile) else _so_far(found.reference),
        "total": _difference(found.total),
        "before_the_proposal": _difference(found.early),
        "at_closing": _difference(found.late),
        "chance_worse_before": found.early_worse,
        "chance_worse_at_closing": found.late_worse,
        "chance_more_lost_before_than_at_closing": found.early_larger,
        "share_before": _difference(found.share_early),
        "method": "shapley" if found.is_shapley else "lmdi",
    }


def _so_far(side: Funnel) -> Values:
    return {"clients": side.advanced[CLOSING], "leads": side.counted[0]}


def _step(found: Gap, step: int) -> Values:
    theirs = found.reference
    return {
        "from": STAGES[step].value,
        "to": STAGES[step + 1].value,
        "ours": _rate(found.ours.rates[step]),
        "theirs": {"rate": theirs.targets[step]} if isinstance(theirs, Profile) else _rate(theirs.rates[step]),
        "points": _difference(found.steps[step]),
        "chance_worse": found.step_worse[step],
    }


def _split(found: Split | None) -> Values | None:
    if found is None:
        return None
    kinds = [
        {
            "kind": each.name,
            "ours": [each.ours_won, each.ours],
            "theirs": [each.theirs_won, each.theirs],
            "mix": part.mix,
            "rate": part.rate,
        }
        for each, part in zip(found.kinds, parts_of(found), strict=True)
    ]
    parts = {"gap": found.gap, "mix": found.mix, "rate": found.rate}
    return {"kinds": kinds} | {name: _difference(each) for name, each in parts.items()}


def _factor(each: Factor) -> Values:
    shape: Values = {"key": each.doing.value, "lacking": each.lacking}
    if each.effect is None:
        return shape | {"sentence": effect_words.record(each.doing)}
    return shape | {"sentence": effect_words.sentence(each.effect, each.doing)} | _effect(each.effect)


def _effect(found: Effect) -> Values:
    return {
        "done": _rate(found.done),
        "not_done": _rate(found.not_done),
        "difference": _difference(found.crude),
        "adjusted": _difference(found.adjusted),
        "verdict": found.verdict.value,
        "verdict_among_like_deals": None if found.among_alike is None else found.among_alike.value,
        "like_deals": found.alike,
        "chance_better": None if found.verdict is Told.TOO_FEW else found.chance,
        "e_value": found.e_value,
    }


def _answer(each: Answer) -> Values:
    return {
        "number": each.number,
        "question": each.question,
        "answer": each.sentence,
        "standing": each.standing.value,
        "share": None if each.share is None else _rate(each.share),
        "deals": how_many(each.behind),
        "lacking": how_many(each.lacking),
        "record": each.record,
    }


def _rate(rate: Rate) -> Values:
    return {"won": rate.won, "n": rate.n, "rate": rate.value, "low": rate.low, "high": rate.high}


def _difference(found: Difference | None) -> Values | None:
    return None if found is None else {"value": found.value, "low": found.low, "high": found.high}
