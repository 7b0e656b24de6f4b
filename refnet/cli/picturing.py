"""`picture`: the network or the conversion drawn into a file, without a screen."""

from argparse import Namespace
from typing import TYPE_CHECKING

from refnet.cli.network_picture import check_layout, network_picture
from refnet.cli.opening import opened, written
from refnet.cli.output import print_json
from refnet.cli.queries import conversion_query, today
from refnet.cli.reporting import check_plain, check_unchosen
from refnet.i18n import _

if TYPE_CHECKING:
    from refnet.charts.sheet import Sheet
    from refnet.store.database import Store


def run_picture(options: Namespace) -> None:
    """Draw a picture; an empty database gives a sentence and no file."""
    from refnet.charts import saving  # noqa: PLC0415 - matplotlib is heavy

    path = written(options.out)
    saving.check_suffix(path)
    check_layout(options)
    if options.what == "network":
        check_plain(options)
        check_unchosen(options)
    with opened(options) as store:
        figure = network_picture(store, options) if options.what == "network" else _conversion(store, options)
    if figure is not None:
        saving.save(figure, path)
    if options.json:
        print_json({"file": None if figure is None else path})
    elif figure is None:
        print(_("There is nothing to draw yet."))
    else:
        print(_("The picture is in {file}.").format(file=path))


def _conversion(store: "Store", options: Namespace) -> "Sheet | None":
    from refnet.charts.conversion import rates_figure  # noqa: PLC0415
    from refnet.charts.tokens import DARK, LIGHT  # noqa: PLC0415
    from refnet.services import insights  # noqa: PLC0415

    report = insights.conversion(store, conversion_query(store, options), today())
    if report.is_empty:
        return None
    sentences = tuple(filter(None, (report.headline, report.counts, report.comparison)))
    look = DARK if options.dark else LIGHT
    return rates_figure(report.conversion, report.benchmark, look, sentences=sentences, footnote=report.what_counts)
