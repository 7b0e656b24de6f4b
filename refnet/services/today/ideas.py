"""Whom to ask and who has gone quiet, from the scorecards of allies; heavier than the rest, and so read apart."""

from collections.abc import Mapping
from datetime import date, timedelta
from uuid import UUID

from refnet.domain.network.ground import Ground
from refnet.domain.today.rows import AskIdea, Quiet
from refnet.domain.today.words import ago
from refnet.i18n import _, counted
from refnet.services.insights import scorecard
from refnet.services.insights.at_rest import REST_DAYS, paused
from refnet.services.insights.ground import ground
from refnet.services.insights.scorecard import AllyReport
from refnet.services.today import touch
from refnet.services.whose import of_others
from refnet.store.database import Store

MOST = 50  # of each that are looked at; far more than a day holds


def ideas(store: Store, rep: UUID | None, today: date) -> list[AskIdea]:
    """Return whom to ask next, the most promising first; who is paused, brought somebody or said no just now, rests.

    A rep is not sent to an ally whom another asked, or was introduced by, last.
    """
    return [
        AskIdea(one.card.person, one.name, reasons(one, today), round(one.card.prospectus.score))
        for one in scorecard.to_ask_next(store, today, MOST, rep)
    ]


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


def quiet(store: Store, rep: UUID | None, today: date) -> list[Quiet]:
    """Return allies to be heard of again: silent for their rhythm, who brought most first; then for what was wished.

    The latter were last in touch longer ago than their "Be in touch every" says, of whom the latest come first. Nobody
    with whom we were in touch within `REST_DAYS` counts as silent; an ally of another rep is not among them.
    """
    rows, last = ground(store), touch.last_days(store, today)
    lately = {key for key, day in last.items() if day > today - timedelta(days=REST_DAYS)}
    away = paused(store, today) | of_others(store, rep)
    silent = [one for one in _silent(store, rows, today) if one.person_id not in lately]
    known = {one.person_id for one in silent}
    wished = [one for one in _overdue(store, rows, last, today) if one.person_id not in known]
    return [one for one in silent + wished if one.person_id not in away and _may_be_called(rows, one.person_id)][:MOST]


def _silent(store: Store, rows: Ground, today: date) -> list[Quiet]:
    from refnet.domain.network.dormancy import Activity  # noqa: PLC0415 - numpy is heavy

    board = scorecard.board(store, today)
    cards = [card for card in board.cards.values() if card.activity in (Activity.DORMANT, Activity.COOLING)]
    cards.sort(key=lambda card: (-card.credit, -card.introductions, str(card.person)))
    return [
        Quiet(card.person, rows.name(card.person), card.introductions, card.last_on, card.still_active)
        for card in cards
        if card.last_on is not None
    ]


def _overdue(store: Store, rows: Ground, last: Mapping[UUID, date], today: date) -> list[Quiet]:
    every = touch.cadences(store)
    found = [
        Quiet(key, rows.name(key), 0, day, 1.0, every=every[key])
        for key, day in last.items()
        if key in every and day + timedelta(days=every[key]) < today
    ]
    return sorted(found, key=lambda one: (one.last_on + timedelta(days=one.every), str(one.person_id)))


def _may_be_called(rows: Ground, person: UUID) -> bool:
    return person in rows.people and not rows.people[person].do_not_contact
