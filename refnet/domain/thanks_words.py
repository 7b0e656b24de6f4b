"""How it is said how soon thanks are given: in hours below two days, in days from there on."""

from refnet.domain.thanks_speed import Speed
from refnet.i18n import _, counted

DAYS_FROM, A_DAY = 48, 24  # hours


def duration(hours: float) -> str:
    """Say how long, in the unit that reads better."""
    if hours < 0.5:
        return _("less than an hour")
    if round(hours) < DAYS_FROM:
        return counted("{count} hour", "{count} hours", round(hours))
    return counted("{count} day", "{count} days", round(hours / A_DAY))


def speed_told(found: Speed) -> str:
    """Say how soon thanks are given, of how many, and how exactly that is known; empty without an introduction."""
    if not found.n:
        return ""
    if not found.thanked:
        return _("No introducer has been thanked yet.")
    said = [_median(found)]
    if found.by_day:
        said.append(
            counted(
                "{count} of the thanks is known by its day alone; the range allows for that.",
                "{count} of the thanks are known by their days alone; the range allows for that.",
                found.by_day,
            )
        )
    return " ".join(said)


def _median(found: Speed) -> str:
    made = counted("{count} introduction", "{count} introductions", found.n)
    if found.middle is None:
        return _("Fewer than half have been thanked so far: {thanked} of {made}.").format(
            thanked=f"{found.thanked:,}", made=made
        )
    return _("Half of the introducers are thanked within {middle} ({range}; {thanked} thanked, of {made}).").format(
        middle=duration(found.middle), range=_range(found), thanked=f"{found.thanked:,}", made=made
    )


def _range(found: Speed) -> str:
    if found.high is None:
        return _("range from {low}, with no upper end yet").format(low=duration(found.low))
    return _("range {low} to {high}").format(low=duration(found.low), high=duration(found.high))
