"""The sentence over each chart of the diagnosis page."""

from refnet.domain.funnel import effect_words
from refnet.domain.funnel.effects import Told
from refnet.domain.funnel.gap_words import side_cell, step_name
from refnet.domain.funnel.numbers import in_points, signed_range
from refnet.domain.funnel.report import Diagnosis, Factor
from refnet.domain.funnel.stages import STEPS, Funnel
from refnet.domain.funnel.verdicts import Place
from refnet.i18n import _


def largest_loss(found: Diagnosis) -> str:
    """Say at which step most of the gap lies, as far as its range leaves zero."""
    gap = found.gap
    if found.verdict.place is Place.TOO_FEW:
        return _("Too few leads yet to compare; these are the counts.")
    sure = [(part.value, step) for step, part in enumerate(gap.steps) if part is not None and part.high < 0]
    if not sure and found.verdict.place is Place.FEW_STEPS:
        return _("Of the steps with ten on each side, none costs points beyond chance.")
    if not sure:
        return _("No single step costs points beyond chance.")
    _value, step = min(sure)
    part = gap.steps[step]
    return _("The step that costs most is {step}: {ours} against {theirs}, {points} (range {range}).").format(
        step=step_name(step),
        ours=side_cell(gap.ours, step),
        theirs=side_cell(gap.reference, step),
        points=in_points(part.value) if part else "",
        range=signed_range(part) if part else "",
    )


def of_a_hundred(found: Diagnosis) -> str:
    """Say how many of a hundred leads come to a meeting, to a proposal and to the signature."""
    told = [_("Of 100 {name}, {chain}").format(name=found.sides.ours, chain=_chain(found.gap.ours))]
    if isinstance(found.gap.reference, Funnel):
        told.append(_("of 100 {name}, {chain}").format(name=found.sides.theirs, chain=_chain(found.gap.reference)))
    if found.gap.total is None:
        return _("Too few leads yet for shares; the counts are below.")
    return "; ".join(told) + "."


def _chain(side: Funnel) -> str:
    left, shares = 1.0, []
    for step in range(STEPS):
        left *= side.rates[step].value or 0.0
        shares.append(round(left * 100))
    return _("about {met} come to a meeting, {proposed} to a proposal, {won} become clients").format(
        met=shares[1], proposed=shares[3], won=shares[4]
    )


def goes_with_winning(found: Diagnosis) -> str:
    """Say what goes with winning beyond chance, the strongest first, or that nothing does yet."""
    known = [each for each in found.factors if each.effect is not None]
    if not known:
        return _("Nothing is recorded yet that could be compared.")
    sure = [each for each in known if _is_sure(each)]
    if not sure:
        return _("Of what is recorded, nothing goes with winning beyond chance yet.")
    best = max(sure, key=lambda each: abs(each.effect.crude.value) if each.effect and each.effect.crude else 0.0)
    return effect_words.sentence(best.effect, best.doing) if best.effect else ""


def _is_sure(each: Factor) -> bool:
    found = each.effect
    return found is not None and found.is_told and found.verdict is Told.MORE
