"""What a diagnosis compares: which leads, with which others, as masks over all deals."""

from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from uuid import UUID

from refnet.domain.facts import DealFacts, Selection, chosen, of_sources
from refnet.domain.funnel.profile import ILLUSTRATION, Profile
from refnet.domain.funnel.stages import PATIENCE_DAYS, Flags
from refnet.domain.kinds import Source


class Leads(StrEnum):
    """Which leads are looked at; a name passed on without an introduction is neither cold nor introduced."""

    COLD = "cold"
    REFERRAL = "referral"
    ALL = "all"


class Against(StrEnum):
    """What they are compared with."""

    REFERRALS = "referrals"  # our own, of the same rep and period
    TEAM = "team"  # the same kind of leads of all other reps
    BEFORE = "before"  # the same kind of leads in as long a time before
    TARGETS = "targets"


SOURCES = {
    Leads.COLD: (Source.COLD,),
    Leads.REFERRAL: (Source.REFERRAL,),
    Leads.ALL: tuple(Source),
}


@dataclass(frozen=True, slots=True)
class DiagnosisQuery:
    """What to compare; `since` and `until` are the first and last day on which leads began."""

    leads: Leads = Leads.COLD
    against: Against = Against.REFERRALS
    rep: UUID | None = None
    since: date | None = None
    until: date | None = None
    targets: Profile = ILLUSTRATION
    patience_days: int = PATIENCE_DAYS

    def refusals(self) -> dict[Against, str]:
        """Return the comparisons that make no sense here, each with the reason's key."""
        refused = {}
        if self.leads is not Leads.COLD:
            refused[Against.REFERRALS] = "leads"
        if self.rep is None:
            refused[Against.TEAM] = "rep"
        if self.since is None:
            refused[Against.BEFORE] = "period"
        return refused

    def settled(self) -> "DiagnosisQuery":
        """Return the query with a comparison that makes sense: the one asked for, or the first that does."""
        refused = self.refusals()
        if self.against not in refused:
            return self
        return replace(self, against=next(each for each in Against if each not in refused))


@dataclass(frozen=True, slots=True, eq=False)
class Groups:
    """Masks over all deals: ours, theirs (None with targets), both together, and all of the rep and the period."""

    ours: Flags
    theirs: Flags | None
    both: Flags
    around: Flags


def groups(facts: DealFacts, query: DiagnosisQuery, today: date) -> Groups:
    """Return who is compared; `query` must be settled."""
    kind = of_sources(facts, SOURCES[query.leads])
    around = chosen(facts, Selection(rep=query.rep, since=query.since, until=query.until))
    ours, theirs = around & kind, _theirs(facts, query, kind, around, today)
    return Groups(ours, theirs, ours if theirs is None else ours | theirs, around)


def _theirs(facts: DealFacts, query: DiagnosisQuery, kind: Flags, around: Flags, today: date) -> Flags | None:
    if query.against is Against.REFERRALS:
        return around & of_sources(facts, SOURCES[Leads.REFERRAL])
    if query.against is Against.TEAM:
        everybody = chosen(facts, Selection(since=query.since, until=query.until))
        return everybody & kind & ~around & (facts.rep >= 0)
    if query.against is Against.BEFORE and query.since is not None:
        since, until = before(query.since, query.until or today)
        return chosen(facts, Selection(rep=query.rep, since=since, until=until)) & kind
    return None


def before(since: date, until: date) -> tuple[date, date]:
    """Return the first and last day of as long a time right before; a whole year has the year before."""
    if (since.month, since.day, until.month, until.day) == (1, 1, 12, 31):
        return date(since.year - (until.year - since.year + 1), 1, 1), since - timedelta(days=1)
    return since - (until - since) - timedelta(days=1), since - timedelta(days=1)
