"""What each card of the diagnosis page tells: its sentence, its chart, its numbers, and how they are computed."""

from dataclasses import dataclass
from html import escape

from refnet.charts.diagnosis import factor_rows, funnel_stages, gap_steps, referral_first, sides_of
from refnet.charts.dots import dots_sheet
from refnet.charts.estimates import done_or_not
from refnet.charts.funnel import funnel_sheet
from refnet.charts.gap import gap_sheet
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.funnel import effect_words
from refnet.domain.funnel.report import Diagnosis
from refnet.domain.funnel.stages import STAGES
from refnet.ui.look import words as ui_words
from refnet.ui.pages.diagnosis import tables, telling, working
from refnet.ui.widgets.charts.story import ChartStory


def gap(found: Diagnosis) -> ChartStory:
    """Return the story of the steps."""
    drawn = _Gap(found)
    return ChartStory(
        telling.largest_loss(found),
        drawn,
        drawn,
        rows=tables.step_rows(found),
        key_of=lambda row: row.key,
        how=working.gap(found),
    )


def funnel(found: Diagnosis) -> ChartStory:
    """Return the story of both funnels side by side."""
    drawn = _Funnel(found)
    return ChartStory(
        telling.of_a_hundred(found),
        drawn,
        drawn,
        rows=tables.stage_rows(found),
        key_of=lambda row: row.key,
        how=working.funnel(found),
    )


def factors(found: Diagnosis) -> ChartStory:
    """Return the story of what winning goes with."""
    drawn = _Factors(found)
    return ChartStory(
        telling.goes_with_winning(found),
        drawn,
        drawn,
        detail=escape(f"{effect_words.both_sides(found.sides, is_alone=found.is_alone)} {effect_words.no_proof()}"),
        rows=tables.factor_rows(found),
        key_of=lambda row: row.key,
        how=working.factors(found),
    )


@dataclass(frozen=True, slots=True)
class _Gap:
    """Draws the steps with the points of each."""

    found: Diagnosis

    def __call__(self, width: float, look: Tokens) -> Sheet:
        return gap_sheet(gap_steps(self.found), sides_of(self.found), look, width=width)


@dataclass(frozen=True, slots=True)
class _Funnel:
    """Draws how many of each side came to each stage."""

    found: Diagnosis

    def __call__(self, width: float, look: Tokens) -> Sheet:
        stages = funnel_stages(self.found, [ui_words.stage(stage) for stage in STAGES])
        series, stages = referral_first(self.found, stages)
        return funnel_sheet(stages, series, look, width=width)


@dataclass(frozen=True, slots=True)
class _Factors:
    """Draws what was done against what was not."""

    found: Diagnosis

    def __call__(self, width: float, look: Tokens) -> Sheet:
        return dots_sheet(factor_rows(self.found.factors), done_or_not(), look, width=width)
