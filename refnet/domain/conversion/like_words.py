"""Groups of like deals in words, the same in the window, on paper and on the command line."""

from refnet.domain.conversion.likes import Like
from refnet.domain.rates.words import ENOUGH_FOR_RATE, percent, points, rate_words, whole_points
from refnet.i18n import _, counted


def like_heads() -> tuple[str, ...]:
    """Return the heads of the columns of `like_cells`."""
    referral, cold = _("Referral"), _("Cold")
    return (
        _("Segment, size, rep"), referral, _("Referral rate"), cold, _("Cold rate"), _("Points more"), _("Weight"),
    )  # fmt: skip


def like_cells(like: Like) -> tuple[str, ...]:
    """Return a group as a row: its name, won of all and the rate by referral and cold, the difference, its weight."""
    sides = (cell for side in (like.referral, like.cold) for cell in (_of(side.won, side.n), rate_words(side) or "–"))
    return (like_name(like), *sides, difference_cell(like), percent(like.weight))


def like_name(like: Like) -> str:
    """Return what the deals of a group have in common, or how many groups are summed up."""
    if like.is_rest:
        return counted("{count} smaller group together", "{count} smaller groups together", like.groups)
    size = _("no amount") if like.size is None else _thirds()[like.size.third].format(currency=like.size.currency)
    return ", ".join((like.segment or _("no segment"), size, like.rep or _("no rep")))


def likes_sentence(likes: tuple[Like, ...], *, is_one_number: bool) -> str:
    """Say what the groups show: the one with the largest and the one with the least difference, if they differ."""
    if not likes:
        return _("No like deals yet: none of the same segment, size and rep came both by referral and cold.")
    if is_one_number:
        return _("The groups of like deals do not differ beyond chance: one number may stand for all of them.")
    beyond = _("The difference between referral and cold is not the same in all groups of like deals.")
    told = [(each.difference.value, each) for each in likes if each.difference is not None and _is_told(each)]
    told.sort(key=lambda pair: -pair[0])
    if len(told) < 2:
        return beyond
    (most, first), (least, last) = told[0], told[-1]
    pattern = _("{beyond} Of the large ones it is {most} points in {first} and {least} points in {last}.")
    return pattern.format(
        beyond=beyond, most=whole_points(most), first=like_name(first), least=whole_points(least), last=like_name(last)
    )


def difference_cell(like: Like) -> str:
    """Return the difference in points with its range, or that there are too few."""
    if like.difference is None or not _has_enough(like):
        return _("too few yet")
    found = like.difference
    return _("{points} ({range})").format(points=whole_points(found.value), range=points(found.low, found.high))


def _is_told(like: Like) -> bool:
    return not like.is_rest and _has_enough(like)


def _has_enough(like: Like) -> bool:
    return min(like.referral.n, like.cold.n) >= ENOUGH_FOR_RATE


def _of(won: int, n: int) -> str:
    return _("{won:,} of {n:,}").format(won=won, n=n)


def _thirds() -> tuple[str, str, str]:
    return _("small ({currency})"), _("middle ({currency})"), _("large ({currency})")
