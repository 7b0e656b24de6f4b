"""The tables that say the same as the charts of the diagnosis page."""

from dataclasses import dataclass

from refnet.domain.funnel import effect_words
from refnet.domain.funnel.effects import Told
from refnet.domain.funnel.gap_words import counts_cell, gap_cell, range_cell, rate_cell, step_name
from refnet.domain.funnel.numbers import chance
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.report import Diagnosis, Factor
from refnet.domain.funnel.stages import STAGES, STEPS, Funnel
from refnet.domain.rates.proportions import Rate
from refnet.domain.rates.words import ENOUGH_FOR_RATE, percent, span
from refnet.i18n import _
from refnet.ui.look import words as ui_words
from refnet.ui.widgets.lists.columns import Column


@dataclass(frozen=True, slots=True)
class StepRow:
    """A step of both sides; its name is the row's id."""

    id: str
    ours: str
    ours_rate: str
    ours_range: str
    theirs: str
    theirs_rate: str
    theirs_range: str
    points: str
    worse: str
    key: str


@dataclass(frozen=True, slots=True)
class StageRow:
    """How many of both sides came to a stage; its name is the row's id."""

    id: str
    ours: int
    theirs: int | None
    key: str


@dataclass(frozen=True, slots=True)
class FactorRow:
    """What was done, with both rates; its title is the row's id."""

    id: str
    done: str
    done_range: str
    not_done: str
    not_range: str
    difference: str
    adjusted: str
    verdict: str
    better: str
    key: str


def step_rows(found: Diagnosis) -> list[StepRow]:
    """Return the five steps."""
    return [_step_row(found, step) for step in range(STEPS)]


def _step_row(found: Diagnosis, step: int) -> StepRow:
    ours, theirs, worse = found.gap.ours, found.gap.reference, found.gap.step_worse[step]
    return StepRow(
        step_name(step),
        counts_cell(ours, step),
        rate_cell(ours, step),
        range_cell(ours, step),
        counts_cell(theirs, step),
        rate_cell(theirs, step),
        range_cell(theirs, step),
        gap_cell(found.gap, step),
        "" if worse is None else chance(worse),
        f"ours-{step}-lost",
    )


def step_columns() -> tuple[Column, ...]:
    """Return the columns for steps."""
    return (
        Column("id", _("Step"), 150, strong=True, sortable=False),
        _text("ours", _("These leads"), 100),
        _text("ours_rate", _("rate"), 60),
        _text("ours_range", _("range"), 80),
        _text("theirs", _("Compared"), 100),
        _text("theirs_rate", _("rate"), 60),
        _text("theirs_range", _("range"), 80),
        _text("points", _("Points of the gap, with range"), 190),
        _text("worse", _("Chance it is worse"), 130),
    )


def stage_rows(found: Diagnosis) -> list[StageRow]:
    """Return the six stages and how many came to each."""
    theirs = found.gap.reference
    return [
        StageRow(
            ui_words.stage(stage),
            came(found.gap.ours)[place],
            None if isinstance(theirs, Profile) else came(theirs)[place],
            came_key("ours", place),
        )
        for place, stage in enumerate(STAGES)
    ]


def came(side: Funnel) -> tuple[int, ...]:
    """Return how many came to each stage, of those that count at the step before it."""
    return (side.counted[0], *side.advanced)


def came_key(side: str, place: int) -> str:
    """Return the key of the deals of a side that came to a stage."""
    return f"{side}-{place - 1}-on" if place else f"{side}-0"


def stage_columns() -> tuple[Column, ...]:
    """Return the columns for stages."""
    return (
        Column("id", _("Stage"), 120, strong=True, sortable=False),
        Column("ours", _("These leads"), 100, "number", sortable=False),
        Column("theirs", _("Compared"), 100, "number", sortable=False),
    )


def factor_rows(found: Diagnosis) -> list[FactorRow]:
    """Return what can be done well."""
    return [_factor_row(each) for each in found.factors]


def _factor_row(each: Factor) -> FactorRow:
    name, effect = effect_words.title(each.doing), each.effect
    if effect is None:
        return FactorRow(name, _("not recorded yet"), "", "", "", "", "", "", "", f"{each.doing}-lacking")
    return FactorRow(
        name,
        _counts(effect.done),
        _range(effect.done),
        _counts(effect.not_done),
        _range(effect.not_done),
        effect_words.difference_cell(effect),
        effect_words.alike_cell(effect),
        effect_words.verdict_cell(effect),
        "" if effect.verdict is Told.TOO_FEW else chance(effect.chance),
        f"{each.doing}-done",
    )


def factor_columns() -> tuple[Column, ...]:
    """Return the columns for what can be done well."""
    return (
        Column("id", _("What was done"), 130, strong=True, sortable=False),
        _text("done", _("Done: won"), 130),
        _text("done_range", _("range"), 80),
        _text("not_done", _("Not done: won"), 130),
        _text("not_range", _("range"), 80),
        _text("difference", _("Difference, points"), 140),
        _text("adjusted", _("Among like deals"), 140),
        _text("verdict", _("Verdict"), 110),
        _text("better", _("Chance it is higher"), 130),
    )


def _text(key: str, title: str, width: int) -> Column:
    return Column(key, title, width, "number", sortable=False, text=lambda row: str(getattr(row, key)))


def _counts(rate: Rate) -> str:
    share = f" ({percent(rate.value)})" if rate.value is not None and rate.n >= ENOUGH_FOR_RATE else ""
    return _("{won:,} of {n:,}").format(won=rate.won, n=rate.n) + share


def _range(rate: Rate) -> str:
    return span(rate.low, rate.high) if rate.n >= ENOUGH_FOR_RATE else _("too few yet")
