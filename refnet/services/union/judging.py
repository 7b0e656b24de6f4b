"""Who changed what since two rows were equal, as far as the journals and versions of both sides tell.

What the journal of one side had before is what both once had: when only one side left it, the other's is news to nobody.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from refnet.services.everything.tables import Kind
from refnet.store.codec import dump

# fields that only make sense together
GROUPS: dict[str, tuple[frozenset[str], ...]] = {
    "people": (frozenset({"name", "given_name", "family_name"}),),
    "ties": (frozenset({"person_id", "other_id"}),),
    "kept_apart": (frozenset({"person_id", "other_id"}),),
    "notes": (frozenset({"person_id", "deal_id"}),),
    "asks": (frozenset({"answer", "answered_on"}),),
    "deals": (
        frozenset({"stage", "outcome", "closed_on", "lost_reason", "next_step", "next_step_on", "is_contact_next"}),
        frozenset({"amount", "currency"}),
    ),
    "introductions": (
        frozenset({"direction", "introducer_id", "recipient_id", "prospect_id"}),
        frozenset({"deal_id", "is_originating"}),
    ),
    "meetings": (frozenset({"next_step", "next_step_on", "next_step_at"}), frozenset({"planned_on", "planned_time"})),
    "questions_asked": (frozenset({"question_id", "meeting_id"}),),
    "own_benchmarks": (frozenset({"rate", "denominator", "side"}),),
    "put_off": (frozenset({"duty", "subject_id", "rep_id", "until", "put_off_on"}),),
    "contact_points": (frozenset({"kind", "value", "normal"}),),
    "wordings": (frozenset({"purpose", "name"}),),
    "saved_views": (frozenset({"page", "name"}),),
}


@dataclass(slots=True)
class Pasts:
    """What one side's journal knows of a row: the values each field had before."""

    values: dict[str, set[str]] = field(default_factory=dict)

    def had(self, name: str, value: object) -> bool:
        """Tell whether a field had this value before it was changed."""
        return _plain(value) in self.values.get(name, ())


@dataclass(frozen=True, slots=True)
class Verdict:
    """Of the fields that differ: those that only they changed, and those that both did."""

    theirs: tuple[str, ...]
    both: tuple[str, ...]


def pasts(changes: Iterable[tuple[str, str]]) -> dict[str, Pasts]:
    """Return by key what a journal knows; a text that is no journal's tells nothing."""
    found: dict[str, Pasts] = {}
    for key, before in changes:
        try:
            told = json.loads(before)
        except (ValueError, RecursionError):
            continue
        if isinstance(told, dict):
            mine = found.setdefault(key, Pasts()).values
            for name, value in told.items():
                mine.setdefault(name, set()).add(json.dumps(value, ensure_ascii=False))
    return found


def judge(
    kind: Kind, names: list[str], ours: Mapping[Any, Any], theirs: Mapping[str, Any], journals: tuple[Pasts, Pasts]
) -> Verdict:
    """Tell what is to be done about the fields of a row that differ; `journals` are what ours and theirs know of it."""
    mine, yours = journals
    newer = _newer(ours, theirs, mine, yours)
    taken: list[str] = []
    both: list[str] = []
    for group in _grouped(kind, names):
        sides = {_side(name, ours[name], theirs[name], mine, yours) or newer for name in group}
        if sides == {"theirs"}:
            taken += group
        elif sides != {"ours"}:
            both += group
    return Verdict(tuple(taken), tuple(both))


def _side(name: str, ours: object, theirs: object, mine: Pasts, yours: Pasts) -> str:
    """Return who alone left what both had, or nothing when the journals do not tell."""
    we_left, they_left = mine.had(name, theirs), yours.had(name, ours)
    if we_left is they_left:
        return "both" if we_left or mine.values.get(name) or yours.values.get(name) else ""
    return "ours" if we_left else "theirs"


def _newer(ours: Mapping[Any, Any], theirs: Mapping[str, Any], mine: Pasts, yours: Pasts) -> str:
    """Return whose version rose, where the other side never changed the row."""
    if theirs["version"] > ours["version"] and not mine.values:
        return "theirs"
    if ours["version"] > theirs["version"] and not yours.values:
        return "ours"
    return "both"


def _grouped(kind: Kind, names: list[str]) -> list[list[str]]:
    groups = GROUPS.get(kind.file, ())
    together = [[name for name in names if name in group] for group in groups]
    alone = [[name] for name in names if not any(name in group for group in groups)]
    return [one for one in (*together, *alone) if one]


def _plain(value: object) -> str:
    return json.dumps(json.loads(dump({"": value}))[""], ensure_ascii=False)
