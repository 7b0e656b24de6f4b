"""`merge-file`: brings in what another RefNet file has, as the window does, and tells the same of it."""

from argparse import Namespace
from dataclasses import astuple
from typing import TYPE_CHECKING

from refnet.cli.failing import BadInput
from refnet.cli.opening import opened, written
from refnet.cli.output import print_json, print_table, warn
from refnet.domain.errors import RefNetError
from refnet.i18n import _, counted

if TYPE_CHECKING:
    from refnet.services.union import UnionReport


def run_merge_file(options: Namespace) -> None:
    """Merge another file, or only say what would become of its rows."""
    from refnet.services import union  # noqa: PLC0415 - SQLAlchemy is heavy

    path = written(options.file)
    decisions = union.Decisions(others_take_theirs=options.conflicts == "theirs", bring_back=options.bring_back)
    with opened(options) as store:
        try:
            report = union.merge_file(store, path, decisions, dry_run=options.dry_run)
        except RefNetError as error:
            raise BadInput(str(error)) from error
        alike = 0 if options.dry_run else union.alike_among(store, report)
    for sentence in report.warnings:
        warn(sentence)
    if options.json:
        print_json({**report.as_json(), "alike": alike})
        return
    _print(report)
    if alike:
        print(
            counted(
                "{count} pair looks alike; refnet-cli duplicates lists it.",
                "{count} pairs look alike; refnet-cli duplicates lists them.",
                alike,
            )
        )
    if options.dry_run:
        print(_("Nothing was written, as you asked."))


def _print(report: "UnionReport") -> None:
    if not report.has_news:
        print(_("There is nothing new in {file}.").format(file=report.file))
    heads = ("table", "read", "new", "same", "changed", "kept", "known", "conflicts", "skipped")
    print_table([_(head) for head in heads], [astuple(fate) for fate in report.fates if fate.read])
    for conflict in report.conflicts:
        print(f"{conflict.table}, {conflict.record}:")
        for one in conflict.fields:
            print(_("  {field}: here {ours}, there {theirs}").format(field=one.field, ours=one.ours or "–", theirs=one.theirs or "–"))  # fmt: skip
    for names, sentence in (
        (report.removed, _("Removed here, so not brought back: {names}. --bring-back does.")),
        (report.united, _("Merged there, so one here too: {names}.")),
    ):
        if names:
            print(sentence.format(names=", ".join(names)))
