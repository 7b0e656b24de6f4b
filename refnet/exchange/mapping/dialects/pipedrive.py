"""Pipedrive: one file for each of deals, leads, people and organizations, or all in one, headed `Entity - Field`."""

from refnet.exchange.mapping.dialects.shape import ENDS_TOLD, SOURCES_AND_WAYS, Dialect
from refnet.exchange.mapping.fields import Rows

_ORGANIZATION = {
    "organization.name": "deal organization|organization name|organization",
    "organization.reference": "deal organization id|organization id|organization pipedrive system id",
}


def _person(who: str) -> dict[str, str]:
    kinds = ("", " work", " home", " mobile", " other", " email", " phone")
    return {
        f"{who}.name": "deal contact person|lead contact person|person name|contact person",
        f"{who}.given_name": "person first name",
        f"{who}.family_name": "person last name",
        f"{who}.reference": "deal contact person id|person id|person pipedrive system id",
        f"{who}.email": "|".join(f"person email{kind}" for kind in kinds),
        f"{who}.phone": "|".join(f"person phone{kind}" for kind in kinds),
        f"{who}.notes": "note content",
    }


DEALS = Dialect(
    "pipedrive.deals",
    Rows.DEALS,
    ("deal title",),
    {
        "deal.reference": "deal id|deal pipedrive system id",
        "deal.title": "deal title",
        "deal.source": "deal deal source|deal source|deal source channel",
        "deal.outcome": "deal status",
        "deal.stage": "deal stage|deal stage pipeline",
        "deal.amount": "deal value",
        "deal.currency": "deal currency|deal currency of value",
        "deal.first_touch_on": "deal deal created|deal creation date|deal created",
        "deal.closed_on": "deal deal closed on|deal closed on",
        "deal.won_on": "deal won time",
        "deal.lost_on": "deal lost time",
        "deal.lost_reason": "deal lost reason",
        "rep.name": "deal owner",
        "introducer.name": "deal referred by|deal introduced by|person referred by",
    } | _ORGANIZATION | _person("prospect"),
    words=SOURCES_AND_WAYS | ENDS_TOLD,
    mark=" - ",
)  # fmt: skip
LEADS = Dialect(
    "pipedrive.leads",
    Rows.DEALS,
    ("lead title",),
    {
        "deal.reference": "lead id|lead pipedrive system id",
        "deal.title": "lead title",
        "deal.source": "lead source channel|lead source",
        "deal.amount": "lead value",
        "deal.currency": "lead currency|lead currency of value",
        "deal.first_touch_on": "lead lead created|lead creation date|lead created",
        "rep.name": "lead owner",
    } | _ORGANIZATION | _person("prospect"),
    words=SOURCES_AND_WAYS,
    mark=" - ",
)  # fmt: skip
PEOPLE = Dialect(
    "pipedrive.people",
    Rows.PEOPLE,
    ("person name|person first name|person last name",),
    {
        "person.organization": "person organization|organization name|organization",
        "organization.reference": "person organization id|organization id|organization pipedrive system id",
        "person.labels": "person labels|person label",
        "rep.name": "person owner",
        "introducer.name": "person referred by",
    } | _person("person"),
    mark=" - ",
)  # fmt: skip
ORGANIZATIONS = Dialect(
    "pipedrive.organizations",
    Rows.ORGANIZATIONS,
    ("organization name", "organization id|organization pipedrive system id|organization owner|organization address"),
    {
        "organization.name": "organization name",
        "organization.reference": "organization id|organization pipedrive system id",
        "rep.name": "organization owner",
    },
    mark=" - ",
)
DIALECTS = (DEALS, LEADS, PEOPLE, ORGANIZATIONS)
