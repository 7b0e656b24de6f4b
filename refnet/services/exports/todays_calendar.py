"""Today for a calendar: what is on the list, meetings to come, what was put off, and tasks with their day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

from refnet.domain.kinds import Duty
from refnet.domain.today.rules import Item, Subject
from refnet.i18n import _
from refnet.services.exports.follow_ups import FollowUp, write_calendar
from refnet.services.today import Agenda, TaskRow, agenda, open_tasks
from refnet.services.today.ahead import planned
from refnet.store.database import Store


def todays_calendar(store: Store, rep: UUID | None, today: date) -> list[FollowUp]:
    """Return what a rep, or all of us, would find in a calendar, by day and time; each thing once."""
    found = agenda(store, rep, today)
    listed = [*_listed(found, today), *_put_off(found, today), *_tasks(open_tasks(store, rep), today)]
    once = {one.key: one for one in (*listed, *_meetings(store, rep, today))}
    return sorted(once.values(), key=lambda one: (one.day, one.at or "24", one.summary))


def write_todays_calendar(store: Store, path: Path, rep: UUID | None, today: date, *, rings: bool = False) -> int:
    """Write it into a calendar file, note that, and return how many things there are."""
    return write_calendar(store, "today", path, todays_calendar(store, rep, today), rings=rings)


def _listed(found: Agenda, today: date) -> Iterator[FollowUp]:
    for group in found.day.groups:
        for item in group.items:
            yield _entry(item, today, today)


def _put_off(found: Agenda, today: date) -> Iterator[FollowUp]:
    """Yield what was put off to a day; what was put off for good is no longer wanted."""
    for item in found.put_off:
        day = found.until.get((item.duty, item.subject_id))
        if day is not None:
            yield _entry(item, day, today)


def _tasks(rows: list[TaskRow], today: date) -> Iterator[FollowUp]:
    """Yield tasks whose day is still to come; those due stand on the list."""
    for row in rows:
        if row.due_on is not None and row.due_on > today and not _is_given_up(row):
            day = max(row.due_on, row.put_off_until or row.due_on)
            yield FollowUp(f"task-{row.id}", _("Task"), day, row.text, row.about)


def _is_given_up(row: TaskRow) -> bool:
    return row.is_put_off and row.put_off_until is None


def _meetings(store: Store, rep: UUID | None, today: date) -> Iterator[FollowUp]:
    with store.reading() as session:
        found = planned(session, rep, today)
    for one in found:
        summary = _("Meeting with {who}").format(who=one.who)
        yield FollowUp(f"meeting-{one.id}", _("Meeting"), one.day, summary, one.title, one.at)


def _entry(item: Item, day: date, today: date) -> FollowUp:
    reason = _("{reason} (as of {day})").format(reason=item.reason, day=today.isoformat())
    return FollowUp(_key(item), _kind(item), day, _summary(item), reason)


def _key(item: Item) -> str:
    """Return the key of a thing; the same as among follow-ups where both speak of it."""
    by_subject = {Subject.ASK: "ask", Subject.DEAL: "next-step", Subject.TASK: "task", Subject.NAME: "name"}
    by_duty = {
        Duty.FIRST_CONTACT: "contact", Duty.PREPARATION: "prepare", Duty.NEXT_STEP: "after-meeting",
        Duty.THANKS: "thank", Duty.ASK: "suggestion", Duty.QUIET: "quiet",
    }  # fmt: skip
    return f"{by_subject.get(item.subject) or by_duty[item.duty]}-{item.subject_id}"


def _summary(item: Item) -> str:
    """Return what is to be done in words that say so without their place on a list."""
    if (item.duty, item.subject) == (Duty.NEXT_STEP, Subject.DEAL):
        return _("Agree a next step – {what}").format(what=item.what)
    said = {
        Duty.FIRST_CONTACT: _("First contact – {what}"),
        Duty.PREPARATION: _("Prepare – {what}"),
        Duty.NEXT_STEP: _("Note the meeting – {what}"),
        Duty.THANKS: _("Thank or tell {what}"),
        Duty.PROMISE: _("Remind {what}"),
        Duty.QUIET: _("Get in touch – {what}"),
    }.get(item.duty, "{what}")
    return said.format(what=item.what)


def _kind(item: Item) -> str:
    """Return the kind of a thing; a step of a deal has the same as among follow-ups."""
    duty = Duty.NEXT_STEP if item.subject is Subject.DEAL else item.duty
    return {
        Duty.FIRST_CONTACT: _("First contact"),
        Duty.PREPARATION: _("Preparation"),
        Duty.NEXT_STEP: _("Next step"),
        Duty.THANKS: _("Thanks owed"),
        Duty.PROMISE: _("Answer awaited"),
        Duty.ASK: _("Ask"),
        Duty.QUIET: _("Gone quiet"),
        Duty.TASK: _("Task"),
    }[duty]
