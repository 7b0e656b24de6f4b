"""The diagnosis of a comparison from the facts that are kept in memory; every place that shows it takes this one."""

from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING

from refnet.services.insights.facts import TABLES, facts
from refnet.services.insights.kept import Kept
from refnet.store.database import Store

if TYPE_CHECKING:  # numpy is heavy
    from refnet.domain.funnel.comparison import DiagnosisQuery
    from refnet.domain.funnel.ground import Ground
    from refnet.domain.funnel.report import Diagnosis

MOST_KEPT = 8  # comparisons that are kept


@dataclass(slots=True)
class _Recent:
    """The ground of a day and a patience, and the comparisons asked for last."""

    grounds: "dict[tuple[date, int], Ground]" = field(default_factory=dict)
    found: "dict[tuple[DiagnosisQuery, date], Diagnosis]" = field(default_factory=dict)


def diagnosis(store: Store, query: "DiagnosisQuery", today: date) -> "Diagnosis":
    """Return every figure and sentence of a comparison, with the deals behind each.

    Those asked for last are kept with all that was worked out, and what no switch changes is worked out once.
    """
    from refnet.domain.funnel.report import Diagnosis  # noqa: PLC0415

    query, kept = query.settled(), _RECENT.of(store)
    known = kept.found.pop((query, today), None) or Diagnosis(_ground(store, kept, today, query.patience_days), query)
    kept.found[query, today] = known
    for oldest in list(kept.found)[:-MOST_KEPT]:
        kept.found.pop(oldest, None)
    return known


def _ground(store: Store, kept: _Recent, today: date, patience_days: int) -> "Ground":
    from refnet.domain.funnel.ground import Ground  # noqa: PLC0415

    found = kept.grounds.get((today, patience_days)) or Ground(facts(store), today, patience_days)
    kept.grounds = {(today, patience_days): found}  # another day or patience is rare
    return found


def _nothing(_store: Store) -> _Recent:
    return _Recent()


_RECENT = Kept(TABLES, _nothing)
