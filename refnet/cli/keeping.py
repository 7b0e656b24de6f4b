"""`check`, `backup`, `restore` and `history`: what keeps the database safe, and what was done to it."""

from argparse import Namespace
from dataclasses import asdict
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from refnet.cli.failing import BadInput
from refnet.cli.opening import file, opened, written
from refnet.cli.output import print_json, print_table
from refnet.domain.errors import RefNetError
from refnet.i18n import _

if TYPE_CHECKING:
    from refnet.store.backup import Backup, Backups


def run_check(options: Namespace) -> None:
    """Check the database and count what it holds."""
    from refnet.services import checks  # noqa: PLC0415

    with opened(options) as store:
        checks.check(store)
        counts = checks.counts(store)
        where = store.location
    if options.json:
        print_json({"ok": True, "database": where, "counts": counts})
        return
    print(_("{database} is whole.").format(database=where))
    print_table((_("what"), _("how many")), [(name.replace("_", " "), count) for name, count in counts.items()])


def run_backup(options: Namespace) -> None:
    """Make a backup now."""
    file(options)
    with opened(options) as store:
        if store.backups is None:  # pragma: no cover - `file` has refused servers
            return
        made = store.backups.make("asked for")
        path = store.backups.folder / made.name
    if options.json:
        print_json(asdict(made) | {"path": path})
    else:
        print(_("The backup is {path}.").format(path=path))


def run_restore(options: Namespace) -> None:
    """Put a backup in the place of the database; without one named, list those there are."""
    from refnet.store.backup import Backups  # noqa: PLC0415

    target = file(options)
    backups = Backups(target.absolute())
    if options.backup is None and not options.newest:
        _list(options, backups)
        return
    copy = _newest(backups) if options.newest else _named(backups, options.backup)
    _put_back(options, target, copy)


def run_history(options: Namespace) -> None:
    """List the steps that were taken, newest first, or what left RefNet."""
    if options.exports:
        _list_exports(options)
        return
    with opened(options) as store:
        steps = store.steps(limit=options.limit)
    if options.json:
        fields = ("label", "author", "made_at", "stands")
        print_json([{name: getattr(step, name) for name in fields} for step in steps])
    elif not steps:
        print(_("Nothing was done yet."))
    else:
        rows = [(_moment(one.made_at), one.author, one.label, "" if one.stands else _("taken back")) for one in steps]
        print_table((_("when"), _("who"), _("what"), _("state")), rows)


def _list_exports(options: Namespace) -> None:
    from refnet.services import exports  # noqa: PLC0415

    with opened(options) as store:
        found = exports.noted(store, options.limit)
    if options.json:
        print_json([asdict(one) for one in found])
    elif not found:
        print(_("Nothing left RefNet yet."))
    else:
        heads = (_("when"), _("who"), _("what"), _("rows"), _("file"), _("which"))
        rows = [
            (_moment(one.exported_at), one.author, one.what, one.rows, one.file_name or _("clipboard"), one.chosen)
            for one in found
        ]
        print_table(heads, rows)


def _list(options: Namespace, backups: "Backups") -> None:
    found = [(one, backups.is_good(one)) for one in backups.all()]
    if options.json:
        print_json([asdict(one) | {"good": is_good} for one, is_good in found])
    elif not found:
        print(_("There is no backup in {folder} yet.").format(folder=backups.folder))
    else:
        print_table(
            (_("backup"), _("made"), _("why"), _("people"), _("introductions"), _("deals"), _("state")),
            [_row(one, is_good=is_good) for one, is_good in found],
        )
        print(_("Restore one with: refnet-cli restore BACKUP, or the newest that is whole with --newest."))


def _row(one: "Backup", *, is_good: bool) -> tuple[object, ...]:
    state = _("whole") if is_good else _("changed since")
    return one.name, _moment(one.moment), one.reason, one.people, one.introductions, one.deals, state


def _newest(backups: "Backups") -> Path:
    found = backups.newest_good()
    if found is None:
        raise RefNetError(_("There is no whole backup in {folder}.").format(folder=backups.folder))
    return backups.folder / found.name


def _named(backups: "Backups", name: str) -> Path:
    """Return a backup by its name in the folder, or by its path."""
    inside, outside = backups.folder / name, written(name)
    found = inside if inside.is_file() else outside
    if not found.is_file():
        raise BadInput(_("There is no backup {name}. List them with: refnet-cli restore.").format(name=name))
    return found


def _put_back(options: Namespace, target: Path, copy: Path) -> None:
    from refnet.store import backup, opening, safety  # noqa: PLC0415

    try:
        backup.restore(target.absolute(), copy.absolute(), opening.user_name())
    except (safety.NotOurs, safety.NewerFile, safety.DamagedFile) as error:
        raise BadInput(str(error)) from error
    if options.json:
        print_json({"database": target, "restored": copy})
    else:
        print(
            _("{database} is as it was in {backup}. What was there before is a backup now.").format(
                database=target.name, backup=copy.name
            )
        )


def _moment(moment: datetime) -> str:
    return f"{moment.astimezone():%Y-%m-%d %H:%M}"
