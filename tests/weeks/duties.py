"""What Today's rules say of a rep's records, written apart from the program."""

from datetime import date, timedelta
from uuid import UUID

from tests.weeks.records import ENDS, NEWS, WAY, Due, Introduction, Meeting, Records

WEEK = 7  # days that a next step may have no day


def due(records: Records, rep: UUID, today: date) -> list[Due]:
    """Return what is due and was not put off: the duty and what it is about; ideas of whom to ask stand apart."""
    found = [one for one in _all(records, rep, today) if not records.rests(one, rep, today)]
    asks = [one for one in found if one[0] == "ask"]
    return [one for one in found if one[0] != "ask"] + asks[: room(records, rep, today)]


def room(records: Records, rep: UUID, today: date) -> int:
    """Return how many more a rep may ask on a day."""
    return max(records.limits.asks_a_day - sum((ask.on, ask.rep) == (today, rep) for ask in records.asks.values()), 0)


def _all(records: Records, rep: UUID, today: date) -> list[Due]:
    return [
        *_contacts(records, rep), *_talks(records, rep, today), *_thanks(records, rep, today), *_stuck(records, rep, today),
        *_promised(records, rep, today), *_later(records, rep, today), *_chores(records, rep, today),
    ]  # fmt: skip


def _contacts(records: Records, rep: UUID) -> list[Due]:
    return [
        ("first_contact", key)
        for key, one in records.introductions.items()
        if one.begins and not one.is_name_only and one.rep == rep
        and records.runs(one.deal) and records.deals[one.deal].stage == "lead"
    ]  # fmt: skip


def _thanks(records: Records, rep: UUID, today: date) -> list[Due]:
    return [
        ("thanks", key)
        for key, one in records.introductions.items()
        if one.rep == rep and one.by not in records.silent
        and (day := owed_since(records, one)) is not None and day <= today <= day + NEWS
    ]  # fmt: skip


def _promised(records: Records, rep: UUID, today: date) -> list[Due]:
    patience = timedelta(records.limits.promise)
    names = [
        ("promise", key)
        for key, one in records.names.items()
        if one.introduction is None and not one.given_up and records.asks[one.ask].rep == rep
        and records.asks[one.ask].ally not in records.silent and today >= one.on + patience
    ]  # fmt: skip
    unanswered = [
        ("promise", key)
        for key, one in records.newest_asks(rep)
        if records.waits(key, today) and one.ally not in records.silent and today >= one.on + patience
    ]
    return names + unanswered


def _later(records: Records, rep: UUID, today: date) -> list[Due]:
    found = []
    for key, one in records.newest_asks(rep):
        day = (one.answered or one.on) + timedelta(records.limits.later)
        is_waiting = one.answer == "later" and not records.has_come(key)
        if is_waiting and one.ally not in records.silent and day <= today <= day + NEWS:
            found.append(("ask", key))
    return found


def _chores(records: Records, rep: UUID, today: date) -> list[Due]:
    tasks = [
        ("task", key)
        for key, one in records.tasks.items()
        if one.rep == rep and one.done is None and (one.due is None or one.due <= today)
    ]
    steps = [
        ("task", key)
        for key, one in records.deals.items()
        if one.rep == rep and one.outcome == "open" and one.next_on is not None and one.next_on <= today
        and not (one.is_contact_next and one.stage == "lead" and _is_waited_for(records, key))
    ]  # fmt: skip
    return tasks + steps


def _is_waited_for(records: Records, deal: UUID) -> bool:
    return any(one.deal == deal and one.begins and not one.is_name_only for one in records.introductions.values())


def _talks(records: Records, rep: UUID, today: date) -> list[Due]:
    found = []
    for key, one in records.meetings.items():
        if one.rep != rep or not records.runs(one.deal):
            continue
        if one.held is None and one.planned is not None:
            if one.planned < today or (one.planned == today and one.is_prepared):
                found.append(("next_step", key))
            elif one.planned <= today + timedelta(records.limits.prepare_ahead) and not one.is_prepared:
                found.append(("preparation", key))
        elif _is_last(records, one) and _wants_step(records, one, today):
            found.append(("next_step", key))
    return found


def _stuck(records: Records, rep: UUID, today: date) -> list[Due]:
    """Deals that came somewhere and have no meeting, held or to come, and no day for a next step."""
    met = {one.deal for one in records.meetings.values()}
    return [
        ("next_step", key)
        for key, one in records.deals.items()
        if one.rep == rep and one.outcome == "open" and one.stage != "lead" and one.next_on is None and key not in met
        and (since := one.entered(one.stage, is_last=True)) is not None and since + timedelta(WEEK) <= today <= since + timedelta(WEEK) + NEWS
    ]  # fmt: skip


def _is_to_meet(records: Records, deal: UUID) -> bool:
    return any(one.deal == deal and one.held is None and one.planned is not None for one in records.meetings.values())


def _wants_step(records: Records, one: Meeting, today: date) -> bool:
    if one.held is None or records.deals[one.deal].next_on is not None or _is_to_meet(records, one.deal):
        return False
    return one.has_day or not one.has_next or (today - one.held).days >= WEEK


def _is_last(records: Records, one: Meeting) -> bool:
    return not any(
        other.held is not None and one.held is not None and other.held > one.held
        for other in records.meetings.values()
        if other.deal == one.deal
    )


def owed_since(records: Records, one: Introduction) -> date | None:
    """Return since when an introducer is owed thanks or news."""
    deal = records.deals[one.deal]
    if one.thanked is None:
        return one.on
    told, since = one.told[-1][1], deal.closed or deal.entered(deal.shown, is_last=one.told[-1][1] in ENDS)
    if deal.shown == "lost" or told in ENDS:
        return None if told == deal.shown else since
    known = max(WAY.index(told), WAY.index("contacted"))
    return since if WAY.index(deal.shown) > known else None
