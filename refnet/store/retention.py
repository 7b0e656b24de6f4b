"""Which backups to keep: all of two days, then one a day for a week, one a week for a month, one a month for a year."""

from collections.abc import Sequence
from datetime import datetime, timedelta

ALL_FOR = timedelta(days=2)
SPANS = ((7, "%Y-%m-%d"), (4, "%G-%V"), (12, "%Y-%m"))


def superfluous(backups: Sequence[tuple[str, datetime]], now: datetime) -> list[str]:
    """Return the names of the backups to remove; the newest of each day, week and month stays."""
    newest_first = sorted(backups, key=lambda backup: backup[1], reverse=True)
    kept = {name for name, made in newest_first if now - made <= ALL_FOR}
    for most, form in SPANS:
        seen: dict[str, str] = {}
        for name, made in newest_first:
            seen.setdefault(made.strftime(form), name)
        kept |= set(list(seen.values())[:most])
    return [name for name, _made in newest_first if name not in kept]
