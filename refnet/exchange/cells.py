"""What the writers of tables take: values, and how they stand in text."""

from datetime import UTC, date, datetime
from decimal import Decimal

Value = str | int | float | Decimal | date | datetime | None


def as_text(value: Value) -> str:
    """Return a value as text that the importer reads back: ISO dates, moments in UTC, a point as decimal sign."""
    if isinstance(value, str):
        return str(value)
    if value is None:
        return ""
    if isinstance(value, datetime):
        return in_utc(value).isoformat(" ", "minutes")
    if isinstance(value, bool):
        return "true" if value else "false"
    return value.isoformat() if isinstance(value, date) else str(value)


def in_utc(moment: datetime) -> datetime:
    """Return an aware moment in UTC without its zone, for programs that know none."""
    return moment if moment.tzinfo is None else moment.astimezone(UTC).replace(tzinfo=None)
