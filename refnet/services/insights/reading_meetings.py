"""The first meeting held of each deal, with what was prepared and found out by its day."""

from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import text
from sqlalchemy.orm import Session

from refnet.domain.facts import NO_DAY, NOT_RECORDED, FirstMeeting
from refnet.domain.kinds import Intent, Noted
from refnet.services.insights.columns import Bytes, Ints, codes, day, flag, flags, key, ordinals, packed, places, word
from refnet.services.insights.reading_events import Happened

PREPARED = ("agenda", "research", "pitch", "connections", "questions")
KNOWN = ("need", "budget", "decision", "timing")
_FIELDS = {
    "id": key("id"),
    "deal": key("deal_id"),
    "held": day("held_on"),
    # ticked later than the day of the meeting is no preparation for it
    **{name: flag(f"substr(CAST({name}_at AS TEXT), 1, 10) <= CAST(held_on AS TEXT)") for name in PREPARED},
    "next_step": flag("next_step_at IS NOT NULL OR next_step <> '' OR next_step_on IS NOT NULL"),
    "buying": word("intent", (Intent.LOOKING, Intent.BUYING)),
    "return_discussed": word("return_discussed", (Noted.NO, Noted.YES)),
    "qualified": word("qualified", (Noted.NO, Noted.YES)),
    **{f"{name}_known": flag(f"{name}_known") for name in KNOWN},
}
_FLAGS = (*PREPARED, "next_step", *(f"{name}_known" for name in KNOWN))
_NOTED = ("buying", "return_discussed", "qualified")
_ASKED = text("SELECT replace(CAST(meeting_id AS TEXT), '-', ''), count(*) FROM question_asked GROUP BY meeting_id")


@dataclass(frozen=True, slots=True)
class Meetings:
    """The first meeting of each deal, and when meetings were held at all."""

    first: FirstMeeting
    held: Happened


def read(session: Session, deals: Bytes) -> Meetings:
    """Return the meetings held of these deals, which are sorted."""
    rows = packed(session, "meeting", _FIELDS, "held_on IS NOT NULL")
    held = Happened(places(rows["deal"], deals), ordinals(rows["held"]))
    order = np.lexsort((rows["id"], held.day, held.row))
    row, first = np.unique(held.row[order], return_index=True)
    return Meetings(_first(rows[order[first]], row, len(deals), _asked(session)), held)


def _asked(session: Session) -> dict[bytes, int]:
    """Return how many questions were asked in meetings, by the meeting's key."""
    return {meeting.encode("ascii"): count for meeting, count in session.execute(_ASKED)}


def _first(rows: NDArray[Any], row: Ints, count: int, asked: dict[bytes, int]) -> FirstMeeting:
    def spread(values: NDArray[Any]) -> Ints:
        found = np.full(count, NOT_RECORDED, dtype=np.int32)
        found[row] = values
        return found

    days = np.full(count, NO_DAY, dtype=np.int32)
    days[row] = ordinals(rows["held"])
    ticks = {name: spread(flags(rows[name])).astype(np.int8) for name in _FLAGS}
    noted = {name: spread(codes(rows[name])).astype(np.int8) for name in _NOTED}
    questions = np.array([asked.get(each, 0) for each in rows["id"].tolist()] if asked else 0, dtype=np.int32)
    return FirstMeeting(day=days, asked=spread(questions), **ticks, **noted)
