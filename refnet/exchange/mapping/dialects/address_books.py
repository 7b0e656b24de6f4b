"""Address books: Google Contacts old and new, Outlook's three lists, Thunderbird."""

from refnet.exchange.mapping.dialects.shape import Dialect
from refnet.exchange.mapping.fields import Rows

GOOGLE_OLD = Dialect(
    "google.contacts_old",
    Rows.PEOPLE,
    ("name", "given name", "family name", "group membership|yomi name|additional name"),
    {
        "person.name": "name",
        "person.given_name": "given name",
        "person.family_name": "family name",
        "person.email": "e mail 1 value",
        "person.phone": "phone 1 value",
        "person.organization": "organization 1 name",
        "person.job_title": "organization 1 title|occupation",
        "person.labels": "group membership",
        "person.notes": "notes",
    },
)
GOOGLE = Dialect(
    "google.contacts",
    Rows.PEOPLE,
    ("first name", "last name", "labels|organization name", "e mail 1 value|phone 1 value|file as|phonetic first name"),
    {
        "person.name": "file as",
        "person.given_name": "first name",
        "person.family_name": "last name",
        "person.email": "e mail 1 value",
        "person.phone": "phone 1 value",
        "person.organization": "organization name",
        "person.job_title": "organization title",
        "person.labels": "labels",
        "person.notes": "notes",
    },
)
OUTLOOK = Dialect(
    "outlook.contacts",
    Rows.PEOPLE,
    (
        "first name|vorname|prénom|nombre",
        "last name|nachname|nom|apellidos",
        "e mail address|e mail adresse|adresse de messagerie|dirección de correo electrónico",
        "manager s name|assistant s name|business phone|name des r vorgesetzten|assistent in|telefon geschäftlich|téléphone bureau",
    ),
    {
        "person.given_name": "first name|vorname|prénom|nombre",
        "person.family_name": "last name|nachname|nom|apellidos",
        "person.email": "e mail address|e mail adresse|e mail adresse|e mail 1 address|adresse de messagerie"
        "|dirección de correo electrónico",
        "person.phone": "primary phone|business phone|mobile phone|home phone|other phone|haupttelefon|telefon geschäftlich"
        "|mobiltelefon|telefon privat|weiteres telefon|téléphone bureau|téléphone domicile|tél mobile|trabajo teléfono"
        "|teléfono del trabajo|teléfono móvil|particular teléfono",
        "person.organization": "company|firma|société|compañía|organización",
        "person.job_title": "job title|position|titre|cargo",
        "person.labels": "categories|kategorien|catégories|categorías",
        "person.notes": "notes|notizen|notas",
        "introducer.name": "referred by|empfohlen von|recommandé par|sugerido por|recomendado por",
        "manager.name": "manager s name|name des r vorgesetzten|name der des vorgesetzten|nom du responsable|responsable",
        "assistant.name": "assistant s name|assistent in|name assistent|nom de l assistant e|assistant e|nombre del ayudante",
        "assistant.phone": "assistant s phone|telefon assistent|téléphone de l assistant e|teléfono del ayudante",
        "spouse.name": "spouse|partner|conjoint|cónyuge",
    },
)
THUNDERBIRD = Dialect(
    "thunderbird.contacts",
    Rows.PEOPLE,
    ("first name", "last name", "display name", "primary email"),
    {
        "person.name": "display name",
        "person.given_name": "first name",
        "person.family_name": "last name",
        "person.email": "primary email|secondary email",
        "person.phone": "work phone|home phone|mobile number",
        "person.organization": "organization",
        "person.job_title": "job title",
        "person.notes": "notes",
    },
)
DIALECTS = (GOOGLE_OLD, GOOGLE, OUTLOOK, THUNDERBIRD)
