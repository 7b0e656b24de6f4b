"""What the conversion page shows, read away from the window's thread."""

from dataclasses import dataclass
from datetime import date

from refnet.charts.periods import Row
from refnet.domain.kinds import Role, Source
from refnet.services import deals, insights, preferences, reps
from refnet.services.insights import ConversionQuery, ConversionReport
from refnet.services.listing import Filter, Listing
from refnet.services.preferences import Preferences
from refnet.services.reps import RepRow
from refnet.store.database import Store

UNKNOWN_INTRODUCER = Listing(filters=(Filter("source", Source.REFERRAL), Filter("introducer", "")))


@dataclass(frozen=True, slots=True)
class ConversionShown:
    """The report with its rows, the same by month or quarter, and how many referrals name no introducer."""

    report: ConversionReport
    trend: tuple[Row, ...]
    unknown_introducers: int


@dataclass(frozen=True, slots=True)
class ConversionChoices:
    """What the switches offer and begin with."""

    reps: tuple[RepRow, ...]
    preferences: Preferences


def read(store: Store, query: ConversionQuery, today: date) -> ConversionShown:
    """Return what the page shows for a query."""
    report = insights.conversion(store, query, today)
    return ConversionShown(report, report.figures.trend, deals.count(store, UNKNOWN_INTRODUCER))


def read_choices(store: Store) -> ConversionChoices:
    """Return the reps there are and what the settings say."""
    selling = tuple(row for row in reps.all(store) if row.role is Role.REP)
    return ConversionChoices(selling, preferences.load(store))
