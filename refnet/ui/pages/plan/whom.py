"""Whom to ask, cold deals to warm and clients never asked: read for whoever is chosen, and what is told of them."""

from uuid import UUID

from refnet.i18n import _, counted
from refnet.services import asking, preferences
from refnet.services.asking import NeverAsked, Warmings
from refnet.ui.context import Context
from refnet.ui.look import formats
from refnet.ui.pages import whose
from refnet.ui.pages.plan.asking import AskingShown
from refnet.ui.pages.plan.narrow import narrow


def next_to_ask(context: Context, chosen: str) -> AskingShown:
    """Return whom to ask, of the allies of whoever is chosen."""
    who = whose.read(context.store, chosen, _("My allies"), _("Everybody’s allies"))
    found = asking.suggestions(context.store, context.today(), who.rep)
    of = who.said(
        _("Your own allies, and those of nobody."),
        _("{name}’s own allies, and those of nobody."),
        _("The allies of all of us."),
    )
    ranked = _(
        "Ordered by how likely they are to introduce you, how often that wins and what it brings; few cases and asks "
        "that brought nothing count against. Whoever is paused, was asked or introduced somebody in the last 30 days, "
        "or gave you much more than you gave, rests."
    )
    return narrow(who, _told(of, ranked) if found else "", found, nobody())


def cold_deals(context: Context, chosen: str) -> AskingShown:
    """Return the cold deals of whoever is chosen that an ally could warm."""
    who = whose.read(context.store, chosen, _("My cold deals"), _("Everybody’s cold deals"))
    found = asking.warmings(context.store, context.today(), who.rep)
    if not found.cold and not found.asked:
        none = _("No cold deal is open"), _("Open cold deals that an ally could warm stand here.")
        return narrow(who, "", found.rows, none)
    of = who.said(
        _("Your deals and those of nobody, through allies of your own or of nobody."),
        _("{name}’s deals and those of nobody, through allies of their own or of nobody."),
        _("The deals of all of us, through anybody’s allies."),
    )
    return narrow(
        who, _told(of, _could(found), _rescued(found), _explained() if found.rows else ""), found.rows, no_way()
    )


def _could(found: Warmings) -> str:
    """Say how many of the open cold deals could be warmed, and of how many it is not known that they are cold."""
    could = counted(
        "{count} open cold deal could be warmed", "{count} open cold deals could be warmed", len(found.rows)
    )
    cold = formats.number(found.cold)
    if not found.unknown:
        return _("{could}, of {cold}.").format(could=could, cold=cold)
    unknown = counted("{count} whose source nobody noted", "{count} whose source nobody noted", found.unknown)
    return _("{could}, of {cold}, among them {unknown}.").format(could=could, cold=cold, unknown=unknown)


def _rescued(found: Warmings) -> str:
    return _("Asked for so far: {asked}; introduced since: {introduced}; won: {won}.").format(
        asked=formats.number(found.asked), introduced=formats.number(found.introduced), won=formats.number(found.won)
    )


def _explained() -> str:
    return _(
        "Chance: how likely the way holds, by how well each knows the next and whether whom you ask still introduces; "
        "a colleague counts half. "
        "The first is worth most: chance, usual rate of introductions and amount together."
    )


def never_asked(context: Context, chosen: str) -> AskingShown:
    """Return the clients of whoever is chosen whom nobody ever asked."""
    who = whose.read(context.store, chosen, _("My clients"), _("Everybody’s clients"))
    found, currency = asking.never_asked(context.store, who.rep), preferences.load(context.store).currency
    rows = [Client(key, name, company, (won, currency)) for key, name, company, won in found.people]
    if not found.clients:
        none = (
            _("No clients yet"),
            _("Mark a deal as won, and its client stands here until they are asked for an introduction."),
        )
        return narrow(who, "", rows, none)
    of = who.said(
        _("Your clients and those of nobody, whoever of us asked."),
        _("{name}’s clients and those of nobody, whoever of us asked."),
        _("The clients of all of us."),
    )
    return narrow(who, _told(of, _reached(found), _left(found)), rows, _elsewhere() if found.left else all_asked())


def _reached(found: NeverAsked) -> str:
    return _("{asked} of {clients} clients were asked at least once ({share}).").format(
        asked=formats.number(found.asked), clients=formats.number(found.clients), share=formats.percent(found.coverage)
    )


def _left(found: NeverAsked) -> str:
    """Say how many are left to other reps, whose allies they are."""
    if not found.left:
        return ""
    return counted(
        "{count} who never was is another rep’s ally, and left to them.",
        "{count} who never were are other reps’ allies, and left to them.",
        found.left,
    )


def _told(*sentences: str) -> str:
    return " ".join(filter(None, sentences))


def nobody() -> tuple[str, str]:
    """Return what stands where nobody is to be asked: a question and a sentence."""
    return (
        _("Nobody to ask now"),
        _("Allies stand here, the most promising first. Add some, or let those asked lately rest."),
    )


def no_way() -> tuple[str, str]:
    """Return what stands where no cold deal can be warmed."""
    return (
        _("No way to a cold deal is known"),
        _("Log whom your allies know, and the open cold deals that they could warm stand here."),
    )


def all_asked() -> tuple[str, str]:
    """Return what stands where every client was asked."""
    return _("Every client was asked"), _("Clients whom nobody ever asked for an introduction stand here.")


def _elsewhere() -> tuple[str, str]:
    return _("Nobody is left to ask"), _("Clients who were never asked are other reps’ allies.")


class Client:
    """A client who was never asked, as the list shows them."""

    def __init__(self, key: UUID, name: str, organization: str, won: tuple[int, str]) -> None:
        self.id, self.name, self.organization, self.won = key, name, organization, won
