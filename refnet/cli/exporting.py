"""`export`: a list into a file."""

from argparse import Namespace

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

    path = written(options.out)
    suffix = path.suffix.lower()
    if suffix not in SUFFIXES:
        raise BadUsage(_("{file} must end in .csv, .xlsx or .vcf.").format(file=options.out or "--out"))
    if suffix == ".vcf" and options.what not in PEOPLE_LISTS:
        raise BadUsage(_("A .vcf file holds people; please write {what} as .csv or .xlsx.").format(what=options.what))
    with opened(options) as store:
        rows = exports.write(store, options.what, Listing(), path)
    if options.json:
        print_json({"file": path, "rows": rows})
    else:
        sentence = counted("{count} row is in {{file}}.", "{count} rows are in {{file}}.", rows)
        print(sentence.format(file=path))
