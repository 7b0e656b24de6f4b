"""What can be said of the last step, from the proposal to the client, and what a lower closing rate is made of."""

from refnet.domain.funnel.gap import ENOUGH, Gap
from refnet.domain.funnel.kitagawa import Split
from refnet.domain.funnel.numbers import points, signed, signed_range
from refnet.domain.funnel.stages import CLOSING, Funnel
from refnet.domain.funnel.verdicts import Closing, Place, Verdict
from refnet.domain.rates.differences import Difference
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _

NARROW = 0.1  # of the gap: closing is cleared only where its whole range lies within that
LITTLE = 0.2  # of the gap, that closing can cost at most to be called little
LIKELY = 0.9


def is_cleared(found: Gap) -> bool:
    """Tell whether it is not closing: its whole range lies within a tenth of the gap, either way."""
    if found.late is None or found.total is None:
        return False
    return max(abs(found.late.low), abs(found.late.high)) <= NARROW * abs(found.total.value)


def is_little(found: Gap) -> bool:
    """Tell whether closing likely costs something, and at most a fifth of the gap."""
    if found.late is None or found.total is None or found.late_worse is None:
        return False
    return found.late_worse >= LIKELY and -found.late.low <= LITTLE * abs(found.total.value)


def closing_sentence(verdict: Verdict, found: Gap, split: Split | None) -> str:
    """Return what can be said of proposal → client, with its counts."""
    if verdict.closing in (Closing.MIX, Closing.RATE) and split is not None:
        return split_sentence(split)
    if not isinstance(found.reference, Funnel):
        return _alone(found.ours.rates[CLOSING])
    ours, theirs = found.ours.rates[CLOSING], found.reference.rates[CLOSING]
    if found.late is None:
        pattern, between = _("Too few proposals yet to compare closing: {ours} and {theirs} were won."), ""
    else:
        pattern, between = _pattern(verdict, found, found.late), signed_range(found.late)
    return pattern.format(ours=_counts(ours), theirs=_counts(theirs), range=between)


def _pattern(verdict: Verdict, found: Gap, late: Difference) -> str:
    if late.low > 0:
        return _("At closing more are won: {ours} proposals against {theirs}.")
    if late.high < 0 or verdict.place in (Place.NO_GAP, Place.UNSURE):
        return _("Of the proposals, {ours} and {theirs} were won.")
    if is_cleared(found):
        return _("At closing there is little between them: {ours} and {theirs} were won ({range} points).")
    if is_little(found):
        return _("Closing adds little: {ours} and {theirs} proposals were won ({range} points).")
    return _("At closing no difference can be told: {ours} and {theirs} were won ({range} points).")


def _alone(ours: Rate) -> str:
    pattern = (
        _("Too few proposals yet to speak of closing: {ours} were won.")
        if ours.n < ENOUGH
        else _("Of the proposals, {ours} were won.")
    )
    return pattern.format(ours=_counts(ours))


def split_sentence(split: Split) -> str:
    """Return what a lower closing rate is made of; its points are of a hundred proposals, not leads."""
    return _(
        "Of a hundred proposals {gap} fewer are won: {mix} go with the kind of deals that get a proposal (range "
        "{mix_range}), {rate} with how many of the same kind are won (range {rate_range})."
    ).format(
        gap=points(split.gap.value),
        mix=signed(split.mix.value),
        mix_range=signed_range(split.mix),
        rate=signed(split.rate.value),
        rate_range=signed_range(split.rate),
    )


def _counts(rate: Rate) -> str:
    return _("{won:,} of {n:,}").format(won=rate.won, n=rate.n)
