"""Headers and words in the languages that RefNet knows."""

import pytest
from shared import table

from refnet.exchange.mapping import Rows, guess
from refnet.exchange.mapping.columns import plain
from refnet.exchange.mapping.tongues import WORDS


@pytest.mark.parametrize(
    ("names", "fields"),
    [
        ("Vorname,Nachname,E-Mail,Firma", ["given_name", "family_name", "email", "organization"]),
        ("Nombre,Apellidos,Correo electrónico,Empresa", ["given_name", "family_name", "email", "organization"]),
        ("Prénom,Nom,Téléphone,Société", ["given_name", "family_name", "phone", "organization"]),
        ("Nom,Adresse e-mail,Fonction", ["name", "email", "job_title"]),
        ("Nome,Cognome,Cellulare,Azienda", ["given_name", "family_name", "phone", "organization"]),
        ("Nome,Sobrenome,Telefone,Cargo", ["given_name", "family_name", "phone", "job_title"]),
        ("Voornaam,Achternaam,E-mailadres,Bedrijf", ["given_name", "family_name", "email", "organization"]),
        ("Imię,Nazwisko,Numer telefonu,Stanowisko", ["given_name", "family_name", "phone", "job_title"]),
        ("Förnamn,Efternamn,E-post,Företag", ["given_name", "family_name", "email", "organization"]),
        ("Etunimi,Sukunimi,Sähköposti,Yritys", ["given_name", "family_name", "email", "organization"]),
        ("氏名,メールアドレス,会社名,役職", ["name", "email", "organization", "job_title"]),
    ],
)
def test_people_are_understood_in_many_languages(names, fields):
    mapping = guess(names.split(","))
    assert mapping.rows is Rows.PEOPLE
    assert {name: mapping.columns.get(name) for name in names.split(",")} == {
        name: f"person.{field}" for name, field in zip(names.split(","), fields, strict=True)
    }


@pytest.mark.parametrize(
    ("names", "cells", "stage"),
    [
        ("Negocio,Etapa,Importe,Origen", ["Obra", "Propuesta", "100", "Recomendación"], "proposed"),
        ("Affaire,Étape,Montant,Source", ["Chantier", "Devis", "100", "Bouche à oreille"], "proposed"),
        ("Trattativa,Fase,Importo,Provenienza", ["Opera", "Preventivo", "100", "Passaparola"], "proposed"),
        ("Negócio,Etapa,Valor,Origem", ["Obra", "Proposta", "100", "Indicação"], "proposed"),
        ("Kans,Fase,Bedrag,Bron", ["Werk", "Offerte", "100", "Aanbeveling"], "proposed"),
        ("Transakcja,Etap,Kwota,Źródło", ["Dzieło", "Oferta", "100", "Polecenie"], "proposed"),
        ("Affär,Steg,Belopp,Källa", ["Verk", "Offert", "100", "Rekommendation"], "proposed"),
        ("Kauppa,Vaihe,Summa,Lähde", ["Työ", "Tarjous", "100", "Suositus"], "proposed"),
        ("案件名,フェーズ,金額,流入元", ["工事", "見積", "100", "紹介"], "proposed"),
        ("Titel,Phase,Betrag,Quelle", ["Werk", "Angebot", "100", "Empfehlung"], "proposed"),
    ],
)
def test_deals_and_their_words_are_understood_in_many_languages(names, cells, stage):
    mapping = guess(names.split(","), table(names, cells).rows)
    assert mapping.rows is Rows.DEALS
    assert sorted(mapping.columns.values()) == ["deal.amount", "deal.source", "deal.stage", "deal.title"]
    assert mapping.values == {"deal.stage": {cells[1]: stage}, "deal.source": {cells[3]: "referral"}}


def test_a_way_of_coming_is_no_introducer():
    mapping = guess(["Name", "Referred by"], table("a,b", ["Ann", "Website"], ["Bob", "Eve Adler"]).rows)
    assert mapping.values == {"introducer.name": {"Website": ""}}


def test_one_word_has_one_meaning_in_all_languages_together():
    for words in WORDS.values():
        meanings: dict[str, set[str]] = {}
        for meaning, every in words.items():
            for word in every.split("|"):
                meanings.setdefault(plain(word), set()).add(meaning)
        assert {word: told for word, told in meanings.items() if len(told) > 1} == {}
