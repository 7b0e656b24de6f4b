"""What happened with one deal, newest first."""

from uuid import UUID

from refnet.domain.kinds import Stage
from refnet.i18n import _
from refnet.services.deals.record import DealRecord, record
from refnet.services.introductions import IntroductionRow
from refnet.services.people import TimelineEntry, newest_first
from refnet.store.database import Store


def timeline(store: Store, key: UUID) -> list[TimelineEntry]:
    """Return what happened with a deal, newest first; what has no day stands last."""
    found = record(store, key)
    return newest_first([*_stages(found), *_introductions(found), *_meetings(found), *_notes(found)])


def _stages(found: DealRecord) -> list[TimelineEntry]:
    said = {
        Stage.LEAD: _("Began"),
        Stage.CONTACTED: _("Contacted"),
        Stage.MET: _("Met"),
        Stage.QUALIFIED: _("Qualified"),
        Stage.PROPOSED: _("Proposed"),
        Stage.WON: _("Won"),
        Stage.LOST: _("Lost"),
    }
    target = ("deal", found.row.id)
    reasons = {Stage.LOST: found.row.lost_reason}
    newest = reversed(found.stages)
    return [
        TimelineEntry(one.entered_on, "stage", said[one.stage], reasons.get(one.stage, ""), target) for one in newest
    ]


def _introductions(found: DealRecord) -> list[TimelineEntry]:
    return [
        TimelineEntry(one.made_on, "introduction", _introduced(one), one.reason, ("introduction", one.id))
        for one in found.introductions
    ]


def _introduced(one: IntroductionRow) -> str:
    return _("Introduced to us by {introducer}").format(introducer=one.introducer)


def _meetings(found: DealRecord) -> list[TimelineEntry]:
    return [
        TimelineEntry(
            one.held_on or one.planned_on,
            "meeting",
            _("Meeting held") if one.held_on else _("Meeting planned"),
            one.next_step,
            ("meeting", one.id),
        )
        for one in found.meetings
    ]


def _notes(found: DealRecord) -> list[TimelineEntry]:
    return [TimelineEntry(one.noted_on, "note", *_split(one.text), ("note", one.id)) for one in found.notes]


def _split(text: str) -> tuple[str, str]:
    first, _break, rest = text.partition("\n")
    return first, rest
