"""What the diagnosis page shows, read away from the window's thread."""

from dataclasses import dataclass, replace
from datetime import date

from refnet.domain.funnel.comparison import DiagnosisQuery
from refnet.domain.funnel.report import Diagnosis
from refnet.domain.kinds import Role
from refnet.services import insights, preferences, reps, targets
from refnet.services.reps import RepRow
from refnet.store.database import Store


@dataclass(frozen=True, slots=True)
class DiagnosisShown:
    """The diagnosis, and the reps that the switches offer."""

    found: Diagnosis
    reps: tuple[RepRow, ...]


def read(store: Store, query: DiagnosisQuery, today: date) -> DiagnosisShown:
    """Return what the page shows; patience and targets are those of the settings."""
    kept = replace(query, targets=targets.load(store), patience_days=preferences.load(store).horizon_days)
    selling = tuple(row for row in reps.all(store) if row.role is Role.REP)
    return DiagnosisShown(insights.diagnosis(store, kept, today), selling)
