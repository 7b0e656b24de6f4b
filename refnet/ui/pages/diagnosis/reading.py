"""What the diagnosis page shows, read and told away from the window's thread."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from refnet.domain.funnel.comparison import DiagnosisQuery
from refnet.domain.funnel.profile import Profile
from refnet.domain.funnel.report import Diagnosis
from refnet.domain.kinds import Role
from refnet.services import insights, preferences, reps, targets
from refnet.services.insights.kept import Kept
from refnet.services.reps import RepRow
from refnet.store.database import Store
from refnet.ui.pages.diagnosis import lines, stories
from refnet.ui.pages.diagnosis.linked_lines import Line
from refnet.ui.widgets.charts.story import ChartStory


@dataclass(frozen=True, slots=True)
class DiagnosisStories:
    """What the cards with charts tell."""

    gap: ChartStory
    funnel: ChartStory
    factors: ChartStory
    unrecorded: Sequence[Line]


@dataclass(frozen=True, slots=True)
class DiagnosisShown:
    """The diagnosis, the reps that the switches offer, and the stories, None where there are no such leads."""

    found: Diagnosis
    reps: tuple[RepRow, ...]
    stories: DiagnosisStories | None


@dataclass(frozen=True, slots=True)
class DiagnosisRest:
    """What follows when the charts are drawn."""

    answers: Sequence[Line]
    doubts: Sequence[Line]


@dataclass(frozen=True, slots=True)
class _Settled:
    """What no switch changes."""

    targets: Profile
    patience_days: int
    reps: tuple[RepRow, ...]


def read(store: Store, query: DiagnosisQuery, today: date) -> DiagnosisShown:
    """Return what the page shows first; patience and targets are those of the settings."""
    kept = _SETTLED.of(store)
    found = insights.diagnosis(store, replace(query, targets=kept.targets, patience_days=kept.patience_days), today)
    has_leads = found.count("ours") or found.count("theirs")
    return DiagnosisShown(found, kept.reps, _stories(found) if has_leads else None)


def read_rest(found: Diagnosis) -> DiagnosisRest:
    """Return the six answers, and how wrong it could be."""
    return DiagnosisRest(lines.answers(found), lines.doubts(found))


def _stories(found: Diagnosis) -> DiagnosisStories:
    return DiagnosisStories(stories.gap(found), stories.funnel(found), stories.factors(found), lines.unrecorded(found))


def _settled(store: Store) -> _Settled:
    selling = tuple(row for row in reps.all(store) if row.role is Role.REP)
    return _Settled(targets.load(store), preferences.load(store).horizon_days, selling)


_SETTLED = Kept(("rep", "setting"), _settled)
