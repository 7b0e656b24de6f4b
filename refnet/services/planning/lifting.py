"""What preparing every meeting may go with: the difference among like deals, for the share that was not prepared."""

from datetime import date
from typing import TYPE_CHECKING

from refnet.services import insights
from refnet.store.database import Store

if TYPE_CHECKING:
    from refnet.domain.planning.chain import Range

_EIGHT_IN_TEN, _NINETY_FIVE = 1.2816, 1.9600  # standard deviations to either side


def preparation_lift(store: Store, today: date) -> "Range | None":
    """Return the points that preparing all meetings may add to the share of them that win; None where too little is known.

    The difference is Diagnosis's, among deals of the same source, size and rep where it can be had. It only goes with
    preparation: nobody knows that preparation is why.
    """
    from refnet.domain.funnel.comparison import DiagnosisQuery  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.funnel.doings import Doing  # noqa: PLC0415 - numpy is heavy
    from refnet.domain.planning.chain import ENOUGH_OWN, Range  # noqa: PLC0415 - numpy is heavy

    factors = insights.diagnosis(store, DiagnosisQuery(), today).factors
    found = next((one.effect for one in factors if one.doing is Doing.PREPARATION), None)
    gain = None if found is None else found.adjusted or found.crude
    if found is None or gain is None or found.fewest < ENOUGH_OWN:
        return None
    unprepared = found.not_done.n / (found.done.n + found.not_done.n)
    half = (gain.high - gain.low) / 2 * _EIGHT_IN_TEN / _NINETY_FIVE
    return Range(unprepared * (gain.value - half), unprepared * gain.value, unprepared * (gain.value + half))
