"""How a line of somebody's timeline looks: icon and tone by what happened."""

from refnet.services.people import TimelineEntry
from refnet.ui.look.icon_names import IconName
from refnet.ui.widgets.parts.timeline import Entry

_LOOKS: dict[str, tuple[IconName, str]] = {
    "introduction": ("handshake", "referral"),
    "thanks": ("heart", "won"),
    "won": ("circle-check", "won"),
    "lost": ("circle-x", "lost"),
    "stage": ("circle-dot", "open"),
    "deal": ("briefcase", "open"),
    "ask": ("message-circle-question-mark", "accent"),
    "note": ("sticky-note", "neutral"),
    "meeting": ("calendar", "open"),
}


def entry(one: TimelineEntry) -> Entry:
    """Return the line for the panel."""
    icon, tone = _LOOKS.get(one.kind, ("circle", "neutral"))
    return Entry(one.on, one.title, one.detail, icon, tone, one.target)
