"""What the headers and words of other programs mean: English, German, and the known dialects.

Headers stand here as `plain` makes them: folded, letters and digits only, single spaces.
"""

from enum import StrEnum

from refnet.domain.kinds import Answer, Channel, Evidence, IntroductionKind, Outcome, Source, Stage

# part of a person: headers by which people files name it; those that are numbered stand with their first number
PERSON: dict[str, str] = {
    "name": "name|full name|contact|contact name|contact person|display name|person|client|customer|kunde|ansprechpartner"
    "|vollstandiger name|kontakt|kontaktname|person name|deal contact person|file as",
    "given_name": "first name|given name|firstname|vorname|person first name",
    "family_name": "last name|family name|lastname|surname|nachname|familienname|person last name",
    "email": "email|e mail|email address|e mail address|mail|e mail adresse|e mail 1 value|e mail 2 value|e mail 3 value"
    "|e mail 2 address|e mail 3 address|person email|person email work|person email home|work email|personal email|email work|email home|email other|email main"
    "|e mail work|e mail home|e mail other",
    "phone": "phone|phone number|telephone|tel|mobile|mobile phone|business phone|business phone 2|home phone|home phone 2"
    "|primary phone|other phone|telefon|telefonnummer|handy|mobil|mobiltelefon|phone 1 value|phone 2 value|phone 3 value"
    "|person phone|mobile phone number|phone mobile|phone work|phone home|phone main|phone other|mobile number",
    "organization": "company|company name|organization|organisation|account|account name|employer|firma|unternehmen"
    "|organization name|organization 1 name|associated company|primary associated company",
    "job_title": "job title|position|role|occupation|organization title|organization 1 title|berufsbezeichnung|funktion"
    "|jobtitle|person job title",
    "profile_url": "url|profile|profile url|linkedin|linkedin url|linkedin profile|linkedin profile url|xing",
    "reference": "record id|contact id|id|person id|kontakt id|external id|reference|person pipedrive system id",
    "notes": "notes|note|comment|comments|description|notizen|bemerkung|bemerkungen|note content",
}
ORGANIZATION = (
    "account|account name|company|company name|organization|organisation|organization name|firma|unternehmen|kunde"
)
REP = (
    "sales agent|agent|rep|rep name|sales rep|owner|deal owner|contact owner|opportunity owner|account owner|lead owner"
    "|company owner|owner name|owner alias|salesperson|verkaufer|vertrieb|vertriebler|betreuer|zustandig"
)
MANAGER = "manager|manager name|sales manager|team lead|vorgesetzter|leiter|teamleiter|vertriebsleiter"
INTRODUCER = (
    "introducer|introduced by|referrer|referred by|referral partner|referral source|recommended by|ally|via|empfehler"
    "|empfohlen von|empfehlungsgeber|vermittler|introducer name|referredby c"
)
PROSPECT = "prospect|introduced|introduced to|referral|referred person|lead|interessent|empfohlene person|prospect name"
OTHER = "other|other person|knows|second person|other name|person b|connected to|target|kennt|to"
FIRST_OF_TWO = "person|person a|first person|source|name|from"

DEAL: dict[str, str] = {
    "deal.reference": "opportunity id|deal id|record id|our no|our number|reference|deal reference|id|number|opportunity number"
    "|deal pipedrive system id|vorgangsnummer|nummer|referenz|auftragsnummer",
    "deal.title": "deal|deal name|deal title|opportunity|opportunity name|title|product|subject|titel|produkt|projekt|project"
    "|bezeichnung",
    "deal.source": "source|lead source|deal source|channel|deal deal source|leadsource|lead source channel|original source|herkunft"
    "|quelle|kanal|how they came",
    "deal.outcome": "outcome|result|status|deal status|won|ergebnis|ausgang",
    "deal.stage": "stage|deal stage|stage name|stagename|sales stage|phase|deal stage pipeline|stufe",
    "deal.amount": "amount|deal amount|value|deal value|close value|revenue|price|total|betrag|wert|summe|umsatz|volumen"
    "|auftragswert|auftragsvolumen|auftragssumme|angebotswert|dealwert|order value",
    "deal.currency": "currency|deal currency|deal currency of value|currencyisocode|amount currency|wahrung",
    "deal.first_touch_on": "first touch|first contact|engage date|create date|created date|created|createddate|deal creation date"
    "|opened|opened on|first touch on|start date|date|erstkontakt|erstellt|erstellt am|angelegt am|datum|beginn",
    "deal.closed_on": "close date|closed|closed on|closedate|deal closed on|closed date|deal won time|decided on|end date"
    "|abgeschlossen am|abschlussdatum|abschluss|geschlossen am",
    "deal.segment": "segment|industry|sector|branche|deal type|type|region",
    "deal.lost_reason": "lost reason|lost because|closed lost reason|deal lost reason|loss reason|verlustgrund|absagegrund",
}
INTRODUCTION: dict[str, str] = {
    "introduction.date": "date|introduced on|introduction date|referral date|made on|datum|referraldate c",
    "introduction.channel": "channel|how|medium|kanal|weg|referralchannel c",
    "introduction.kind": "kind|type|referral type|art|referraltype c",
    "introduction.reason": "reason|why|business reason|grund|anlass",
}
ASK: dict[str, str] = {
    "ask.date": "date|asked on|ask date|asked|datum|gefragt am",
    "ask.channel": "channel|how|medium|kanal",
    "ask.answer": "answer|antwort",
    "ask.answered_on": "answered on|answer date|beantwortet am",
    "ask.ideal_client": "ideal client|ideal customer|asked for|wunschkunde",
    "ask.wording": "wording|words|wortlaut",
    "ask.target": "target|whom|ziel|zielperson",
}
TIE: dict[str, str] = {
    "tie.strength": "strength|weight|closeness|starke",
    "tie.evidence": "evidence|based on|grundlage",
    "tie.since": "since|known since|seit",
}

WORDS: dict[type[StrEnum], dict[str, str]] = {
    Source: {
        Source.REFERRAL: "referral|referred|recommended|recommendation|introduction|word of mouth|partner referral|referral partner|reference|referenz|empfehlung"
        "|empfohlen|external referral|employee referral|customer referral",
        Source.NAME_ONLY: "name only|name|nur name",
        Source.COLD: "cold|cold call|cold email|cold outreach|outbound|cold calling|kalt|kaltakquise|prospecting",
        Source.INBOUND: "inbound|web|website|web form|organic|organic search|paid search|google|ads|advertising|newsletter"
        "|anfrage|webseite|phone inquiry|chat",
        Source.EVENT: "event|trade show|conference|webinar|messe|veranstaltung|seminar",
        Source.EXISTING: "existing|existing customer|existing client|upsell|renewal|bestandskunde|bestand",
        Source.UNKNOWN: "unknown|other|unbekannt|sonstige|n a",
    },
    Outcome: {
        Outcome.OPEN: "open|prospecting|engaging|in progress|pending|negotiation|active|offen|laufend|in arbeit|new|qualification",
        Outcome.WON: "won|closed won|win|signed|yes|success|gewonnen|abgeschlossen|ja|closedwon",
        Outcome.LOST: "lost|closed lost|no|declined|rejected|verloren|abgelehnt|nein|absage|closedlost",
    },
    Stage: {
        Stage.LEAD: "lead|new|prospecting|prospect|open|neu|interessent|incoming|not contacted|open not contacted",
        Stage.CONTACTED: "contacted|engaging|contact made|in contact|kontaktiert|qualification|appointmentscheduled"
        "|appointment scheduled|working|working contacted|attempted to contact|contact in future|connected|in progress",
        Stage.MET: "met|meeting|meeting held|demo|demo scheduled|discovery|needs analysis|needs defined|termin|presentation scheduled"
        "|presentationscheduled",
        Stage.QUALIFIED: "qualified|qualifiedtobuy|qualified to buy|value proposition|id decision makers|perception analysis|qualifiziert"
        "|decisionmakerboughtin|decision maker bought in|identify decision makers|closed converted|converted|pre qualified"
        "|open deal",
        Stage.PROPOSED: "proposed|proposal|proposal price quote|proposal made|quote|offer|negotiation|negotiation review"
        "|negotiations started|contractsent|contract sent|angebot|verhandlung",
        Stage.WON: "won|closed won|closedwon|signed|gewonnen|abgeschlossen",
        Stage.LOST: "lost|closed lost|closedlost|verloren|abgelehnt|closed lost to competition|closed not converted|junk lead"
        "|lost lead|not qualified|unqualified",
    },
    Channel: {
        Channel.DETAILS: "details|contact details|name|kontaktdaten|card|visitenkarte",
        Channel.EMAIL: "email|e mail|mail|letter|brief",
        Channel.MESSAGE: "message|chat|whatsapp|sms|text|linkedin|signal|nachricht",
        Channel.CALL: "call|phone|phone call|telephone|anruf|telefon",
        Channel.VIDEO: "video|video call|zoom|teams|videocall|videoanruf",
        Channel.IN_PERSON: "in person|meeting|lunch|coffee|face to face|personlich|treffen",
    },
    IntroductionKind: {
        IntroductionKind.INTRODUCED: "introduced|introduction|referral|yes|vorgestellt|empfehlung",
        IntroductionKind.NAME_ONLY: "name only|name|contact details|nur name",
    },
    Answer: {
        Answer.PENDING: "pending|open|waiting|offen",
        Answer.NAMED: "named|yes|named someone|ja|genannt",
        Answer.LATER: "later|not now|spater",
        Answer.DECLINED: "declined|no|refused|nein|abgelehnt",
        Answer.SILENCE: "silence|no answer|none|keine antwort",
    },
    Evidence: {
        Evidence.CONFIRMED: "confirmed|yes|bestatigt",
        Evidence.INTRODUCTION: "introduction|vorstellung",
        Evidence.MEETING: "meeting|met|treffen",
        Evidence.EMAIL: "email|e mail|mail",
        Evidence.IMPORT: "import|linkedin|contacts|kontakte",
    },
}
