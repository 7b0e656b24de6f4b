"""Who is meant by a customer: a company, or a person when another column names the company they are with."""

from collections.abc import Sequence

from refnet.exchange.mapping import synonyms, tongues
from refnet.exchange.mapping.columns import plain


def _names(*lists: str) -> frozenset[str]:
    return frozenset(plain(name) for every in lists for name in every.split("|"))


_COMPANIES = _names(synonyms.ORGANIZATION, tongues.ORGANIZATION)
_EITHER = _COMPANIES & _names(synonyms.PERSON["name"], tongues.PERSON["name"])
_PERSON = ("prospect.name", "prospect.given_name", "prospect.family_name")


def settled(headers: Sequence[str], columns: dict[str, str]) -> dict[str, str]:
    """Return the columns of deals with the customer told from the company; the prospect of a deal is with its company."""
    columns = _told_apart(headers, columns)
    fields = set(columns.values())
    if not fields.intersection(_PERSON) or "organization.name" not in fields or "prospect.organization" in fields:
        return columns
    return {
        column: "prospect.organization" if field == "organization.name" else field for column, field in columns.items()
    }


def _told_apart(headers: Sequence[str], columns: dict[str, str]) -> dict[str, str]:
    """Return the columns with a customer as the prospect, where a company has a column and a person none."""
    customer = next((name for name, field in columns.items() if field == "organization.name"), "")
    if plain(customer) not in _EITHER or not set(_PERSON).isdisjoint(columns.values()):
        return columns
    company = next((name for name in headers if name not in columns and plain(name) in _COMPANIES - _EITHER), None)
    return columns if company is None else columns | {customer: "prospect.name", company: "organization.name"}
