"""What the plan says in sentences: the goal, what it takes, where it leads, and what a change would make of it."""

import math
from collections.abc import Callable
from dataclasses import dataclass

from refnet.domain.planning.backwards import Needs, Past
from refnet.domain.planning.chain import ENOUGH_OWN, Activity, Range, StepRate
from refnet.domain.planning.changing import Allies, Change
from refnet.domain.planning.forecast import Forecast
from refnet.domain.rates.proportions import Rate
from refnet.i18n import _, counted

PACE_WEEKS = 8


@dataclass(frozen=True, slots=True)
class Say:
    """How numbers of what a goal counts are said: one, and from one to another."""

    one: Callable[[float], str]
    span: Callable[[float, float], str]


def activity(one: Activity) -> str:
    """Return what an activity is called."""
    return {
        Activity.ASKS: _("Asks"),
        Activity.INTRODUCTIONS: _("Introductions received"),
        Activity.MEETINGS: _("First meetings held"),
        Activity.PROPOSALS: _("Proposals made"),
        Activity.CLIENTS: _("New clients"),
    }[one]


def step(to: Activity) -> str:
    """Return what a step is called by where it leads."""
    return {
        Activity.INTRODUCTIONS: _("An ask brings an introduction"),
        Activity.MEETINGS: _("An introduction leads to a meeting"),
        Activity.PROPOSALS: _("A meeting leads to a proposal"),
        Activity.CLIENTS: _("A proposal wins a client"),
    }[to]


def basis(rate: StepRate, *, is_team: bool) -> str:
    """Say what a rate rests on."""
    if not rate.is_own:
        if rate.set_by_hand:
            return _("set by you")
        if not rate.of:
            return _("assumed: no case so far")
        told = _("assumed {share}, with {done} of {of} so far")
        return told.format(share=f"{rate.assumed:.0%}", done=f"{rate.done:,}", of=f"{rate.of:,}")
    cases = _("{done} of {of}").format(done=f"{rate.done:,}", of=f"{rate.of:,}")
    return _("the team’s: {cases}").format(cases=cases) if is_team else _("your own: {cases}").format(cases=cases)


def a_week(found: Range) -> str:
    """Return a number a week with its range, in weeks where it is less than one."""
    if found.high < 1:
        if found.middle <= 0:
            return _("none")
        weeks, soon, late = (round(1 / share) if share > 0 else 0 for share in (found.middle, found.high, found.low))
        if weeks <= 1:
            return _("about 1")
        middle = counted("1 in {count} week", "1 in {count} weeks", weeks)
        return _("{middle} ({low} to {high})").format(middle=middle, low=soon, high=late) if soon < late else middle
    middle, low, high = (tidy(value) for value in (found.middle, found.low, found.high))
    return middle if low == high else _("{middle} ({low} to {high})").format(middle=middle, low=low, high=high)


def tidy(value: float) -> str:
    """Return a number as precise as it deserves: one decimal below ten, whole above, three digits at most from 1000 on."""
    if value >= 1_000:
        digits = 3 - len(str(int(value)))
        return f"{round(value, digits):,.0f}"
    return f"{value:.1f}".removesuffix(".0") if value < 10 else f"{value:,.0f}"


def where_it_leads(found: Forecast, goal: float, say: Say, *, is_changed: bool = False) -> str:
    """Say how much there will be on the goal's day, and how likely the goal is."""
    total = found.total
    span = say.one(total.middle) if math.isclose(total.low, total.high) else say.span(total.low, total.high)
    sentence = _("At this pace it comes to {span} by then, most likely about {middle}.")
    if is_changed:
        sentence = _("With what is chosen under What if, it comes to {span} by then, most likely about {middle}.")
    return f"{sentence.format(span=span, middle=say.one(total.middle))} {chance(found.chance, say.one(goal))}"


def chance(share: float, goal: str) -> str:
    """Say how likely the goal is, in tenths; nobody knows it better."""
    if share < 0.05:
        return _("Reaching {goal} is very unlikely at this pace.").format(goal=goal)
    if share > 0.95:
        return _("Reaching {goal} is very likely at this pace.").format(goal=goal)
    tenths = min(max(round(share * 10), 1), 9)
    return _("The chance of reaching {goal} is about {tenths} in 10.").format(goal=goal, tenths=tenths)


def difference(plain: Forecast, changed: Forecast, say: Say) -> str:
    """Say what a change goes with, with the range of the difference."""
    more = changed.more_than(plain)
    is_less = more.middle <= -0.5
    ends = (-more.high, -more.low) if is_less else (more.low, more.high)
    span = say.span(*ends).replace("-", "−")
    if abs(more.middle) < 0.5:
        return _("That hardly moves it ({span} in eight of ten cases).").format(span=span)
    sentence = (
        _("That goes with about {more} fewer ({span} in eight of ten cases).")
        if is_less
        else _("That goes with about {more} more ({span} in eight of ten cases).")
    )
    return sentence.format(more=say.one(abs(more.middle)), span=span)


def moved(change: Change, cold: Rate, weeks: float, in_time: float) -> str:
    """Say what hours moved from cold work make, and what goes with the cold leads that are left; empty without any.

    `in_time` is the share of the clients of such leads that would come by the goal's day.
    """
    if not change.hours:
        return ""
    made = _("With {hours} go about {asks} more, taken to fare as those so far, and {leads} fewer a week.").format(
        hours=_hours(change.hours), asks=_asks(change.asks_a_week), leads=_leads(change.cold_leads_a_week)
    )
    if cold.value is None or cold.n < ENOUGH_OWN:
        return f"{made} {_('What those cold leads would bring cannot be told yet.')}"
    left = change.cold_leads_a_week * weeks * in_time
    told = _(
        "With those go about {middle} fewer until then ({low} to {high}), as far as such deals come in time; "
        "the goal counts only clients by referral."
    )
    middle, low, high = (left * share for share in (cold.value, cold.low, cold.high))
    return f"{made} {told.format(middle=_cold_clients(middle), low=tidy(low), high=tidy(high))}"


def times(past: Past) -> str:
    """Say how long a client takes, and whether that was counted or is assumed."""
    sentence = _(
        "it takes {lag} from an ask to its introduction ({lag_basis}) and {rest} from there to a client ({rest_basis})"
    )
    bases = ((_("counted") if each.is_own else _("assumed")) for each in (past.lag, past.to_client))
    lag_basis, rest_basis = bases
    return sentence.format(
        lag=_days(past.lag.mean), rest=_days(past.to_client.mean), lag_basis=lag_basis, rest_basis=rest_basis
    )


def of_open(found: Needs, deals: int, asks: int) -> str:
    """Say how much of what is missing is to be expected of what is open; empty where nothing is."""
    if not deals and not asks:
        return ""
    whole, part = found.of_open.middle + found.clients.middle, found.of_open.middle
    if found.clients.middle <= 0:
        return _("What is open ({what}) may be expected to bring all that is missing.").format(
            what=what_is_open(deals, asks)
        )
    sentence = _(
        "About {part} of the {whole} clients still missing are to be expected from {what}; what is wanted a week is for the rest."
    )
    return sentence.format(part=tidy(part), whole=tidy(whole), what=what_is_open(deals, asks))


def what_is_open(deals: int, asks: int) -> str:
    """Name open deals, and asks that may still bring somebody."""
    named = counted("{count} open deal", "{count} open deals", deals)
    if not asks:
        return named
    waited = counted("{count} ask that may still bring somebody", "{count} asks that may still bring somebody", asks)
    return _("{deals} and {asks}").format(deals=named, asks=waited) if deals else waited


def of_late(weeks: float) -> str:
    """Say of which time the pace is."""
    whole = round(weeks)
    if whole >= PACE_WEEKS:
        return _("the last eight weeks")
    return counted(
        "the last week, since which there are records", "the last {count} weeks, since which there are records", whole
    )


def of_ally(allies: Allies) -> str:
    """Say what an ally brings a year, and what that rests on."""
    brings = tidy(allies.a_year)
    if not allies.is_own:
        return _("An ally is assumed to bring {count} introductions a year.").format(count=brings)
    told = (
        _("An ally brings 1 introduction a year (your own: {made} of the last year).")
        if brings == "1"
        else _("An ally brings {count} introductions a year (your own: {made} of the last year).")
    )
    return told.format(count=brings, made=f"{allies.introductions:,}")


def _days(days: float) -> str:
    return counted("{count} day", "{count} days", round(days))


def _hours(hours: float) -> str:
    return counted("{count} hour", "{count} hours", round(hours))


def _asks(asks: float) -> str:
    return _("1 ask") if asks == 1 else _("{count} asks").format(count=tidy(asks))


def _leads(leads: float) -> str:
    return _("1 cold lead") if leads == 1 else _("{count} cold leads").format(count=tidy(leads))


def _cold_clients(found: float) -> str:
    return _("1 cold client") if tidy(found) == "1" else _("{count} cold clients").format(count=tidy(found))


def over() -> str:
    """Say that a goal's day has come."""
    return _("The goal’s day has come. Set the next goal, and what it takes a week stands here.")


def reached() -> str:
    """Say that there is nothing left to be done for a goal."""
    return _("The goal is reached: nothing more is needed for it. Set a larger one, or the next.")


def too_late() -> str:
    """Say that no number of asks would do."""
    return _("Too little time is left: hardly any ask made from now on can bring a client by then.")


def clients(value: float) -> str:
    """Return a number of clients."""
    return counted("{count} client", "{count} clients", round(value))


def clients_from_to(low: float, high: float) -> str:
    """Return from how many to how many clients."""
    return _("{low} to {high}").format(low=f"{round(low):,}", high=clients(high))


IN_CLIENTS = Say(clients, clients_from_to)


def lift(found: Range, points: Callable[[float], str]) -> str:
    """Say what preparing every meeting goes with; `points` writes a difference of shares."""
    said = _("Preparing every meeting goes with {points} points in the share that ends with a client")
    ranged = _("{said} ({low} to {high} in eight of ten cases).")
    sentence = ranged.format(
        said=said.format(points=points(found.middle)), low=points(found.low), high=points(found.high)
    )
    if found.low <= 0 <= found.high:
        return f"{sentence} {_('No difference can be told yet.')}"
    return f"{sentence} {_('It goes with preparation; whether that is why, nobody knows.')}"
