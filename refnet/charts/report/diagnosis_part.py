"""The second page of the report: where the gap lies, what winning goes with, six answers, and how wrong it could be."""

from collections.abc import Sequence
from functools import partial

from refnet.charts.diagnosis import factor_rows, gap_steps, sides_of
from refnet.charts.dots import dots_sheet
from refnet.charts.estimates import DotRow, Series, done_or_not
from refnet.charts.gap import GapStep, gap_sheet
from refnet.charts.report.content import Chart, Heading, Part, Points, Table, Text
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import PRINT
from refnet.domain.funnel import effect_words
from refnet.domain.funnel.gap_words import gap_cell, side_cell, step_name
from refnet.domain.funnel.questions import Standing
from refnet.domain.funnel.report import Diagnosis, Factor
from refnet.domain.funnel.stages import STEPS
from refnet.i18n import _


def diagnosis_parts(found: Diagnosis) -> list[Part]:
    """Return the parts of the second page."""
    if found.is_empty:
        return []
    compared = _("Diagnosis: {ours} compared with {theirs}").format(ours=found.sides.ours, theirs=found.sides.theirs)
    parts: list[Part] = [Heading(compared, starts_page=True)]
    parts += [Text(found.title, "lead"), Text(found.text), _gap(found)]
    return [*parts, *_factor_parts(found), *_question_parts(found), *_doubt_parts(found)]


def standing_words(standing: Standing) -> str:
    """Return how an answer stands, in a word or two."""
    return {
        Standing.LOOK: _("look here"),
        Standing.FINE: _("fine"),
        Standing.UNSURE: _("can’t tell yet"),
        Standing.PARTLY: _("partly noted"),
        Standing.MISSING: _("not recorded"),
    }[standing]


def _gap(found: Diagnosis) -> Chart:
    ours, theirs = sides_of(found)
    heads = (_("Step"), ours.name, theirs.name, _("Points of the gap, with range"))
    rows = tuple(
        (
            step_name(step),
            side_cell(found.gap.ours, step),
            side_cell(found.gap.reference, step),
            gap_cell(found.gap, step),
        )
        for step in range(STEPS)
    )
    table = Table(_("Where the gap comes from"), heads, rows)
    return Chart(found.text, partial(_gap_drawn, gap_steps(found), (ours, theirs)), table)


def _gap_drawn(steps: Sequence[GapStep], sides: tuple[Series, Series], width: float) -> Sheet:
    return gap_sheet(steps, sides, PRINT, width=width)


def _factor_parts(found: Diagnosis) -> list[Part]:
    rows = factor_rows(found.factors)
    missing = [effect_words.title(each.doing) for each in found.factors if each.effect is None]
    parts: list[Part] = [Heading(_("What goes with winning"))]
    if rows:
        told = _(
            "Deals won where it was done and where it was not; below the difference, that among like deals, and the verdict."
        )
        parts += [Text(told), Chart(told, partial(_factors_drawn, rows), _factor_table(rows, found.factors))]
        parts += [Text(effect_words.no_proof(), "small")]
    if missing:
        told = _("Not recorded yet: {names}.").format(names=", ".join(missing))
        parts.append(Text(told, "small"))
    return parts


def _factor_table(rows: Sequence[DotRow], factors: Sequence[Factor]) -> Table:
    numbers = (head for each in done_or_not() for head in (each.name, _("rate, range")))
    heads = (_("What"), *numbers, _("difference"), _("like deals"), _("verdict"))
    effects = [each.effect for each in factors if each.effect is not None]
    ends = [(effect_words.alike_cell(each) or "–", effect_words.verdict_cell(each)) for each in effects]
    cells = [[cell for each in row.estimates if each is not None for cell in (each.counts, each.told)] for row in rows]
    found = tuple((row.label, *some, row.note or "–", *end) for row, some, end in zip(rows, cells, ends, strict=True))
    return Table(_("What goes with winning"), heads, found)


def _factors_drawn(rows: Sequence[DotRow], width: float) -> Sheet:
    return dots_sheet(rows, done_or_not(), PRINT, width=width)


def _question_parts(found: Diagnosis) -> list[Part]:
    rows = tuple(
        (f"{each.number}. {each.question}", each.sentence, standing_words(each.standing)) for each in found.answers
    )
    heads = (_("After Joanne Black"), _("Answer from the data"), _("Stands"))
    return [Heading(_("Six questions")), Table(_("Six questions"), heads, rows, is_words=True)]


def _doubt_parts(found: Diagnosis) -> list[Part]:
    general = tuple(each.sentence for each in found.doubts if each.behind is None)
    return [Heading(_("How wrong could this be?")), Points(general)]
