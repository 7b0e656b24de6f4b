"""Days reckoned with, also where a file has the last day of all for one that nobody knows, as 9999-12-31."""

from datetime import date, timedelta


def after(day: date, days: int) -> date:
    """Return the day that lies so many days behind another, at most the last that there is."""
    return day + min(timedelta(days=days), date.max - day)
