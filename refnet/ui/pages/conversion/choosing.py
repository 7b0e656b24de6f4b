"""The views of the conversion page, in the order in which they are offered."""

from enum import StrEnum

from refnet.i18n import _


class View(StrEnum):
    """What the card below the headline shows."""

    TREND = "trend"
    REPS = "reps"
    SEGMENTS = "segments"
    SOURCES = "sources"
    COURSE = "course"
    CLOSE = "close"
    SPEED = "speed"
    AMOUNTS = "amounts"
    LIKE = "like"


def names() -> dict[View, str]:
    """Return what the views are called."""
    return {
        View.TREND: _("Over time"),
        View.REPS: _("By rep"),
        View.SEGMENTS: _("By segment"),
        View.SOURCES: _("All sources"),
        View.COURSE: _("Won, lost, open"),
        View.CLOSE: _("Time to close"),
        View.SPEED: _("Speed"),
        View.AMOUNTS: _("Amounts"),
        View.LIKE: _("Like deals"),
    }
