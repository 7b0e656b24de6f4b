"""Address cards."""

import pytest
import vobject

from refnet.exchange import vcard
from refnet.exchange.vcard import Card

EVA = Card(
    name="Eva Müller; PhD, MSc",
    given_name="Eva",
    family_name="Müller",
    organization="Müller & Söhne, GmbH",
    job_title="CEO\\CFO",
    emails=("eva@example.org", "e@example.org"),
    phones=("+491711234567",),
    urls=("https://linkedin.com/in/eva",),
    categories=("golf, chess", "clients"),
    note="first line\nBEGIN:VCARD\r\n" + "größer " * 40,
    uid="urn:uuid:0198",
)


def test_another_program_reads_the_card_as_it_was_meant():
    card = vobject.readOne(vcard.text(EVA))
    assert card.fn.value == EVA.name
    assert (card.n.value.given, card.n.value.family) == ("Eva", "Müller")
    assert card.org.value == [EVA.organization]
    assert card.title.value == EVA.job_title
    assert [one.value for one in card.contents["email"]] == list(EVA.emails)
    assert card.note.value == EVA.note.replace("\r", "")
    assert card.categories.value == list(EVA.categories)
    assert card.uid.value == EVA.uid


def test_lines_are_folded_at_75_octets_without_cutting_a_letter():
    lines = vcard.text(EVA).encode().split(b"\r\n")
    assert max(map(len, lines)) <= 75
    assert all(line.decode() is not None for line in lines)


def test_a_card_needs_only_a_name():
    assert vcard.text(Card("Ann")).split("\r\n") == [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Ann",
        "N:Ann;;;;",
        "END:VCARD",
        "",
    ]


@pytest.mark.parametrize("name", ["Eva\x00\x07", "Eva"])
def test_control_characters_stay_out(name):
    assert "FN:Eva\r\n" in vcard.text(Card(name))


def test_cards_are_written_into_one_file(tmp_path):
    vcard.write(tmp_path / "allies.vcf", [EVA, Card("Ann", given_name="Ann")])
    cards = list(vobject.readComponents((tmp_path / "allies.vcf").read_text("utf-8")))
    assert [card.fn.value for card in cards] == [EVA.name, "Ann"]
