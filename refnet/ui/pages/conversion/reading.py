"""What the conversion page shows, read and told away from the window's thread."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from refnet.domain.benchmarks import Benchmark
from refnet.domain.kinds import Role
from refnet.services import benchmarks, insights, preferences, reps
from refnet.services.insights import ConversionQuery, ConversionReport
from refnet.services.insights.facts import facts
from refnet.services.preferences import Preferences
from refnet.services.reps import RepRow
from refnet.store.database import Store
from refnet.ui.pages.conversion import course_stories, like_stories, rate_stories
from refnet.ui.pages.conversion.choosing import View
from refnet.ui.widgets.charts.story import ChartStory

STORIES: dict[View, Callable[[ConversionReport, str], ChartStory]] = {
    View.TREND: rate_stories.trend,
    View.REPS: rate_stories.reps,
    View.SEGMENTS: rate_stories.segments,
    View.SOURCES: rate_stories.sources,
    View.COURSE: course_stories.course,
    View.CLOSE: course_stories.close,
    View.SPEED: rate_stories.speed,
    View.AMOUNTS: course_stories.amounts,
    View.LIKE: like_stories.like,
}


@dataclass(frozen=True, slots=True)
class ConversionShown:
    """The report, the headline and the chosen view in words and charts."""

    report: ConversionReport
    headline: ChartStory
    view: View
    story: ChartStory


@dataclass(frozen=True, slots=True)
class ConversionChoices:
    """What the switches offer and begin with."""

    reps: tuple[RepRow, ...]
    segments: tuple[str, ...]
    currencies: tuple[str, ...]
    benchmarks: tuple[Benchmark, ...]
    preferences: Preferences


def read(store: Store, query: ConversionQuery, today: date, view: View, name: str) -> ConversionShown:
    """Return what the page shows for a query; `name` is who the whole is."""
    report = insights.conversion(store, query, today)
    return ConversionShown(report, rate_stories.headline(report, name), view, STORIES[view](report, name))


def read_choices(store: Store) -> ConversionChoices:
    """Return the reps, segments, currencies and benchmarks there are, and what the settings say."""
    known = facts(store)
    selling = tuple(row for row in reps.all(store) if row.role is Role.REP)
    return ConversionChoices(
        selling, known.segments.names, known.currencies.names, benchmarks.offered(store), preferences.load(store)
    )
