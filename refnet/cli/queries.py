"""What several commands ask alike: the day at this place, and what to count."""

from argparse import Namespace
from datetime import date, datetime
from typing import TYPE_CHECKING

from refnet.cli.failing import BadUsage
from refnet.domain.kinds import Denominator
from refnet.i18n import _

if TYPE_CHECKING:
    from uuid import UUID

    from refnet.services.insights import ConversionQuery
    from refnet.store.database import Store

LONGEST_HORIZON = 3650


def today() -> date:
    """Return the day at this place."""
    return datetime.now().astimezone().date()


def conversion_query(store: "Store", options: Namespace) -> "ConversionQuery":
    """Return what to count: what the command says, and else what is chosen in the window."""
    from refnet.domain.rates.conversion import Grouping  # noqa: PLC0415
    from refnet.services import preferences  # noqa: PLC0415
    from refnet.services.insights import ConversionQuery  # noqa: PLC0415

    chosen = preferences.load(store)
    days = chosen.horizon_days if options.horizon is None else options.horizon
    if not 1 <= days <= LONGEST_HORIZON:
        raise BadUsage(_("The horizon is a number of days from 1 to {most}.").format(most=LONGEST_HORIZON))
    return ConversionQuery(
        denominator=Denominator(options.denominator) if options.denominator else chosen.denominator,
        horizon_days=days,
        by=Grouping(options.by) if options.by else None,
        benchmark=options.benchmark or chosen.benchmark,
        rep=rep_named(store, options.rep),
        segment=options.segment,
        currency=options.currency.upper() if options.currency else None,
        since=options.since,
        until=options.until,
        names_with_cold=bool(options.names_with_cold),
    )


def rep_named(store: "Store", name: str | None) -> "UUID | None":
    """Return the key of one of us, None when nobody is named; BadUsage names those there are."""
    from refnet.services import reps  # noqa: PLC0415

    if name is None:
        return None
    known = reps.all(store)
    for row in known:
        if row.name.casefold() == name.casefold():
            return row.id
    raise BadUsage(
        _("There is no rep called {name}. There are: {names}.").format(
            name=name, names=", ".join(row.name for row in known)
        )
    )
