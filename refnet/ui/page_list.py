"""The pages of the window in the order of the rail; each is imported when it is first opened."""

from collections.abc import Callable
from dataclasses import dataclass

from refnet.i18n import _
from refnet.ui.context import Context
from refnet.ui.look.icon_names import IconName
from refnet.ui.widgets.page import Page


@dataclass(frozen=True, slots=True)
class PageEntry:
    """A place on the rail."""

    key: str
    title: str
    icon: IconName
    group: int  # a hairline stands between two groups
    make: Callable[[Context], Page]


def pages() -> tuple[PageEntry, ...]:
    """Return the pages that the rail shows."""
    return (
        PageEntry("today", _("Today"), "sun", 0, _today),
        PageEntry("allies", _("Allies"), "users", 0, _allies),
        PageEntry("introductions", _("Introductions"), "handshake", 0, _introductions),
        PageEntry("deals", _("Deals"), "briefcase", 0, _deals),
        PageEntry("network", _("Network"), "waypoints", 1, _network),
        PageEntry("conversion", _("Conversion"), "chart-no-axes-combined", 1, _conversion),
        PageEntry("diagnosis", _("Diagnosis"), "stethoscope", 1, _diagnosis),
        PageEntry("plan", _("Plan"), "target", 2, _plan),
        PageEntry("settings", _("Settings"), "settings", 3, _settings),
    )


def _today(context: Context) -> Page:
    from refnet.ui.pages.today.page import TodayPage  # noqa: PLC0415 - after the first paint

    return TodayPage(context)


def _allies(context: Context) -> Page:
    from refnet.ui.pages.allies.page import AlliesPage  # noqa: PLC0415 - after the first paint

    return AlliesPage(context)


def _introductions(context: Context) -> Page:
    from refnet.ui.pages.introductions.page import IntroductionsPage  # noqa: PLC0415 - after the first paint

    return IntroductionsPage(context)


def _deals(context: Context) -> Page:
    from refnet.ui.pages.deals.page import DealsPage  # noqa: PLC0415 - after the first paint

    return DealsPage(context)


def _network(context: Context) -> Page:
    from refnet.ui.pages.network.page import NetworkPage  # noqa: PLC0415 - after the first paint

    return NetworkPage(context)


def _conversion(context: Context) -> Page:
    from refnet.ui.pages.conversion.page import ConversionPage  # noqa: PLC0415 - after the first paint

    return ConversionPage(context)


def _diagnosis(context: Context) -> Page:
    from refnet.ui.pages.diagnosis.page import DiagnosisPage  # noqa: PLC0415 - after the first paint

    return DiagnosisPage(context)


def _plan(context: Context) -> Page:
    from refnet.ui.pages.plan.page import PlanPage  # noqa: PLC0415 - after the first paint

    return PlanPage(context)


def _settings(context: Context) -> Page:
    from refnet.ui.pages.settings.page import SettingsPage  # noqa: PLC0415 - after the first paint

    return SettingsPage(context)
