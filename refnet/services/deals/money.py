"""Amounts of deals: whole minor units of a currency that is always named."""

from sqlalchemy.orm import Session

from refnet.domain.errors import InvalidInput
from refnet.domain.money import LARGEST
from refnet.i18n import _
from refnet.services import preferences


def checked_money(session: Session, amount: int | None, currency: str) -> tuple[int | None, str]:
    """Return an amount with its currency, the main one when none is named; raise InvalidInput for impossible ones."""
    if amount is not None and amount > LARGEST:
        raise InvalidInput("amount", _("This amount is too large to keep."))
    if currency:
        return amount, preferences.checked_currency(currency)
    return amount, "" if amount is None else preferences.currency(session)
