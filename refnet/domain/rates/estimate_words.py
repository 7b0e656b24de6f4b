"""The estimates in plain sentences: what is counted stands beside what is estimated, so that neither passes for the other.

With open deals the estimated share is not won divided by all; then the sentence says "an estimated" and gives the
counts it rests on.
"""

from dataclasses import dataclass

from refnet.domain.rates.proportions import Interval, Rate
from refnet.domain.rates.strata import Adjusted
from refnet.domain.rates.within import Standing, Within
from refnet.domain.rates.words import chance_words, percent, points, span, whole_points
from refnet.i18n import _, counted


@dataclass(frozen=True, slots=True)
class Noun:
    """What is counted, as one and as many."""

    one: str
    many: str

    def of(self, count: int) -> str:
        """Return the form that goes with a count."""
        return self.one if count == 1 else self.many


def introductions() -> Noun:
    """Return the word for deals that began with an introduction."""
    return Noun(_("introduction"), _("introductions"))


def cold_leads() -> Noun:
    """Return the word for deals that began cold."""
    return Noun(_("cold lead"), _("cold leads"))


def within_sentence(found: Within, noun: Noun, *, longest: int = 0, offered: int | None = None) -> str:
    """Return what became of deals within the horizon; `longest` and `offered` are said where they are too young."""
    if found.standing is Standing.EMPTY:
        return _("No {noun} recorded yet.").format(noun=noun.many)
    if found.standing is Standing.TOO_YOUNG:
        return f"{from_sentence(found, noun)} {too_young_sentence(found.horizon_days, longest, offered)}"
    if found.standing is Standing.COUNTS_ONLY:
        return _("{counts} Too few yet for a rate.").format(counts=from_sentence(found, noun))
    return _estimated(found, noun) if found.pending else _plain(found, noun)


def too_young_sentence(horizon_days: int, longest: int, offered: int | None) -> str:
    """Return why there is no rate at the horizon, and which shorter one could be asked for."""
    why = counted(
        "Too young for a rate within {{days}} days: the longest follow-up is {count} day.",
        "Too young for a rate within {{days}} days: the longest follow-up is {count} days.",
        longest,
    ).format(days=horizon_days)
    if offered is None:
        return why
    return f"{why} " + counted(
        "A rate within {count} day can be told.", "A rate within {count} days can be told.", offered
    )


def became(won: int, lost: int, still_open: int) -> str:
    """Return how deals stand today: "4 became clients, 5 did not, 3 are open"; what is none is left out."""
    parts = [counted("{count} became a client", "{count} became clients", won)]
    if lost:
        parts.append(_("{count:,} did not").format(count=lost))
    if still_open:
        parts.append(counted("{count} is open", "{count} are open", still_open))
    return ", ".join(parts)


def became_in_time(found: Within) -> str:
    """Return the same with what came only after the horizon told apart: "52 became clients in time, 2 later"."""
    if not (found.late or found.lost > found.lost_within or found.open > found.pending):
        return became(found.won, found.lost, found.open)
    parts = [
        counted("{count} became a client in time", "{count} became clients in time", found.rate.won),
        _("{count:,} later").format(count=found.late) if found.late else "",
        _some_later(_("{count:,} did not"), found.lost, found.lost - found.lost_within),
        _open_words(found),
    ]
    return ", ".join(filter(None, parts))


def _some_later(words: str, count: int, later: int) -> str:
    told = words.format(count=count) if count else ""
    return _("{told} ({count:,} of them later)").format(told=told, count=later) if later else told


def _open_words(found: Within) -> str:
    told = counted("{count} is open", "{count} are open", found.open) if found.open else ""
    over = found.open - found.pending
    return (
        _("{told} ({count:,} past day {day})").format(told=told, count=over, day=found.horizon_days) if over else told
    )


def not_lost_sentence(found: Within, noun: Noun) -> str:
    """Return why the estimate is not won / all; empty where the two look alike."""
    estimated, plain = percent(found.rate.value or 0.0), percent(found.rate.won / max(found.rate.n, 1))
    if not found.pending or estimated == plain:
        return ""
    return counted(
        "{{estimated}} of {{noun}}, not {{plain}}: the {count} that is open and younger is undecided, not lost.",
        "{{estimated}} of {{noun}}, not {{plain}}: the {count} that are open and younger are undecided, not lost.",
        found.pending,
    ).format(estimated=estimated, plain=plain, noun=noun.many)


def bounds_sentence(pending: int, bounds: Interval | None) -> str:
    """Return what the share could come to, whatever becomes of the open deals; empty where few are open."""
    if bounds is None:
        return ""
    return counted(
        "{count} may still be won in time: {{low}} without it, {{high}} with it.",
        "{count} may still be won in time: {{low}} if none is, {{high}} if all are.",
        pending,
    ).format(low=percent(bounds.low), high=percent(bounds.high))


def mature_sentence(mature: Rate, horizon_days: int) -> str:
    """Return the cross-check that needs no estimate: only deals that began a horizon ago; empty without any."""
    if mature.value is None:
        return ""
    counts = _("Of those that began at least {days} days ago {won:,} of {n:,} were won in time")
    return _("{counts} ({rate}, range {span}).").format(
        counts=counts.format(days=horizon_days, won=mature.won, n=mature.n),
        rate=percent(mature.value),
        span=span(mature.low, mature.high),
    )


def chance_greater_sentence(chance: float) -> str:
    """Return how likely introductions truly become clients more often than cold leads."""
    return _("Chance that introductions become clients more often than cold leads: {chance}.").format(
        chance=chance_words(chance)
    )


def in_general_sentence(plain: Rate, general: Rate | None, without_ally: int = 0) -> str:
    """Return the wider range for referrals in general, which allows for allies; empty when it cannot be told.

    `without_ally` of them have no known ally and count each for itself, which is said.
    """
    if general is None:
        return ""
    told = _(
        "The range {plain} is for your introductions so far. Introductions of one ally are alike, so the rate of "
        "referrals in general may be {general}."
    ).format(plain=span(plain.low, plain.high), general=span(general.low, general.high))
    if not without_ally:
        return told
    apart = counted(
        "{count} introduction without a known introducer counts for itself.",
        "{count} introductions without a known introducer count each for itself.",
        without_ally,
    )
    return f"{told} {apart}"


def unknown_source_sentence(unknown: int, if_cold: float, if_referral: float) -> str:
    """Return the range of the referral rate over what deals of unknown source may have been; empty without any."""
    if not unknown:
        return ""
    return counted(
        "{count} deal has no known source: the referral rate is {{cold}} if it was cold, {{referral}} if a referral.",
        "{count} deals have no known source: the referral rate is {{cold}} if all were cold, {{referral}} if all "
        "were referrals.",
        unknown,
    ).format(cold=percent(if_cold), referral=percent(if_referral))


def adjusted_sentence(found: Adjusted) -> str:
    """Return the difference among deals that are alike, beside the plain one, and what to make of the two.

    Both rest on settled deals only; how many these are is said, for the headline has more.
    """
    if found.adjusted is None or found.comparable is None:
        return _("No like deals yet: none of the same segment, size and rep came both by referral and cold.")
    if found.strata_disagree:
        return _(
            "The difference between referral and cold is not the same among all like deals, so no one number stands "
            "for all: look at the groups of like deals one by one."
        )
    like = counted(
        "Among {{n:,}} settled deals the difference between referral and cold within the same segment, size and rep is {{points}} point (range {{span}})",
        "Among {{n:,}} settled deals the difference between referral and cold within the same segment, size and rep is {{points}} points (range {{span}})",
        abs(round(found.adjusted.value * 100)),
    ).format(
        n=found.first.n + found.second.n - found.dropped_deals,
        points=whole_points(found.adjusted.value),
        span=points(found.adjusted.low, found.adjusted.high),
    )
    beside = _("{like}; without regard to these it is {points}.").format(
        like=like, points=whole_points(found.comparable.value)
    )
    mix = _("Part of the difference is mix: other segments, sizes or reps.") if found.is_partly_mix else ""
    caution = _("Allies may introduce better-fitting prospects: it goes with the referral and proves no cause.")
    return " ".join(each for each in (beside, mix, dropped_sentence(found), caution) if each)


def dropped_sentence(found: Adjusted) -> str:
    """Return how many deals have no like on the other side; empty when all have."""
    if not found.dropped_deals:
        return ""
    return counted(
        "{count} deal without its like stays outside.", "{count} deals without their like stay outside.",
        found.dropped_deals,
    )  # fmt: skip


def from_sentence(found: Within, noun: Noun) -> str:
    """Return what became of deals so far, in counts."""
    n = found.rate.n
    return _("From {n:,} {noun}: {became}.").format(n=n, noun=noun.of(n), became=became_in_time(found))


def _plain(found: Within, noun: Noun) -> str:
    rate = found.rate
    start = counted(
        "{count} of {{n:,}} {{noun}} became a client within {{days}} days",
        "{count} of {{n:,}} {{noun}} became clients within {{days}} days",
        rate.won,
    ).format(n=rate.n, noun=noun.of(rate.n), days=found.horizon_days)
    sentence = _("{start} ({rate}, range {span}).").format(
        start=start, rate=percent(rate.value or 0.0), span=span(rate.low, rate.high)
    )
    return f"{sentence} {late_sentence(found.late)}".rstrip()


def _estimated(found: Within, noun: Noun) -> str:
    rate = found.rate
    start = _("An estimated {rate} of {noun} become clients within {days} days (range {span})").format(
        rate=percent(rate.value or 0.0), noun=noun.many, days=found.horizon_days, span=span(rate.low, rate.high)
    )
    counts = became_in_time(found)
    return _("{start}, from {n:,} {noun}: {became}.").format(start=start, n=rate.n, noun=noun.of(rate.n), became=counts)


def late_sentence(late: int) -> str:
    """Return how many were won after the horizon, so that counts and share agree; empty when none was."""
    if not late:
        return ""
    return counted("{count} more was won later than that.", "{count} more were won later than that.", late)
