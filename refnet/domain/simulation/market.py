"""Who brings which lead when: allies who introduce, fall quiet or are won as new ones, and cold work beside them."""

import heapq
from dataclasses import dataclass

import numpy as np

from refnet.domain.kinds import AllyKind, Outcome, Source
from refnet.domain.simulation import profiles
from refnet.domain.simulation.cast import Cast
from refnet.domain.simulation.pursuing import Course, pursue
from refnet.domain.simulation.world import SamplePerson

_FIRST_KINDS = (AllyKind.CLIENT, AllyKind.FORMER_CLIENT, AllyKind.PARTNER, AllyKind.COLLEAGUE, AllyKind.FRIEND)
_KIND_SHARES = (0.4, 0.15, 0.2, 0.15, 0.1)


@dataclass(frozen=True, slots=True)
class Introducer:
    """An ally as the simulation sees them; days count from the beginning, those before it are negative."""

    person: SamplePerson
    rep: int
    kind: AllyKind
    since_day: int
    quality: float
    a_day: float  # introductions


@dataclass(frozen=True, slots=True)
class Lead:
    """The beginning of a pursuit and, hidden, all of its course."""

    source: Source
    day: int
    rep: int
    prospect: SamplePerson
    introducer: Introducer | None
    course: Course


class Market:
    """The years of a team, from its first allies on."""

    def __init__(self, generator: np.random.Generator, cast: Cast, days: int, reps: int) -> None:
        self._generator, self._cast, self._days, self._reps = generator, cast, days, reps
        self._skills = generator.normal(0, profiles.REP_SKILL, reps)
        self._waiting: list[tuple[float, int, Introducer]] = []
        self.introducers: list[Introducer] = []
        self.leads: list[Lead] = []

    def run(self) -> None:
        """Let the time pass; afterwards `leads` are in order of their day."""
        for _each in range(profiles.START_ALLIES):
            self._start_ally()
        while self._waiting:
            day, _number, introducer = heapq.heappop(self._waiting)
            self._introduce(introducer, int(day))
        for rep in range(self._reps):
            for day in self._days_of(profiles.COLD_A_DAY * self._days):
                self._lead(Source.COLD, day, rep)
        for source, profile in profiles.PROFILES.items():
            for day in self._days_of(profile.a_year * self._days / 365):
                self._lead(source, day, int(self._generator.integers(self._reps)))
        self.leads.sort(key=lambda lead: (lead.day, lead.prospect.id))

    def _start_ally(self) -> None:
        kind = _FIRST_KINDS[int(self._generator.choice(len(_FIRST_KINDS), p=_KIND_SHARES))]
        rep = int(self._generator.integers(self._reps))
        since = -int(self._generator.integers(30, 2000))
        self._join(self._cast.new_person(), rep, kind, since)

    def _join(self, person: SamplePerson, rep: int, kind: AllyKind, since_day: int) -> None:
        mean = profiles.INTRODUCTIONS_A_YEAR / 365
        introducer = Introducer(
            person,
            rep,
            kind,
            since_day,
            float(self._generator.normal(0, profiles.ALLY_QUALITY)),
            float(self._generator.gamma(profiles.RATE_SHAPE, mean / profiles.RATE_SHAPE)),
        )
        self.introducers.append(introducer)
        self._wait(introducer, max(0.0, float(since_day)))

    def _wait(self, introducer: Introducer, since: float) -> None:
        day = since + float(self._generator.exponential(1 / max(introducer.a_day, 1e-9)))
        if day < self._days:
            heapq.heappush(self._waiting, (day, len(self.introducers) + len(self.leads), introducer))

    def _introduce(self, introducer: Introducer, day: int) -> None:
        lead = self._lead(Source.REFERRAL, day, introducer.rep, introducer)
        if self._generator.random() < profiles.NAME_ONLY:
            self._lead(Source.NAME_ONLY, day, introducer.rep, introducer)
        self._perhaps_ally(lead)
        if self._generator.random() >= profiles.GOES_QUIET:
            self._wait(introducer, float(day))

    def _perhaps_ally(self, lead: Lead) -> None:
        """Let a client won by an introduction introduce others in turn."""
        if lead.course.eventual is Outcome.WON and self._generator.random() < profiles.CLIENT_BECOMES_ALLY:
            took = lead.course.stages[-1][1] + self._generator.exponential(profiles.AFTER_DAYS)
            joins = lead.day + round(took)
            if joins < self._days:
                self._join(lead.prospect, lead.rep, AllyKind.CLIENT, joins)

    def _lead(self, source: Source, day: int, rep: int, introducer: Introducer | None = None) -> Lead:
        quality = introducer.quality if introducer and source is Source.REFERRAL else 0.0
        course = pursue(profiles.PROFILES[source], float(self._skills[rep]) + quality, self._generator)
        lead = Lead(source, day, rep, self._cast.new_person(), introducer, course)
        self.leads.append(lead)
        return lead

    def _days_of(self, expected: float) -> list[int]:
        count = int(self._generator.poisson(expected))
        return [int(day) for day in self._generator.integers(0, self._days, count)]
