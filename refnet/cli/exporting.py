"""`export`: a list, the network for other programs, follow-ups for a calendar, or everything, into a file."""

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from refnet.cli.failing import BadUsage
from refnet.cli.opening import opened, written
from refnet.cli.output import print_json, warn
from refnet.domain.errors import RefNetError
from refnet.i18n import _, counted

if TYPE_CHECKING:
    from refnet.services.exports import Prepared
    from refnet.services.listing import Listing
    from refnet.store.database import Store

SUFFIXES = (".csv", ".xlsx", ".vcf", ".pdf")
PEOPLE_LISTS = ("allies", "people")


def run_export(options: Namespace) -> None:
    """Write what is asked for into a file whose suffix says how."""
    if (options.out is None) == (options.file is None):
        raise BadUsage(_("Please name once where the export goes: as FILE or with --out."))
    path = written(options.file if options.out is None else options.out)
    special: dict[str, Callable[[Namespace, Path], None]] = {
        "everything": _export_everything,
        "network": _export_network,
        "follow-ups": _export_calendar,
        "today": _export_calendar,
    }
    if options.alarms and special.get(options.what) is not _export_calendar:
        raise BadUsage(_("--alarms goes with follow-ups and today only."))
    special.get(options.what, _export_list)(options, path)


def _export_list(options: Namespace, path: Path) -> None:
    from refnet.charts.report import listing  # noqa: PLC0415 - matplotlib only for a PDF

    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadUsage(_("{file} must end in .csv, .xlsx, .vcf or .pdf.").format(file=path.name or "--out"))
    with opened(options) as store:
        try:
            found = _prepared(store, options)
        except RefNetError as error:  # a field, a filter or an order that the list does not have
            raise BadUsage(str(error)) from error
        if suffix == ".vcf" and found.people is None:
            what = options.what
            raise BadUsage(_("A .vcf file holds people; please write {what} as .csv, .xlsx or .pdf.").format(what=what))
        rows = listing.write(store, found, path, for_spreadsheets=not options.verbatim, card=options.vcard)
    if found.told:
        warn(found.told)
    if options.json:
        print_json({"file": path, "rows": rows})
    else:
        sentence = counted("{count} row is in {{file}}.", "{count} rows are in {{file}}.", rows)
        print(sentence.format(file=path))


def _prepared(store: "Store", options: Namespace) -> "Prepared":
    from refnet.cli.queries import today  # noqa: PLC0415
    from refnet.services import exports  # noqa: PLC0415

    if options.what in exports.READY:
        return exports.ready(store, options.what, today())
    if options.mail_merge:
        if options.what not in PEOPLE_LISTS:
            raise BadUsage(_("A mail merge is of people or allies."))
        return exports.prepare_mail(store, options.what, _listing(options))
    columns = None if options.columns is None else [one.strip() for one in options.columns.split(",")]
    return exports.prepare(store, options.what, _listing(options), columns)


def _listing(options: Namespace) -> "Listing":
    from refnet.services.listing import Filter, Listing  # noqa: PLC0415

    filters = []
    for text in options.filter or ():
        field, equals, value = text.partition("=")
        if not equals:
            raise BadUsage(_("A filter is written FIELD=VALUE, such as kind=client; {text} is not.").format(text=text))
        filters.append(Filter(field.strip(), value.strip()))
    return Listing(options.search or "", tuple(filters), options.sort or "", options.falling)


def _export_everything(options: Namespace, folder: Path) -> None:
    """Write every table into a new folder."""
    from refnet.services import everything  # noqa: PLC0415

    with opened(options) as store:
        counts = everything.write(store, folder)
    if options.json:
        print_json({"folder": folder, "rows": counts})
    else:
        sentence = counted(
            "{count} row is in the tables of {{folder}}.",
            "{count} rows are in the tables of {{folder}}.",
            sum(counts.values()),
        )
        print(sentence.format(folder=folder))


def _export_calendar(options: Namespace, path: Path) -> None:
    """Write what is to be done with people, or the day of whoever is at the keyboard, into a calendar."""
    from refnet.cli.daily import whose  # noqa: PLC0415
    from refnet.cli.queries import today  # noqa: PLC0415
    from refnet.services import exports  # noqa: PLC0415

    if path.suffix.lower() != ".ics":
        raise BadUsage(_("{file} must end in .ics.").format(file=path.name or "--out"))
    with opened(options) as store:
        if options.what == "today":
            count = exports.write_todays_calendar(store, path, whose(store, None), today(), rings=options.alarms)
        else:
            count = exports.write_follow_ups(store, path, today(), rings=options.alarms)
    if options.json:
        print_json({"file": path, "days": count})
    else:
        sentence = counted("{count} follow-up is in {{file}}.", "{count} follow-ups are in {{file}}.", count)
        if options.what == "today":
            sentence = counted("{count} entry is in {{file}}.", "{count} entries are in {{file}}.", count)
        print(sentence.format(file=path))


def _export_network(options: Namespace, path: Path) -> None:
    """Write people and lines for other programs, in the light colours of our picture."""
    from refnet.charts.network_sheet import color_of  # noqa: PLC0415
    from refnet.charts.tokens import LIGHT  # noqa: PLC0415
    from refnet.domain.network.rows import Meaning  # noqa: PLC0415
    from refnet.services import exports  # noqa: PLC0415

    if path.suffix.lower() not in exports.GRAPH_SUFFIXES:
        raise BadUsage(_("{file} must end in .graphml, .gexf or .csv.").format(file=path.name or "--out"))
    with opened(options) as store:
        paths, people = exports.write_graph(store, path, {each: color_of(LIGHT, each) for each in Meaning})
    if options.json:
        print_json({"files": paths, "people": people})
    else:
        sentence = counted("{count} person is in {{files}}.", "{count} people are in {{files}}.", people)
        print(sentence.format(files=_(" and ").join(map(str, paths))))
