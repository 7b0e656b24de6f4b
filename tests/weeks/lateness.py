"""Since when a line of Today is due and what hangs on it, written apart from the program."""

from datetime import date, timedelta

from tests.weeks.duties import WEEK, owed_since
from tests.weeks.records import Deal, Due, Meeting, Records


def since(records: Records, one: Due, today: date) -> date:
    """Return the day from which a line that no idea gave is late."""
    duty, key = one
    if duty == "first_contact":
        return _working_days_after(records.introductions[key].on, records.limits.first_contact)
    if duty == "thanks":
        return owed_since(records, records.introductions[key]) or today
    if duty in {"preparation", "next_step"}:
        is_stuck = key in records.deals
        return (
            _stuck_since(records.deals[key], today) if is_stuck else _talk_since(records, records.meetings[key], today)
        )
    if duty == "promise":
        made = records.names[key].on if key in records.names else records.asks[key].on
        return made + timedelta(records.limits.promise)
    if duty == "ask":
        return (records.asks[key].answered or today) + timedelta(records.limits.later)
    day = records.tasks[key].due if key in records.tasks else records.deals[key].next_on
    return day or today


def stake(records: Records, one: Due) -> int:
    """Return the amount of the deal that a line is about, the least where it is lost; tasks and asks have none."""
    duty, key = one
    if duty in {"first_contact", "thanks"}:
        deal = records.deals[records.introductions[key].deal]
        return 1 if duty == "thanks" and deal.outcome == "lost" else deal.amount
    if key in records.meetings:
        return records.deals[records.meetings[key].deal].amount
    return records.deals[key].amount if key in records.deals else 0


def _stuck_since(one: Deal, today: date) -> date:
    return (one.entered(one.stage, is_last=True) or today) + timedelta(WEEK)


def _talk_since(records: Records, one: Meeting, today: date) -> date:
    if one.held is None and one.planned is not None:
        ahead = one.planned - timedelta(records.limits.prepare_ahead)
        is_to_prepare = not one.is_prepared and one.planned >= today
        return max(ahead, min(one.scheduled or ahead, today)) if is_to_prepare else one.planned
    if one.next_on is not None:
        return min(one.next_on, today)
    held = one.held or today
    return held + timedelta(WEEK) if one.has_next else held


def _working_days_after(day: date, count: int) -> date:
    days = (day + timedelta(ahead) for ahead in range(1, 2 * count + 8))
    return [day, *(one for one in days if one.weekday() not in {5, 6})][count]
