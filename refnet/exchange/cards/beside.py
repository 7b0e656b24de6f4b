"""The columns for those whom a card names besides its owner; several names stand in one cell, as in Google's lists."""

from dataclasses import replace

from refnet.exchange.cards.meaning import BETWEEN
from refnet.exchange.cards.relations import INTRODUCER, Relation
from refnet.i18n import _

Names = dict[str, str]  # by the number (UID) of a card


def known(relations: list[Relation], names: Names) -> tuple[list[Relation], list[str]]:
    """Return those who can be known, with the name on their own card, and what is to be told of the others."""
    named = [replace(one, name=one.name or names.get(one.reference, "")) for one in relations]
    sentence = _("The card names “{text}”, who has no card in this file; that was left out.")
    lost = [sentence.format(text=one.reference) for one in named if not one.name and not one.email]
    return [one for one in named if one.name or one.email], lost


def columns(relations: list[Relation]) -> dict[str, str]:
    """Return the columns for some of whom a card names; only one of them may have brought its owner."""
    found: dict[str, str] = {}
    for side in dict.fromkeys(one.side for one in relations):
        these = [one for one in relations if one.side == side]
        parts = {"name": these[0].name, "email": these[0].email, "reference": these[0].reference}
        if side != INTRODUCER:
            parts["name"] = parts["name"].replace(";", ",")
        if len(these) > 1:
            parts = {"name": BETWEEN.join((one.name or one.email).replace(";", ",") for one in these)}
        found |= {f"{side}.{part}": text for part, text in parts.items() if text}
    return found


def parted(relations: list[Relation]) -> tuple[list[Relation], list[Relation]]:
    """Return those for whom the row of a card has room, and further people who brought its owner."""
    further = [one for one in relations if one.side == INTRODUCER][1:]
    return [one for one in relations if one not in further], further
