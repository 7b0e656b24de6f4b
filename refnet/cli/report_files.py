"""`report … --out`: the two pages for Monday as PDF or HTML."""

from argparse import Namespace
from datetime import date

from refnet.charts.report.gathering import for_conversion, for_diagnosis, gather
from refnet.charts.report.writing import check_suffix, write_report
from refnet.cli.diagnosing import diagnosis_query
from refnet.cli.opening import opened, written
from refnet.cli.output import print_json
from refnet.cli.queries import conversion_query
from refnet.i18n import _


def write_monday(options: Namespace, today: date) -> None:
    """Write the report and say where it is; one without deals says so on its page."""
    path = written(options.out)
    check_suffix(path)
    with opened(options) as store:
        usual = conversion_query(store, options)
        if options.what == "diagnosis":
            comparison = diagnosis_query(store, options)
            usual = for_diagnosis(comparison, usual)
        else:
            comparison = for_conversion(usual)
        report = gather(store, usual, comparison, today)
    write_report(report, path)
    if options.json:
        print_json({"file": path})
    else:
        print(_("The report is in {file}.").format(file=path))
