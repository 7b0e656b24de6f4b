"""`sample` and `import`: what brings people and deals in."""

from argparse import Namespace
from dataclasses import astuple
from datetime import UTC, datetime
from pathlib import Path

from refnet.cli.failing import BadInput, BadUsage
from refnet.cli.opening import Missing, opened, written
from refnet.cli.output import print_json, print_table, warn
from refnet.domain.errors import RefNetError
from refnet.i18n import _


def run_sample(options: Namespace) -> None:
    """Write the sample network into a new file."""
    from refnet.services import sample  # noqa: PLC0415

    if options.file is not None and options.database is not None:
        raise BadUsage(_("Please name the new file once: as FILE or with --database."))
    if options.file is None and options.database is None:
        raise BadUsage(_("Please name the file that the sample network shall be written into."))
    options.database = options.file or options.database
    with opened(options, missing=Missing.MADE) as store:
        sample.fill(store, seed=options.seed, today=datetime.now(UTC).date())
        written = store.location
    if options.json:
        print_json({"database": written, "seed": options.seed})
    else:
        print(_("The sample network is in {file}.").format(file=written))


def run_import(options: Namespace) -> None:
    """Bring in a file, or only say what would become of its rows."""
    from refnet.exchange import mapping  # noqa: PLC0415
    from refnet.services import imports  # noqa: PLC0415

    path = written(options.file)
    if path.is_dir():
        _import_folder(options, path)
        return
    if options.map is None:
        raise BadUsage(_("Please say with --map what the columns of the file mean."))
    try:
        meaning = mapping.load(written(options.map))
        imports.preview(path, meaning, limit=0)
    except RefNetError as error:
        raise BadInput(str(error)) from error
    with opened(options, missing=Missing.TEMPORARY if options.dry_run else Missing.MADE) as store:
        report = imports.run(store, path, meaning, dry_run=options.dry_run)
    for sentence in report.warnings:
        warn(sentence)
    if options.json:
        print_json(report.as_json())
        return
    names = (_("read"), _("new"), _("merged"), _("refused"), _("blank"))
    print_table(names, [(report.read, report.new, report.merged, report.refused, report.blank)])
    if report.refusals:
        print()
        print_table(
            (_("row"), _("reason"), _("text")), [(f"{one.row}", one.reason, one.text[:80]) for one in report.refusals]
        )
    if options.dry_run:
        print(_("Nothing was written, as you asked."))


def _import_folder(options: Namespace, folder: Path) -> None:
    """Take back a folder that `export everything` wrote."""
    from refnet.services import everything  # noqa: PLC0415

    if not everything.is_everything(folder):
        raise BadInput(_("{name} is a folder, but none that RefNet wrote with everything.").format(name=folder))
    with opened(options, missing=Missing.TEMPORARY if options.dry_run else Missing.MADE) as store:
        try:
            report = everything.take(store, folder, dry_run=options.dry_run)
        except everything.FolderRefused as error:
            raise BadInput(str(error)) from error
    for sentence in report.warnings:
        warn(sentence)
    if options.json:
        print_json(report.as_json())
        return
    heads = (_("table"), _("read"), _("new"), _("same"), _("known"), _("newer"), _("older"))
    print_table(heads, [astuple(fate) for fate in report.fates if fate.read])
    if options.dry_run:
        print(_("Nothing was written, as you asked."))
