"""Takes another RefNet file in: one step that can be undone; a dry run does the same and lets go of it."""

from collections.abc import Callable
from pathlib import Path

from refnet.domain.errors import InvalidInput
from refnet.i18n import _
from refnet.services.union.decisions import OURS, Decisions
from refnet.services.union.reading import Incoming
from refnet.services.union.report import UnionReport
from refnet.services.union.taking import Taking
from refnet.store import foreign
from refnet.store.database import Store

Progress = Callable[[int, int], object]


class _Told(Exception):
    """Carries the report of a dry run out of the step that must not be kept."""

    def __init__(self, report: UnionReport) -> None:
        self.report = report


def merge_file(
    store: Store, path: Path, decisions: Decisions = OURS, *, dry_run: bool = False, progress: Progress | None = None
) -> UnionReport:
    """Bring in what another RefNet file has and this one lacks; return what became of every row.

    Rows of the same id are the same. Where only one side changed a row since both were equal, the change counts; where
    both did, `decisions` does. The other file is only read. `progress` is told rows done and in all, and may raise
    Cancelled; nothing is kept then. Raises RefNetError when the file is not one that RefNet made, or is newer or damaged.
    """
    if store.path is not None and path.exists() and path.samefile(store.path):
        raise InvalidInput("file", _("This is the file that is open. Please choose another one."))
    with foreign.snapshot(path) as other:
        incoming = Incoming(other, path.name)
        if store.backups and not dry_run:
            store.backups.make_if_changed("import")
        try:
            with store.step(_("Merge {file}").format(file=path.name)) as step:
                report = Taking(step, incoming, decisions, progress or _unheard).run(path.name)
                _let_go_if(report, dry_run)
        except _Told as told:
            return told.report
    return report


def _let_go_if(report: UnionReport, is_dry: bool) -> None:
    if is_dry:
        raise _Told(report)


def _unheard(_done: int, _total: int) -> None:
    """Tell nobody."""
