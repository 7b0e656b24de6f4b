"""Goes through the rows of another file, table by table, within one step."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any
from uuid import UUID

from sqlalchemy import RowMapping, select, update

from refnet.i18n import _
from refnet.services.everything.matching import PAIRS
from refnet.services.everything.reading import Read
from refnet.services.everything.tables import KINDS, Kind
from refnet.services.union import fitting, following, words
from refnet.services.union.decisions import Decisions
from refnet.services.union.fitting import Fitting
from refnet.services.union.judging import Pasts, judge, pasts
from refnet.services.union.reading import Incoming
from refnet.services.union.report import Become, Conflict, Fate, UnionReport
from refnet.services.union.twins import clashing, twins
from refnet.store.history import StepSession
from refnet.store.schema import Base, Change, MergedPerson, Operation, StepEntry, StepState

MOST_CONFLICTS = 2000  # that are shown; all are counted, and decided alike
MOST_NAMES = 200

Rows = dict[UUID, RowMapping]


class Taking:
    """One run over another file."""

    def __init__(
        self, step: StepSession, incoming: Incoming, decisions: Decisions, progress: Callable[[int, int], object]
    ) -> None:
        self._step, self._incoming, self._decisions, self._progress = step, incoming, decisions, progress
        self._fitting = Fitting(step, incoming.currency())
        self._fitting.moved["person"] = dict(step.execute(select(MergedPerson.former_id, MergedPerson.person_id)).all())
        self._counts: dict[str, Counter[Become]] = {kind.table: Counter() for kind in KINDS}
        self._conflicts: list[Conflict] = []
        self._removed: list[str] = []
        self._new_people: set[UUID] = set()
        self._added: set[UUID] = set()  # rows of a table whose rows refer to each other
        self._done, self._total = 0, 2 * sum(incoming.counts.values())

    def run(self, name: str) -> UnionReport:
        """Take everything in and return what became of it."""
        united: tuple[str, ...] = ()
        for kind in KINDS:
            refers_to_itself = kind.table in kind.references.values()
            passes = [self._change_known, self._add_new]
            for one in reversed(passes) if refers_to_itself else passes:
                one(kind)
            if kind.table == "person":
                united = following.unite_as_there(self._step, self._incoming, self._fitting.moved)
        return UnionReport(
            name,
            self._incoming.contents(),
            tuple(Fate.of(kind.file, self._counts[kind.table]) for kind in KINDS),
            tuple(self._conflicts),
            tuple(self._removed[:MOST_NAMES]),
            united,
            tuple(self._warnings()),
            frozenset(self._new_people),
        )

    def _chunks(self, kind: Kind) -> Iterator[list[Read]]:
        for some in self._incoming.chunks(kind):
            yield some
            self._done += len(some)
            self._progress(self._done, self._total)

    def _add_new(self, kind: Kind) -> None:
        counts = self._counts[kind.table]
        for rows in self._chunks(kind):
            here = self._here(kind, rows)
            unknown = [row for row in rows if row.id not in here]
            telling = [row for row in unknown if self._says_something(kind, row)]
            known = twins(self._step, kind, telling)
            left = [row for row in telling if row.id not in known]
            self._fitting.moved.setdefault(kind.table, {}).update(known)
            if kind.table in kind.references.values():
                left = [row for row in left if self._fitting.says_something(kind, row)]
            added = self._wanted(kind, left)
            self._fitting.one_origin(kind, added)
            self._insert(kind, added)
            counts[Become.KNOWN] += len(known)
            counts[Become.NEW] += len(added)
            counts[Become.SKIPPED] += len(left) - len(added)

    def _says_something(self, kind: Kind, row: Read) -> bool:
        """Tell whether a row can be added at all; count it otherwise."""
        counts = self._counts[kind.table]
        if fitting.is_ones_own(kind, row):
            counts[Become.SKIPPED] += 1
            return False
        if row.id in self._fitting.moved.get(kind.table, {}):
            counts[Become.KNOWN] += 1
            return False
        if self._fitting.says_something(kind, row):
            return True
        counts[Become.KNOWN if kind.file in PAIRS else Become.SKIPPED] += 1
        self._fitting.dropped.setdefault(kind.table, set()).add(row.id)
        return False

    def _wanted(self, kind: Kind, rows: list[Read]) -> list[Read]:
        """Return the rows that were not removed here and do not rest on what was; note the others."""
        gone = set() if self._decisions.bring_back else self._removed_here(kind, rows)
        if kind.table == "person":
            self._removed += [str(row.values["name"]) for row in rows if row.id in gone]
        found = []
        for row in rows:
            if row.id in gone or not self._fitting.fit_new(kind, row):
                self._fitting.dropped.setdefault(kind.table, set()).add(row.id)
            else:
                found.append(row)
        return found

    def _removed_here(self, kind: Kind, rows: list[Read]) -> set[UUID]:
        query = select(Change.row_key).join(StepEntry, StepEntry.number == Change.step_number)
        query = query.where(Change.table_name == kind.table, Change.operation == Operation.DELETE)
        query = query.where(StepEntry.state == StepState.DONE, Change.row_key.in_([row.id.hex for row in rows]))
        return {UUID(key) for key in self._step.scalars(query) if key}

    def _insert(self, kind: Kind, rows: list[Read]) -> None:
        if rows:
            self._step.insert_many(kind.row, [row.values for row in rows])
        if kind.table == "person":
            self._new_people.update(row.id for row in rows)
        if kind.table in kind.references.values():
            self._added.update(row.id for row in rows)

    def _change_known(self, kind: Kind) -> None:
        """Look at rows that are here; those whose values another row still has wait until it lets go of them."""
        waiting: list[Read] = []
        for rows in self._chunks(kind):
            waiting += self._compare(kind, [row for row in rows if row.id not in self._added], waits=True)
        before = len(waiting) + 1
        while waiting and len(waiting) < before:
            before = len(waiting)
            waiting = self._compare(kind, waiting, waits=True)
        self._compare(kind, waiting, waits=False)

    def _compare(self, kind: Kind, rows: list[Read], *, waits: bool) -> list[Read]:
        """Take what only they changed, decide what both did, and return the rows that must wait."""
        here = self._here(kind, rows)
        differing: list[tuple[Read, list[str]]] = []
        waiting: list[Read] = []
        for row in (one for one in rows if one.id in here):
            ours = here[row.id]
            self._fitting.says_something(kind, row)
            self._fitting.fit_known(kind, row, ours)
            clash = clashing(self._step, kind, row, _differing(kind, row, ours))
            if clash and waits:
                waiting.append(row)
                continue
            row.values |= {name: ours[name] for name in clash}
            differing.append((row, _differing(kind, row, ours)))
        self._fitting.one_origin(kind, [row for row, _names in differing])
        differing = [(row, _differing(kind, row, here[row.id])) for row, _names in differing]
        self._counts[kind.table][Become.SAME] += sum(not names for _row, names in differing)
        self._decide(kind, [pair for pair in differing if pair[1]], here)
        return waiting

    def _decide(self, kind: Kind, differing: list[tuple[Read, list[str]]], here: Rows) -> None:
        if not differing:
            return
        keys = [row.id for row, _names in differing]
        mine, yours = pasts(self._past(kind.table, keys)), pasts(self._incoming.past(kind.table, keys))
        taken: dict[UUID, tuple[Read, tuple[str, ...]]] = {}
        kept: dict[UUID, tuple[Read, tuple[str, ...]]] = {}
        for row, names in differing:
            sides = (mine.get(row.id.hex, Pasts()), yours.get(row.id.hex, Pasts()))
            verdict = judge(kind, names, here[row.id], row.values, sides)
            become, theirs = self._become(kind, row, here[row.id], verdict.theirs, verdict.both)
            self._counts[kind.table][become] += 1
            if theirs:
                taken[row.id] = (row, theirs)
            if become is Become.CONFLICT and self._decisions.keeps(words.key(kind, row.id)):
                kept[row.id] = (row, verdict.both)
        self._remember_ours(kind, kept)
        self._take(kind, taken, here)

    def _become(
        self, kind: Kind, row: Read, ours: RowMapping, theirs: tuple[str, ...], both: tuple[str, ...]
    ) -> tuple[Become, tuple[str, ...]]:
        """Return what becomes of a row, and which of their values are taken."""
        if kind.file == "settings":
            return Become.KEPT, ()
        if not both:
            return (Become.CHANGED, theirs) if theirs else (Become.KEPT, ())
        takes = self._decisions.takes(words.key(kind, row.id))
        if len(self._conflicts) < MOST_CONFLICTS:
            self._conflicts.append(words.conflict(self._step, kind, ours, row.values, both, takes_theirs=takes))
        return Become.CONFLICT, (*theirs, *both) if takes else theirs

    def _remember_ours(self, kind: Kind, kept: Mapping[UUID, tuple[Read, tuple[str, ...]]]) -> None:
        """Let the journal tell that theirs was given up for ours, so that the same is not asked again."""
        if not kept:
            return
        mapped = list(self._step.scalars(select(kind.row).where(kind.row.id.in_(list(kept)))))
        own = [{name: getattr(ours, name) for name in kept[ours.id][1]} for ours in mapped]
        theirs = [{name: kept[ours.id][0].values[name] for name in kept[ours.id][1]} for ours in mapped]
        for values in (theirs, own):
            for ours, told in zip(mapped, values, strict=True):
                for name, value in told.items():
                    setattr(ours, name, value)
            self._step.flush()
        for ours in mapped:
            self._step.expunge(ours)

    def _take(self, kind: Kind, taken: Mapping[UUID, tuple[Read, tuple[str, ...]]], here: Rows) -> None:
        if not taken:
            return
        mapped = list(self._step.scalars(select(kind.row).where(kind.row.id.in_(list(taken)))))
        for ours in mapped:
            row, names = taken[ours.id]
            for name in names:
                setattr(ours, name, row.values[name])
        self._step.flush()
        table = Base.metadata.tables[kind.table]
        for ours in mapped:
            version = max(taken[ours.id][0].values["version"], here[ours.id]["version"] + 1)
            self._step.expunge(ours)
            self._step.connection().execute(update(table).where(table.c.id == ours.id).values(version=version))

    def _past(self, table: str, keys: list[UUID]) -> Iterable[tuple[str, str]]:
        query = select(Change.row_key, Change.before).join(StepEntry, StepEntry.number == Change.step_number)
        query = query.where(Change.table_name == table, Change.operation == Operation.UPDATE)
        query = query.where(StepEntry.state == StepState.DONE, Change.row_key.in_([key.hex for key in keys]))
        return ((str(key), str(before)) for key, before in self._step.execute(query))

    def _here(self, kind: Kind, rows: list[Read]) -> Rows:
        if not rows:
            return {}
        table = Base.metadata.tables[kind.table]
        query = select(*kind.columns).where(table.c.id.in_([row.id for row in rows]))
        return {one["id"]: one for one in self._step.execute(query).mappings()}

    def _warnings(self) -> Iterator[str]:
        count = sum(counts[Become.CONFLICT] for counts in self._counts.values())
        if count > MOST_CONFLICTS:
            yield _("Only the first {count} conflicts are shown; the others are decided alike.").format(
                count=MOST_CONFLICTS
            )
        if self._incoming.currency() != self._fitting.own_currency:
            sentence = _("The other file counts in {theirs}, this one in {ours}: amounts keep their currency.")
            yield sentence.format(theirs=self._incoming.currency(), ours=self._fitting.own_currency)


def _differing(kind: Kind, row: Read, ours: Mapping[Any, Any]) -> list[str]:
    return [
        one.name for one in kind.columns if one.name not in ("id", "version") and ours[one.name] != row.values[one.name]
    ]
