"""What must be asked while rows are admitted: it is gathered here, and answered from the user's decisions."""

from collections.abc import Collection, Iterator
from uuid import UUID

from refnet.domain.names import fold
from refnet.services.imports.decisions import Conflict, Decisions, Resolution, Verdict
from refnet.services.imports.mentions import Mention
from refnet.services.imports.tellers import Tellers

_WITHIN, _BETWEEN = "\x1f", "\x1e"
UNASKED = 10_000  # people whom an import compares though nobody waits for it; among more, Find duplicates tells
_COLUMNS = {"person.name": "name", "person.organization": "organization_id", "person.job_title": "job_title"}
_STORED = "="  # before the id of somebody stored


class Asking:
    """The questions of one import; `row` is the number of the row being admitted.

    They are awaited when somebody is going to answer them, or has; then no effort is spared to find them.
    """

    def __init__(self, decisions: Decisions, *, is_awaited: bool) -> None:
        self.tellers: Tellers | None = None
        self.decisions, self.is_awaited, self.row = decisions, is_awaited, 0
        self.newcomers: dict[UUID, str] = {}  # the keys of new people's mentions, as long as anybody looks
        self.conflicts: dict[str, Conflict] = {}
        self.filled: dict[tuple[UUID, str], str] = {}  # what stored people gained in fields that were empty
        self.has_merged = False  # by a decision
        self._answers = _by_newcomer(decisions)
        self._by_key: dict[str, UUID] = {}

    @property
    def is_looking(self) -> bool:
        """Tell whether newcomers are compared with others in the end."""
        return self.is_awaited or len(self.newcomers) <= UNASKED

    def welcome(self, person: UUID, mention: Mention) -> None:
        """Note somebody new."""
        if self.is_looking:
            key = self.newcomers[person] = mention_key(mention)
            if self._answers:
                self._by_key[key] = person

    def same(self, mention: Mention, stored: Collection[UUID]) -> UUID | None:
        """Return whom the user said that somebody new is, of those stored or named by an earlier row."""
        if not self._answers:
            return None
        found = self._decided(mention_key(mention), Verdict.MERGE)
        person = next((person for person in found if person in stored), None)
        self.has_merged |= person is not None
        return person

    def apart(self, person: UUID) -> list[UUID]:
        """Return whom the user said that a newcomer is not, though they look alike."""
        return list(self._decided(self.newcomers[person], Verdict.APART)) if self._answers else []

    def resolve(self, person: UUID, name: str, field: str, ours: str, theirs: str) -> Resolution:
        """Ask which value somebody gets, and return the answer."""
        key = _WITHIN.join((person.hex, field, fold(theirs)))
        if key not in self.conflicts:
            resolution = self.decisions.resolution(key, self._suggested(person, field))
            self.conflicts[key] = Conflict(key, self.row, person, name, field, ours, theirs, resolution)
        return self.conflicts[key].resolution

    def _suggested(self, person: UUID, field: str) -> Resolution:
        """Return theirs where the source tells anew what it told itself."""
        is_own = self.tellers is not None and self.tellers.is_own(person, _COLUMNS[field])
        return Resolution.THEIRS if is_own else Resolution.OURS

    def likely_key(self, newcomer: UUID, other: UUID) -> str:
        """Return the key of the question whether a newcomer is somebody stored, or somebody an earlier row named."""
        return f"{self.newcomers[newcomer]}{_BETWEEN}{self.newcomers.get(other) or _STORED + other.hex}"

    def _decided(self, key: str, verdict: Verdict) -> Iterator[UUID]:
        for known, decided in self._answers.get(key, ()):
            person = UUID(known[1:]) if known.startswith(_STORED) else self._by_key.get(known)
            if decided is verdict and person is not None:
                yield person


def mention_key(mention: Mention) -> str:
    """Return what tells somebody new from all others in the file, whatever row they stand in."""
    point = mention.points[0].normal if mention.points else ""
    return _WITHIN.join((mention.name, mention.organization, mention.reference, point))


def _by_newcomer(decisions: Decisions) -> dict[str, list[tuple[str, Verdict]]]:
    found: dict[str, list[tuple[str, Verdict]]] = {}
    for key, verdict in decisions.likely.items():
        newcomer, _between, known = key.partition(_BETWEEN)
        if verdict is not Verdict.LATER:
            found.setdefault(newcomer, []).append((known, verdict))
    return found
