"""The lists of programs that RefNet knows by their headers, and what they are called."""

from collections.abc import Sequence

from refnet.exchange.mapping.columns import headers_of, match, plain
from refnet.exchange.mapping.dialects import address_books, hubspot, linkedin, pipedrive, salesforce, zoho
from refnet.exchange.mapping.dialects.shape import Dialect
from refnet.i18n import _

__all__ = ["DIALECTS", "Dialect", "columns_of", "find", "name_of", "recognise", "source_of"]

# the most telling first
DIALECTS = (
    *linkedin.DIALECTS, *pipedrive.DIALECTS, *address_books.DIALECTS, *zoho.DIALECTS, *hubspot.DIALECTS,
    *salesforce.DIALECTS,
)  # fmt: skip
_BY_KEY = {dialect.key: dialect for dialect in DIALECTS}
_PROGRAMS = {
    "linkedin": "LinkedIn", "google": "Google", "outlook": "Outlook", "thunderbird": "Thunderbird", "hubspot": "HubSpot",
    "salesforce": "Salesforce", "pipedrive": "Pipedrive", "zoho": "Zoho",
}  # fmt: skip


def recognise(headers: Sequence[str]) -> Dialect | None:
    """Return the list of which program has these headers, in whatever order, or None."""
    names, whole = {plain(header) for header in headers}, "\n".join(headers)
    return next((dialect for dialect in DIALECTS if dialect.mark in whole and _is(dialect, names)), None)


def columns_of(dialect: Dialect, headers: Sequence[str]) -> dict[str, str]:
    """Return column to field."""
    return match(headers, headers_of(dialect.fields))


def find(key: str) -> Dialect | None:
    """Return the dialect with that key; None for an unknown one, as of a later version."""
    return _BY_KEY.get(key)


def source_of(key: str) -> str:
    """Return the program's name, which is where its people are from: `LinkedIn`."""
    program = key.partition(".")[0]
    return _PROGRAMS.get(program, program)


def name_of(key: str) -> str:
    """Return what the window says of a file: `LinkedIn connections`."""
    kind = key.partition(".")[2]
    lists = {
        "connections": _("{program} connections"),
        "invitations": _("{program} invitations"),
        "messages": _("{program} messages"),
        "contacts": _("{program} contacts"),
        "contacts_old": _("{program} contacts, older form"),
        "contact_report": _("{program} report of contacts"),
        "people": _("{program} people"),
        "companies": _("{program} companies"),
        "organizations": _("{program} organizations"),
        "accounts": _("{program} accounts"),
        "account_report": _("{program} report of accounts"),
        "deals": _("{program} deals"),
        "opportunities": _("{program} opportunities"),
        "opportunity_report": _("{program} report of opportunities"),
        "leads": _("{program} leads"),
        "lead_report": _("{program} report of leads"),
    }
    return lists.get(kind, "{program}").format(program=source_of(key))


def _is(dialect: Dialect, names: set[str]) -> bool:
    groups = [{plain(name) for name in group.split("|")} for group in dialect.needed]
    never = {plain(name) for name in dialect.never.split("|")}
    return not any(map(names.isdisjoint, groups)) and names.isdisjoint(never - {""})
