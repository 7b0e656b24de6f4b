"""The card of the conversion page that compares like with like: deals of the same segment, size and rep."""

from collections.abc import Sequence
from functools import partial

from refnet.charts.dots import dots_sheet
from refnet.charts.estimates import DotRow, by_source, estimate
from refnet.charts.sheet import Sheet
from refnet.charts.tokens import Tokens
from refnet.domain.conversion.behind import Behind
from refnet.domain.conversion.like_words import difference_cell, like_cells, like_name, likes_sentence
from refnet.domain.conversion.likes import Like
from refnet.domain.kinds import Source
from refnet.domain.rates.strata import Adjusted
from refnet.domain.rates.words import points, whole_points
from refnet.i18n import _
from refnet.services.insights import ConversionReport
from refnet.ui.look import formats
from refnet.ui.pages.conversion.tables import Line, lines_of
from refnet.ui.widgets.charts.story import ChartStory, How


def like(report: ConversionReport, _name: str) -> ChartStory:
    """Return the story of the groups of like deals, the largest first and the rest in one."""
    found, pooled = report.figures.likes, report.figures.adjusted
    build = partial(_dots, [_row(each) for each in found])
    lines = [Line(like_name(each), like_cells(each), None if each.is_rest else Behind(like=each.key)) for each in found]
    return ChartStory(
        likes_sentence(found, is_one_number=not pooled.strata_disagree),
        build,
        build,
        rows=lines_of(lines),
        key_of=_key_of,
        how=_how(pooled),
    )


def _row(each: Like) -> DotRow:
    sides = zip((each.referral, each.cold), (Source.REFERRAL, Source.COLD), strict=True)
    estimates = tuple(
        estimate(rate, key=None if each.is_rest else Behind(source, like=each.key)) for rate, source in sides
    )
    return DotRow(like_name(each), estimates, note=difference_cell(each), note_name=_("points more"))


def _how(found: Adjusted) -> How:
    numbers = [(_("Groups"), formats.number(found.used))]
    if found.adjusted is not None:
        told = _("{points} points ({range})").format(
            points=whole_points(found.adjusted.value), range=points(found.adjusted.low, found.adjusted.high)
        )
        numbers.append((_("Of all groups"), told))
    if found.homogeneity is not None:
        numbers.append((_("Alike"), _("p = {p:.4f}; below 0.05 the groups differ").format(p=found.homogeneity.p)))
    return How(
        _(
            "Settled deals, in groups of the same segment, the same third of amounts in a currency, and the same rep. A group counts when it holds referrals and cold leads. The difference of all groups weighs each by how much it can tell (Mantel–Haenszel); whether the groups differ more than by chance is tested on their odds (Breslow–Day)."
        ),
        _("weight w = n₁·n₀ / (n₁ + n₀);  difference = Σ w·(p₁ − p₀) / Σ w"),
        numbers,
    )


def _key_of(row: Line) -> Behind | None:
    return row.key


def _dots(rows: Sequence[DotRow], width: float, look: Tokens) -> Sheet:
    return dots_sheet(rows, by_source(), look, width=width)
