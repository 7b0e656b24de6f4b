"""How a rep's numbers are said, with how many cases they rest on."""

from refnet.domain.coaching import FEWEST, Coached, Share, Times, Trend, Wait
from refnet.domain.thanks_words import duration
from refnet.i18n import _

NOTHING = "–"
_ARROWS = {Trend.UP: "↑ ", Trend.DOWN: "↓ ", Trend.SAME: ""}  # before the number, so that numbers stay aligned


def heads() -> dict[str, str]:
    """Return the names of the columns by their keys, in order."""
    return {
        "name": _("Rep"),
        "asks": _("Asked"),
        "introductions": _("Received"),
        "scheduled": _("Scheduled"),
        "held": _("Held"),
        "closing": _("Close ratio"),
        "coverage": _("Clients asked"),
        "contact": _("To first contact"),
        "preparation": _("Prepared"),
        "thanks": _("To thanks"),
        "owed": _("Owed now"),
    }


def explained() -> str:
    """Say what the columns are and when there is an arrow."""
    return _(
        "Close ratio: clients of referral deals that ended. To first contact: the median of working days. To thanks: the median of "
        "hours or days, from the introductions of these weeks, those not thanked yet included. Prepared: first "
        "meetings with four of five preparations; behind each, of how many. An arrow stands where the eight weeks before were different beyond "
        "chance."
    )


def cell(key: str, row: Coached) -> str:
    """Return what a cell says: a number or a share of so many, and the trend behind it."""
    if key == "name":
        return row.name
    if key == "coverage":
        return _of(row.asked_clients, row.clients)
    if key == "thanks":
        return _thanked(row)
    value = getattr(row, key)
    if isinstance(value, Times):
        return f"{_ARROWS[value.trend]}{value.lately:,}"
    if isinstance(value, Share):
        return f"{_ARROWS[value.trend]}{_of(value.done, value.of)}" if value.of else NOTHING
    return _waited(value) if isinstance(value, Wait) else f"{value:,}"


def as_plain(row: Coached) -> dict[str, object]:
    """Return a row as a script reads it; days and hours are medians, None where they cannot be told."""
    counts = {key: getattr(row, key) for key in ("asks", "introductions", "scheduled", "held")}
    shares: dict[str, Share] = {"closing": row.closing, "preparation": row.preparation}
    contact, thanks = row.contact, row.thanks
    return {
        "rep": row.name,
        **{key: {"n": one.lately, "before": one.before, "trend": one.trend} for key, one in counts.items()},
        **{key: {"done": one.done, "n": one.of, "trend": one.trend} for key, one in shares.items()},
        "contact": {"days": contact.middle, "n": len(contact.days), "trend": contact.trend},
        "thanks": {
            "hours": thanks.middle,
            "low": thanks.low,
            "high": thanks.high,
            "n": thanks.n,
            "thanked": thanks.thanked,
            "by_day": thanks.by_day,
            "trend": row.thanked.trend,
        },
        "coverage": {"done": row.asked_clients, "n": row.clients},
        "owed": row.owed,
    }


def _waited(value: Wait) -> str:
    if value.middle is None:
        return NOTHING
    told = _("{days} day, of {count}") if value.middle == 1 else _("{days} days, of {count}")
    days = told.format(days=f"{value.middle:g}", count=f"{len(value.days):,}")
    return f"{_ARROWS[value.trend]}{days}"


def _thanked(row: Coached) -> str:
    if not row.thanks.n:
        return NOTHING
    if row.thanks.middle is None:
        return _("{done} of {of}").format(done=row.thanks.thanked, of=f"{row.thanks.n:,}")
    said = _("{time}, of {count}").format(time=duration(row.thanks.middle), count=f"{row.thanks.n:,}")
    return f"{_ARROWS[row.thanked.trend]}{said}"


def _of(done: int, of: int) -> str:
    if not of:
        return NOTHING
    if of < FEWEST:
        return _("{done} of {of}").format(done=done, of=of)
    return _("{share}% of {of}").format(share=round(100 * done / of), of=f"{of:,}")
