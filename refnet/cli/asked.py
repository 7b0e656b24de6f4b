"""`report asks`: how many asks brought a name, an introduction, a meeting, a client, or nothing; also by rep, ally, wording or month."""

from argparse import Namespace
from collections.abc import Sequence
from dataclasses import asdict, astuple
from datetime import date
from typing import TYPE_CHECKING

from refnet.cli.opening import opened
from refnet.cli.output import print_json, print_table
from refnet.cli.queries import rep_named
from refnet.i18n import _

if TYPE_CHECKING:
    from refnet.services.asking import AskFunnel, AskGroup


def report_asks(options: Namespace, today: date) -> None:
    """Print the funnel of asks, a row for each group and one for all."""
    from refnet.services import asking  # noqa: PLC0415 - SQLAlchemy is heavy

    with opened(options) as store:
        query = asking.AskQuery(rep_named(store, options.rep), None, options.since, options.until)
        whole = asking.funnel(store, today, query)
        groups = asking.grouped(store, asking.AskGrouping(options.by), today, query) if options.by else []
    if options.json:
        rows = [{"name": one.name, **asdict(one.funnel)} for one in groups]
        print_json({"all": asdict(whole), "by": options.by, "groups": rows})
    elif not whole.asked:
        print(_("Nobody was asked in this period, or it was not logged."))
    else:
        _print_rows(options.by, groups, whole)


def _print_rows(by: str | None, groups: Sequence["AskGroup"], whole: "AskFunnel") -> None:
    named = [(one.name or _("no wording noted"), *astuple(one.funnel)) for one in groups]
    counted = (_("asked"), _("named"), _("introduced"), _("met"), _("clients"), _("waiting"), _("silent"))
    print_table((_heads().get(by or "", ""), *counted), [*named, (_("all"), *astuple(whole))])


def _heads() -> dict[str, str]:
    return {"rep": _("rep"), "ally": _("ally"), "wording": _("wording"), "month": _("month")}
