"""What Today calls its groups and deeds, and the icons and tones that go with them."""

from dataclasses import dataclass
from datetime import date, timedelta

from refnet.domain.kinds import Duty
from refnet.domain.money import digits
from refnet.domain.today.rules import Item, Subject, working_days_after
from refnet.domain.today.words import group
from refnet.i18n import _, counted
from refnet.ui.look import formats
from refnet.ui.look.icon_names import IconName

NOTHING = 1  # minor unit: the stake of what is lost


@dataclass(frozen=True, slots=True)
class Look:
    """How a duty looks: its icon, its tone, and what its group is called."""

    icon: IconName
    tone: str
    title: str


def look(duty: Duty) -> Look:
    """Return how a duty looks."""
    return {
        Duty.FIRST_CONTACT: Look("phone", "referral", group(duty)),
        Duty.PREPARATION: Look("clipboard-list", "open", group(duty)),
        Duty.NEXT_STEP: Look("calendar", "open", group(duty)),
        Duty.THANKS: Look("heart", "won", group(duty)),
        Duty.PROMISE: Look("clock", "neutral", group(duty)),
        Duty.ASK: Look("message-circle-question-mark", "neutral", group(duty)),
        Duty.QUIET: Look("moon", "neutral", group(duty)),
        Duty.TASK: Look("check", "accent", group(duty)),
    }[duty]


def waits_for_answer(item: Item) -> bool:
    """Tell whether an item is an ask that nobody answered yet."""
    return item.duty is Duty.PROMISE and item.subject is Subject.ASK


def standing(item: Item, today: date, currency: str) -> str:
    """Say what decides how early a line comes: until or since when it is due, and what hangs on it."""
    since = _("Due today.")
    if item.due_on > today:
        since = _("Due by {day}.").format(day=formats.day(item.due_on))
    if item.late:
        days = counted("{count} day", "{count} days", item.late)
        since = _("Due since {day}: {days}.").format(day=formats.day(item.due_on), days=days)
    if item.stake <= NOTHING:
        return since
    if item.duty is Duty.ASK:
        return _("{since} Worth about {amount}.").format(since=since, amount=_rough(item.stake, currency))
    return _("{since} At stake: {amount}.").format(since=since, amount=formats.money(item.stake, currency))


def _rough(stake: int, currency: str) -> str:
    """Write an estimate with two digits that say something, and no cents."""
    places = max(len(str(stake)) - 2, digits(currency))
    return formats.money(max(round(stake, -places), 10 ** digits(currency)), currency)


def until(day: date | None, today: date) -> str:
    """Say until when something rests."""
    if day is None:
        return _("not this one")
    if day == today + timedelta(days=1):
        return _("put off until tomorrow")
    return _("put off until {day}").format(day=formats.day(day))


def verb(item: Item) -> str:
    """Return what the one deed of an item is called."""
    if waits_for_answer(item):
        return _("Answer")
    if item.is_news:
        return _("Told")
    if (item.duty, item.subject) == (Duty.NEXT_STEP, Subject.DEAL):
        return _("Next step")
    return {
        Duty.FIRST_CONTACT: _("Contacted"),
        Duty.PREPARATION: _("Prepare"),
        Duty.NEXT_STEP: _("Note"),
        Duty.THANKS: _("Thanked"),
        Duty.PROMISE: _("Introduced"),
        Duty.ASK: _("Ask"),
        Duty.QUIET: _("Called"),
        Duty.TASK: _("Done"),
    }[item.duty]


def order_explained() -> str:
    """Say how the list is ordered and why it ends."""
    return _(
        "The list holds what fits a day; a quarter of it is kept for asks, and meetings to prepare come before the rest: "
        "what has most at stake and is latest comes first, a first contact cools fastest, "
        "an ally who has gone quiet slowest. An ask that nobody answers leaves the list once it counts as silent (Settings "
        "say when) and stands on Plan under Asks so far. Rest the pointer on a line to see what decides for it."
    )


def keys_explained() -> str:
    """Say which keys work on a line."""
    return _(
        "On a line: D does it, L puts it off to the next working day, N is not this one, Enter opens it, ↑ and ↓ move."
    )


def later_days(today: date) -> tuple[tuple[str, date | None], ...]:
    """Return until when something can be put off; the first is what L chooses, the next working day."""
    tomorrow, working = today + timedelta(days=1), working_days_after(today, 1)
    first = () if working == tomorrow else ((_("Next working day"), working),)
    return (
        *first,
        (_("Tomorrow"), tomorrow),
        (_("In three days"), today + timedelta(days=3)),
        (_("Next week"), today + timedelta(days=7)),
        (_("In a month"), today + timedelta(days=30)),
        (_("Not this one"), None),
    )
