"""`import`: brings a file in as the window does, and tells the same of it."""

from argparse import Namespace
from dataclasses import astuple, replace
from os.path import realpath
from pathlib import Path
from typing import TYPE_CHECKING

from refnet.cli.failing import BadInput, BadUsage
from refnet.cli.import_report import print_report, print_understood, understood
from refnet.cli.opening import Missing, opened, written
from refnet.cli.output import print_json, print_table, warn
from refnet.domain.errors import RefNetError
from refnet.i18n import _

if TYPE_CHECKING:
    from refnet.exchange.mapping import Mapping
    from refnet.services.imports import Decisions, HowRead, Report
    from refnet.store.database import Store


def run_import(options: Namespace) -> None:
    """Bring in a file, or only say what would become of its rows."""
    path = written(options.file)
    if path.is_dir():
        _import_folder(options, path)
        return
    _spare(options)
    how, meaning = _asked(options, path)
    with opened(options, missing=Missing.TEMPORARY if options.dry_run else Missing.MADE) as store:
        meaning = meaning if options.map else _as_last_time(store, path, how, meaning, options)
        told = understood(path, meaning, how)
        report = _run(store, path, meaning, how, options)
    if options.refused:
        _save_refused(written(options.refused), path, how, report)
    for sentence in (*told.doubts, *report.warnings, *report.remarks):
        warn(sentence)
    if options.json:
        print_json({**report.as_json(), "understood": told.as_json()})
        return
    if not options.map:
        print_understood(told)
    print_report(report)
    if options.dry_run:
        print(_("Nothing was written, as you asked."))


def _spare(options: Namespace) -> None:
    """Refuse to write the refused rows over the file that they come from, or over its mapping."""
    read = {realpath(written(one)) for one in (options.file, options.map) if one}
    if options.refused and realpath(written(options.refused)) in read:
        sentence = _("The refused rows would take the place of {file}. Please name another file.")
        raise BadUsage(sentence.format(file=options.refused))


def _asked(options: Namespace, path: Path) -> "tuple[HowRead, Mapping]":
    """Return how the file is read and what it means by the options or a guess; BadInput when that cannot be."""
    from refnet.exchange import mapping  # noqa: PLC0415
    from refnet.services import imports  # noqa: PLC0415

    how = imports.HowRead(sheet=options.sheet, encoding=options.encoding)
    try:
        meaning = mapping.load(written(options.map)) if options.map else imports.guess(path, how)
        meaning = _with_orders(meaning, options)
        imports.preview(path, meaning, limit=0, how=how)
    except RefNetError as error:
        raise BadInput(str(error)) from error
    return how, meaning


def _with_orders(meaning: "Mapping", options: Namespace) -> "Mapping":
    return replace(meaning, date_order=options.dates or meaning.date_order, decimal=options.decimal or meaning.decimal)


def _as_last_time(store: "Store", path: Path, how: "HowRead", guessed: "Mapping", options: Namespace) -> "Mapping":
    """Return what a file with these headers meant last time, else the guess."""
    from refnet.services import imports  # noqa: PLC0415

    remembered = imports.remembered(store, path, how)
    return guessed if remembered is None else _with_orders(remembered, options)


def _run(store: "Store", path: Path, meaning: "Mapping", how: "HowRead", options: Namespace) -> "Report":
    from refnet.services import imports  # noqa: PLC0415

    if options.likely is None and options.conflicts is None:
        return imports.run(store, path, meaning, dry_run=options.dry_run, how=how)
    asked = imports.run(store, path, meaning, dry_run=True, how=how, decisions=_decisions(options, None))
    return imports.run(store, path, meaning, dry_run=options.dry_run, how=how, decisions=_decisions(options, asked))


def _decisions(options: Namespace, asked: "Report | None") -> "Decisions":
    """Return the same answer to every question of its kind."""
    from refnet.services.imports import Decisions, Resolution, Verdict  # noqa: PLC0415

    verdict = Verdict(options.likely or Verdict.LATER)
    likely = {one.key: verdict for one in asked.likely} if asked else {}
    return Decisions(likely, {}, Resolution(options.conflicts) if options.conflicts else None)


def _save_refused(place: Path, path: Path, how: "HowRead", report: "Report") -> None:
    from refnet.services import imports  # noqa: PLC0415

    headers = imports.opened(path, how).headers
    imports.save_refused(place, headers, report.refusals)


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
