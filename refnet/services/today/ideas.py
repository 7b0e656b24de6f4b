"""Whom to ask and who has gone quiet, from the scorecards of allies; heavier than the rest, and so read apart."""

from datetime import date

from refnet.domain.today.rows import AskIdea, Quiet
from refnet.domain.today.words import ago
from refnet.i18n import _, counted
from refnet.services.insights import scorecard
from refnet.services.insights.at_rest import paused
from refnet.services.insights.ground import ground
from refnet.services.insights.scorecard import AllyReport
from refnet.store.database import Store

MOST = 50  # of each that are looked at; far more than a day holds


def ideas(store: Store, today: date) -> list[AskIdea]:
    """Return whom to ask next, the most promising first; who is paused, brought somebody or said no just now, rests."""
    found = scorecard.to_ask_next(store, today, MOST)
    return [AskIdea(one.card.person, one.name, reasons(one, today), round(one.card.prospectus.score)) for one in found]


def reasons(report: AllyReport, today: date) -> tuple[str, ...]:
    """Say in up to two sentences why somebody is worth asking."""
    card = report.card
    found = []
    if card.counted:
        became = counted("{count} introduction that ended", "{count} introductions that ended", card.counted)
        found.append(_("{won} of {introductions} became clients").format(won=card.won_of, introductions=became))
    elif card.introductions:
        found.append(counted("{count} introduction so far", "{count} introductions so far", card.introductions))
    if card.asked_on is None:
        found.append(_("never asked before"))
    else:
        found.append(_("last asked {when}").format(when=ago(card.asked_on, today)))
    return tuple(found)


def quiet(store: Store, today: date) -> list[Quiet]:
    """Return allies who are likely no longer active, those who brought most first."""
    from refnet.domain.network.dormancy import Activity  # noqa: PLC0415 - numpy is heavy

    board, rows, resting = scorecard.board(store, today), ground(store), paused(store, today)
    cards = [card for card in board.cards.values() if card.activity in (Activity.DORMANT, Activity.COOLING)]
    known = [card for card in cards if card.person in rows.people and card.person not in resting]
    known.sort(key=lambda card: (-card.credit, -card.introductions, str(card.person)))
    return [
        Quiet(card.person, rows.name(card.person), card.introductions, card.last_on, card.still_active)
        for card in known
        if card.last_on is not None and not rows.people[card.person].do_not_contact
    ][:MOST]
