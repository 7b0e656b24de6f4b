"""Whom to ask and who has gone quiet, from the scorecards of allies; heavier than the rest, and so read apart."""

from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.kinds import Direction, Outcome
from refnet.domain.today.rows import AskIdea, Quiet
from refnet.domain.today.words import ago
from refnet.i18n import _, counted
from refnet.services.insights import scorecard
from refnet.services.insights.ground import ground
from refnet.services.insights.scorecard import AllyReport
from refnet.store.database import Store
from refnet.store.schema import Ally, Deal, Introduction

REST_DAYS = 30  # after an introduction, or after a deal of one's own was lost
MOST = 50  # of each that are looked at; far more than a day holds


def ideas(store: Store, today: date) -> list[AskIdea]:
    """Return whom to ask next, the most promising first; who is paused, brought somebody or said no just now, rests."""
    resting = _resting(store, today) | _generous(store, today) | _parted(store, today)
    found = scorecard.to_ask_next(store, today, MOST + len(resting))
    return [
        AskIdea(one.card.person, one.name, reasons(one, today), round(one.card.prospectus.score))
        for one in found
        if one.card.person not in resting
    ][:MOST]


def reasons(report: AllyReport, today: date) -> tuple[str, ...]:
    """Say in up to two sentences why somebody is worth asking."""
    card = report.card
    found = []
    if card.counted:
        became = counted("{count} introduction", "{count} introductions", card.counted)
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

    board, rows, resting = scorecard.board(store, today), ground(store), _resting(store, today)
    cards = [card for card in board.cards.values() if card.activity in (Activity.DORMANT, Activity.COOLING)]
    known = [card for card in cards if card.person in rows.people and card.person not in resting]
    known.sort(key=lambda card: (-card.credit, -card.introductions, str(card.person)))
    return [
        Quiet(card.person, rows.name(card.person), card.introductions, card.last_on, card.still_active)
        for card in known
        if card.last_on is not None and not rows.people[card.person].do_not_contact
    ][:MOST]


def _resting(store: Store, today: date) -> frozenset[object]:
    """Return the allies who are paused."""
    with store.reading() as session:
        return frozenset(_paused(session, today))


def _generous(store: Store, today: date) -> frozenset[object]:
    """Return who introduced somebody so lately that another ask would come too soon."""
    with store.reading() as session:
        since = today - timedelta(days=REST_DAYS)
        query = select(Introduction.introducer_id).where(
            Introduction.direction == Direction.RECEIVED, Introduction.made_on > since
        )
        return frozenset(session.scalars(query))


def _parted(store: Store, today: date) -> frozenset[object]:
    """Return whose own deal was lost so lately that an ask would come too soon; a task may say otherwise."""
    with store.reading() as session:
        since = today - timedelta(days=REST_DAYS)
        lost = select(Deal.prospect_id).where(Deal.outcome == Outcome.LOST, Deal.closed_on > since)
        return frozenset(session.scalars(lost))


def _paused(session: Session, today: date) -> list[object]:
    return list(session.scalars(select(Ally.person_id).where(Ally.paused_until > today)))
