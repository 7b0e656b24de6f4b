"""Choices that belong to the data: currency, what rates are compared with, and who of us is at the keyboard."""

import json
from dataclasses import dataclass
from typing import TypedDict, Unpack
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.domain.kinds import Denominator
from refnet.domain.network.attribution import CreditRule
from refnet.i18n import _
from refnet.store.database import Store
from refnet.store.schema import Setting

USUAL_CURRENCY = "EUR"
LONGEST_HORIZON = 3650


@dataclass(frozen=True, slots=True)
class Preferences:
    """What is chosen; `horizon_days` is how long a deal is given to be won, `me` the rep at the keyboard.

    `credit_rule` shares won amounts among allies; the lists always credit whoever introduced first. `country` (two
    letters of ISO 3166) is where telephone numbers without a country code belong, empty where nobody said so.
    """

    currency: str = USUAL_CURRENCY
    benchmark: str = "black_intro"
    horizon_days: int = 180
    denominator: Denominator = Denominator.ALL
    me: UUID | None = None
    credit_rule: CreditRule = CreditRule.FIRST
    country: str = ""


class Changes(TypedDict, total=False):
    """The choices that `save` takes."""

    currency: str
    benchmark: str
    horizon_days: int
    denominator: Denominator
    me: UUID | None
    credit_rule: CreditRule
    country: str


def load(store: Store) -> Preferences:
    """Return the choices; those never made are the usual ones."""
    with store.reading() as session:
        return read(session, store.author)


def read(session: Session, author: str) -> Preferences:
    """Return the choices within a session; `me` is kept for each author, for many share a team's database."""
    rows = session.execute(select(Setting.name, Setting.content))
    known = {name: json.loads(content) for name, content in rows}
    usual, me = Preferences(), known.get(_me(author))
    return Preferences(
        currency=known.get("currency", usual.currency),
        benchmark=known.get("benchmark", usual.benchmark),
        horizon_days=known.get("horizon_days", usual.horizon_days),
        denominator=Denominator(known.get("denominator", usual.denominator)),
        me=UUID(me) if me else None,
        credit_rule=CreditRule(known.get("credit_rule", usual.credit_rule)),
        country=known.get("country", usual.country),
    )


def currency(session: Session) -> str:
    """Return the main currency: what amounts without a currency are in, and what sums are made in."""
    found = session.scalar(select(Setting.content).where(Setting.name == "currency"))
    return str(json.loads(found)) if found else USUAL_CURRENCY


def country(session: Session) -> str | None:
    """Return where telephone numbers without a country code belong, None where nobody said so."""
    found = session.scalar(select(Setting.content).where(Setting.name == "country"))
    return json.loads(found) or None if found else None


def save(store: Store, **changes: Unpack[Changes]) -> None:
    """Keep these choices and leave the others as they are; raise InvalidInput when one cannot be right."""
    if "currency" in changes:
        changes["currency"] = checked_currency(changes["currency"])
    if "country" in changes:
        changes["country"] = checked_country(changes["country"])
    if not 1 <= changes.get("horizon_days", 1) <= LONGEST_HORIZON:
        raise InvalidInput("horizon_days", _("Please give a number of days from 1 to 3650."))
    with store.step(_("Change settings")) as session:
        for name, value in changes.items():
            put(session, _me(store.author) if name == "me" else name, value)


def remember_me(session: Session, author: str, rep_id: UUID) -> None:
    """Keep within a step which rep this author is."""
    put(session, _me(author), rep_id)


def put(session: Session, name: str, value: object) -> None:
    """Keep one setting within a step."""
    content = json.dumps(value.hex if isinstance(value, UUID) else value)
    setting = session.scalars(select(Setting).where(Setting.name == name)).first()
    if setting is None:
        session.add(Setting(name=name, content=content))
    else:
        setting.content = content


def checked_currency(code: str) -> str:
    """Return an ISO 4217 code in capitals, or raise InvalidInput."""
    found = code.strip().upper()
    if not (len(found) == 3 and found.isascii() and found.isalpha()):
        raise InvalidInput("currency", _("A currency has three letters, such as EUR."))
    return found


def checked_country(code: str) -> str:
    """Return two capital letters of a country that has telephone numbers, or nothing; else raise InvalidInput."""
    from phonenumbers import SUPPORTED_REGIONS  # noqa: PLC0415 - slow to import

    found = code.strip().upper()
    if found and found not in SUPPORTED_REGIONS:
        raise InvalidInput("country", _("Please give the two letters of a country, such as DE, or nothing."))
    return found


def _me(author: str) -> str:
    return f"me {author}"[:60]
