"""How the figures of the conversion page are computed: what they are, the formula, and the numbers filled in."""

from collections.abc import Sequence

from refnet.domain.kinds import Denominator, Source
from refnet.domain.rates.conversion import Conversion, SourceRate
from refnet.domain.rates.within import Within
from refnet.domain.rates.words import percent, span
from refnet.i18n import _
from refnet.services.insights import ConversionReport
from refnet.ui.look import formats
from refnet.ui.look import words as ui_words
from refnet.ui.pages.conversion import how_beside
from refnet.ui.widgets.charts.story import How

BOTH = (Source.REFERRAL, Source.COLD)


def headline(report: ConversionReport) -> How:
    """Return how the headline's rates come about, and what is said beside them."""
    found = report.conversion
    numbers = [pair for source in BOTH for pair in _numbers(ui_words.source(source), found.sources[source])]
    if found.denominator is Denominator.CLOSED:
        return How(
            _(
                "Clients among the deals that ended. Open deals stay outside, so the rate depends on which ends come first; it is no forecast."
            ),
            _("rate = won / (won + lost)"),
            [*numbers, *how_beside.numbers(report)],
        )
    return How(
        _(
            "One deal is counted once, whatever the number of introductions to it; what it counts as is fixed at its first touch. Each is followed from the introduction (or first touch) to its end or to today. On every day the share still open loses those won and lost on that day, measured on the deals followed so long: open deals are undecided until that day, never lost (Aalen–Johansen). The range is Wilson’s 95 % interval for the number of finished deals that the estimate is worth."
        ),
        _(
            "F(t) = Σ S(t−1) · won(t) / followed(t);  S(t) = S(t−1) · (1 − ended(t) / followed(t));  worth n* = F(1−F) / Var F;  range = (F + z²/2n* ± z √(F(1−F)/n* + z²/4n*²)) / (1 + z²/n*), z = 1.96"
        ),
        [*numbers, *how_beside.numbers(report)],
    )


def trend(found: Conversion) -> How:
    """Return how the rates of groups come about."""
    return How(
        _(
            "Each group is followed like the whole: won within {days} days, open deals allowed for. Under five finished deals only counts are shown; a group that is too young gets its rate once five of its deals are {days} days old."
        ).format(days=found.horizon_days),
        _("F(t) and its range as under the headline, with the deals of the group alone"),
    )


def reps(rows: Sequence[tuple[str, Conversion]]) -> How:
    """Return how reps are drawn towards the team."""
    numbers = [
        (
            label or _("no rep"),
            _("counted alone {raw}, as sure as {n} finished deals; allowing for few deals {drawn} ({range})").format(
                raw=percent(rate.value) if rate.value is not None else _("too few"),
                n=formats.number(round(rate.worth)),
                drawn=percent(each.shrunken.value),
                range=span(each.shrunken.low, each.shrunken.high),
            ),
        )
        for label, each in rows
        if each.shrunken is not None and each.shrunken.value is not None
        for rate in (each.sources[Source.REFERRAL].rate,)
    ]
    return How(
        _(
            "A rep with few introductions may look very good or very bad by chance. The small diamond allows for that: the fewer deals, the closer it lies to the team’s rate. It is the better guess for the next ones, if nothing changes. The plain counts stay beside it."
        ),
        _("rate ~ Beta(m·M + won, (1−m)·M + n − won), the team’s m and M weighed over a grid"),
        numbers,
    )


def course(report: ConversionReport) -> How:
    """Return how won, lost and open add up."""
    numbers = [
        (
            ui_words.source(each.source),
            _("n {n}: won {won} + lost {lost} + open {open} on day {day}").format(
                day=report.conversion.horizon_days,
                n=formats.number(each.n),
                won=percent(float(each.won[-1])),
                lost=percent(float(each.lost[-1])),
                open=percent(float(each.open[-1])),
            )
            if report.conversion.sources[each.source].has_rate
            else _("n {n}: too few, or too young, for shares").format(n=formats.number(each.n)),
        )
        for each in report.figures.followed
    ]
    return How(
        _(
            "Won and lost are competing ends: what is lost can no longer be won. The three shares add up to all deals on every day, with deals that are younger than the day allowed for."
        ),
        _("F won(t) + F lost(t) + S(t) = 1"),
        numbers,
    )


def close(report: ConversionReport) -> How:
    """Return how the day by which half of the wins came is found."""
    numbers = [
        (
            ui_words.source(each.source),
            _("won by day {day}: {half} of {all}").format(
                day=each.half_by, half=percent(float(each.won[each.half_by])), all=percent(float(each.won[-1]))
            ),
        )
        for each in report.figures.followed
        if each.half_by is not None
    ]
    return How(
        _(
            "The curve is the share won by each day, open deals allowed for. Half of the wins are in on the first day on which it reaches half of its height at the horizon."
        ),
        _("half by = first t with F(t) ≥ F(horizon) / 2"),
        numbers,
    )


def speed(report: ConversionReport) -> How:
    """Return how the bands of days are counted."""
    return How(
        _(
            "Contact: deals by the days from the introduction or first touch to the first contact; the rate is won within {days} days of that contact, open deals allowed for. Ended: deals by the days to their end; the rate is won / (won + lost) of those that ended after so long. Leads that do not fit end soon, so later bands look better; that does not say that waiting helps. That quick contact goes with more wins does not prove that it is the reason."
        ).format(days=report.conversion.horizon_days),
        _("contact: F(t) counted from the contact;  ended: won / (won + lost)"),
    )


def amounts(report: ConversionReport) -> How:
    """Return how medians, totals and their ranges come about."""
    found = report.figures.amounts
    return How(
        _(
            "Won deals with an amount, in the currency in which most are won ({currency}). The range is where 95 % of 2,000 repeated draws of your deals with replacement fall (bootstrap); that of the total allows for how many are won, too."
        ).format(currency=found[0].currency or "–"),
        _("median = the middle amount;  total = sum of amounts"),
        [
            (
                ui_words.source(each.source),
                _("{won} won with an amount, {without} without").format(
                    won=formats.number(each.amounts.count), without=formats.number(each.without)
                ),
            )
            for each in found
        ],
    )


def _late(found: Within) -> int:
    return found.late + found.lost - found.lost_within


def _numbers(name: str, each: SourceRate) -> list[tuple[str, str]]:
    rate = each.rate
    told = _("{won} won in time of {n}").format(won=formats.number(rate.won), n=formats.number(rate.n))
    if each.within is not None:
        told = _("{won} won and {lost} lost in time, {pending} open and younger, {late} ended later, {over} open past day {day}: {n}").format(
            won=formats.number(rate.won), lost=formats.number(each.within.lost_within),
            pending=formats.number(each.pending), late=formats.number(_late(each.within)),
            over=formats.number(each.within.open - each.pending), day=each.within.horizon_days, n=formats.number(rate.n),
        )  # fmt: skip
    pairs = [(name, told)]
    if rate.value is not None:
        shown = {
            "rate": f"{rate.value:.4f}",
            "worth": f"{rate.worth:.1f}",
            "low": f"{rate.low:.4f}",
            "high": f"{rate.high:.4f}",
        }
        pairs.append(("", _("F = {rate}, n* = {worth}, range {low} to {high}").format(**shown)))
    return pairs
