"""The deals behind a figure of a diagnosis, as masks over all deals."""

from refnet.domain.funnel.doings import TICKED, Doing
from refnet.domain.funnel.ground import Ground
from refnet.domain.funnel.stages import Flags


def at_step(ground: Ground, side: Flags, rest: str) -> Flags | None:
    """Return a side's deals at a step: `0`, those that went on `0-on`, those that did not `0-lost`; all without."""
    if not rest:
        return side
    number, _dash, end = rest.partition("-")
    went_on, here = ground.deals.reached[:, int(number) + 1], side & ground.counts[:, int(number)]
    found: dict[str, Flags] = {"": here, "on": here & went_on, "lost": here & ~went_on}
    return found.get(end)


def at_landmark(ground: Ground, doing: Doing, chosen: Flags, rest: str) -> Flags:
    """Return the deals where a thing was `done`, where it was `not`, or that are `lacking` the record."""
    seen = ground.seen[doing]
    if rest == "lacking":
        is_unticked = doing in TICKED and not (seen.done & chosen).any()
        return chosen & seen.asked & (seen.asked if is_unticked else ~seen.at)
    at: Flags = chosen & seen.at & seen.settled
    return at & seen.done if rest == "done" else at & ~seen.done
