"""Days as people say them when they tell what happened: today, on Friday, 3 days ago, 3 June."""

import re
from datetime import date, timedelta

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAY = "|".join(f"{day}|{day[:4]}|{day[:3]}" for day in _WEEKDAYS)
_MONTH = "|".join(f"{month}[a-z]*" for month in _MONTHS)
_AGES = {"day": 1, "week": 7}
_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6}
DAY = re.compile(
    r"\b(?:(?:on|this|earlier)\s+)?(?:"
    r"(?P<ahead>tomorrow|(?-i:next)\s+\w+|in\s+\d{1,3}\s+(?:day|week|month)s?|coming\s+\w+)"
    r"|(?P<near>today|yesterday|just now|(?:this )?morning|(?:this )?afternoon|tonight)"
    rf"|(?P<last>last\s+)?(?P<weekday>{_WEEKDAY})\b(?-i:(?!\s+[A-Z]))"
    r"|(?P<count>\d{1,3}|a|one|two|three|four|five|six)\s+(?P<unit>day|week)s?\s+ago"
    r"|(?P<year>\d{4})-(?P<month>\d{1,2})-(?P<day>\d{1,2})"
    rf"|(?P<day2>\d{{1,2}})(?:st|nd|rd|th|\.)?\s+(?:of\s+)?(?P<name2>{_MONTH})\.?(?:,?\s+(?P<year2>\d{{4}}))?"
    rf"|(?P<name3>{_MONTH})\.?\s+(?P<day3>\d{{1,2}})(?:st|nd|rd|th)?\b(?:,?\s+(?P<year3>\d{{4}}))?"
    r"|(?P<slashes>\d{1,2}[./]\d{1,2}[./]?(?:\d{4}|\d{2})?)"
    r")(?=$|[\s,;.!)])",
    re.IGNORECASE,
)


def read_day(found: re.Match[str], today: date) -> date | None:
    """Return the day that a match of `DAY` means; None where it is still to come, has two readings, or is none."""
    day = _read(found, today)
    return day if day is not None and day <= today else None


def _read(found: re.Match[str], today: date) -> date | None:
    parts = {name: text.lower() for name, text in found.groupdict().items() if text}
    if "ahead" in parts:
        return None
    if "near" in parts:
        return today - timedelta(days=parts["near"] == "yesterday")
    if "weekday" in parts:
        return _weekday(parts["weekday"], today, is_last="last" in parts)
    if "unit" in parts:
        count = _NUMBERS.get(parts["count"]) or int(parts["count"])
        return today - timedelta(days=count * _AGES[parts["unit"]])
    if "slashes" in parts:
        return _in_two_ways(parts["slashes"], today)
    return _of_parts(parts, today)


def _weekday(name: str, today: date, *, is_last: bool) -> date:
    wanted = next(place for place, day in enumerate(_WEEKDAYS) if day.startswith(name[:3]))
    back = (today.weekday() - wanted) % 7
    return today - timedelta(days=7 if is_last and back == 0 else back)


def _of_parts(parts: dict[str, str], today: date) -> date | None:
    name = parts.get("name2") or parts.get("name3")
    month = _MONTHS.index(name[:3]) + 1 if name else int(parts["month"])
    day = int(parts.get("day2") or parts.get("day3") or parts["day"])
    year = parts.get("year") or parts.get("year2") or parts.get("year3")
    return _dated(int(year), month, day) if year else _latest(month, day, today)


def _in_two_ways(text: str, today: date) -> date | None:
    """Return the day of numbers like 3/6 or 23.6.2026, None where both orders give a day that has been."""
    first, second, *rest = (int(part) for part in re.split(r"[./]", text) if part)
    year = rest[0] + 2000 if rest and rest[0] < 100 else rest[0] if rest else None
    pairs = {(first, second), (second, first)}
    days = {_dated(year, month, day) if year else _latest(month, day, today) for month, day in pairs}
    days.discard(None)
    return days.pop() if len(days) == 1 else None


def _latest(month: int, day: int, today: date) -> date | None:
    """Return the last such day that is not to come."""
    found = _dated(today.year, month, day)
    return found if found is None or found <= today else _dated(today.year - 1, month, day)


def _dated(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
