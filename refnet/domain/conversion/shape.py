"""A conversion report as plain values for scripts; every figure of the screen is in it."""

from collections.abc import Sequence

from refnet.domain.benchmarks import Benchmark
from refnet.domain.conversion.bringing import SourceAmounts
from refnet.domain.conversion.following import Followed
from refnet.domain.conversion.likes import Like
from refnet.domain.conversion.quality import Quality
from refnet.domain.conversion.report import Figures
from refnet.domain.conversion.timing import Band, SourceTiming
from refnet.domain.rates.amounts import Range
from refnet.domain.rates.conversion import Conversion, Counts, SourceRate
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Interval, Rate
from refnet.domain.rates.strata import Adjusted
from refnet.domain.rates.within import Within

Shape = dict[str, object]


def shape_of(figures: Figures, benchmark: Benchmark) -> Shape:
    """Return all figures; shares are fractions, None where there are too few to speak of one."""
    query = figures.query
    shape = conversion_shape(figures.conversion) | {
        "benchmark": {"key": benchmark.key, "rate": benchmark.rate, "source": benchmark.source},
        "names_with_cold": query.names_with_cold,
        "period": {"since": _day(query.since), "until": _day(query.until)},
        "segment": query.segment,
        "currency": query.currency,
        "by_period": _rows(figures.trend),
        "by_rep": _rows(figures.reps),
        "by_segment": _rows(figures.segments),
        "followed": [_followed(each) for each in figures.followed],
        "timing": [_timing(each) for each in figures.timing],
        "amounts": [_amounts(each) for each in figures.amounts],
        "adjusted": _adjusted(figures.adjusted) | {"like_deals": [_like(each) for each in figures.likes]},
        "chance_referral_above_cold": figures.chance,
        "in_general": rate_shape(figures.general),
        "quality": _quality(figures.quality),
        "last_recorded": _day(figures.last_recorded),
    }
    if query.by is not None:
        shape["rows"] = _rows(figures.rows)
    return shape


def conversion_shape(found: Conversion) -> Shape:
    """Return the rates of one group."""
    shape: Shape = {
        "denominator": found.denominator.value,
        "horizon_days": found.horizon_days,
        "sources": {source.value: _source(each) for source, each in found.sources.items()},
        "whole": _source(found.whole),
        "difference": _difference(found.difference),
    }
    if found.shrunken is not None:
        shape["shrunken"] = rate_shape(found.shrunken)
    return shape


def rate_shape(rate: Rate | None) -> Shape | None:
    """Return a rate with its counts and its range."""
    if rate is None:
        return None
    return {
        "n": rate.n, "successes": rate.won, "rate": rate.value, "low": rate.low, "high": rate.high,
        "effective_n": rate.worth,
    }  # fmt: skip


def _source(each: SourceRate) -> Shape:
    return (rate_shape(each.rate) or {}) | {
        "won": each.won, "lost": each.lost, "open": each.open, "unreached": each.unreached, "stalled": each.stalled,
        "undated": _counts(each.undated), "standing": each.standing.value, "is_plain": each.is_plain,
    } | (_within(each.within) if each.within else {})  # fmt: skip


def _within(found: Within) -> Shape:
    return {
        "pending": found.pending, "late": found.late, "lost_within": found.lost_within,
        "mature": rate_shape(found.mature), "bounds": _interval(found.bounds),
    }  # fmt: skip


def _rows(rows: Sequence[tuple[str, Conversion]]) -> dict[str, Shape]:
    return {label: conversion_shape(each) for label, each in rows}


def _followed(each: Followed) -> Shape:
    return {
        "source": each.source.value, "n": each.n, "half_by": each.half_by, "known_to": each.known_to,
        "days": each.days.tolist(), "won": each.won.tolist(), "lost": each.lost.tolist(), "open": each.open.tolist(),
    }  # fmt: skip


def _timing(each: SourceTiming) -> Shape:
    return {
        "source": each.source.value,
        "contact": [_band(band) for band in each.contact],
        "close": [_band(band) for band in each.close],
    }


def _band(band: Band) -> Shape:
    return {"first": band.first, "last": band.last} | (rate_shape(band.rate) or {})


def _amounts(each: SourceAmounts) -> Shape:
    found = each.amounts
    return {
        "source": each.source.value, "currency": each.currency, "won": found.count, "without_amount": each.without,
        "median": found.median, "median_range": _range(found.median_range),
        "total": found.total, "total_range": _range(found.total_range),
    }  # fmt: skip


def _range(found: Range | None) -> Shape | None:
    return None if found is None else {"low": found.low, "high": found.high}


def _adjusted(found: Adjusted) -> Shape:
    return {
        "crude": _difference(found.crude),
        "comparable": _difference(found.comparable),
        "adjusted": _difference(found.adjusted),
        "risk_ratio": found.risk_ratio,
        "strata_used": found.used,
        "strata_dropped": found.dropped,
        "deals_dropped": found.dropped_deals,
        "strata_disagree": found.strata_disagree,
        "is_partly_mix": found.is_partly_mix,
    }


def _like(each: Like) -> Shape:
    size = None if each.size is None else {"currency": each.size.currency, "third": each.size.third + 1}
    names: Shape = {} if each.is_rest else {"segment": each.segment, "size": size, "rep": each.rep}
    return names | {
        "groups": each.groups,
        "referral": rate_shape(each.referral),
        "cold": rate_shape(each.cold),
        "difference": _difference(each.difference),
        "weight": each.weight,
    }


def _quality(found: Quality) -> Shape:
    return {
        "deals": found.deals,
        "unknown_source": found.unknown_source,
        "no_introducer": found.no_introducer,
        "impossible_dates": found.impossible,
        "rep_is_introducer": found.own_introducer,
        "undated": found.undated,
        "introduced_later": found.rescued,
        "stalled": found.stalled,
        "if_unknown_were_cold": _short(found.if_cold),
        "if_unknown_were_referral": _short(found.if_referral),
    }


def _short(found: Conversion | None) -> Shape | None:
    if found is None:
        return None
    rates = {source.value: rate_shape(each.rate) for source, each in found.sources.items()}
    return {"sources": rates, "difference": _difference(found.difference)}


def _difference(gap: Difference | None) -> Shape | None:
    return None if gap is None else {"value": gap.value, "low": gap.low, "high": gap.high}


def _interval(found: Interval | None) -> Shape | None:
    return None if found is None else {"low": found.low, "high": found.high}


def _counts(found: Counts) -> Shape:
    return {"won": found.won, "lost": found.lost, "open": found.open}


def _day(day: object) -> str | None:
    return None if day is None else str(day)
