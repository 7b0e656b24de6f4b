"""Cells with ways to reach somebody, and what their owner may want to check about them."""

from collections.abc import Callable
from functools import partial

from refnet.exchange.mapping.fields import Kind
from refnet.exchange.rows import Cell
from refnet.exchange.values import Contact, cell_text, emails, had_hidden, is_spoiled_phone, phones, profiles
from refnet.i18n import _

_BETWEEN_IN_EXPORTS = ":::"  # how Google parts several in a cell, always


def contact_parser(kind: Kind, region: str | None, doubts: list[str]) -> Callable[[Cell], tuple[Contact, ...] | None]:
    """Return what reads cells with e-mail addresses, phone numbers or profile addresses; None for an empty one."""
    parsers: dict[Kind, Callable[[str], tuple[Contact, ...]]] = {
        Kind.EMAIL: emails,
        Kind.PHONE: partial(phones, region=region),
        Kind.PROFILE: profiles,
    }
    kept = {
        Kind.EMAIL: _("“{text}” is not an e-mail address; it was kept as it is."),
        Kind.PHONE: _("“{text}” is not a complete phone number; it was kept as it is."),
        Kind.PROFILE: _("“{text}” is not the address of a page; it was kept as it is."),
    }[kind]

    parse = parsers[kind]

    def parse_contacts(cell: Cell) -> tuple[Contact, ...] | None:
        text = cell_text(cell)
        if not text:
            return None
        contacts = parse(text)
        if len(contacts) == 1 and contacts[0].normal and text == cell:
            return contacts  # as nearly all are
        doubts.extend(_doubt(kept, contact.value) for contact in contacts if not contact.normal)
        if isinstance(cell, str) and had_hidden(cell):
            doubts.append(_("Invisible characters were taken out of “{text}”.").format(text=text))
        count = sum(bool(contact.normal) for contact in contacts)
        if kind is Kind.EMAIL and count > 1 and _BETWEEN_IN_EXPORTS not in text:
            sentence = _("“{text}” holds {count} e-mail addresses; all were kept.")
            doubts.append(sentence.format(text=text, count=count))
        return contacts or None

    return parse_contacts


def _doubt(kept: str, text: str) -> str:
    if is_spoiled_phone(text):
        kept = _(
            "“{text}” is what a spreadsheet made of a phone number; its last digits are lost. It was kept as it is."
        )
    return kept.format(text=text)
