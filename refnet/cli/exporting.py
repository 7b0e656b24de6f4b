"""`export`: a list, or the network for other programs, into a file."""

from argparse import Namespace
from pathlib import Path

from refnet.cli.failing import BadUsage
from refnet.cli.opening import opened, written
from refnet.cli.output import print_json
from refnet.i18n import _, counted

SUFFIXES = (".csv", ".xlsx", ".vcf")
PEOPLE_LISTS = ("allies", "people")


def run_export(options: Namespace) -> None:
    """Write a list into a file whose suffix says how."""
    from refnet.services import exports  # noqa: PLC0415
    from refnet.services.listing import Listing  # noqa: PLC0415

    if (options.out is None) == (options.file is None):
        raise BadUsage(_("Please name once where the export goes: as FILE or with --out."))
    path = written(options.file if options.out is None else options.out)
    if options.what == "everything":
        _export_everything(options, path)
        return
    if options.what == "network":
        _export_network(options, path)
        return
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadUsage(_("{file} must end in .csv, .xlsx or .vcf.").format(file=path.name or "--out"))
    if suffix == ".vcf" and options.what not in PEOPLE_LISTS:
        raise BadUsage(_("A .vcf file holds people; please write {what} as .csv or .xlsx.").format(what=options.what))
    with opened(options) as store:
        rows = exports.write(store, options.what, Listing(), path)
    if options.json:
        print_json({"file": path, "rows": rows})
    else:
        sentence = counted("{count} row is in {{file}}.", "{count} rows are in {{file}}.", rows)
        print(sentence.format(file=path))


def _export_everything(options: Namespace, folder: Path) -> None:
    """Write every table into a new folder."""
    from refnet.services import everything  # noqa: PLC0415

    with opened(options) as store:
        counts = everything.write(store, folder)
    if options.json:
        print_json({"folder": folder, "rows": counts})
    else:
        rows = sum(counts.values())
        sentence = counted(
            "{count} row is in the tables of {{folder}}.", "{count} rows are in the tables of {{folder}}.", rows
        )
        print(sentence.format(folder=folder))


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
