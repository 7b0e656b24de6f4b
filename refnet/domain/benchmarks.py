"""Published rates to compare with, each with its unit, its source and whether it may stand beside ours."""

import tomllib
from dataclasses import dataclass
from enum import StrEnum

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Denominator
from refnet.i18n import _

DEFAULT = "black_intro"


class BenchmarkKind(StrEnum):
    """What a benchmark rests on."""

    CLAIM = "practitioner claim"
    STUDY = "measured study"
    VENDOR = "vendor data"
    SURVEY = "opinion survey"
    RULE = "rule of thumb"
    OWN = "own figure"


class Side(StrEnum):
    """Which of our rates a benchmark speaks of."""

    REFERRAL = "referral"
    COLD = "cold"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A published rate, as a fraction.

    `denominator` is what it is a share of in our terms, None when we have no such unit. `comparable` tells
    whether it may be drawn beside our rates at all, and `reason` why not.
    """

    key: str
    rate: float
    label: str
    kind: BenchmarkKind
    side: Side
    unit: str
    denominator: Denominator | None
    comparable: bool
    reason: str
    source: str
    note: str

    def refusal(self, denominator: Denominator) -> str:
        """Return why it cannot stand beside a rate with this denominator, or nothing when it can."""
        if not self.comparable:
            return _("The benchmark “{label}” is not shown: {reason}").format(label=self.label, reason=self.reason)
        if self.denominator is not denominator:
            return _("The benchmark “{label}” is not shown: it measures {unit}.").format(
                label=self.label, unit=self.unit
            )
        return ""


def load(text: str) -> tuple[Benchmark, ...]:
    """Return the benchmarks of a TOML text, in its order; raise KeyError or ValueError when one is incomplete."""
    return tuple(_benchmark(key, entry) for key, entry in tomllib.loads(text).items())


def find(benchmarks: tuple[Benchmark, ...], key: str) -> Benchmark:
    """Return the benchmark of that key, or raise InvalidInput with the keys there are."""
    for each in benchmarks:
        if each.key == key:
            return each
    raise InvalidInput(
        "benchmark",
        _("There is no benchmark called {key}. There are: {keys}.").format(
            key=key, keys=", ".join(each.key for each in benchmarks)
        ),
    )


def _benchmark(key: str, entry: dict[str, object]) -> Benchmark:
    rate = float(str(entry["rate"]))
    if not 0 <= rate <= 1:
        raise ValueError(key)
    denominator = str(entry.get("denominator", ""))
    return Benchmark(
        key=key,
        rate=rate,
        label=str(entry["label"]),
        kind=BenchmarkKind(str(entry["kind"])),
        side=Side(str(entry["side"])),
        unit=str(entry["unit"]),
        denominator=Denominator(denominator) if denominator else None,
        comparable=entry["comparable"] is True,
        reason=str(entry.get("reason", "")),
        source=str(entry["source"]),
        note=str(entry.get("note", "")),
    )
