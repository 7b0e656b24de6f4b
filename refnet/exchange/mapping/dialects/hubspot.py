"""HubSpot: contacts, companies and deals with the ids of what they belong to."""

from refnet.exchange.mapping.dialects.shape import SOURCES_AND_WAYS, Dialect
from refnet.exchange.mapping.fields import Rows

_ID = "record id|hs object id|id de registro|datensatz id|id de la fiche d informations"
# what HubSpot calls a referral is a visit from another web site, and no introduction
_WEB = dict.fromkeys(("Referrals", "REFERRALS", "Organic Search", "ORGANIC_SEARCH", "Paid Search", "PAID_SEARCH", "Organic Social", "SOCIAL_MEDIA", "Paid Social", "PAID_SOCIAL", "Email Marketing", "EMAIL_MARKETING", "Direct Traffic", "DIRECT_TRAFFIC", "Other Campaigns", "OTHER_CAMPAIGNS", "AI Referrals", "AI_REFERRALS"), "inbound") | {"Offline Sources": "unknown", "OFFLINE": "unknown"}  # fmt: skip
DEALS = Dialect(
    "hubspot.deals",
    Rows.DEALS,
    (_ID, "deal name|dealname", "deal stage|dealstage"),
    {
        "deal.reference": _ID,
        "deal.title": "deal name|dealname",
        "deal.stage": "deal stage|dealstage",
        "deal.amount": "amount|amount in company currency",
        "deal.currency": "currency|deal currency code",
        "rep.name": "deal owner",
        "deal.closed_on": "close date|closedate",
        "deal.first_touch_on": "create date|createdate",
        "deal.source": "lead source|deal source|original source type|original traffic source|original source",
        "deal.segment": "deal type|dealtype|industry",
        "deal.lost_reason": "closed lost reason",
        "deal.is_won": "is closed won",
        "deal.is_closed": "is deal closed",
        "prospect.reference": "associated contact ids primary|associated contact ids|associated contact id",
        "prospect.name": "associated contact primary|associated contact|associated contacts",
        "organization.reference": "associated company ids primary|associated company ids|associated company id",
        "organization.name": "associated company primary|associated company|primary associated company",
        "introducer.name": "referred by|introduced by|referrer",
    },
    words={"deal.source": SOURCES_AND_WAYS["deal.source"] | _WEB},
)
CONTACTS = Dialect(
    "hubspot.contacts",
    Rows.PEOPLE,
    (
        _ID,
        "first name|firstname|last name|lastname|vorname|prénom|nombre",
        "email|phone number|contact owner|lead status",
    ),
    {
        "person.reference": _ID,
        "person.given_name": "first name|firstname|vorname|prénom|nombre",
        "person.family_name": "last name|lastname|nachname|nom|nom de famille|apellidos",
        "person.email": "email|work email|e mail|additional email addresses|correo",
        "person.phone": "phone number|mobile phone number|telefonnummer|mobiltelefonnummer|numéro de téléphone|número de teléfono",
        "person.job_title": "job title|jobtitle|berufsbezeichnung|job position",
        "person.organization": "associated company primary|associated company|primary associated company|company name|company",
        "organization.reference": "associated company ids primary|associated company ids|associated company id"
        "|primary associated company id",
        "person.profile_url": "linkedin url|linkedin profile url",
        "person.contacted_on": "last contacted|last activity date",
        "rep.name": "contact owner",
        "introducer.name": "referred by|introduced by|referrer",
    },
    never="deal name|deal stage",
)
COMPANIES = Dialect(
    "hubspot.companies",
    Rows.ORGANIZATIONS,
    (
        _ID,
        "company name|name|unternehmensname",
        "company owner|company domain name|website url|domain|industry|lifecycle stage",
    ),
    {
        "organization.reference": _ID,
        "organization.name": "company name|name|unternehmensname",
        "rep.name": "company owner",
    },
    never="first name|last name|deal name",
)
DIALECTS = (DEALS, CONTACTS, COMPANIES)
