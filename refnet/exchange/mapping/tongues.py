"""Headers and words in Spanish, Finnish, French, Italian, Japanese, Dutch, Polish, Portuguese and Swedish.

As people write them, with their accents; they are made plain before they are compared.
"""

from enum import StrEnum

from refnet.domain.kinds import Outcome, Source, Stage

PERSON = {
    "name": "nombre completo|nombre y apellidos|nom complet|nom et prénom|nome completo|nome e cognome|volledige naam|naam"
    "|imię i nazwisko|namn|fullständigt namn|nimi|koko nimi|氏名|名前|contacto|contatto|contactpersoon|osoba kontaktowa"
    "|kontaktperson|yhteyshenkilö|担当者|cliente|client|klant|klient|kund|asiakas|顧客",
    "given_name": "prénom|voornaam|imię|förnamn|etunimi|nombre|nombre de pila|primeiro nome|nome|名",
    "family_name": "nom de famille|apellido|apellidos|cognome|sobrenome|apelido|achternaam|nazwisko|efternamn|sukunimi|nom|姓",
    "email": "correo|correo electrónico|email|courriel|adresse e mail|adresse électronique|adresse mail|indirizzo email"
    "|indirizzo e mail|posta elettronica|endereço de e mail|e mailadres|e mailadresse|adres e mail|adres email|e post"
    "|e postadress|epost|sähköposti|sähköpostiosoite|メール|メールアドレス|eメール",
    "phone": "teléfono|móvil|celular|téléphone|tél|portable|téléphone portable|telefono|cellulare|telefone|telemóvel"
    "|telefoon|telefoonnummer|mobiel|numer telefonu|komórka|telefonnummer|mobilnummer|puhelin|puhelinnumero|matkapuhelin"
    "|電話|電話番号|携帯電話|携帯",
    "organization": "empresa|compañía|organización|entreprise|société|organisation|azienda|società|organizzazione|companhia"
    "|organização|bedrijf|bedrijfsnaam|organisatie|firma|przedsiębiorstwo|organizacja|företag|yritys|organisaatio|会社|会社名",
    "job_title": "cargo|puesto|poste|fonction|ruolo|posizione|mansione|função|functie|functietitel|stanowisko|befattning|tehtävä"
    "|tehtävänimike|titteli|役職|肩書",
    "notes": "notas|observaciones|comentarios|remarques|commentaires|note|osservazioni|observações|notities|opmerkingen"
    "|notatki|uwagi|anteckningar|kommentarer|muistiinpanot|huomautukset|備考|メモ",
}
AMBIGUOUS = ("nom", "nombre", "nome", "nazwisko", "姓")  # a whole name when the other half has no column
ORGANIZATION = PERSON["organization"] + "|compte|cuenta|conta|conto|konto|tili"
REP = (
    "propietario|responsable|comercial|vendedor|propriétaire|commercial|proprietario|venditore|responsabile|proprietário"
    "|responsável|eigenaar|verkoper|właściciel|handlowiec|opiekun|ägare|säljare|omistaja|myyjä|担当営業|所有者"
)
INTRODUCER = (
    "recomendado por|referido por|recommandé par|apporteur|apporteur d affaires|présenté par|segnalato da|presentato da"
    "|consigliato da|indicado por|recomendado por|aanbevolen door|doorverwezen door|geïntroduceerd door|polecony przez"
    "|polecona przez|polecający|rekommenderad av|tipsad av|suosittelija|suositellut|紹介者"
)
DEAL = {
    "deal.reference": "número|referencia|référence|numéro|riferimento|numero|referência|nummer|numer|viite|番号",
    "deal.title": "negocio|oportunidad|título|affaire|opportunité|titre|trattativa|opportunità|titolo|negócio|oportunidade"
    "|kans|onderwerp|szansa sprzedaży|transakcja|tytuł|affär|affärsmöjlighet|kauppa|myyntimahdollisuus|商談|商談名|案件名|案件",
    "deal.source": "origen|fuente|fuente de la oportunidad|origine|source du prospect|provenienza|fonte|origem|bron|herkomst"
    "|źródło|pochodzenie|källa|ursprung|lähde|リードソース|流入元",
    "deal.outcome": "resultado|estado|résultat|statut|esito|risultato|stato|situação|resultaat|wynik|resultat|tulos|tila"
    "|結果|状態|ステータス",
    "deal.stage": "etapa|fase|étape|phase|etap|faza|skede|steg|vaihe|フェーズ|段階|ステージ",
    "deal.amount": "importe|valor|monto|montant|valeur|importo|valore|quantia|montante|bedrag|waarde|kwota|wartość|belopp"
    "|värde|summa|arvo|金額",
    "deal.currency": "moneda|divisa|devise|valuta|moeda|waluta|valuutta|通貨",
    "deal.first_touch_on": "fecha|fecha de creación|primer contacto|date de création|premier contact|data|data di creazione"
    "|primo contatto|data de criação|primeiro contato|datum|aanmaakdatum|eerste contact|data utworzenia|pierwszy kontakt"
    "|skapad|skapad datum|första kontakt|luotu|luontipäivä|ensikontakti|作成日|日付",
    "deal.closed_on": "fecha de cierre|date de clôture|date de fermeture|data di chiusura|data de fechamento|data de fecho"
    "|sluitingsdatum|afsluitdatum|data zamknięcia|slutdatum|avslutad|päättymispäivä|sulkemispäivä|完了予定日|クローズ日|成約日",
    "deal.segment": "sector|secteur|settore|setor|branche|branża|bransch|toimiala|業種",
    "deal.lost_reason": "motivo de pérdida|raison de la perte|motif de perte|motivo di perdita|motivo della perdita"
    "|motivo da perda|reden verlies|reden van verlies|powód przegranej|powód utraty|förlustorsak|häviön syy|失注理由",
}
INTRODUCTION = {
    "introduction.date": "fecha|date|data|datum|päivämäärä|日付",
    "introduction.reason": "motivo|motif|raison|ragione|reden|powód|anledning|syy|理由",
}
WORDS: dict[type[StrEnum], dict[StrEnum, str]] = {
    Source: {
        Source.REFERRAL: "referencia|recomendación|referido|boca a boca|recommandation|bouche à oreille|parrainage|segnalazione"
        "|passaparola|raccomandazione|indicação|recomendação|boca a boca|aanbeveling|verwijzing|mond tot mond|polecenie"
        "|rekomendacja|rekommendation|tips|suositus|suosittelu|紹介",
        Source.COLD: "llamada en frío|en frío|prospection|appel à froid|démarchage|chiamata a freddo|a freddo|ligação fria"
        "|prospecção|koud|koude acquisitie|telefon na zimno|zimny|kall|kallringning|kylmä|kylmäsoitto|テレアポ|新規開拓",
        Source.INBOUND: "sitio web|página web|web|site web|site internet|sito|sito web|site|website|strona internetowa|www"
        "|webbplats|hemsida|verkkosivu|verkkosivusto|ウェブ|ウェブサイト|問い合わせ",
        Source.EVENT: "feria|evento|salon|événement|foire|fiera|feira|beurs|evenement|targi|wydarzenie|mässa|evenemang|messut"
        "|tapahtuma|展示会|イベント|セミナー",
        Source.EXISTING: "cliente existente|cliente actual|client existant|cliente esistente|cliente atual|bestaande klant"
        "|obecny klient|befintlig kund|nykyinen asiakas|既存顧客",
        Source.UNKNOWN: "desconocido|otro|otros|inconnu|autre|sconosciuto|altro|desconhecido|outro|outros|onbekend|overig|anders"
        "|nieznane|inne|okänd|annat|övrigt|tuntematon|muu|不明|その他",
    },
    Outcome: {
        Outcome.OPEN: "abierto|abierta|en curso|en proceso|ouvert|ouverte|en cours|aperto|aperta|in corso|aberto|aberta"
        "|em andamento|lopend|otwarte|otwarty|w toku|öppen|pågående|avoin|kesken|進行中",
        Outcome.WON: "ganado|ganada|cerrado ganado|gagné|gagnée|vinto|vinta|ganho|ganha|fechado ganho|gewonnen|wygrane|wygrana"
        "|vunnen|vunnet|voitettu|受注|成約",
        Outcome.LOST: "perdido|perdida|cerrado perdido|perdu|perdue|perso|persa|perduto|fechado perdido|verloren|przegrane"
        "|przegrana|utracone|förlorad|förlorat|hävitty|menetetty|失注",
    },
    Stage: {
        Stage.LEAD: "nuevo|nueva|nouveau|nouvelle|nuovo|nuova|novo|nieuw|nowy|nowe|ny|uusi|新規|リード",
        Stage.CONTACTED: "contactado|contactada|contacté|contactée|contattato|contatado|gecontacteerd|benaderd|skontaktowano"
        "|kontaktad|otettu yhteyttä|連絡済み",
        Stage.MET: "reunión|rendez vous|rencontré|incontro|riunione|reunião|afspraak|gesprek|spotkanie|möte|tapaaminen|面談|商談中",
        Stage.QUALIFIED: "calificado|cualificado|qualifié|qualifiée|qualificato|qualificado|gekwalificeerd|zakwalifikowany"
        "|kvalificerad|arvioitu|見込み",
        Stage.PROPOSED: "propuesta|presupuesto|negociación|proposition|devis|négociation|proposta|offerta|preventivo|trattativa"
        "|negociação|voorstel|offerte|onderhandeling|oferta|propozycja|negocjacje|offert|förhandling|tarjous|neuvottelu"
        "|提案|見積|交渉",
    },
}
WORDS[Stage] |= {Stage.WON: WORDS[Outcome][Outcome.WON], Stage.LOST: WORDS[Outcome][Outcome.LOST]}
