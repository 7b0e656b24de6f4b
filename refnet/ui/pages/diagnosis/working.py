"""How the numbers of each card come about: definition, formula, and the formula with the numbers filled in."""

from refnet.domain.funnel import effect_words
from refnet.domain.funnel.gap import DRAWS
from refnet.domain.funnel.gap_words import counts_cell, gap_cell, rate_cell, step_name
from refnet.domain.funnel.kitagawa import Kind
from refnet.domain.funnel.numbers import signed, signed_range
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.report import Diagnosis
from refnet.domain.funnel.stages import STEPS, Funnel
from refnet.i18n import _
from refnet.ui.widgets.charts.story import How


def verdict(found: Diagnosis) -> How:
    """Return how the verdict comes about."""
    gap = found.gap
    numbers = [
        (found.sides.ours, _product(gap.ours)),
        (found.sides.theirs, _product(gap.reference)),
        (_("Before the proposal"), f"{signed(gap.early.value, 1)} ({signed_range(gap.early, 1)})"),
    ]
    if gap.late is not None:
        numbers.append((_("At closing"), f"{signed(gap.late.value, 1)} ({signed_range(gap.late, 1)})"))
    if found.split is not None:
        numbers += [(each.name, _kind(each)) for each in found.split.kinds]
    return How(
        _(
            "The share of leads that become clients is the product of five steps. The gap between the two products is "
            "split over the steps; the four before the proposal are summed, and the last one is closing. A shortfall is "
            "placed only where the 95% range leaves zero. Ranges and chances come from {draws} draws of each step’s "
            "true rate (Beta with half a success and half a failure added), always the same ones."
        ).format(draws=f"{DRAWS:,}"),
        _("conversion = c1 × c2 × c3 × c4 × c5; a lower closing rate = mix of kinds + rate within kinds (Kitagawa)"),
        numbers,
    )


def _kind(each: Kind) -> str:
    return _("{ours_won} of {ours} against {theirs_won} of {theirs} won").format(
        ours_won=each.ours_won, ours=each.ours, theirs_won=each.theirs_won, theirs=each.theirs
    )


def gap(found: Diagnosis) -> How:
    """Return how the points of the steps come about."""
    formula = (
        _("points of a step = average over all orders of changing the steps one by one (Shapley), for a step is zero")
        if found.gap.is_shapley
        else _("points of a step = L × ln(ours / theirs), L = (R1 − R2) / ln(R1 / R2)")
    )
    return How(
        _(
            "A lead counts at a step when it left the stage, or has stood there for {days} days. A stage that was "
            "skipped counts as passed. A step’s points are its part of the gap; they add up to the whole gap."
        ).format(days=found.query.patience_days),
        formula,
        [(step_name(step), gap_cell(found.gap, step)) for step in range(STEPS)],
    )


def funnel(found: Diagnosis) -> How:
    """Return how the funnel is counted."""
    return How(
        _(
            "Bars are of all leads that count at the first step. The percentage beside a stage is the share that went "
            "on to it from the stage before. Open leads count only at the steps they have left."
        ),
        _("share = went on / counted at the step"),
        [(step_name(step), _both(found, step)) for step in range(STEPS)],
    )


def factors(found: Diagnosis) -> How:
    """Return how what was done is held against what was not."""
    numbers = []
    for each in found.factors:
        numbers.append((effect_words.title(each.doing), effect_words.definition(each.doing)))
        if each.effect is None:
            numbers.append(("", _("Not recorded yet. {record}").format(record=effect_words.record(each.doing))))
            continue
        parts = (effect_words.sentence(each.effect, each.doing), effect_words.chance_sentence(each.effect))
        left = effect_words.left_out(each.effect)
        numbers.append(("", " ".join(part for part in (*parts, left) if part)))
    return How(
        _(
            "Deals of both sides are taken together. Whether a thing was done is fixed as of the first meeting (or the "
            "first contact, or the first follow-up), and only deals that came there count; what became of them "
            "afterwards is compared. Open deals count as not won once that day is {days} days ago."
        ).format(days=found.query.patience_days),
        _(
            "range: Newcombe; within source, size and rep: Mantel–Haenszel with Sato’s variance; size: up to or above "
            "the median amount"
        ),
        numbers,
    )


def answers() -> How:
    """Return how the answers are judged."""
    return How(
        _(
            "The first question is about all leads of the rep and the period, the others about these leads. A share is "
            "judged by its 95% range: look here when all of it lies on the bad side of a half, fine when all of it lies "
            "on the good side. Qualification is judged against the other side. Where less than half is noted, nothing "
            "is judged."
        )
    )


def _product(side: Funnel | Profile) -> str:
    shares = [rate_cell(side, step) or counts_cell(side, step) for step in range(STEPS)]
    total = side.conversion
    return " × ".join(shares) + ("" if total is None else f" = {total * 100:.1f}%")


def _both(found: Diagnosis, step: int) -> str:
    ours = counts_cell(found.gap.ours, step)
    if isinstance(found.gap.reference, Profile):
        return ours
    return _("{ours} against {theirs}").format(ours=ours, theirs=counts_cell(found.gap.reference, step))
