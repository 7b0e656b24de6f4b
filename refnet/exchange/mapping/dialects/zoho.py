"""Zoho CRM: leads, contacts, accounts and deals, which were called potentials."""

from refnet.exchange.mapping.dialects.shape import SOURCES_AND_WAYS, Dialect
from refnet.exchange.mapping.fields import Rows

_ID = "record id"
DEALS = Dialect(
    "zoho.deals",
    Rows.DEALS,
    ("deal name|potential name", "closing date", "stage"),
    {
        "deal.reference": f"{_ID}|deal id|potential id",
        "deal.title": "deal name|potential name",
        "deal.stage": "stage",
        "deal.amount": "amount",
        "deal.currency": "currency",
        "deal.source": "lead source",
        "deal.segment": "type",
        "deal.first_touch_on": "created time",
        "deal.closed_on": "closing date",
        "deal.lost_reason": "reason for loss",
        "organization.name": "account name|company name",
        "organization.reference": "account name id|company name id|account id",
        "prospect.name": "contact name",
        "prospect.reference": "contact name id|contact id",
        "rep.name": "deal owner|potential owner",
        "introducer.name": "referred by",
    },
    words=SOURCES_AND_WAYS,
)
LEADS = Dialect(
    "zoho.leads",
    Rows.DEALS,
    (f"{_ID}|lead id|lead owner id", "last name|lead name", "lead owner|lead owner id|created time|is converted"),
    {
        "deal.reference": f"{_ID}|lead id",
        "prospect.name": "lead name|full name",
        "prospect.given_name": "first name",
        "prospect.family_name": "last name",
        "prospect.email": "email|secondary email",
        "prospect.phone": "phone|mobile",
        "prospect.job_title": "title|designation",
        "prospect.organization": "company",
        "prospect.reference": "converted contact id",
        "deal.source": "lead source",
        "deal.stage": "lead status",
        "deal.segment": "industry",
        "deal.first_touch_on": "created time",
        "rep.name": "lead owner",
        "introducer.name": "referred by",
    },
    never="contact owner|contact owner id|deal name|closing date|contact id|first touch|opportunity name|associated company",
    words=SOURCES_AND_WAYS,
)
CONTACTS = Dialect(
    "zoho.contacts",
    Rows.PEOPLE,
    (
        f"{_ID}|contact id|contact owner id",
        "last name|contact name",
        "account name|account name id",
        "created time|contact owner id",
    ),
    {
        "person.reference": f"{_ID}|contact id",
        "person.name": "contact name|full name",
        "person.given_name": "first name",
        "person.family_name": "last name",
        "person.email": "email|secondary email",
        "person.phone": "phone|mobile|home phone|other phone",
        "person.job_title": "title",
        "person.organization": "account name",
        "organization.reference": "account name id",
        "person.labels": "tag|tags",
        "person.contacted_on": "last activity time",
        "person.notes": "description",
        "assistant.name": "assistant",
        "assistant.phone": "asst phone",
        "manager.name": "reporting to|reports to",
        "manager.reference": "reporting to id|reports to id",
        "rep.name": "contact owner",
        "introducer.name": "referred by",
    },
    never="deal name|potential name|closing date",
)
ACCOUNTS = Dialect(
    "zoho.accounts",
    Rows.ORGANIZATIONS,
    (f"{_ID}|account owner id", "account name", "account owner|account owner id|account type|created time"),
    {"organization.reference": f"{_ID}|account id", "organization.name": "account name", "rep.name": "account owner"},
    never="last name|first name|deal name|contact name|opportunity name|closing date|mailing city",
)
DIALECTS = (DEALS, LEADS, CONTACTS, ACCOUNTS)
