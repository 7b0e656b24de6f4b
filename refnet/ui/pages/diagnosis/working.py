"""How the numbers of each card come about: definition, formula, and the formula with the numbers filled in."""

from math import log

from refnet.domain.funnel import effect_words
from refnet.domain.funnel.gap import DRAWS
from refnet.domain.funnel.gap_words import counts_cell, gap_cell, rate_cell, step_name
from refnet.domain.funnel.kitagawa import Kind, KindPart, Split, parts_of
from refnet.domain.funnel.numbers import share, signed, signed_range
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.report import Diagnosis
from refnet.domain.funnel.stages import STEPS, Funnel
from refnet.domain.rates.differences import Difference
from refnet.i18n import _
from refnet.ui.widgets.charts.story import How


def verdict(found: Diagnosis) -> How:
    """Return how the verdict comes about."""
    gap = found.gap
    numbers = [(found.sides.ours, _product(gap.ours)), (found.sides.theirs, _product(gap.reference))]
    known = ((_("Before the proposal"), gap.early), (_("At closing"), gap.late), (_("Together"), gap.total))
    numbers += [(name, _part(each)) for name, each in known if each is not None]
    if found.split is not None:
        numbers += _kinds(found.split)
    return How(
        _(
            "The share of leads that become clients is the product of five steps. The gap between the two products is "
            "split over the steps; the four before the proposal are summed, and the last one is closing. A gap is "
            "told only where the 95% range of the whole gap leaves zero, and placed where that of a part does; where "
            "both do, most of it is said to lie on a side only at a chance of 95%. It is called not closing only where "
            "the whole range at closing lies within a tenth of the gap. Under ten on a side at a step there are no "
            "points and no chance. Ranges and chances come from {draws} draws of each step’s true rate (Beta with half "
            "a success and half a failure added), always the same ones."
        ).format(draws=f"{DRAWS:,}"),
        _("conversion = c1 × c2 × c3 × c4 × c5; a lower closing rate = mix of kinds + rate within kinds (Kitagawa)"),
        numbers,
    )


def _part(each: Difference) -> str:
    return f"{signed(each.value)} ({signed_range(each, 1)})"


def _kinds(split: Split) -> list[tuple[str, str]]:
    """Return the lines of the closing rate: each kind's part with its numbers, and their sums."""
    parts = parts_of(split)
    lines = [line for kind, part in zip(split.kinds, parts, strict=True) for line in _kind(split, kind, part)]
    sums = ((_("Mix"), split.mix, [part.mix for part in parts]), (_("Rate"), split.rate, [part.rate for part in parts]))
    return lines + [
        (name, " ".join(signed(part) for part in each) + f" = {_part(whole)}") for name, whole, each in sums
    ]


def _kind(split: Split, kind: Kind, part: KindPart) -> list[tuple[str, str]]:
    ours, theirs = sum(each.ours for each in split.kinds), sum(each.theirs for each in split.kinds)
    first, second = f"{kind.ours}/{ours}", f"{kind.theirs}/{theirs}"
    rates = f"{kind.ours_won}/{kind.ours}", f"{kind.theirs_won}/{kind.theirs}"
    # a side without such deals has the other's rate
    won, lost = rates if kind.ours and kind.theirs else (rates[0] if kind.ours else rates[1],) * 2
    mix = f"({first} − {second}) × ({won} + {lost}) / 2 = {signed(part.mix)}"
    rate = f"({won} − {lost}) × ({first} + {second}) / 2 = {signed(part.rate)}"
    return [(_("{kind}: mix").format(kind=kind.name), mix), (_("{kind}: rate").format(kind=kind.name), rate)]


def gap(found: Diagnosis) -> How:
    """Return how the points of the steps come about."""
    formula = (
        _(
            "points of a step = average over all orders of changing the steps one by one (Shapley), because one step is zero"
        )
        if found.gap.is_shapley
        else _("points of a step = L × ln(ours / theirs), L = (R1 − R2) / ln(R1 / R2)")
    )
    return How(
        _(
            "A lead counts at a step when it left the stage, or has stood there for {days} days. A stage that was "
            "skipped counts as passed. A step’s points are its part of the gap; they add up to the whole gap, but for rounding. Under ten "
            "on a side there are none."
        ).format(days=found.query.patience_days),
        formula,
        [*_mean(found), *((step_name(step), _step(found, step)) for step in range(STEPS))],
    )


def _mean(found: Diagnosis) -> list[tuple[str, str]]:
    """Return L with the two products filled in, nothing where it is not used."""
    mean, ours, theirs = _log_mean(found), found.gap.ours.conversion, found.gap.reference.conversion
    if mean is None or ours is None or theirs is None:
        return []
    filled = f"({share(ours)} − {share(theirs)}) / ln({share(ours)} / {share(theirs)}) = {share(mean)}"
    return [(_("L (logarithmic mean)"), share(mean) if ours == theirs else filled)]


def _log_mean(found: Diagnosis) -> float | None:
    ours, theirs = found.gap.ours.conversion, found.gap.reference.conversion
    if found.gap.is_shapley or not ours or not theirs or found.gap.total is None:
        return None
    return ours if ours == theirs else (ours - theirs) / log(ours / theirs)


def _step(found: Diagnosis, step: int) -> str:
    mean, cell = _log_mean(found), gap_cell(found.gap, step)
    if mean is None or found.gap.steps[step] is None:
        return cell
    ours, theirs = _fraction(found.gap.ours, step), _fraction(found.gap.reference, step)
    return f"{share(mean)} × ln({ours} ÷ {theirs}) = {cell}"


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
            "afterwards is compared. Open deals count as undecided until that day is {days} days ago, then as not won. A "
            "difference is told only where its 95% range leaves zero, over all deals and among like ones alike."
        ).format(days=found.query.patience_days),
        _(
            "range: Newcombe; like deals: the same source, size (third of the amounts in a currency) and rep, by "
            "Mantel–Haenszel with Sato’s variance"
        ),
        numbers,
    )


def answers() -> How:
    """Return how the answers are judged."""
    return How(
        _(
            "The first question is about all leads of the rep and the period, the others about these leads. A share is "
            "judged by its 95% range: look here when all of it lies on the bad side of a half, fine when all of it lies "
            "on the good side. Qualification is judged against the other side. Where less than half is noted, or "
            "fewer than ten, nothing is judged."
        )
    )


def _product(side: Funnel | Profile) -> str:
    total = side.conversion
    product = " × ".join(_fraction(side, step) for step in range(STEPS))
    return product + ("" if total is None else f" = {share(total)}")


def _fraction(side: Funnel | Profile, step: int) -> str:
    return rate_cell(side, step) if isinstance(side, Profile) else f"{side.advanced[step]}/{side.counted[step]}"


def _both(found: Diagnosis, step: int) -> str:
    ours = counts_cell(found.gap.ours, step)
    if isinstance(found.gap.reference, Profile):
        return ours
    return _("{ours} against {theirs}").format(ours=ours, theirs=counts_cell(found.gap.reference, step))
