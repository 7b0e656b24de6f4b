"""`sample`: a network to try everything on."""

from argparse import Namespace
from datetime import UTC, datetime

from refnet.cli.failing import BadUsage
from refnet.cli.opening import Missing, opened
from refnet.cli.output import print_json
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
