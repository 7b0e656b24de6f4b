"""The whole diagnosis of one comparison: where the gap lies, what winning goes with, six answers, and its limits."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property
from uuid import UUID

from refnet.domain.facts import WON, DealFacts
from refnet.domain.funnel import doubts, side_words, words
from refnet.domain.funnel.answering import answers
from refnet.domain.funnel.behind import at_landmark, at_step
from refnet.domain.funnel.comparison import Against, DiagnosisQuery, Groups, groups
from refnet.domain.funnel.doings import TICKED, Doing, Exposure
from refnet.domain.funnel.doubts import Doubt
from refnet.domain.funnel.effects import Codes, Effect, effect
from refnet.domain.funnel.gap import Gap, gap
from refnet.domain.funnel.ground import Ground
from refnet.domain.funnel.kinds_of_deals import closing_kinds
from refnet.domain.funnel.kitagawa import Split, split
from refnet.domain.funnel.questions import Answer
from refnet.domain.funnel.sides import Sides
from refnet.domain.funnel.stages import Flags, funnel, how_many
from refnet.domain.funnel.verdicts import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Factor:
    """What goes with winning: `effect` is None where nothing is recorded; `lacking` is how many deals lack it."""

    doing: Doing
    effect: Effect | None
    lacking: int


@dataclass(frozen=True, eq=False)
class Diagnosis:
    """Every figure and sentence of a comparison, each part worked out when it is first asked for.

    Keys of what lies behind a figure: `ours`, `theirs`; `ours-0` … `theirs-4` for who counts at a step, `…-on` for who
    went on and `…-lost` for who did not; `preparation-done`, `-not` and `-lacking` for each doing; `question-1` … and
    `-lacking`; doubts by theirs.
    """

    ground: Ground
    query: DiagnosisQuery

    @property
    def facts(self) -> DealFacts:
        """Return all deals."""
        return self.ground.facts

    @cached_property
    def who(self) -> Groups:
        """Which deals are compared."""
        return groups(self.facts, self.query, self.ground.today)

    @cached_property
    def sides(self) -> Sides:
        """What the two sides are called."""
        return side_words.sides(self.facts, self.query)

    @cached_property
    def gap(self) -> Gap:
        """Where leads are lost."""
        deals, counts = self.ground.deals, self.ground.counts
        theirs = self.query.targets if self.who.theirs is None else funnel(deals, counts, self.who.theirs)
        return gap(funnel(deals, counts, self.who.ours), theirs)

    @cached_property
    def split(self) -> Split | None:
        """Why the closing rate differs, None where no kinds of deals are known on both sides."""
        if self.who.theirs is None:
            return None
        return split(closing_kinds(self.facts, self.query, (self.who.ours, self.who.theirs), self.ground.counts))

    @cached_property
    def verdict(self) -> Verdict:
        """What it comes to."""
        return verdict(self.gap, self.split)

    @cached_property
    def factors(self) -> tuple[Factor, ...]:
        """What goes with winning."""
        ground, both = self.ground, self.who.both
        return tuple(_factor(self.facts, doing, each, both, ground.kinds) for doing, each in ground.seen.items())

    @cached_property
    def answers(self) -> tuple[Answer, ...]:
        """The six questions answered."""
        return answers(self.facts, self.who, self.ground.seen, self.gap)

    @cached_property
    def doubts(self) -> tuple[Doubt, ...]:
        """How wrong it could be."""
        waiting = self.who.both & self.ground.waiting
        limits = doubts.about(self.facts, self.query, self.who, waiting)
        return (*doubts.general(self.query, self.gap, self.sides), *limits)

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
        mask = self.behind(key)
        return 0 if mask is None else how_many(mask)

    def ids(self, key: str) -> tuple[UUID, ...]:
        """Return the deals behind a key, none for one that is not there."""
        mask = self.behind(key)
        return () if mask is None else self.facts.ids_of(mask)

    def behind(self, key: str) -> Flags | None:
        """Return the deals behind a key as a mask, None for a key that is not there."""
        start, _dash, rest = key.partition("-")
        if start in ("ours", "theirs"):
            mask = self.who.ours if start == "ours" else self.who.theirs
            return None if mask is None else at_step(self.ground, mask, rest)
        if start in list(Doing):
            return at_landmark(self.ground, Doing(start), self.who.both, rest)
        if start == "question":
            number, _dash, lacking = rest.partition("-")
            answer = self.answers[int(number) - 1]
            return answer.lacking if lacking else answer.behind
        return next((each.behind for each in self.doubts if each.key == key), None)


def diagnose(facts: DealFacts, query: DiagnosisQuery, today: date) -> Diagnosis:
    """Return the diagnosis of a comparison; one that makes no sense is replaced by the first that does."""
    return Diagnosis(Ground(facts, today, query.patience_days), query.settled())


def _factor(facts: DealFacts, doing: Doing, seen: Exposure, chosen: Flags, kinds: Codes) -> Factor:
    lacking = how_many(chosen & seen.asked & ~seen.at)
    at = chosen & seen.at & seen.settled
    # a tick that nobody ever set is no answer, while what is asked and dated is one
    if not at.any() or (doing in TICKED and not (seen.done & chosen).any()):
        return Factor(doing, None, lacking or how_many(chosen & seen.asked))
    return Factor(doing, effect(facts.outcome[at] == WON, seen.done[at], kinds[at]), lacking)
