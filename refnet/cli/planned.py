"""`report plan`: the goal, what it takes a week, the rates behind it, and where the pace leads."""

import math
from argparse import Namespace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from refnet.cli.daily import whose
from refnet.cli.networking import money
from refnet.cli.opening import opened
from refnet.cli.output import print_json, print_table
from refnet.i18n import _

if TYPE_CHECKING:
    from refnet.domain.planning.chain import Range
    from refnet.domain.planning.words import Say
    from refnet.services.planning import Plan


def report_plan(options: Namespace, today: date) -> None:
    """Print the plan of a rep."""
    from refnet.services import planning, preferences  # noqa: PLC0415 - numpy is heavy

    with opened(options) as store:
        found = planning.plan(store, whose(store, options.rep), today)
        currency = preferences.load(store).currency
    if options.json:
        print_json(_as_json(found, currency))
    else:
        _print_plan(found, currency)


def _print_plan(found: "Plan", currency: str) -> None:
    from refnet.domain.planning import words  # noqa: PLC0415

    say = _say(found, currency)
    if found.goal is None:
        print(_("No goal is set yet. The window sets one on its page Plan."))
    else:
        sentence = _("The goal: {goal} by {day}; {reached} so far.")
        told = sentence.format(goal=say.one(found.goal.amount), day=found.goal.by, reached=say.one(found.reached))
        print(told)
    if found.is_over:
        print(words.reached() if found.is_reached else words.over())
    elif found.goal is not None and found.forecast is not None:
        print(words.where_it_leads(found.forecast, found.goal.amount, say))
    if not found.is_over and found.needs is not None and found.needs.a_week is None:
        print(words.too_late())
    elif not found.is_over and not found.is_reached and found.needs is not None:
        print(words.of_open(found.needs, found.open_deals, found.open_asks))
    print()
    _print_tables(found)


def _print_tables(found: "Plan") -> None:
    from refnet.domain.planning import words  # noqa: PLC0415
    from refnet.domain.planning.chain import Activity  # noqa: PLC0415

    wanted = found.needs.a_week if found.needs is not None else None
    rows = [
        (words.activity(one), words.a_week(wanted[one]) if wanted else None,
         words.tidy(found.done[one]) if one in found.done else None)
        for one in Activity
    ]  # fmt: skip
    print_table((_("a week"), _("wanted"), _("done of late")), rows)
    print()
    steps = [
        (words.step(one.rate.to), f"{one.rate.value:.0%}", _spread(one.range),
         words.basis(one.rate, is_team=one.is_team))
        for one in found.steps
    ]  # fmt: skip
    print_table((_("step"), _("share"), _("80% range"), _("basis")), steps)


def _spread(found: "Range") -> str:
    return f"{found.low:.0%}–{found.high:.0%}"


def _say(found: "Plan", currency: str) -> "Say":
    from refnet.domain.planning.backwards import GoalKind  # noqa: PLC0415
    from refnet.domain.planning.words import IN_CLIENTS, Say  # noqa: PLC0415

    if found.goal is None or found.goal.kind is GoalKind.CLIENTS:
        return IN_CLIENTS
    return Say(partial(_amount, currency), partial(_amounts, currency))


def _amount(currency: str, value: float) -> str:
    return money(round(value), currency)


def _amounts(currency: str, low: float, high: float) -> str:
    return _("{low} to {high}").format(low=_amount(currency, low), high=_amount(currency, high))


def _as_json(found: "Plan", currency: str) -> dict[str, Any]:
    goal, needs, ahead = found.goal, found.needs, found.forecast
    return {
        "goal": None if goal is None else {
            "kind": goal.kind, "amount": goal.amount, "since": goal.since, "by": goal.by, "reached": found.reached,
            "currency": currency,
        },
        "wanted_a_week": None if needs is None or needs.a_week is None else {
            one: _range_as_json(wanted) for one, wanted in needs.a_week.items()
        },
        "done_a_week": found.done,
        "steps": [
            {"to": one.rate.to, "rate": one.rate.value, "range": _range_as_json(one.range), "done": one.rate.done,
             "of": one.rate.of, "is_own": one.rate.is_own, "is_team": one.is_team}
            for one in found.steps
        ],
        "forecast": None if ahead is None else {**_range_as_json(ahead.total), "chance": ahead.chance},
        "open_deals": found.open_deals,
        "open_asks": found.open_asks,
        "expected_of_open": None if needs is None else _range_as_json(needs.of_open),
        "days": {"to_introduction": found.past.lag.mean, "to_client": found.past.to_client.mean},
        "pace_weeks": found.pace_weeks,
    }  # fmt: skip


def _range_as_json(found: "Range") -> dict[str, float | None]:
    """Return a range; an end without bound is null, for JSON knows no infinity."""
    ends = {"low": found.low, "middle": found.middle, "high": found.high}
    return {name: value if math.isfinite(value) else None for name, value in ends.items()}
