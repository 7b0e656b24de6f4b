"""The whole diagnosis of one comparison: where the gap lies, what winning goes with, six answers, and its limits."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from refnet.domain.facts import WON, DealFacts
from refnet.domain.funnel import doubts, side_words, words
from refnet.domain.funnel.answering import answers
from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Groups, groups
from refnet.domain.funnel.doings import TICKED, Doing, Exposure, exposure
from refnet.domain.funnel.doubts import Doubt
from refnet.domain.funnel.effects import Codes, Effect, effect, kinds_of
from refnet.domain.funnel.gap import Gap, gap
from refnet.domain.funnel.kinds_of_deals import closing_kinds
from refnet.domain.funnel.kitagawa import Split, split
from refnet.domain.funnel.questions import Answer
from refnet.domain.funnel.sides import Sides
from refnet.domain.funnel.stages import STEPS, Flags, Funnel, Passages, counted, funnel, how_many, passages
from refnet.domain.funnel.verdicts import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Factor:
    """What goes with winning: `effect` is None where nothing is recorded; `lacking` is how many deals lack it."""

    doing: Doing
    effect: Effect | None
    lacking: int


@dataclass(frozen=True, slots=True, eq=False)
class Diagnosis:
    """Every figure and sentence of a comparison, and the deals behind each by key.

    Keys of `behind`: `ours`, `theirs`; `ours-0` … `theirs-4` for who counts at a step, `…-on` for who went on and
    `…-lost` for who did not; `preparation-done`, `-not` and `-lacking` for each doing; `question-1` … and `-lacking`; doubts by theirs.
    """

    facts: DealFacts
    query: DiagnosisQuery
    sides: Sides
    gap: Gap
    split: Split | None
    verdict: Verdict
    factors: tuple[Factor, ...]
    answers: tuple[Answer, ...]
    doubts: tuple[Doubt, ...]
    behind: Mapping[str, Flags]

    @property
    def title(self) -> str:
        """Return the verdict in one sentence."""
        return words.title(self.verdict, self.gap)

    @property
    def text(self) -> str:
        """Return the sentences under the verdict."""
        return words.text(self.verdict, self.gap, self.split, self.sides)

    @property
    def is_empty(self) -> bool:
        """Tell whether there is no deal at all."""
        return len(self.facts) == 0

    @property
    def is_alone(self) -> bool:
        """Tell whether these leads are held against targets, which have no deals."""
        return self.query.against is Against.TARGETS

    def count(self, key: str) -> int:
        """Return how many deals lie behind a key, 0 for one that is not there."""
        mask = self.behind.get(key)
        return 0 if mask is None else how_many(mask)

    def ids(self, key: str) -> tuple[UUID, ...]:
        """Return the deals behind a key."""
        return self.facts.ids_of(self.behind[key])


def diagnose(facts: DealFacts, query: DiagnosisQuery, today: date) -> Diagnosis:
    """Return the diagnosis of a comparison; one that makes no sense is replaced by the first that does."""
    query, day = query.settled(), today.toordinal()
    who, deals = groups(facts, query, today), passages(facts)
    counts = counted(deals, day, query.patience_days)
    ours, theirs = funnel(deals, counts, who.ours), _reference(deals, counts, who)
    found = gap(ours, theirs or query.targets)
    closing = split(closing_kinds(facts, query, (who.ours, who.theirs), counts)) if who.theirs is not None else None
    seen = {doing: exposure(facts, doing, day, query.patience_days) for doing in Doing}
    kinds = kinds_of(facts)
    factors = tuple(_factor(facts, doing, each, who.both, kinds) for doing, each in seen.items())
    answered = answers(facts, who, seen, found)
    sides = side_words.sides(facts, query)
    waiting = who.both & _waits(deals, counts)
    doubted = (*doubts.general(query, found, sides), *doubts.about(facts, query, who, waiting))
    behind = _behind(deals, counts, who) | _behind_factors(seen, who.both)
    behind |= {f"question-{each.number}": each.behind for each in answered}
    behind |= {f"question-{each.number}-lacking": each.lacking for each in answered}
    behind |= {each.key: each.behind for each in doubted if each.behind is not None}
    return Diagnosis(facts, query, sides, found, closing, verdict(found, closing), factors, answered, doubted, behind)


def _reference(deals: Passages, counts: Flags, who: Groups) -> Funnel | None:
    return None if who.theirs is None else funnel(deals, counts, who.theirs)


def _factor(facts: DealFacts, doing: Doing, seen: Exposure, chosen: Flags, kinds: Codes) -> Factor:
    lacking = how_many(chosen & seen.asked & ~seen.at)
    at = chosen & seen.at & seen.settled
    # a tick that nobody ever set is no answer, while what is asked and dated is one
    if not at.any() or (doing in TICKED and not (seen.done & chosen).any()):
        return Factor(doing, None, lacking or how_many(chosen & seen.asked))
    return Factor(doing, effect(facts.outcome[at] == WON, seen.done[at], kinds[at]), lacking)


def _waits(deals: Passages, counts: Flags) -> Flags:
    """Return who stands at a stage without counting there yet."""
    waits = deals.reached[:, 0] & ~counts[:, 0]
    for step in range(1, STEPS):
        waits |= deals.reached[:, step] & ~counts[:, step]
    found: Flags = waits
    return found


def _behind(deals: Passages, counts: Flags, who: Groups) -> dict[str, Flags]:
    found = {}
    for name, mask in (("ours", who.ours), ("theirs", who.theirs)):
        if mask is None:
            continue
        found[name] = mask
        for step in range(STEPS):
            found[f"{name}-{step}"] = mask & counts[:, step]
            found[f"{name}-{step}-on"] = mask & counts[:, step] & deals.reached[:, step + 1]
            found[f"{name}-{step}-lost"] = mask & counts[:, step] & ~deals.reached[:, step + 1]
    return found


def _behind_factors(seen: Mapping[Doing, Exposure], chosen: Flags) -> dict[str, Flags]:
    found = {}
    for doing, each in seen.items():
        at = chosen & each.at & each.settled
        found[f"{doing}-done"] = at & each.done
        found[f"{doing}-not"] = at & ~each.done
        is_unticked = doing in TICKED and not (each.done & chosen).any()
        found[f"{doing}-lacking"] = chosen & each.asked & (each.asked if is_unticked else ~each.at)
    return found
