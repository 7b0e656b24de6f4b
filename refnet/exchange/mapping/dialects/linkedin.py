"""LinkedIn's archive: Connections in the languages it is written in, Invitations and messages in English."""

from refnet.exchange.mapping.dialects.shape import Dialect
from refnet.exchange.mapping.fields import Rows

_GIVEN = "first name|vorname|prénom|nombre|nome|voornaam|imię|förnamn|etunimi|名"
_FAMILY = "last name|nachname|nom de famille|nom|apellidos|apellido|cognome|sobrenome|achternaam|nazwisko|efternamn|sukunimi|姓"
_CONNECTED = (
    "connected on|verbunden am|vernetzt am|date de connexion|connecté le|conectado el|fecha de conexión|data di collegamento"
    "|collegato il|conectado em|data de conexão|connectie gemaakt op|data nawiązania kontaktu|kontaktdatum|つながった日"
)
CONNECTIONS = Dialect(
    "linkedin.connections",
    Rows.PEOPLE,
    (_GIVEN, _FAMILY, _CONNECTED),
    {
        "person.given_name": _GIVEN,
        "person.family_name": _FAMILY,
        "person.profile_url": "url|profile url|profil url|url du profil|url del perfil|url del profilo|url do perfil",
        "person.email": "email address|e-mail-adresse|adresse e-mail|email|correo electrónico|dirección de correo electrónico"
        "|dirección de correo|indirizzo email|indirizzo e-mail|endereço de e-mail|e-mail|e-mailadres|adres e-mail|e-postadress"
        "|メールアドレス",
        "person.organization": "company|unternehmen|firma|entreprise|société|empresa|azienda|bedrijf|företag|yritys|会社",
        "person.job_title": "position|berufsbezeichnung|poste|fonction|cargo|puesto|posizione|functie|stanowisko|befattning|役職",
    },
)
INVITATIONS = Dialect(
    "linkedin.invitations",
    Rows.PEOPLE,
    ("from", "to", "sent at", "direction"),
    {
        "person.name": "from",
        "person.profile_url": "inviterprofileurl",
        "person.contacted_on": "sent at",
        "person.notes": "message",
    },
    date_order="mdy",
)
MESSAGES = Dialect(
    "linkedin.messages",
    Rows.PEOPLE,
    ("conversation id", "from", "to", "date"),
    {"person.name": "from", "person.profile_url": "sender profile url", "person.contacted_on": "date"},
    date_order="ymd",
)
DIALECTS = (MESSAGES, INVITATIONS, CONNECTIONS)
