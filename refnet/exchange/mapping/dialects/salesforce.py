"""Salesforce: leads, contacts, accounts and opportunities, by the names of its interface and as reports."""

from refnet.exchange.mapping.dialects.shape import ENDS_TOLD, SOURCES_AND_WAYS, Dialect
from refnet.exchange.mapping.fields import Rows

_DELETED = {"isdeleted": "true|1"}
_REFERRAL = {
    "introducer.name": "referred by|referred by full name|referred by name",
    "introducer.reference": "referredby c|referredbycontact c|referredbyid",
    "introduction.date": "referraldate c|referral date",
    "introduction.channel": "referralchannel c|referral channel",
    "introduction.reason": "expressedinterest c|expressed interest",
}
_LEAD = {
    "prospect.name": "name|full name",
    "prospect.given_name": "firstname|first name",
    "prospect.family_name": "lastname|last name",
    "prospect.email": "email",
    "prospect.phone": "phone|mobilephone|mobile",
    "prospect.job_title": "title",
    "prospect.organization": "company|company account",
    "deal.source": "leadsource|lead source",
    "deal.stage": "status|lead status",
    "deal.first_touch_on": "createddate|created date|create date",
    "deal.segment": "industry",
    "rep.name": "lead owner|owner alias|owner name|owner full name",
} | _REFERRAL
_CONTACT = {
    "person.name": "name|full name",
    "person.given_name": "firstname|first name",
    "person.family_name": "lastname|last name",
    "person.email": "email",
    "person.phone": "phone|mobilephone|mobile|homephone|home phone|otherphone|other phone|asst phone",
    "person.job_title": "title",
    "person.organization": "account name|account name account name",
    "person.contacted_on": "lastactivitydate|last activity",
    "person.notes": "description",
    "assistant.name": "assistantname|assistant|assistant s name",
    "assistant.phone": "assistantphone|assistant phone|asst phone",
    "manager.name": "reports to",
    "manager.reference": "reportstoid",
    "rep.name": "contact owner|owner alias",
} | _REFERRAL
_WORDS = SOURCES_AND_WAYS
OPPORTUNITIES = Dialect(
    "salesforce.opportunities",
    Rows.DEALS,
    ("name", "stagename", "closedate|amount"),
    {
        "deal.reference": "id",
        "deal.title": "name",
        "deal.stage": "stagename",
        "deal.source": "leadsource",
        "deal.amount": "amount",
        "deal.currency": "currencyisocode",
        "deal.first_touch_on": "createddate",
        "deal.closed_on": "closedate",
        "deal.segment": "type",
        "deal.is_won": "iswon",
        "deal.is_closed": "isclosed",
        "organization.reference": "accountid",
        "prospect.reference": "contactid",
        "deal.lost_reason": "loss reason c|lost reason c|lossreason c",
    } | _REFERRAL,
    words=_WORDS | ENDS_TOLD,
    skipped=_DELETED,
)  # fmt: skip
OPPORTUNITY_REPORT = Dialect(
    "salesforce.opportunity_report",
    Rows.DEALS,
    ("opportunity name", "stage|amount|close date"),
    {
        "deal.reference": "opportunity id",
        "deal.title": "opportunity name",
        "deal.stage": "stage",
        "deal.source": "lead source",
        "deal.amount": "amount",
        "deal.currency": "amount currency|opportunity currency|currency",
        "deal.first_touch_on": "created date",
        "deal.closed_on": "close date",
        "deal.segment": "type|industry",
        "deal.is_won": "won",
        "deal.is_closed": "closed",
        "deal.lost_reason": "loss reason|lost reason|closed lost reason",
        "organization.name": "account name",
        "organization.reference": "account id",
        "prospect.name": "contact name|primary contact|contact full name",
        "prospect.reference": "contact id|primary contact id",
        "rep.name": "opportunity owner|owner full name|owner alias",
        **_REFERRAL,
    },
    words=_WORDS,
)
LEADS = Dialect(
    "salesforce.leads",
    Rows.DEALS,
    ("lastname", "company", "status|leadsource|isconverted"),
    {"deal.reference": "id", "prospect.reference": "convertedcontactid"} | _LEAD,
    words=_WORDS,
    skipped=_DELETED,
)
LEAD_REPORT = Dialect(
    "salesforce.lead_report",
    Rows.DEALS,
    ("last name|full name|name", "lead status|lead owner|company account", "lead source|lead status|company account"),
    {"deal.reference": "lead id"} | _LEAD,
    never="record id|lead owner id|contact owner|lifecycle stage|last modified date|deal name|opportunity name|account name",
    words=_WORDS,
)
CONTACTS = Dialect(
    "salesforce.contacts",
    Rows.PEOPLE,
    ("lastname", "accountid|reportstoid|assistantname"),
    {"person.reference": "id", "organization.reference": "accountid"} | _CONTACT,
    never="stagename",
    words=_WORDS,
    skipped=_DELETED,
)
CONTACT_REPORT = Dialect(
    "salesforce.contact_report",
    Rows.PEOPLE,
    (
        "last name|full name",
        "account name",
        "mailing city|mailing street|contact owner|contact id|account id|last activity",
    ),
    {"person.reference": "contact id", "organization.reference": "account id"} | _CONTACT,
    never="record id|opportunity name|lead status|account name id",
    words=_WORDS,
)
ACCOUNTS = Dialect(
    "salesforce.accounts",
    Rows.ORGANIZATIONS,
    ("name", "id", "billingstreet|billingcity|accountnumber|numberofemployees|parentid"),
    {"organization.reference": "id", "organization.name": "name"},
    never="lastname|stagename",
    skipped=_DELETED,
)
ACCOUNT_REPORT = Dialect(
    "salesforce.account_report",
    Rows.ORGANIZATIONS,
    ("account name", "account owner|account id|billing state province|billing city"),
    {"organization.reference": "account id", "organization.name": "account name", "rep.name": "account owner"},
    never="first name|last name|full name|opportunity name|record id|deal name|contact name|stage",
)
DIALECTS = (
    OPPORTUNITIES, OPPORTUNITY_REPORT, LEADS, CONTACTS, CONTACT_REPORT, LEAD_REPORT, ACCOUNTS, ACCOUNT_REPORT,
)  # fmt: skip
