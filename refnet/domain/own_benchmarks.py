"""A rate that the user wants to be compared with: last year's, a target, one from their own trade."""

from dataclasses import dataclass
from uuid import UUID

from refnet.domain.benchmarks import Benchmark, BenchmarkKind, Side
from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Denominator
from refnet.i18n import _

LONGEST_NAME = 60
_PREFIX = "own_"


@dataclass(frozen=True, slots=True)
class BenchmarkDraft:
    """A benchmark as typed; `rate` is a fraction of what `denominator` names, on the side of our rates that it speaks of."""

    name: str
    rate: float
    source: str
    denominator: Denominator = Denominator.ALL
    side: Side = Side.REFERRAL
    note: str = ""

    def check(self) -> None:
        """Raise InvalidInput at the first field that cannot be right; a figure without a source is no benchmark."""
        if not self.name.strip():
            raise InvalidInput("name", _("Please give it a name, such as: Our target."))
        if len(self.name) > LONGEST_NAME:
            raise InvalidInput("name", _("Please give a name of at most {most} letters.").format(most=LONGEST_NAME))
        if not 0 <= self.rate <= 1:
            raise InvalidInput("rate", _("A rate lies between 0 and 100 percent."))
        if not self.source.strip():
            raise InvalidInput("source", _("Please say where this figure comes from, so that others can judge it."))


def key_of(key: UUID) -> str:
    """Return the key of one's own benchmark, which no published one has."""
    return f"{_PREFIX}{key.hex}"


def as_benchmark(key: UUID, draft: BenchmarkDraft) -> Benchmark:
    """Return one's own benchmark in the shape of published ones, so that the same rules decide where it may stand."""
    return Benchmark(
        key=key_of(key),
        rate=draft.rate,
        label=f"{100 * draft.rate:.4g}% {draft.name}",
        kind=BenchmarkKind.OWN,
        side=draft.side,
        unit=unit(draft.side, draft.denominator),
        denominator=draft.denominator,
        comparable=True,
        reason="",
        source=draft.source,
        note=draft.note,
    )


def unit(side: Side, denominator: Denominator) -> str:
    """Return in words what a rate is a share of, as in "introductions that became clients"."""
    leads = {Side.REFERRAL: _("introductions"), Side.COLD: _("cold leads"), Side.ANY: _("leads of any source")}[side]
    pattern = {
        Denominator.ALL: _("{leads} that became clients"),
        Denominator.MET: _("{leads} with a meeting held that became clients"),
        Denominator.QUALIFIED: _("qualified {leads} that became clients"),
        Denominator.PROPOSED: _("{leads} with a proposal that became clients"),
        Denominator.CLOSED: _("{leads} won or lost that were won"),
    }[denominator]
    return pattern.format(leads=leads)
