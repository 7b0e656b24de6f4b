"""What the plan's forecast is made of, in a sentence below its band."""

from refnet.domain.planning import words
from refnet.domain.planning.forecast import Forecast
from refnet.domain.planning.words import Say
from refnet.i18n import _
from refnet.services.planning import Plan


def parts(plan: Plan, found: Forecast, say: Say) -> str:
    """Say what comes from what is open and what from new asks, and of which time the pace is."""
    if not plan.has_pace:
        return _silent(plan, found, say)
    one = words.tidy if say is words.IN_CLIENTS else say.one
    told = _(
        "On average, {open} of that come from {what} and {new} from new asks and introductions; the pace is that of {weeks}."
    )
    what = words.what_is_open(plan.open_deals, plan.open_asks)
    return told.format(
        open=one(found.open_mean), what=what, new=one(found.new_mean), weeks=words.of_late(plan.pace_weeks)
    )


def _silent(plan: Plan, found: Forecast, say: Say) -> str:
    """Say what is to be expected where nobody was asked and nobody came of late."""
    told = _(
        "Nobody was asked and nobody introduced you in {weeks}, so there is no pace to go by yet: {open} from {what}."
    )
    what = words.what_is_open(plan.open_deals, plan.open_asks)
    told = told.format(weeks=words.of_late(plan.pace_weeks), open=say.one(found.from_open.middle), what=what)
    if not found.from_new.high:
        return told
    allowed = _("Such a silence still allows {new} from new asks and introductions.")
    return f"{told} {allowed.format(new=say.span(found.from_new.low, found.from_new.high))}"
