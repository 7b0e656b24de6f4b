"""The charts of a diagnosis from its figures, for the page, the report and files alike."""

from collections.abc import Sequence

from refnet.charts.estimates import DotRow, Series, estimate
from refnet.charts.funnel import FunnelStage, Passage
from refnet.charts.gap import GapStep, StepRate
from refnet.domain.funnel import effect_words
from refnet.domain.funnel.comparison import Against
from refnet.domain.funnel.doings import Doing
from refnet.domain.funnel.effects import Effect
from refnet.domain.funnel.gap_words import counts_cell, fewest, step_name
from refnet.domain.funnel.numbers import ENOUGH_FOR_RATE
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.report import Diagnosis, Factor
from refnet.domain.funnel.stages import STEPS, Funnel
from refnet.i18n import _


def sides_of(found: Diagnosis) -> tuple[Series, Series]:
    """Return ours and theirs; only cold against referrals has the colours of sources."""
    ours, theirs = (name[:1].upper() + name[1:] for name in (found.sides.ours, found.sides.theirs))
    if found.query.against is Against.REFERRALS:
        return Series(_("Cold"), "cold", "s"), Series(_("Referral"), "referral", "o")
    return Series(ours, "accent", "o"), Series(theirs, "neutral", "s", is_hollow=True)


def gap_steps(found: Diagnosis) -> list[GapStep]:
    """Return the steps of the gap, without points under five; a click opens who counts, or who did not go on."""
    return [
        GapStep(
            step_name(step),
            _step_rate(found, "ours", step),
            _step_rate(found, "theirs", step),
            found.gap.steps[step] if fewest(found.gap, step) >= ENOUGH_FOR_RATE else None,
            is_closing=step == STEPS - 1,
            lost=f"ours-{step}-lost",
        )
        for step in range(STEPS)
    ]


def _step_rate(found: Diagnosis, side: str, step: int) -> StepRate:
    funnel = found.gap.ours if side == "ours" else found.gap.reference
    if isinstance(funnel, Profile):
        return StepRate(funnel.targets[step])
    rate = funnel.rates[step]
    return StepRate(rate.value, counts_cell(funnel, step), rate.n, f"{side}-{step}")


def funnel_stages(found: Diagnosis, names: Sequence[str]) -> list[FunnelStage]:
    """Return the funnels side by side, stages called `names`; targets are no funnel and stay out."""
    sides = [
        (key, side)
        for key, side in (("ours", found.gap.ours), ("theirs", found.gap.reference))
        if isinstance(side, Funnel)
    ]
    return [
        FunnelStage(name, tuple(_passage(side, key, stage) for key, side in sides)) for stage, name in enumerate(names)
    ]


def referral_first(found: Diagnosis, stages: Sequence[FunnelStage]) -> tuple[list[Series], list[FunnelStage]]:
    """Return the series and stages as they stand in a funnel: referral above cold as in every chart of rates."""
    series = list(sides_of(found))[: 1 if isinstance(found.gap.reference, Profile) else 2]
    if found.query.against is not Against.REFERRALS:
        return series, list(stages)
    return series[::-1], [FunnelStage(stage.label, stage.sides[::-1]) for stage in stages]


def _passage(side: Funnel, key: str, stage: int) -> Passage:
    """Return how far a side came; the bar is as long as the product of the steps, for open deals stay outside."""
    if stage == 0:
        return Passage(side.counted[0], side.counted[0], f"{key}-0", 1.0)
    share = 1.0
    for rate in side.rates[:stage]:
        share *= rate.value or 0.0
    return Passage(side.advanced[stage - 1], side.counted[stage - 1], f"{key}-{stage - 1}-on", share)


def factor_rows(factors: Sequence[Factor]) -> list[DotRow]:
    """Return what was done against what was not, for each thing that is recorded; a click opens its deals."""
    return [_factor_row(each.doing, each.effect) for each in factors if each.effect is not None]


def _factor_row(doing: Doing, effect: Effect) -> DotRow:
    done, not_done = effect_words.names(doing)
    pair = [
        estimate(rate, key=f"{doing}-{kind}", tip=_("Open these deals: {which}").format(which=name))
        for rate, kind, name in ((effect.done, "done", done), (effect.not_done, "not", not_done))
    ]
    alike = effect_words.alike_cell(effect)
    like = _("like deals {difference}").format(difference=alike) if alike else ""
    below = "; ".join(filter(None, (like, effect_words.verdict_cell(effect))))
    note = effect_words.difference_cell(effect)
    return DotRow(effect_words.short(doing), tuple(pair), note=note, below=below if note else "")
