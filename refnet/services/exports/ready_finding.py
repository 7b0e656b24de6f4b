"""Finds who is on each of the ready lists, and why."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING
from uuid import UUID

from sqlalchemy import select

from refnet.domain.kinds import AllyKind, Outcome
from refnet.domain.money import major
from refnet.i18n import _, counted
from refnet.services.insights.ground import ground
from refnet.services.insights.scorecard import board
from refnet.store.database import Store
from refnet.store.schema import ContactPoint, Person

if TYPE_CHECKING:
    from refnet.domain.network.dormancy import Rhythm
    from refnet.domain.network.ground import Ground, Pursuit

SOME = 5  # names that are told


@dataclass(frozen=True, slots=True)
class Found:
    """Somebody on a list: why, and the numbers that the list shows; `share` is a fraction."""

    person: UUID
    why: str
    count: int | None = None
    day: date | None = None
    amount: Decimal | None = None
    currency: str = ""
    share: float | None = None
    others: str = ""
    do_not_contact: bool = False


def to_thank(store: Store, today: date) -> list[Found]:
    """Return who is owed thanks, who waits longest first; introductions without a day come last."""
    rows = ground(store)
    found = []
    for key, made in rows.by_introducer.items():
        owed = [one for one in made if one.thanked_on is None]
        if owed:
            day = min((one.made_on for one in owed if one.made_on is not None), default=None)
            others = _names(rows, [one.prospect for one in owed])
            why = _("Nobody knows since when.") if day is None else _waiting((today - day).days)
            found.append(Found(key, why, len(owed), day, others=others, do_not_contact=_refuses(rows, key)))
    return sorted(found, key=lambda one: (one.day or date.max, rows.name(one.person)))


def _waiting(days: int) -> str:
    return counted("Waiting for {count} day.", "Waiting for {count} days.", max(days, 0))


def by_credit(store: Store, today: date) -> list[Found]:
    """Return who brought won amounts, the largest first, with their share of all that was credited."""
    from refnet.services.insights import telling  # noqa: PLC0415 - numpy is heavy

    found, rows = board(store, today), ground(store)
    cards = sorted((card for card in found.cards.values() if card.credit), key=lambda card: -card.credit)
    whole = sum(card.credit for card in cards)
    rule = telling.credit_rule(found.rule)
    return [
        Found(
            card.person,
            f"{rule}.",
            amount=major(card.credit, rows.currency),
            currency=rows.currency,
            share=round(card.credit / whole, 4),
            day=card.last_on,
            do_not_contact=_refuses(rows, card.person),
        )
        for card in cards
    ]  # fmt: skip


def gone_quiet(store: Store, today: date) -> list[Found]:
    """Return whose silence is long for their rhythm, those who brought most first."""
    from refnet.domain.network.dormancy import Activity  # noqa: PLC0415 - numpy is heavy

    cards, rows = board(store, today).cards.values(), ground(store)
    quiet = [card for card in cards if card.activity is Activity.DORMANT]
    found = []
    for card in sorted(quiet, key=lambda card: (-card.credit, -card.introductions, rows.name(card.person))):
        why = _rhythm(card.rhythm)
        silent = (today - card.last_on).days if card.last_on is not None else None
        found.append(Found(card.person, why, silent, card.last_on, do_not_contact=_refuses(rows, card.person)))
    return found


def _rhythm(rhythm: "Rhythm") -> str:
    silence = counted("{count} week", "{count} weeks", round(rhythm.silence))
    if rhythm.count < 2:
        return _("Introduced somebody once, {silence} ago.").format(silence=silence)
    usual = counted("every week", "every {count} weeks", max(round(rhythm.span / (rhythm.count - 1)), 1))
    return _("Used to introduce {usual} or so, and has not for {silence}.").format(usual=usual, silence=silence)


def never_asked(store: Store, _today: date) -> list[Found]:
    """Return clients, by a won deal or by kind of ally, who were never asked, the largest first."""
    rows = ground(store)
    won: defaultdict[UUID, list[Pursuit]] = defaultdict(list)
    for pursuit in rows.pursuits.values():
        if pursuit.outcome is Outcome.WON and pursuit.prospect is not None:
            won[pursuit.prospect].append(pursuit)
    by_kind = [key for key, one in rows.people.items() if one.kind is AllyKind.CLIENT and key not in won]
    clients = [key for key in [*won, *by_kind] if key not in rows.asked_on]
    found = [_client(rows, key, won.get(key, [])) for key in clients]
    return sorted(found, key=lambda one: (-(one.amount or 0), rows.name(one.person)))


def _client(rows: "Ground", key: UUID, won: "list[Pursuit]") -> Found:
    days = [one.closed_on for one in won if one.closed_on is not None]
    amount = sum(one.amount or 0 for one in won)
    why = (
        counted("{count} deal won, and never asked.", "{count} deals won, and never asked.", len(won))
        if won
        else _("Noted as a client, and never asked.")
    )
    return Found(
        key, why, day=min(days, default=None), amount=major(amount, rows.currency) if amount else None,
        currency=rows.currency if amount else "", do_not_contact=_refuses(rows, key),
    )  # fmt: skip


def unreachable(store: Store, _today: date) -> list[Found]:
    """Return who has neither address nor number, allies and those with open deals first."""
    rows = ground(store)
    query = select(Person.id).where(~select(ContactPoint.id).where(ContactPoint.person_id == Person.id).exists())
    with store.reading() as session:
        keys = list(session.scalars(query.order_by(Person.search_key)))
    open_deals: defaultdict[UUID | None, int] = defaultdict(int)
    for pursuit in rows.pursuits.values():
        open_deals[pursuit.prospect] += pursuit.outcome is Outcome.OPEN
    found = [_lost(rows, key, open_deals[key]) for key in keys if key in rows.people]
    return sorted(found, key=lambda one: (-(one.count or 0), -_weight(rows, one.person), rows.name(one.person)))


def _weight(rows: "Ground", key: UUID) -> int:
    return len(rows.by_introducer.get(key, ())) + 1000 * rows.people[key].is_ally


def _lost(rows: "Ground", key: UUID, open_deals: int) -> Found:
    parts = [_("an ally")] if rows.people[key].is_ally else []
    made = len(rows.by_introducer.get(key, ()))
    if made:
        parts.append(counted("made {count} introduction", "made {count} introductions", made))
    if open_deals:
        parts.append(counted("{count} open deal", "{count} open deals", open_deals))
    why = "; ".join(parts) or _("only known by name")
    return Found(key, why, open_deals, do_not_contact=_refuses(rows, key))


def _refuses(rows: "Ground", key: UUID) -> bool:
    return key in rows.people and rows.people[key].do_not_contact


def _names(rows: "Ground", keys: list[UUID]) -> str:
    names = [rows.name(key) for key in keys]
    more = [_("and {count} more").format(count=len(names) - SOME)] if len(names) > SOME else []
    return ", ".join([*names[:SOME], *more])
