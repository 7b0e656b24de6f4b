"""`report network`, `report ally` and `path`: what the network says, in sentences or as JSON."""

from argparse import Namespace
from datetime import date
from typing import TYPE_CHECKING, Any

from refnet.cli.opening import opened
from refnet.cli.output import print_json, print_table
from refnet.domain.money import digits, major
from refnet.i18n import _

if TYPE_CHECKING:
    from refnet.services.insights.paths import Paths
    from refnet.services.insights.scorecard import AllyReport
    from refnet.services.insights.telling import Voice


def money(amount: int, currency: str) -> str:
    """Return an amount in minor units with its code, as scripts and terminals show it."""
    return f"{major(amount, currency):,.{digits(currency)}f} {currency}"


def voice() -> "Voice":
    """Return how the sentences write days and amounts here."""
    from refnet.services.insights.telling import Voice  # noqa: PLC0415 - SQLAlchemy is heavy

    return Voice(date.isoformat, money)


def report_network(options: Namespace, today: date) -> None:
    """Print the network in numbers."""
    from refnet.services import insights  # noqa: PLC0415

    with opened(options) as store:
        report = insights.network_report(store, today)
    if options.json:
        print_json(report)
    elif not report["people"]:
        print(_("There are no allies and no introductions yet."))
    else:
        _print_network(report)


def report_ally(options: Namespace, today: date) -> None:
    """Print the scorecard of an ally."""
    from refnet.services.insights import paths, scorecard  # noqa: PLC0415

    with opened(options) as store:
        target = paths.named_target(store, options.name, with_companies=False)
        found = scorecard.scorecard(store, target.id, today)
    if options.json:
        print_json({"name": target.name, "scorecard": None} if found is None else _as_json(found))
    elif found is None:
        print(_("{name} is no ally and has introduced nobody yet.").format(name=target.name))
    else:
        _print_ally(found)


def run_path(options: Namespace) -> None:
    """Print the warm paths to a person or company."""
    from refnet.cli.queries import today  # noqa: PLC0415
    from refnet.services.insights import paths, telling  # noqa: PLC0415

    with opened(options) as store:
        found = paths.paths_to(store, paths.named_target(store, options.target), today())
    if options.json:
        print_json(_paths_as_json(found))
    elif not found.routes:
        print(telling.no_path(found))
    else:
        _print_paths(found)


def _print_network(report: dict[str, Any]) -> None:
    names = (_("people"), _("introductions"), _("ties"), _("groups"), _("largest group"))
    print_table(names, [[report[key] for key in ("people", "introductions", "ties", "groups", "largest_group")]])
    print()
    won = _("won amount, {code}").format(code=report["currency"])
    heads = (_("introducer"), won, _("introductions"), _("won"), _("lost"), _("open"))
    rows = [
        (one["name"], int(major(one["credit"], report["currency"])), one["introductions"], one["won"], one["lost"], one["open"])
        for one in report["by_credit"]
    ]  # fmt: skip
    print_table(heads, rows)
    print()
    between = [(one["name"], f"{one['score']:.3f}") for one in report["by_betweenness"] if one["score"] > 0]
    print_table((_("stands between others"), _("share of paths")), between)
    spread = report["concentration"]
    if spread["effective"] is not None:
        print()
        told = _("The first brought {one}, the first three {three}; it is as if {equal} allies brought equally.")
        shares = {"one": f"{spread['top_1']:.0%}", "three": f"{spread['top_3']:.0%}"}
        print(told.format(**shares, equal=f"{spread['effective']:.1f}"))


def _print_ally(found: "AllyReport") -> None:
    from refnet.services.insights import telling  # noqa: PLC0415

    card, speaks = found.card, voice()
    print(found.name)
    heads = (_("introductions"), _("won"), _("lost"), _("open"), _("clients after them"), _("generations"))
    print_table(heads, [(card.introductions, card.won, card.lost, card.open, card.clients, card.generations)])
    print()
    print(telling.how_sure(card, found.board.benchmark))
    rule = telling.credit_rule(found.board.rule)
    print(_("Credit: {amount} ({rule}).").format(amount=speaks.money(card.credit, found.currency), rule=rule))
    for sentence in (telling.silence(card, speaks), telling.balance(card), telling.thanks(card, speaks)):
        print(sentence)
    if found.could_introduce:
        print(_("Could still introduce: {names}.").format(names=", ".join(one.name for one in found.could_introduce)))


def _as_json(found: "AllyReport") -> dict[str, Any]:
    card = found.card
    return {
        "name": found.name,
        "scorecard": {
            "introductions": card.introductions, "won": card.won, "lost": card.lost, "open": card.open,
            "won_of": card.won_of, "counted": card.counted, "rate": card.rate, "low": card.low, "high": card.high,
            "chance_above_benchmark": card.chance_above, "benchmark": found.board.benchmark, "credit": card.credit,
            "credit_rule": found.board.rule.value, "currency": found.currency, "open_amount": card.open_amount,
            "influenced": round(card.influenced), "clients": card.clients, "generations": card.generations,
            "given": card.balance.given, "received": card.balance.received, "balance": card.balance.shrunk,
            "activity": card.activity.value, "still_active": card.still_active, "last_on": card.last_on,
            "last_thanked": card.last_thanked, "owed_thanks": card.owed, "asked_on": card.asked_on,
            "may_be_asked": card.prospectus.may_be_asked,
        },
        "could_introduce": [{"name": one.name, "strength": one.strength} for one in found.could_introduce],
    }  # fmt: skip


def _print_paths(found: "Paths") -> None:
    from refnet.services.insights import telling  # noqa: PLC0415

    for number, route in enumerate(found.routes, start=1):
        names = " → ".join([_("us"), *(found.names[hop.other] for hop in route.hops)])
        print(f"{number}. {names}")
        print("   " + telling.path(found, route))
        for hop in route.hops:
            print(f"   - {found.names[hop.other]}: {telling.hop(found, hop, voice())}.")


def _paths_as_json(found: "Paths") -> dict[str, Any]:
    return {
        "target": found.target.name,
        "is_company": found.target.is_company,
        "people": found.people,
        "paths": [
            {
                "chance": route.chance,
                "score": route.score,
                "weakest": route.weakest,
                "hops": [
                    {
                        "from": found.names[hop.person] if hop.person is not None else None,
                        "to": found.names[hop.other], "chance": hop.chance, "kind": hop.kind.value,
                        "count": hop.count, "on": hop.on, "strength": hop.strength or None,
                    }
                    for hop in route.hops
                ],
            }
            for route in found.routes
        ],
    }  # fmt: skip
