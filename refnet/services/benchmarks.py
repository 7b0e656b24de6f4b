"""What rates can be compared with: published figures, and those of the user's own."""

from dataclasses import dataclass
from functools import cache
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet import paths
from refnet.domain import benchmarks
from refnet.domain.benchmarks import Benchmark
from refnet.domain.errors import Conflict, InvalidInput, RefNetError
from refnet.domain.own_benchmarks import BenchmarkDraft, as_benchmark, key_of
from refnet.i18n import _
from refnet.services import preferences
from refnet.services.cleaning import cleaned
from refnet.store.database import Store
from refnet.store.schema import OwnBenchmark


@dataclass(frozen=True, slots=True)
class BenchmarkRow:
    """A benchmark of the user's own, as its form shows it."""

    id: UUID
    version: int
    draft: BenchmarkDraft


@cache
def published() -> tuple[Benchmark, ...]:
    """Return the published rates that come with the program."""
    return benchmarks.load((paths.resources() / "benchmarks.toml").read_text(encoding="utf-8"))


def offered(store: Store) -> tuple[Benchmark, ...]:
    """Return the published rates, and after them the user's own."""
    return (*published(), *(as_benchmark(row.id, row.draft) for row in own(store)))


def own(store: Store) -> list[BenchmarkRow]:
    """Return the user's own benchmarks by name."""
    with store.reading() as session:
        return [_row(found) for found in session.scalars(select(OwnBenchmark).order_by(OwnBenchmark.name))]


def add(store: Store, draft: BenchmarkDraft) -> UUID:
    """Keep a benchmark of one's own and return its id."""
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Add benchmark")) as session:
        _check_name(session, draft.name)
        made = OwnBenchmark()
        _fill(made, draft)
        session.add(made)
        return made.id


def change(store: Store, key: UUID, version: int, draft: BenchmarkDraft) -> None:
    """Make a benchmark what the form says; raise Conflict when it changed since the form read `version`."""
    draft = cleaned(draft)
    draft.check()
    with store.step(_("Change benchmark")) as session:
        found = _known(session, key)
        if found.version != version:
            raise Conflict(_("Somebody changed this meanwhile. Nothing was written; please look at it again."))
        _check_name(session, draft.name, besides=key)
        _fill(found, draft)


def remove(store: Store, key: UUID) -> None:
    """Remove a benchmark; where it was the one that rates stand beside, the usual one takes its place."""
    with store.step(_("Remove benchmark")) as session:
        session.delete(_known(session, key))
        if preferences.read(session, store.author).benchmark == key_of(key):
            preferences.put(session, "benchmark", benchmarks.DEFAULT)


def _row(found: OwnBenchmark) -> BenchmarkRow:
    draft = BenchmarkDraft(found.name, found.rate, found.source, found.denominator, found.side, found.note)
    return BenchmarkRow(found.id, found.version, draft)


def _fill(row: OwnBenchmark, draft: BenchmarkDraft) -> None:
    row.name, row.rate, row.source, row.note = draft.name, draft.rate, draft.source, draft.note
    row.denominator, row.side = draft.denominator, draft.side


def _check_name(session: Session, name: str, besides: UUID | None = None) -> None:
    found = session.scalars(select(OwnBenchmark).where(OwnBenchmark.name == name)).first()
    if found is not None and found.id != besides:
        raise InvalidInput("name", _("There is a benchmark of this name already. Please give it another one."))


def _known(session: Session, key: UUID) -> OwnBenchmark:
    found = session.get(OwnBenchmark, key)
    if found is None:
        raise RefNetError(_("This benchmark was removed meanwhile."))
    return found
