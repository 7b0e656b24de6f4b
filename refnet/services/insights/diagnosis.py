"""The diagnosis of a comparison from the facts that are kept in memory; every place that shows it takes this one."""

from datetime import date
from typing import TYPE_CHECKING

from refnet.services.insights.facts import facts
from refnet.store.database import Store

if TYPE_CHECKING:  # numpy is heavy
    from refnet.domain.funnel.comparison import DiagnosisQuery
    from refnet.domain.funnel.report import Diagnosis


def diagnosis(store: Store, query: "DiagnosisQuery", today: date) -> "Diagnosis":
    """Return every figure and sentence of a comparison, with the deals behind each."""
    from refnet.domain.funnel.report import diagnose  # noqa: PLC0415

    return diagnose(facts(store), query, today)
